import type { CaseAnswer, MoveAnswer, RequesterCase, StaffCase } from '@casusregie/contract';
import type { MoveName } from '@casusregie/domain';
import { organisationId, stableId } from '../database/reference/load';
import type { Answer } from './client';
import type { World } from './test-setup';

/** The person behind a demo account. */
export const personOf = (account: string): string => stableId(`person:${account}`);
/** The organisation behind a code such as `politie` or `GM0014`. */
export const organisationOf = organisationId;

/** A whole request for an integral case, of invented facts. */
export const INTEGRAL = {
  kind: 'integral-case',
  title: 'Loods zonder ramen',
  mainTheme: 'synthetische-drugs',
  indications: 'Een toezichthouder zag een loods met afgeplakte ramen (fictief).',
  ownActions: 'Controle door het team bouwtoezicht (fictief).',
  question: 'Wie kan hier samen met ons naar kijken?',
};
/** A whole request for advice. */
export const ADVICE = {
  kind: 'legal-advice',
  title: 'Vraag over een vergunning',
  indications: 'Een aanvraag roept vragen op (fictief).',
  question: 'Welke grondslag past hierbij?',
};

/** A legality test of invented words. */
export const testOf = (partners: readonly string[], depth: 'short' | 'full' = 'full') => ({
  depth,
  indications: 'Twee waarnemingen, los van elkaar (fictief).',
  necessity: 'Zonder partners is het verband niet vast te stellen.',
  proportionality: 'Alleen hit of no-hit.',
  subsidiarity: 'Eén partner kan dit niet alleen.',
  ...(depth === 'full' && { dataCategories: 'Vergunningen en inschrijvingen.' }),
  partnerIds: partners.map(organisationOf),
});

/** A decision of a meeting. */
export const decisionOn = (heldOn: string) => ({
  meeting: 'Weegoverleg',
  heldOn,
  attendees: ['Politie', 'Belastingdienst'],
  text: 'Besloten zoals voorgesteld (fictief).',
});

/** What is told when a matter is rejected. */
export const REJECTION = {
  reasons: ['insufficient-indications'],
  requesterText: 'Er zijn te weinig aanwijzingen.',
  internalText: 'Niet genoeg om partners te bevragen.',
  selfHelp: 'Controleer de vergunning opnieuw.',
};

/** The stations of the integral road, each behind the one before. */
export const STATIONS = [
  'submitted',
  'intake',
  'legality-check',
  'partner-query',
  'enrichment',
  'weighing',
  'analysis',
  'planning',
  'execution',
  'closing',
  'closed',
] as const;
export type Station = (typeof STATIONS)[number];

/** Walks cases over HTTP, as the people of one region and one requester. */
export class Journey {
  constructor(
    readonly world: World,
    readonly requester = 'gm0014',
    readonly region = 'nn',
  ) {}

  /** The account of a job in the region, such as `nn-jurist`. */
  job(name: string): string {
    return `${this.region}-${name}`;
  }

  /** Starts a draft. */
  async draft(fields: object = INTEGRAL): Promise<string> {
    const caller = await this.world.as(this.requester);
    return (await caller.post('/v1/cases', fields)).ok<MoveAnswer>().caseId;
  }

  /** Starts a draft and submits it. */
  async file(fields: object = INTEGRAL): Promise<string> {
    const id = await this.draft(fields);
    await this.must(this.requester, id, 'submit');
    return id;
  }

  /** The version that an account sees, as an `If-Match`. */
  async etag(account: string, id: string): Promise<string> {
    return (await (await this.world.as(account)).get(`/v1/cases/${id}`)).header('etag');
  }

  /** Tries a move with the newest version. */
  async move(account: string, id: string, move: MoveName, facts: object = {}): Promise<Answer> {
    const caller = await this.world.as(account);
    return caller.post(`/v1/cases/${id}/moves`, { move, ...facts }, { 'if-match': await this.etag(account, id) });
  }

  /** Makes a move that has to succeed. */
  async must(account: string, id: string, move: MoveName, facts: object = {}): Promise<MoveAnswer> {
    const answer = await this.move(account, id, move, facts);
    if (answer.status !== 200) throw new Error(`${move} by ${account} answered ${answer.status}: ${answer.text}`);
    return answer.json<MoveAnswer>();
  }

  /** Adds something under a case. */
  async add(account: string, id: string, what: string, body: object): Promise<void> {
    (await (await this.world.as(account)).post(`/v1/cases/${id}/${what}`, body)).ok();
  }

  /** The case as an account sees it. */
  async see<T extends CaseAnswer = StaffCase>(account: string, id: string): Promise<T> {
    return (await (await this.world.as(account)).get(`/v1/cases/${id}`)).ok<T>();
  }

  /** The case as its requester sees it. */
  seen(id: string): Promise<RequesterCase> {
    return this.see<RequesterCase>(this.requester, id);
  }

