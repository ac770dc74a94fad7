import { ExportCase, ExportCases, type EventAnswer, type StaffCase } from '@casusregie/contract';
import { decide, deskAuthorisations, EXPORT_ROWS, type LogAct } from '@casusregie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { loadCase, viewFor } from '../cases/case-access';
import { CaseDetail } from '../cases/case-detail';
import { CaseList } from '../cases/case-list';
import { permit } from '../cases/change-case';
import { Timeline } from '../cases/timeline';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { packIds } from '../shared/ids';
import { invalid, Refused } from '../shared/refusal';
import { SETTINGS, type Settings } from '../shared/settings';
import { shape } from '../shared/shape';
import { adviceData } from './advice-word';
import { casePaper, pdfContent } from './case-paper';
import { caseSheet } from './case-sheet';
import { marksOf, type Marks } from './marks';
import { OfficeFiles } from './office-files';
import { WordTemplates } from './word-templates';

/** A file to be taken along. */
export interface TakenFile {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const TYPES = {
  pdf: 'application/pdf',
  word: `${OPEN_XML}.wordprocessingml.document`,
  excel: `${OPEN_XML}.spreadsheetml.sheet`,
} as const;
/** Ids in one entry of the log. */
const IDS_PER_ENTRY = 1000;
/** The most lines of the timeline in a file. */
const MOST_EVENTS = 1000;

/** Cases as files: marked with whose they are and for what, and logged with every case in them before they leave. */
@Injectable()
export class TakeAlong {
  constructor(
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
    private readonly list: CaseList,
    private readonly detail: CaseDetail,
    private readonly timeline: Timeline,
    private readonly files: OfficeFiles,
    private readonly templates: WordTemplates,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * One case file, as the caller sees it.
   * @throws Refused
   */
  async one(caller: Caller, caseId: string, body: unknown): Promise<TakenFile> {
    const today = this.clock.today();
    const book = await this.reference.open();
    const { access, file } = await loadCase(this.reads, caseId, book, { today, now: this.clock.now() });
    viewFor(caller.actor, access, today);
    const { authorisation } = permit(decide({ action: 'exportCase', actor: caller.actor, access, today }));
    const asked = shape(ExportCase, body);
    const { answer } = await this.detail.read(caller, caseId);
    if (answer.view !== 'staff') throw new Refused('wrong-role', 'Alleen het RIEC neemt een dossier mee.');
    const marks = await this.marks(caller, authorisation.organisationId, asked);
    const events = asked.form === 'pdf' ? await this.events(caller, caseId) : [];
    await this.log.read(caller, {
      act: 'exportCase',
      object: `case:${caseId}`,
      authorisationId: authorisation.id,
      payload: { form: asked.form, purpose: asked.purpose, recipient: asked.recipient ?? null },
    });
    return asked.form === 'pdf' ? this.pdf(answer, events, marks) : this.word(answer, marks, file.region_code);
  }

  /**
   * A list of cases, as the caller sees it.
   * @throws Refused
   */
  async many(caller: Caller, body: unknown): Promise<TakenFile> {
    const today = this.clock.today();
    const may = deskAuthorisations('exportCases', caller.actor, today);
    if (may.length === 0) throw new Refused('wrong-role', 'Uw rol neemt geen lijsten mee.');
    const { filters = {}, columns, ...taken } = shape(ExportCases, body);
    if (filters.limit !== undefined) throw invalid('filters.limit', 'hoort niet bij een bestand');
    if (filters.after !== undefined) throw invalid('filters.after', 'hoort niet bij een bestand');
    const scope = filters.scope ?? (may.some(({ role }) => role !== 'requester') ? 'region' : 'organisation');
    const found = await this.list.all(caller, { ...filters, scope }, EXPORT_ROWS);
    const authorisation = may.find(({ id }) => id === found.authorisation.id);
    if (!authorisation) throw new Refused('wrong-role', 'Uw rol neemt deze lijst niet mee.');
    const { notes } = await this.marks(caller, authorisation.organisationId, taken);
    const entry = { purpose: taken.purpose, recipient: taken.recipient ?? null, filters };
    const log = (shown: readonly string[]): Promise<void> =>
      this.log.read(caller, {
        act: 'exportCases' satisfies LogAct,
        object: null,
        authorisationId: authorisation.id,
        payload: { ...entry, shown: packIds(shown) },
      });
    const ids = found.rows.map(({ id }) => id);
    for (let at = 0; at === 0 || at < ids.length; at += IDS_PER_ENTRY) await log(ids.slice(at, at + IDS_PER_ENTRY));
    const content = await this.files.sheet(caseSheet(found, { notes, ...(columns && { columns }) }));
    return { name: `casussen-${today}.xlsx`, type: TYPES.excel, content };
  }

  private async marks(
    caller: Caller,
    organisationId: string,
    taken: { readonly purpose: string; readonly recipient?: string | null },
  ): Promise<Marks> {
    const book = await this.reference.open();
    const isDemo = this.settings.mode === 'demo';
    return marksOf(caller, { ...taken, book, organisationId, isDemo, today: this.clock.today() });
  }

  /** The timeline, oldest first. */
  private async events(caller: Caller, caseId: string): Promise<EventAnswer[]> {
    const events: EventAnswer[] = [];
    for (let after: string | null = ''; after !== null && events.length < MOST_EVENTS;) {
      const page = await this.timeline.page(caller, caseId, after ? { after } : {});
      events.push(...page.items);
      after = page.next;
    }
    return events.reverse();
  }

  private async pdf(one: StaffCase, events: readonly EventAnswer[], marks: Marks): Promise<TakenFile> {
    const title = one.title ?? one.number ?? 'Casus';
    const content = await this.files.pdf({
      content: pdfContent(title, casePaper(one, events)),
      title: one.number ?? title,
      watermark: marks.watermark,
      footer: marks.footer,
    });
    return { name: `${one.number ?? 'casus'}.pdf`, type: TYPES.pdf, content };
  }

  private async word(one: StaffCase, marks: Marks, regionCode: string | null): Promise<TakenFile> {
    const template = await this.templates.of(regionCode);
    const content = await this.files.word(template, adviceData(one, marks, this.clock.today()));
    return { name: `${one.number ?? 'casus'}-analyse-en-advies.docx`, type: TYPES.word, content };
  }
}
