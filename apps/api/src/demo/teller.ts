import type { MoveAnswer } from '@casusregie/contract';
import { addDays, isWorkingDay, type CalendarDate, type MoveName } from '@casusregie/domain';
import type { INestApplicationContext } from '@nestjs/common';
import { Absences } from '../absences/absences';
import { CaseActs } from '../cases/case-acts';
import { Drafts } from '../cases/drafts';
import { MakeMoves } from '../cases/make-move';
import { FileWork } from '../casework/file-work';
import { Inquiries } from '../casework/inquiries';
import { Interventions } from '../casework/interventions';
import { Items } from '../casework/items';
import { organisationId, stableId } from '../database/reference/load';
import { Contacts } from '../municipalities/contacts';
import { ListViewDesk } from '../list-views/list-views';
import { KeepMunicipalities } from '../municipalities/keep-municipality';
import { KeepTasks } from '../municipalities/keep-tasks';
import { GiveGrants } from '../grants/give-grants';
import { Notes } from '../notes/notes';
import { Reads } from '../database/unit-of-work';
import { RegionSettingsDesk } from '../region-settings/region-settings';
import type { Caller } from '../identity/caller';
import { Callers } from '../identity/callers';
import { Clock } from '../shared/clock';
import { ChangeSubjects } from '../subjects/change-subjects';
import { Relations } from '../subjects/relations';

/** One step of a story: so many days before today, at an hour. */
export interface Step {
  readonly daysAgo: number;
  readonly do: (tell: Teller) => Promise<void>;
}

/** A story: its steps, told in the order of time among those of all stories. */
export type Story = (tell: Teller) => readonly Step[];

/** The person behind a demo account. */
export const personId = (account: string): string => stableId(`person:${account}`);
/** The organisation behind a code such as `politie`. */
export const partner = organisationId;

/** Tells one story by making its moves, each with an account that the policy allows. */
export class Teller {
  caseId = '';
  private readonly callers = new Map<string, Caller>();

  constructor(private readonly app: INestApplicationContext) {}

  /** The day of a step: the first working day from so many days ago. */
  static day(today: CalendarDate, daysAgo: number): CalendarDate {
    let day = addDays(today, -daysAgo);
    while (!isWorkingDay(day)) day = addDays(day, -1);
    return day;
  }

  /** Today, in the story. */
  get today(): CalendarDate {
    return this.app.get(Clock).today();
  }

  /** A day some days later, in the story. */
  in(days: number): CalendarDate {
    return addDays(this.today, days);
  }

  private async as(account: string): Promise<Caller> {
    let caller = this.callers.get(account);
    if (!caller) {
      const found = await this.app.get(Callers).byAccount(account, stableId(`trace:${account}`).replaceAll('-', ''));
      if (!found) throw new Error(`no demo account ${account}`);
      this.callers.set(account, (caller = found));
    }
    return caller;
  }

  private async version(
    table: 'case_files' | 'inquiry_lines' | 'interventions' | 'subjects',
    id: string,
    column = 'version',
  ): Promise<string> {
    const row = await this.app
      .get<Reads>(Reads)
      .first<{ version: number }>(`SELECT ${column} AS version FROM ${table} WHERE id = $1`, [id]);
    return String(row?.version ?? 0);
  }

  /** Starts a draft and sends it. */
  async file(account: string, fields: object): Promise<void> {
    const drafts = this.app.get(Drafts);
    const caller = await this.as(account);
    const { caseId } = await drafts.create(caller, fields, null);
    this.caseId = caseId;
    await this.move(account, 'submit');
  }

  /** Makes a move. */
  async move(account: string, move: MoveName, facts: object = {}): Promise<MoveAnswer> {
    const caller = await this.as(account);
    const requester = caller.actor.authorisations.every(({ role }) => role === 'requester');
    return this.app.get(MakeMoves).make(caller, {
      caseId: this.caseId,
      body: { move, ...facts },
      ifMatch: await this.version('case_files', this.caseId, requester ? 'requester_version' : 'version'),
      once: null,
    });
  }

  /** Records what will hold for a setting of a region from a day on. */
  async set(account: string, regionCode: string, change: object): Promise<void> {
    await this.app.get(RegionSettingsDesk).change(await this.as(account), regionCode, { body: change, once: null });
  }

