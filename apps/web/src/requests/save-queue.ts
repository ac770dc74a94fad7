/** A saved draft: its id and the version after saving. */
export interface Saved {
  readonly caseId: string;
  readonly version: number;
}

/** The draft as the server holds it now. */
export interface Stored<Form> {
  readonly version: number;
  readonly form: Form;
  /** Somebody submitted it meanwhile: it can no longer be changed here. */
  readonly isSubmitted: boolean;
}

/** Why a save failed: each kind asks for another way on. */
export type SaveFault<Form> =
  | { readonly kind: 'unreachable' | 'signed-out' | 'stale' | 'gone' | 'failed' }
  | { readonly kind: 'refused'; readonly fields: Partial<Record<keyof Form, string>> };

/** Where drafts are kept. Each of these fails with whatever the store throws; `faultOf` says what it means. */
export interface DraftStore<Form> {
  create(form: Partial<Form>): Promise<Saved>;
  patch(caseId: string, version: number, form: Partial<Form>): Promise<Saved>;
  read(caseId: string, before: Form): Promise<Stored<Form>>;
  faultOf(error: unknown): SaveFault<Form>;
  /** Fields that must not leave this screen as they are, for instance with a number that is not allowed. */
  withheld(form: Form): readonly (keyof Form)[];
}

/** How the text on the screen stands to what the server has. */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'unreachable' | 'signed-out' | 'failed' | 'gone';

/** What the screen is told. */
export interface SaveReport<Form> {
  readonly state: SaveState;
  /** When it was last saved; milliseconds. */
  readonly savedAt: number | null;
  /** What the server does not accept, by field; it is kept on the screen. */
  readonly refused: Partial<Record<keyof Form, string>>;
}

const same = (one: unknown, other: unknown): boolean => one === other || JSON.stringify(one) === JSON.stringify(other);

/** The fields in which two forms differ, with the values of the second. */
export function changed<Form extends object>(before: Form, after: Form): Partial<Form> {
  const fields = Object.keys(after) as (keyof Form)[];
  return Object.fromEntries(
    fields.filter((field) => !same(before[field], after[field])).map((field) => [field, after[field]]),
  ) as Partial<Form>;
}

/** What came of putting somebody else's changes and one's own together. */
export interface Merge<Form> {
  readonly form: Form;
  /** Changed by somebody else, and taken over. */
  readonly taken: readonly (keyof Form)[];
  /** Changed by both: one's own text stays and is saved over the other's. */
  readonly kept: readonly (keyof Form)[];
}

/** Three forms into one: the last that both knew, the one on the screen and the one of the server. */
export function merge<Form extends object>(base: Form, mine: Form, theirs: Form): Merge<Form> {
  const fields = Object.keys(mine) as (keyof Form)[];
  const byThem = fields.filter((field) => !same(base[field], theirs[field]) && !same(mine[field], theirs[field]));
  const kept = byThem.filter((field) => !same(base[field], mine[field]));
  const taken = byThem.filter((field) => !kept.includes(field));
  const form = { ...mine, ...Object.fromEntries(taken.map((field) => [field, theirs[field]])) };
  return { form, taken, kept };
}

/** Saved at the latest this long after the last keystroke, the request itself apart; milliseconds. */
const REST = 1200;
/** While somebody types on and on: at least this often. */
const AT_LEAST = 8000;
/** After a failure: tried again by itself after this long. */
const AGAIN = 15_000;

/**
 * Saves a form as it is typed, one request at a time, and never loses a text: what is not saved stays in `form` and goes
 * with the next try. A change by somebody else is merged in.
 */
export class SaveQueue<Form extends object> {
  private base: Form;
  private mine: Form;
  private saved: Saved | null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private dirtySince: number | null = null;
  private running: Promise<void> | null = null;
  /** A create that got no answer: sent again exactly as it was, so that it makes one draft. */
  private creating: Partial<Form> | null = null;
  private refused: Partial<Record<keyof Form, string>> = {};
  private refusedValues: Partial<Form> = {};
  private state: SaveState = 'saved';
  private savedAt: number | null = null;
  private stopped = false;

  /** Told at every change of state. */
  onReport: (report: SaveReport<Form>) => void = () => undefined;
  /** Told when the draft was made. */
  onCreated: (saved: Saved) => void = () => undefined;
  /** Told when somebody else's changes were put in. */
  onMerged: (merged: Merge<Form>) => void = () => undefined;

  constructor(
    private readonly store: DraftStore<Form>,
    base: Form,
    saved: Saved | null = null,
  ) {
    this.base = base;
    this.mine = base;
    this.saved = saved;
  }

  get caseId(): string | null {
    return this.saved?.caseId ?? null;
  }
  get version(): number {
    return this.saved?.version ?? 0;
  }
  /** Whether the screen holds something that the server does not. */
  get isUnsaved(): boolean {
    return Object.keys(changed(this.base, this.mine)).length > 0;
  }

