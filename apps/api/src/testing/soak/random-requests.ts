import type { CaseAnswer } from '@casusregie/contract';
import { isMoveName, MOVES, type MoveName } from '@casusregie/domain';
import type { Answer, Ask, Client } from '../client';
import { decisionOn, organisationOf, personOf, REJECTION, testOf } from '../journey';
import { operationsOf, type OpenApi } from '../open-api';
import type { World } from '../test-setup';
import type { Chance } from './chance';
import { FORGED } from './forged';
import { RandomBodies } from './random-bodies';

/** Whoever asks, and what of the marked texts they may come to see. */
export interface SoakActor {
  readonly account: string;
  readonly sees: RegExp | null;
}

/** A text that only the requester and the staff of one region may ever see. */
export const canary = (region: string, account: string): string => `KANARIE-${region}-${account}-EINDE`;

const OFFICERS = [
  ['gm0014', 'NN'],
  ['gm0034', 'MN'],
  ['gm0153', 'ON'],
] as const;
const JOBS = ['accountmanager', 'informatie', 'analist', 'regisseur', 'jurist', 'manager'];

/** People of three regions, of partners and of the country. A partner may be named anywhere, so it may see any of them. */
export const ACTORS: readonly SoakActor[] = [
  ...OFFICERS.map(([account]) => ({ account, sees: new RegExp(`^KANARIE-\\w+-${account}-`) })),
  ...OFFICERS.flatMap(([, region]) =>
    JOBS.map((job) => ({ account: `${region.toLowerCase()}-${job}`, sees: new RegExp(`^KANARIE-${region}-`) })),
  ),
  { account: 'politie', sees: /^KANARIE-/ },
  { account: 'belastingdienst', sees: /^KANARIE-/ },
  ...['nn-privacy', 'gm0363', 'ob-manager', 'liec-coordinator', 'liec-jurist', 'auditor', 'beheerder'].map(
    (account) => ({ account, sees: null }),
  ),
];

/** Where somebody of an office or a RIEC works. */
const regionOf = (account: string): string | null =>
  OFFICERS.find(([officer, region]) => account === officer || account.startsWith(`${region.toLowerCase()}-`))?.[1] ??
  null;

/** What a move is given so that it can succeed. */
const factsFor = (region: string): Record<string, unknown> => ({
  reason: 'Nader besproken (fictief).',
  note: 'Genoteerd (fictief).',
  question: 'Kunt u dit aanvullen?',
  dueOn: '2026-12-08',
  answer: 'Artikel 13b (fictief).',
  partnerFree: true,
  purpose: 'integrated-approach',
  mainTheme: 'synthetische-drugs',
  holdGround: 'capacity-priority',
  reviewOn: '2026-12-20',
  exception: 'Locatie zonder subjecten.',
  destination: { kind: 'desk', code: 'basisteam' },
  decision: decisionOn('2026-11-24'),
  caseDirectorId: personOf(`${region.toLowerCase()}-regisseur`),
  advice: 'Samen controleren (fictief).',
  partners: [organisationOf('politie')],
  effect: 'Niet gemeten: te vroeg.',
  requesterAsked: true,
  ...REJECTION,
});

/** Out of a hundred requests: those that file a case, those that follow what a case offers, those of the right shape. */
const NEW = 1;
const ALONG = 50;
const RIGHT = 75;

/** Moves that end a case or send it back: they are made now and then, or no case would come far. */
const DETOURS = [
  ...['discard', 'reject', 'refer', 'withdraw', 'askWithdrawal', 'hold', 'settle', 'putBack', 'requestInfo'],
  ...['returnToIntake', 'sendBack', 'backToEnrichment', 'backToAnalysis', 'askAgain', 'toIntake', 'addOutsideNumber'],
];

/** Asks at random: along the road, right and wrong, and as nobody should. */
export class RandomRequests {
  private readonly operations;
  private readonly bodies: RandomBodies;
  private readonly ids: string[] = ['01900000-0000-7000-8000-000000000000'];
  private readonly cases: string[] = [];
  /** Cases with a whole request, in the order in which they were begun: the newest are worked on, so that they come far. */
  private readonly whole: string[] = [];
  private readonly busy = new Set<string>();
  private readonly regions = new Map<string, string>();
  private readonly cursors: string[] = ['abc', ''];
  private readonly keys: string[] = [];

  constructor(
    private readonly world: World,
    document: OpenApi,
    private readonly chance: Chance,
  ) {
    this.operations = operationsOf(document);
    this.bodies = new RandomBodies(document, chance, {
      ids: this.ids,
      codes: ['synthetische-drugs', 'NN', 'ON', 'basisteam', '2026-11', 'gm0014', '200'],
    });
  }