  /** Writes the legality test. */
  async test(account: string, partners: readonly string[], depth: 'short' | 'full' = 'full'): Promise<void> {
    await this.app.get(FileWork).writeTest(await this.as(account), this.caseId, {
      body: {
        depth,
        indications:
          'Meerdere, van elkaar onafhankelijke waarnemingen, vastgelegd in een rapport van bevindingen (fictief).',
        necessity: 'Zonder gegevens van partners is niet vast te stellen of sprake is van een georganiseerd verband.',
        proportionality: 'De bevraging blijft beperkt tot de genoemde subjecten en tot hit / no-hit.',
        subsidiarity: 'Eén partner kan dit niet alleen: eerdere controles van de gemeente leverden onvoldoende op.',
        dataCategories: 'Identificerende gegevens, inschrijvingen, vergunningen.',
        partnerIds: partners.map(partner),
      },
    });
  }

  /** Adds subjects and puts them to partners. */
  async inquire(
    account: string,
    partners: readonly string[],
    subjects: readonly { kind: string; description: string }[],
  ): Promise<void> {
    const inquiries = this.app.get(Inquiries);
    const caller = await this.as(account);
    for (const subject of subjects) await this.app.get(ChangeSubjects).add(caller, this.caseId, { body: subject });
    const rows = await this.app
      .get<Reads>(Reads)
      .all<{ id: string }>('SELECT id FROM subjects WHERE case_id = $1 ORDER BY id', [this.caseId]);
    await inquiries.send(caller, this.caseId, {
      body: { subjectIds: rows.map(({ id }) => id), partnerIds: partners.map(partner), dueOn: this.in(14) },
    });
  }

  /** Adds a subject that no partner is asked about. */
  async subject(account: string, body: object): Promise<void> {
    await this.app.get(ChangeSubjects).add(await this.as(account), this.caseId, { body });
  }

  /** A source states something of a subject, found by its words. */
  async state(account: string, description: string, body: object): Promise<void> {
    const subjectId = await this.subjectId(description);
    const path = { caseId: this.caseId, subjectId };
    const ifMatch = await this.version('subjects', subjectId);
    await this.app.get(ChangeSubjects).change(await this.as(account), path, { body, ifMatch });
  }

  /** Ties two subjects together, found by their words. */
  async relate(account: string, between: readonly [string, string], more: object): Promise<void> {
    const [fromId, toId] = [await this.subjectId(between[0]), await this.subjectId(between[1])];
    await this.app.get(Relations).add(await this.as(account), this.caseId, { body: { fromId, toId, ...more } });
  }

  private async subjectId(description: string): Promise<string> {
    const row = await this.app
      .get<Reads>(Reads)
      .first<{ id: string }>('SELECT id FROM subjects WHERE case_id = $1 AND description = $2', [
        this.caseId,
        description,
      ]);
    if (!row) throw new Error(`no subject "${description}"`);
    return row.id;
  }

  /** A partner answers all lines put to it. */
  async answer(account: string, answer: 'hit' | 'no-hit' | 'no-answer-possible', more: object = {}): Promise<void> {
    const rows = await this.app
      .get<Reads>(Reads)
      .all<{ id: string }>(
        'SELECT id FROM inquiry_lines WHERE case_id = $1 AND partner_id = $2 AND answer IS NULL ORDER BY id',
        [this.caseId, partner(account)],
      );
    for (const { id } of rows) {
      await this.app.get(Inquiries).answer(await this.as(account), id, {
        body: { answer, ...more },
        ifMatch: await this.version('inquiry_lines', id),
      });
    }
  }

  /** Records a classified piece of information. */
  async item(account: string, source: string, sourceKind: string, text: string): Promise<void> {
    await this.app.get(Items).add(await this.as(account), this.caseId, {
      body: {
        sourceId: partner(source),
        sourceKind,
        happenedOn: this.today,
        text,
        ground: 'Wgs art. 2.19',
        handling: 'Alleen als sturingsinformatie',
      },
    });
  }

  /** Adds an intervention to the plan. */
  async plan(account: string, row: { kind: string; description: string; owner: string; dueIn: number }): Promise<void> {
    await this.app.get(Interventions).add(await this.as(account), this.caseId, {
      body: { kind: row.kind, description: row.description, ownerId: partner(row.owner), dueOn: this.in(row.dueIn) },
      once: null,
    });
  }

  /** The owner brings an intervention up to date. */
  async progress(account: string, description: string, change: object): Promise<void> {
    const row = await this.app
      .get<Reads>(Reads)
      .first<{ id: string }>('SELECT id FROM interventions WHERE case_id = $1 AND description = $2', [
        this.caseId,
        description,
      ]);
    if (!row) throw new Error(`no intervention "${description}"`);
    await this.app.get(Interventions).update(await this.as(account), row.id, {
      body: change,
      ifMatch: await this.version('interventions', row.id),
    });
  }