  /** The form as it is on the screen now. */
  type(form: Form): void {
    this.mine = form;
    if (!this.isUnsaved || this.stopped) return;
    for (const field of Object.keys(this.refused) as (keyof Form)[])
      if (!same(this.refusedValues[field], form[field])) delete this.refused[field];
    this.dirtySince ??= Date.now();
    if (this.state === 'saved') this.tell('waiting');
    if (this.state !== 'signed-out' && this.state !== 'gone')
      this.plan(Math.min(REST, Math.max(0, this.dirtySince + AT_LEAST - Date.now())));
  }

  /** Saves now what is not saved yet; resolves when that succeeded or failed. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (!this.stopped) await this.run();
  }

  /** Makes the draft when there is none yet, and gives its id; null when that did not work. */
  async ensure(): Promise<string | null> {
    while (this.running) await this.running;
    if (!this.saved) await this.run(true);
    return this.caseId;
  }

  /** Takes a newer version that came from elsewhere, such as an attachment added to the draft. */
  async refresh(): Promise<void> {
    if (!this.saved) return;
    while (this.running) await this.running;
    await this.takeOver(this.saved.caseId).catch(() => undefined);
  }

  /** Starts over as a new draft with everything that is on the screen, when the old one is gone. */
  async startOver(empty: Form): Promise<void> {
    this.base = empty;
    this.saved = null;
    this.state = 'waiting';
    await this.flush();
  }

  /** Ends saving: nothing is sent from now on. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private plan(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), milliseconds);
  }

  /** What can be sent now: changed, not withheld, and not refused as it is. */
  private pending(): Partial<Form> {
    const fields = changed(this.base, this.mine);
    for (const field of [...this.store.withheld(this.mine), ...(Object.keys(this.refused) as (keyof Form)[])])
      delete fields[field];
    return fields;
  }

  private run(evenEmpty = false): Promise<void> {
    const fields = this.creating ?? this.pending();
    if (Object.keys(fields).length === 0 && !evenEmpty) {
      this.tell(this.isUnsaved ? 'waiting' : 'saved');
      return Promise.resolve();
    }
    this.running = this.save(fields).finally(() => (this.running = null));
    return this.running;
  }

  private async save(fields: Partial<Form>): Promise<void> {
    if (this.state !== 'unreachable') this.tell('saving');
    const makes = this.saved === null;
    try {
      if (makes) this.creating = fields;
      const saved = this.saved
        ? await this.store.patch(this.saved.caseId, this.saved.version, fields)
        : await this.store.create(fields);
      this.creating = null;
      this.saved = saved;
      this.base = { ...this.base, ...fields };
      this.savedAt = Date.now();
      this.dirtySince = null;
      if (makes) this.onCreated(saved);
      this.tell(this.isUnsaved ? 'waiting' : 'saved');
      if (Object.keys(this.pending()).length > 0) this.plan(REST);
    } catch (error) {
      await this.fail(this.store.faultOf(error), fields);
    }
  }

  private async fail(fault: SaveFault<Form>, fields: Partial<Form>): Promise<void> {
    if (fault.kind !== 'unreachable' && fault.kind !== 'failed') this.creating = null;
    if (fault.kind === 'refused') return this.refuse(fault.fields, fields);
    if (fault.kind === 'stale' && this.saved) {
      try {
        await this.takeOver(this.saved.caseId);
        if (this.state !== 'gone') this.plan(0);
      } catch (error) {
        const next = this.store.faultOf(error);
        await this.fail(next.kind === 'stale' ? { kind: 'failed' } : next, fields);
      }
      return;
    }
    this.tell(fault.kind === 'stale' ? 'failed' : fault.kind);
    if (fault.kind === 'unreachable' || fault.kind === 'failed') this.plan(AGAIN);
  }

  private refuse(faults: Partial<Record<keyof Form, string>>, fields: Partial<Form>): void {
    const known = (Object.keys(faults) as (keyof Form)[]).filter((field) => field in fields);
    for (const field of known) {
      this.refused[field] = faults[field] as string;
      this.refusedValues[field] = fields[field] as Form[keyof Form];
    }
    if (known.length === 0) return this.tell('failed');
    this.tell('waiting');
    if (Object.keys(this.pending()).length > 0) this.plan(0);
  }

  private async takeOver(caseId: string): Promise<void> {
    const stored = await this.store.read(caseId, this.mine);
    if (stored.isSubmitted) return this.tell('gone');
    const merged = merge(this.base, this.mine, stored.form);
    this.base = stored.form;
    this.mine = merged.form;
    this.saved = { caseId, version: stored.version };
    if (merged.taken.length > 0 || merged.kept.length > 0) this.onMerged(merged);
  }

  private tell(state: SaveState): void {
    this.state = state;
    this.onReport({ state, savedAt: this.savedAt, refused: { ...this.refused } });
  }
}
