import { Service, computed, effect, inject, signal } from '@angular/core';
import type { AttachmentAnswer, FiledOnBehalf, OrganisationRef } from '@casusregie/contract';
import { QUESTION_SETS, type SetQuestion } from '@casusregie/domain';
import { todayHere } from '@casusregie/ui';
import { Connection } from '../server/connection';
import { Organisations, itemsOf } from '../organisations/organisations-client';
import { SignInAgain } from '../session/sign-in-again';
import { Practices } from '../settings/practice-client';
import {
  EMPTY_REQUEST,
  FIELD_WORDS,
  formOf,
  type EditableCase,
  type RequestField,
  type RequestForm,
} from './request-draft';
import { answerId, controlId, obstacles, sensitiveWords, type RequestContext } from './request-steps';
import { LENGTHS, RequestStore, withheldOf, type Submitter } from './request-store';
import { SaveQueue, type Merge, type SaveReport } from './save-queue';

const NOTHING: SaveReport<RequestForm> = { state: 'saved', savedAt: null, refused: {} };

/** Who asks: the organisation, and the officer who called when the RIEC types. */
export interface Asker {
  readonly organisation: OrganisationRef;
  readonly onBehalf: FiledOnBehalf | null;
}

/** The request that is open on the screen: its answers, how they are saved and what still stands in the way. */
@Service({ autoProvided: false })
export class OpenRequest {
  private readonly store = inject(RequestStore);
  private readonly connection = inject(Connection);
  private readonly signInAgain = inject(SignInAgain);
  private readonly reference = inject(Organisations);
  private readonly practices = inject(Practices);
  private queue: SaveQueue<RequestForm> | null = null;
  /** Sensitive words that were there when they were confirmed: a new one asks again. */
  private confirmed: readonly string[] = [];

  /** The answers as they are on the screen. */
  readonly form = signal<RequestForm>(EMPTY_REQUEST);
  readonly asker = signal<Asker | null>(null);
  readonly caseId = signal<string | null>(null);
  readonly attachments = signal<readonly AttachmentAnswer[]>([]);
  /** Whether somebody looked at what is missing: from then on it is shown beside the fields. */
  readonly checked = signal(false);
  /** What somebody else changed meanwhile, in words. */
  readonly mergeNotice = signal('');
  private readonly reported = signal(NOTHING);

  private readonly municipalityList = this.reference.list(() => ({ kind: 'municipality' }));
  private readonly regionList = this.reference.regions();
  private readonly themeList = this.reference.themes();
  private readonly likeAsker = this.reference.list(() => {
    const kind = this.asker()?.organisation.kind;
    return kind && kind !== 'municipality' ? { kind } : undefined;
  });

  readonly municipalities = computed(() => itemsOf(this.municipalityList));
  readonly regions = computed(() => itemsOf(this.regionList));
  readonly themes = computed(() => itemsOf(this.themeList));
  readonly listsLoading = computed(() => this.municipalityList.isLoading());
  private readonly lists = [this.municipalityList, this.regionList, this.themeList, this.likeAsker];
  /** A list to choose from could not be loaded. */
  readonly listsFailed = computed(() => this.lists.some((list) => list.error() !== undefined));

  /** The regions of the organisation that asks; undefined while they are not known. */
  readonly ownRegions = computed<readonly string[] | undefined>(() => {
    const organisation = this.asker()?.organisation;
    const list = organisation?.kind === 'municipality' ? this.municipalityList : this.likeAsker;
    if (!organisation || !list.hasValue()) return undefined;
    return itemsOf(list).find(({ id }) => id === organisation.id)?.regionCodes ?? [];
  });
  /** The region the request goes to, as far as that is known; empty when not. */
  private readonly region = computed(() => {
    const own = this.ownRegions() ?? [];
    const { regionCode, municipalityIds } = this.form();
    if (own.length === 1) return own[0] ?? '';
    if (regionCode) return regionCode;
    return this.municipalities().find(({ id }) => id === municipalityIds[0])?.regionCode ?? '';
  });
  private readonly practice = this.practices.of(() => this.region() || undefined);
  /** What that region asks for the kind that was chosen; while it is not known, what the whole country asks. */
  readonly questions = computed<readonly SetQuestion[]>(() => {
    const { kind } = this.form();
    if (!kind) return [];
    const sets = this.practice.hasValue() ? this.practice.value()?.questionSets : undefined;
    return sets?.find((set) => set.kind === kind)?.questions ?? QUESTION_SETS[kind];
  });
  readonly context = computed<RequestContext>(() => ({
    ownRegions: this.ownRegions() ?? ['?'],
    today: todayHere(),
    questions: this.questions(),
  }));
  /** How saving stands; a session that ended counts as not reachable. */
  readonly report = computed(() => {
    const report = this.reported();
    return this.signInAgain.needed() && report.state === 'saving'
      ? { ...report, state: 'signed-out' as const }
      : report;
  });
  /** What cannot be saved as it is: a number that is not allowed, or a text that is too long. */
  readonly withheld = computed(() => withheldOf(this.form()));
  readonly obstacles = computed(() => obstacles(this.form(), this.context()));
  readonly sensitive = computed(() => sensitiveWords(this.form(), this.questions()));