  /** Makes one request; answers who asked what, and what was answered. */
  async next(): Promise<{ actor: SoakActor | null; ask: Ask; answer: Answer }> {
    const roll = this.chance.below(100);
    const caseId = roll < ALONG ? this.takeCase() : null;
    const actor = this.whoFor(roll, caseId);
    const caller = actor ? await this.world.as(actor.account) : this.world.nobody;
    const plain = await this.what(roll, { actor, caller, caseId });
    const ask = actor || this.chance.is(0.5) ? plain : this.forged(plain);
    const answer = await caller.ask(ask);
    if (caseId) this.busy.delete(caseId);
    this.remember(answer);
    if (actor && roll < NEW) this.begin(answer, actor);
    return { actor, ask, answer };
  }

  /** One of the newest cases that no other lane works on now, or most moves would come too late. */
  private takeCase(): string | null {
    const free = this.whole.slice(-12).filter((id) => !this.busy.has(id));
    const chosen = free.length > 0 ? this.chance.of(free) : null;
    if (chosen) this.busy.add(chosen);
    return chosen;
  }

  /** Requests are filed by officers, and a case is worked on mostly by those of its region. */
  private whoFor(roll: number, caseId: string | null): SoakActor | null {
    if (roll < NEW) return this.chance.of(ACTORS.slice(0, OFFICERS.length));
    const nearby = ACTORS.filter(({ account }) => caseId && regionOf(account) === this.regions.get(caseId));
    if (nearby.length > 0 && this.chance.is(0.85)) return this.chance.of(nearby);
    return this.chance.is(0.05) ? null : this.chance.of(ACTORS);
  }

  private what(
    roll: number,
    { actor, caller, caseId }: { actor: SoakActor | null; caller: Client; caseId: string | null },
  ): Ask | Promise<Ask> {
    if (actor && roll < NEW) return this.newCase(actor);
    if (actor && caseId) return this.along({ actor, caller, caseId });
    return this.anything(roll < RIGHT ? 0 : 0.15);
  }

  private forged(ask: Ask): Ask {
    return { ...ask, headers: { ...ask.headers, authorization: this.chance.of(FORGED) } };
  }

  private newCase({ account }: SoakActor): Ask {
    const region = OFFICERS.find(([officer]) => officer === account)?.[1] ?? 'GEEN';
    const mark = canary(region, account);
    const body = {
      kind: this.chance.of(['integral-case', 'legal-advice', 'training', 'enforcement-bottleneck']),
      title: `Loods ${mark}`,
      indications: `Afgeplakte ramen ${mark}`,
      ownActions: `Controle ${mark}`,
      question: `Wie kijkt mee? ${mark}`,
      ...(this.chance.is(0.2) && { confidentiality: 'named-only' }),
    };
    return { method: 'POST', url: '/v1/cases', body };
  }

  /** A step that the case itself offers to this caller, with what it asks for; or something under the case. */
  private async along({
    actor,
    caller,
    caseId: id,
  }: {
    actor: SoakActor;
    caller: Client;
    caseId: string;
  }): Promise<Ask> {
    const seen = await caller.get(`/v1/cases/${id}`);
    if (seen.status !== 200) return { method: 'GET', url: `/v1/cases/${id}/events` };
    const file = seen.json<CaseAnswer>();
    const under = this.under();
    const allowed = file.actions.filter(({ name, allowed }) => allowed && (isMoveName(name) || name in under));
    if (allowed.length === 0) return { method: 'GET', url: `/v1/cases?limit=3` };
    const onwards = allowed.filter(({ name }) => !DETOURS.includes(name));
    const { name } = this.chance.of(onwards.length > 0 && this.chance.is(0.9) ? onwards : allowed);
    const region = actor.account.slice(0, 2).toUpperCase();
    const headers = { 'if-match': this.chance.is(0.9) ? seen.header('etag') : '"1"' };
    const child = under[name];
    if (child) return { method: 'POST', url: `/v1/cases/${id}/${child[0]}`, body: child[1], headers };
    return {
      method: 'POST',
      url: `/v1/cases/${id}/moves`,
      body: isMoveName(name) ? this.moveWith(name, region) : {},
      headers,
    };
  }

