import {
  Component,
  DOCUMENT,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { Location } from '@angular/common';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationCancel, Router } from '@angular/router';
import {
  Confirm,
  Empty,
  ErrorSummary,
  Failure,
  Icon,
  Notice,
  PageHeader,
  Skeleton,
  Stepper,
  Toasts,
} from '@casusregie/ui';
import { CasesClient } from '../cases/cases-client';
import { Problem, problemOf } from '../server/problem';
import { Session } from '../session/session-client';
import { Attachments } from './attachments';
import { BehalfStart } from './behalf-start';
import { OpenRequest, type Asker } from './open-request';
import { isDraft, isEditable, type EditableCase } from './request-draft';
import { STEPS, STEP_WORDS, stepOfControl, stepsFor, stepsOf, type StepId } from './request-steps';
import { Review } from './review';
import { SaveStatus } from './save-status';
import { SensitiveNotice } from './sensitive-notice';
import { Sent } from './sent';
import { StepFindings } from './step-findings';
import { StepInvolved } from './step-involved';
import { StepKind } from './step-kind';
import { StepPlace } from './step-place';
import { StepQuestions } from './step-questions';
import { StepText } from './step-text';

type Show = 'loading' | 'failed' | 'not-allowed' | 'behalf' | 'form' | 'sent';
const SENT = 'verstuurd';

/** Filing a signal or request in steps, saved as it is typed; also by the RIEC on behalf of an officer. */
@Component({
  selector: 'app-request-page',
  imports: [
    Attachments,
    BehalfStart,
    Empty,
    ErrorSummary,
    Failure,
    Icon,
    Notice,
    PageHeader,
    Review,
    SaveStatus,
    SensitiveNotice,
    Sent,
    Skeleton,
    StepFindings,
    StepInvolved,
    StepKind,
    StepPlace,
    StepQuestions,
    StepText,
    Stepper,
  ],
  providers: [OpenRequest],
  templateUrl: './request-page.html',
  styleUrl: './request-page.css',
  host: { '(window:beforeunload)': 'warn($event)', '(document:visibilitychange)': 'saveWhenHidden()' },
})
export class RequestPage {
  /** The draft to go on with, from the address. */
  readonly caseId = input<string>();
  /** The step, from the address. */
  readonly stap = input<string>();
  /** Present when the RIEC types for an officer. */
  readonly namens = input<string>();

  protected readonly open = inject(OpenRequest);
  private readonly cases = inject(CasesClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly location = inject(Location);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);

  protected readonly show = signal<Show>('loading');
  protected readonly failure = signal<Problem | null>(null);
  protected readonly sendFault = signal('');
  protected readonly sending = signal(false);
  protected readonly uploading = signal(false);
  protected readonly sent = signal<EditableCase | null>(null);
  protected readonly words = STEP_WORDS;

  protected readonly step = computed<StepId>(() => STEPS.find((id) => id === this.stap()) ?? 'soort');
  protected readonly steps = computed(() =>
    stepsOf(this.open.form(), this.open.context(), { here: this.step(), checked: this.open.checked() }),
  );
  private readonly order = computed(() => stepsFor(this.open.context()));
  protected readonly next = computed(() => this.order()[this.order().indexOf(this.step()) + 1]);
  protected readonly previous = computed(() => this.order()[this.order().indexOf(this.step()) - 1]);
  protected readonly title = computed(() =>
    this.show() === 'sent' ? 'Verzoek verstuurd' : 'Signaal of verzoek indienen',
  );
  protected readonly sub = computed(() => {
    const asker = this.open.asker();
    if (!asker || this.show() !== 'form') return '';
    return asker.onBehalf
      ? `Namens ${asker.onBehalf.contactName}, ${asker.organisation.name}`
      : asker.organisation.name;
  });
  protected readonly ensure = (): Promise<string | null> => this.open.ensure();

  constructor() {
    effect(() => {
      const caseId = this.caseId();
      untracked(() => void this.openFor(caseId));
    });
    effect(() => {
      const caseId = this.open.caseId();
      if (caseId && untracked(this.caseId) !== caseId) this.keepAddress(caseId);
    });
    // When one stays after all, the router puts back the address that it knows, which has no id.
    this.router.events.pipe(takeUntilDestroyed()).subscribe((event) => {
      const caseId = this.open.caseId();
      if (event instanceof NavigationCancel && caseId && !this.caseId()) this.keepAddress(caseId);
    });
    effect(() => {
      if (this.step() === 'controleren' && this.show() === 'form') this.open.checked.set(true);
    });
  }

  /** Whether the page may be left: everything is saved, or the person says so. */
  async mayLeave(): Promise<boolean> {
    if (!this.open.isUnsaved && !this.uploading()) return true;
    const patience = new Promise<void>((resolve) => setTimeout(resolve, 4000));
    await Promise.race([this.open.save(), patience]);
    if (!this.open.isUnsaved && !this.uploading()) return true;
    return this.confirm.ask({
      title: 'Er is nog iets niet opgeslagen',
      text: this.uploading()
        ? 'Er wordt nog een bijlage verstuurd. Als u nu weggaat, wordt die niet toegevoegd.'
        : 'Een deel van uw tekst is nog niet opgeslagen. Als u nu weggaat, bent u dat deel kwijt.',
      confirmLabel: 'Ga toch weg',
      cancelLabel: 'Blijf hier',
      danger: true,
    });
  }

  /** Goes to a step, and to a control on it when one is named. */
  protected async goTo(step: string, fieldId = ''): Promise<void> {
    void this.open.save();
    const caseId = this.open.caseId();
    const queryParams = { stap: step, namens: this.namens() ?? null };
    await this.router.navigate(caseId ? ['/indienen', caseId] : ['/indienen'], { queryParams });
    afterNextRender({ read: () => this.focus(fieldId) }, { injector: this.injector });
  }