  /** Sends the feedback. */
  async feedback(account: string, text: string): Promise<void> {
    await this.app.get(FileWork).sendFeedback(await this.as(account), this.caseId, { body: { text } });
  }

  /** The requester answers the feedback. */
  async react(account: string, body: object): Promise<void> {
    await this.app.get(FileWork).react(await this.as(account), this.caseId, { body });
  }

  /** Puts an anonymised question to the LIEC, and has it answered. */
  async secondLine(account: string, question: string, answer: string): Promise<void> {
    const work = this.app.get(FileWork);
    await work.askSecondLine(await this.as(account), this.caseId, { body: { question, anonymised: true } });
    const row = await this.app
      .get<Reads>(Reads)
      .first<{ id: string }>('SELECT id FROM second_lines WHERE case_id = $1', [this.caseId]);
    await work.answerSecondLine(await this.as('liec-jurist'), row?.id ?? '', { body: { answer } });
  }

  /** Lets somebody in to the case for a time. */
  async letIn(account: string, to: string, given: object): Promise<void> {
    await this.app
      .get(GiveGrants)
      .give(await this.as(account), this.caseId, { body: { personId: personId(to), ...given }, once: null });
  }

  /** Notes a talk with a municipality. */
  async note(account: string, body: object): Promise<void> {
    await this.app.get(Contacts).note(await this.as(account), { body, once: null });
  }

  /** Adds a task to the case of the story, or to `municipality:ID`. */
  async task(account: string, to: string, body: object): Promise<void> {
    const tasks = this.app.get(KeepTasks);
    const [, municipalityId] = /^municipality:(.+)$/.exec(to) ?? [];
    if (municipalityId) await tasks.addToMunicipality(await this.as(account), municipalityId, { body, once: null });
    else await tasks.addToCase(await this.as(account), this.caseId, { body, once: null });
  }

  /** Puts down who keeps in touch with a municipality, for the first time. */
  async keep(account: string, municipalityId: string, body: object): Promise<void> {
    await this.app.get(KeepMunicipalities).put(await this.as(account), municipalityId, { body, ifMatch: '0' });
  }

  /** Keeps a view of the worklist. */
  async view(account: string, body: object): Promise<void> {
    await this.app.get(ListViewDesk).add(await this.as(account), { body, once: null });
  }

  /** Writes an internal note on the case. */
  async writeNote(account: string, text: string): Promise<void> {
    await this.app.get(Notes).write(await this.as(account), this.caseId, { body: { text }, once: null });
  }

  /** Notes that somebody is away, and who stands in. */
  async away(account: string, body: object): Promise<void> {
    await this.app.get(Absences).note(await this.as(account), { body, once: null });
  }

  /** Adds a number in another system. */
  async number(account: string, system: string, number: string): Promise<void> {
    await this.app
      .get(CaseActs)
      .addNumber(await this.as(account), this.caseId, { body: { system, number }, once: null });
  }

  /** From submitted to the answers of the partners: the part most cases share. */
  async toQuery(region: string, theme: string, partners: readonly string[]): Promise<void> {
    await this.move(`${region}-accountmanager`, 'takeUp');
    await this.move(`${region}-accountmanager`, 'startTest', { purpose: 'integrated-approach', mainTheme: theme });
    await this.test(`${region}-jurist`, partners);
    await this.move(`${region}-informatie`, 'approveTest');
  }

  /** A decision of a meeting in this region. */
  decision(meeting: string, text: string, attendees: readonly string[]): { decision: object } {
    return { decision: { meeting, heldOn: this.today, attendees: [...attendees], text } };
  }

  /** The weighing meeting accepts the case. */
  async accept(region: string, attendees: readonly string[]): Promise<void> {
    await this.move(`${region}-informatie`, 'offerForWeighing');
    await this.move(`${region}-manager`, 'accept', {
      ...this.decision('Weegoverleg', 'De casus wordt integraal opgepakt.', attendees),
      caseDirectorId: personId(`${region}-regisseur`),
    });
  }

  /** The case director proposes to close, the manager closes. */
  async close(region: string, effect: string): Promise<void> {
    await this.move(`${region}-regisseur`, 'close', { effect });
    await this.move(`${region}-manager`, 'close', { effect });
  }
}