  /** A calendar date some days from today, by the clock of the world. */
  day(offset: number): string {
    return new Date(Date.parse(this.world.clock.now()) + offset * 86_400_000).toISOString().slice(0, 10);
  }

  /** Puts one subject to partners. */
  async inquire(id: string, partners: readonly string[]): Promise<void> {
    const by = this.job('informatie');
    await this.add(by, id, 'subjects', { kind: 'organisation', description: 'Verhuurbedrijf (fictief)' });
    const { subjects } = await this.see(by, id);
    await this.add(by, id, 'inquiries', {
      subjectIds: subjects.map((subject) => subject.id),
      partnerIds: partners.map(organisationOf),
      dueOn: this.day(14),
    });
  }

  /** A partner answers every open line that was put to it. */
  async answer(id: string, partner: string, answer = 'hit'): Promise<void> {
    const { inquiryLines } = await this.see(this.job('informatie'), id);
    const caller = await this.world.as(partner);
    const own = inquiryLines.filter((row) => row.partner.id === organisationOf(partner));
    for (const line of own.filter((row) => row.answer === null && !row.closed)) {
      const headers = { 'if-match': String(line.version) };
      (await caller.put(`/v1/inquiry-lines/${line.id}/answer`, { answer }, headers)).ok();
    }
  }

  /** Moves an intervention along, as its owner. */
  async progress(id: string, owner: string, change: object): Promise<void> {
    const { interventions } = await this.see(this.job('informatie'), id);
    const row = interventions.find((one) => one.owner.id === organisationOf(owner));
    (
      await (
        await this.world.as(owner)
      ).patch(`/v1/interventions/${row?.id}`, change, { 'if-match': String(row?.version) })
    ).ok();
  }

  private readonly steps: Record<Station, (id: string) => Promise<void>> = {
    submitted: () => Promise.resolve(),
    intake: async (id) => void (await this.must(this.job('accountmanager'), id, 'takeUp')),
    'legality-check': async (id) => {
      const theme = { purpose: 'integrated-approach', mainTheme: 'synthetische-drugs' };
      await this.must(this.job('accountmanager'), id, 'startTest', theme);
    },
    'partner-query': async (id) => {
      await this.add(this.job('jurist'), id, 'tests', testOf(['politie', 'belastingdienst']));
      await this.must(this.job('informatie'), id, 'approveTest');
    },
    enrichment: async (id) => {
      await this.inquire(id, ['politie']);
      await this.answer(id, 'politie');
      await this.must(this.job('informatie'), id, 'startEnrichment');
    },
    weighing: async (id) => {
      await this.add(this.job('informatie'), id, 'items', {
        sourceId: organisationOf('politie'),
        sourceKind: 'half-open',
        happenedOn: this.day(-1),
        text: 'Melding op hetzelfde perceel (fictief).',
        ground: 'Wgs art. 2.19',
        handling: 'Alleen als sturingsinformatie',
      });
      await this.must(this.job('informatie'), id, 'offerForWeighing');
    },
    analysis: async (id) => {
      const facts = { decision: decisionOn(this.day(0)), caseDirectorId: personOf(this.job('regisseur')) };
      await this.must(this.job('manager'), id, 'accept', facts);
    },
    planning: async (id) => {
      const facts = { advice: 'Samen controleren.', partners: [organisationOf('politie')] };
      await this.must(this.job('regisseur'), id, 'agreeAdvice', facts);
    },
    execution: async (id) => {
      await this.add(this.job('regisseur'), id, 'interventions', {
        kind: 'criminal',
        description: 'Onderzoek naar de verhuurder (fictief)',
        ownerId: organisationOf('politie'),
        dueOn: this.day(30),
      });
      await this.must(this.job('regisseur'), id, 'startExecution', { decision: decisionOn(this.day(0)) });
    },
    closing: async (id) => {
      await this.progress(id, 'politie', { status: 'done', result: 'achieved' });
      await this.must(this.job('regisseur'), id, 'startClosing');
    },
    closed: async (id) => {
      await this.add(this.job('accountmanager'), id, 'feedback', { text: 'De loods is gesloten (fictief).' });
      await this.must(this.job('regisseur'), id, 'close', { effect: 'Niet gemeten: te vroeg.' });
      await this.must(this.job('manager'), id, 'close', { effect: 'Niet gemeten: te vroeg.' });
    },
  };

  /** Walks on from one station to another. */
  async walk(id: string, from: Station, to: Station): Promise<string> {
    for (const station of STATIONS.slice(STATIONS.indexOf(from) + 1, STATIONS.indexOf(to) + 1)) {
      await this.steps[station](id);
    }
    return id;
  }

  /** Files a case and walks it to a station. */
  async to(station: Station, fields: object = INTEGRAL): Promise<string> {
    return this.walk(await this.file(fields), 'submitted', station);
  }
}