  /** An error in the list leads to its step. */
  protected follow(event: Event): void {
    const link = (event.target as HTMLElement).closest('a');
    const fieldId = link?.hash.slice(1);
    if (!fieldId || this.document.getElementById(fieldId)) return;
    event.preventDefault();
    void this.goTo(stepOfControl(fieldId), fieldId);
  }

  protected begin(asker: Asker): void {
    this.open.start(asker);
    this.show.set('form');
  }

  protected async submit(): Promise<void> {
    this.sendFault.set('');
    if (this.open.obstacles().length > 0 || this.sending()) return;
    if (this.uploading())
      return this.sendFault.set('Er wordt nog een bijlage verstuurd. Wacht tot die klaar is, of stop die.');
    this.sending.set(true);
    try {
      await this.send();
    } catch (error) {
      const problem = problemOf(error);
      const faults = problem.errors.map(({ message }) => message).join(' ');
      this.sendFault.set(`${problem.title}. ${problem.detail} ${faults}`.trim());
    } finally {
      this.sending.set(false);
    }
  }

  protected async discard(): Promise<void> {
    const yes = await this.confirm.ask({
      title: 'Concept weggooien?',
      text: 'Uw antwoorden en bijlagen worden verwijderd. Dit kan niet ongedaan worden gemaakt.',
      confirmLabel: 'Gooi het concept weg',
      danger: true,
    });
    if (!yes) return;
    try {
      await this.open.save();
      const caseId = this.open.caseId();
      if (caseId) await this.cases.move(caseId, this.open.version, { move: 'discard' });
      this.open.stop();
      this.toasts.show('Het concept is weggegooid.');
      await this.router.navigateByUrl(this.session.roles().includes('requester') ? '/onze-verzoeken' : '/');
    } catch (error) {
      this.toasts.show(`Het concept is niet weggegooid. ${problemOf(error).detail}`, 'danger');
      await this.open.refresh();
    }
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.open.isUnsaved || this.uploading()) event.preventDefault();
  }

  protected saveWhenHidden(): void {
    if (this.document.visibilityState === 'hidden') void this.open.save();
  }

  protected async openFor(caseId: string | undefined): Promise<void> {
    if (caseId && caseId === this.open.caseId()) return;
    if (this.show() === 'form' && !(await this.mayLeave())) {
      const back = this.open.caseId();
      await this.router.navigate(back ? ['/indienen', back] : ['/indienen'], { replaceUrl: true });
      return;
    }
    this.failure.set(null);
    if (caseId) return this.load(caseId);
    this.open.stop();
    this.startOwn();
  }

  private startOwn(): void {
    const roles = this.session.roles();
    const organisation = this.session.actingAs()?.organisation;
    const onBehalf = this.namens() !== undefined || !roles.includes('requester');
    if (organisation && !onBehalf) this.begin({ organisation, onBehalf: null });
    else this.show.set(roles.includes('account-manager') ? 'behalf' : 'not-allowed');
  }

  private async load(caseId: string): Promise<void> {
    this.show.set('loading');
    try {
      const found = await this.cases.read(caseId);
      if (!isEditable(found)) throw new Problem({ type: 'about:blank', title: 'Niet gevonden', status: 404 });
      if (isDraft(found)) {
        this.open.resume(found);
        this.show.set('form');
      } else if (this.stap() === SENT) {
        this.sent.set(found);
        this.show.set('sent');
      } else await this.router.navigate(['/casussen', caseId], { replaceUrl: true });
    } catch (error) {
      this.failure.set(problemOf(error));
      this.show.set('failed');
    }
  }

  private async send(): Promise<void> {
    await this.open.save();
    const caseId = this.open.caseId();
    if (!caseId || this.open.isUnsaved) throw unsaved();
    const moved = await this.cases.move(caseId, this.open.version, { move: 'submit' }).catch(async (error: unknown) => {
      // An attachment raised the version: nothing on the screen changed, so it is sent as it is.
      if (problemOf(error).code !== 'stale-version') throw error;
      await this.open.refresh();
      if (this.open.mergeNotice()) throw changedMeanwhile();
      return this.cases.move(caseId, this.open.version, { move: 'submit' });
    });
    this.open.stop();
    this.toasts.say(`Verstuurd, het nummer is ${moved.number ?? ''}`);
    await this.router.navigate(['/indienen', caseId], { queryParams: { stap: SENT }, replaceUrl: true });
    await this.load(caseId);
    this.focus('');
  }

  /** Puts the id of a draft that was just made in the address bar, without loading the page anew. */
  private keepAddress(caseId: string): void {
    const query = new URLSearchParams({ ...(this.stap() && { stap: this.stap() }) }).toString();
    this.location.replaceState(`/indienen/${caseId}`, query);
  }

  private focus(fieldId: string): void {
    const control = fieldId ? this.document.getElementById(fieldId) : null;
    if (!control && this.step() === 'controleren' && this.open.obstacles().length > 0) return;
    (control ?? this.document.getElementById('stap-titel') ?? this.document.querySelector<HTMLElement>('h1'))?.focus();
    control?.scrollIntoView({ block: 'center' });
  }
}

const unsaved = (): Problem =>
  new Problem({
    type: 'about:blank',
    title: 'Uw verzoek is nog niet verstuurd',
    detail: 'Een deel is nog niet opgeslagen. Probeer het opnieuw zodra alles is opgeslagen.',
    status: 409,
  });
const changedMeanwhile = (): Problem =>
  new Problem({
    type: 'about:blank',
    title: 'Een collega heeft het concept intussen gewijzigd',
    detail: 'Lees het nog eens door en verstuur het dan.',
    status: 409,
  });