  constructor() {
    effect(() => {
      if (this.connection.online() && this.reported().state === 'unreachable') void this.queue?.flush();
    });
  }

  get isUnsaved(): boolean {
    return this.queue?.isUnsaved ?? false;
  }
  get version(): number {
    return this.queue?.version ?? 0;
  }

  /** Asks again for the lists that could not be loaded. */
  reloadLists(): void {
    for (const list of this.lists) if (list.error()) list.reload();
  }

  /** Starts a new draft; it is made at the server with the first answer. */
  start(asker: Asker): void {
    const own = asker.organisation.kind === 'municipality' ? [asker.organisation.id] : [];
    this.begin(asker, { ...EMPTY_REQUEST, municipalityIds: own }, null);
  }

  /** Goes on with a draft of the server. */
  resume(found: EditableCase): void {
    const form = formOf(found);
    this.begin({ organisation: found.submittingOrganisation, onBehalf: found.filedOnBehalf }, form, found);
    this.attachments.set(found.attachments);
  }

  /** Takes an answer, and saves it soon. */
  answer(fields: Partial<RequestForm>): void {
    this.form.update((before) => ({ ...before, ...fields }));
    if (fields.sensitiveConfirmed) this.confirmed = this.sensitive();
    else if (this.form().sensitiveConfirmed && this.sensitive().some((word) => !this.confirmed.includes(word)))
      this.form.update((before) => ({ ...before, sensitiveConfirmed: false }));
    this.queue?.type(this.form());
  }

  /** Takes the answer to one question of the kind. */
  answerQuestion(key: string, value: string): void {
    const rest = this.form().answers.filter((answer) => answer.key !== key);
    this.answer({ answers: value === '' ? rest : [...rest, { key, value }] });
  }

  /** What is wrong with the answer to one question, as far as it was looked at. */
  errorOfQuestion(key: string): string {
    if (!this.checked()) return '';
    return this.obstacles().find(({ fieldId }) => fieldId === answerId(key))?.message ?? '';
  }

  /** What is wrong with an answer: refused by the server, or missing after a check. */
  errorOf(field: RequestField): string {
    const refused = this.report().refused[field];
    if (refused) return `${FIELD_WORDS[field]}: ${refused}`;
    const most = LENGTHS[field];
    if (most && this.withheld().includes(field) && String(this.form()[field]).length > most)
      return `De tekst is te lang en wordt zo niet opgeslagen: hoogstens ${most} tekens.`;
    if (!this.checked()) return '';
    return this.obstacles().find(({ fieldId }) => fieldId === controlId(field))?.message ?? '';
  }

  /** Makes sure that there is a draft, for instance to add a file to. */
  async ensure(): Promise<string | null> {
    return (await this.queue?.ensure()) ?? null;
  }

  /** Saves what can be saved now. */
  async save(): Promise<void> {
    for (let tries = 0; tries < 3 && this.isUnsaved; tries += 1) await this.queue?.flush();
  }

  /** Takes the list of attachments after a change of it, which gave the draft another version. */
  async attach(attachments: readonly AttachmentAnswer[]): Promise<void> {
    this.attachments.set(attachments);
    await this.refresh();
  }

  /** After a change of the draft that this form did not make itself. */
  async refresh(): Promise<void> {
    await this.queue?.refresh();
  }

  /** Keeps the text as a new draft when the old one is gone. */
  async startOver(): Promise<void> {
    this.caseId.set(null);
    this.attachments.set([]);
    await this.queue?.startOver(EMPTY_REQUEST);
  }

  /** Ends saving: the request was sent or thrown away. */
  stop(): void {
    this.queue?.stop();
    this.queue = null;
  }

  private begin(asker: Asker, form: RequestForm, found: EditableCase | null): void {
    this.stop();
    const submitter: Submitter = {
      submittingOrganisationId: asker.organisation.id,
      ...(asker.onBehalf && { onBehalf: asker.onBehalf }),
    };
    const saved = found && { caseId: found.id, version: found.version };
    const queue = new SaveQueue(this.store.for(submitter), form, saved);
    queue.onReport = (report) => this.reported.set(report);
    queue.onCreated = ({ caseId }) => this.caseId.set(caseId);
    queue.onMerged = (merged) => this.take(merged);
    this.queue = queue;
    this.asker.set(asker);
    this.form.set(form);
    this.caseId.set(found?.id ?? null);
    this.attachments.set([]);
    this.checked.set(false);
    this.mergeNotice.set('');
    this.reported.set(NOTHING);
    this.confirmed = form.sensitiveConfirmed ? sensitiveWords(form, this.questions()) : [];
  }

  private take({ form, taken, kept }: Merge<RequestForm>): void {
    this.form.set(form);
    const names = (fields: readonly RequestField[]): string => fields.map((field) => FIELD_WORDS[field]).join(', ');
    this.mergeNotice.set(
      [
        taken.length > 0 ? `Een collega wijzigde intussen: ${names(taken)}. Dat is overgenomen.` : '',
        kept.length > 0 ? `U wijzigde allebei: ${names(kept)}. Uw tekst is bewaard en opgeslagen.` : '',
      ]
        .filter(Boolean)
        .join(' '),
    );
  }
}