  /** What is put under a case, by the name of the act. */
  private under(): Record<string, [string, object]> {
    return {
      addSubject: ['subjects', { kind: 'organisation', description: 'Verhuurbedrijf (fictief)' }],
      writeTest: ['tests', testOf(['politie', 'belastingdienst'])],
      addItem: [
        'items',
        {
          sourceId: organisationOf('politie'),
          sourceKind: 'half-open',
          happenedOn: '2026-11-23',
          text: 'Melding op hetzelfde perceel (fictief).',
          ground: 'Wgs art. 2.19',
          handling: 'Alleen als sturingsinformatie',
        },
      ],
      sendFeedback: ['feedback', { text: 'Bedankt (fictief).' }],
      addOutsideNumber: ['outside-numbers', { system: 'Z', number: String(this.chance.below(999)) }],
      addIntervention: [
        'interventions',
        { kind: 'criminal', description: 'Onderzoek', ownerId: organisationOf('politie'), dueOn: '2026-12-24' },
      ],
    };
  }

  /** What the move asks for, and mostly what it may be given too; now and then a fact that it does not know. */
  private moveWith(move: MoveName, region: string): object {
    const facts = factsFor(region);
    const { asks, mayAsk = [] } = MOVES[move];
    const names = [...asks, ...mayAsk.filter(() => this.chance.is(0.8)), ...(this.chance.is(0.05) ? ['effect'] : [])];
    return { move, ...Object.fromEntries(names.filter((name) => name in facts).map((name) => [name, facts[name]])) };
  }

  /** Any operation of the document, with a body after its schema. */
  private anything(wrong: number): Ask {
    const { method, path, operation } = this.chance.of(this.operations);
    const url = path.replace(/\{(\w+)\}/g, (_all, name: string) =>
      this.chance.is(wrong)
        ? encodeURIComponent(String(this.chance.of(['x', "1'--", 'nul', '%'])))
        : this.chance.of(name === 'caseId' && this.cases.length > 0 ? this.cases : this.ids),
    );
    const query = (operation.parameters ?? [])
      .filter((one) => one.in === 'query' && this.chance.is(0.25))
      .map(({ name }) => `${name}=${encodeURIComponent(this.queryValue(name, wrong))}`);
    const content = Object.values(operation.requestBody?.content ?? {})[0];
    const headers: Record<string, string> = {};
    if (this.chance.is(0.6)) headers['if-match'] = `"${this.chance.below(8)}"`;
    if (method === 'POST' && this.chance.is(0.2)) headers['idempotency-key'] = this.key();
    const body = content
      ? this.chance.is(wrong / 3)
        ? '{"half": '
        : this.bodies.value((content.schema ?? {}) as object, wrong)
      : undefined;
    return {
      method: method as Ask['method'],
      url: query.length > 0 ? `${url}?${query.join('&')}` : url,
      headers,
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    };
  }

  private queryValue(name: string, wrong: number): string {
    if (this.chance.is(wrong))
      return String(this.bodies.hostile())
        .slice(0, 300)
        .replace(/\p{Cs}/gu, '');
    if (name === 'limit') return String(1 + this.chance.below(60));
    if (name === 'cursor') return this.chance.of(this.cursors);
    return this.chance.of([
      'region',
      'mine',
      'organisation',
      'named',
      'headers',
      'intake',
      'NN',
      '2026-11',
      'training',
    ]);
  }

  private key(): string {
    if (this.keys.length > 0 && this.chance.is(0.5)) return this.chance.of(this.keys);
    const key = `sleutel-${String(this.chance.below(1e9)).padStart(12, '0')}`;
    this.keys.push(key);
    return key;
  }

  private begin(answer: Answer, { account }: SoakActor): void {
    const [, id] = /"caseId":"([0-9a-f-]{36})"/.exec(answer.text) ?? [];
    const region = regionOf(account);
    if (!id || !region || this.regions.has(id)) return;
    this.whole.push(id);
    this.regions.set(id, region);
  }

  /** Ids and cursors of answers come back in later requests, of whoever. */
  private remember(answer: Answer): void {
    for (const [, id] of answer.text.matchAll(/"(?:id|lineId|subjectId)":"([0-9a-f-]{36})"/g)) this.keep(this.ids, id);
    const { caseId, cursor } = { caseId: /"caseId":"([0-9a-f-]{36})"/, cursor: /"next(?:Cursor)?":"([^"]+)"/ };
    if (answer.status < 300) this.keep(this.cases, caseId.exec(answer.text)?.[1]);
    this.keep(this.cursors, cursor.exec(answer.text)?.[1]);
  }

  private keep(list: string[], value: string | undefined): void {
    if (!value || list.includes(value)) return;
    if (list.length < 400) list.push(value);
    else list[this.chance.below(list.length)] = value;
  }
}
