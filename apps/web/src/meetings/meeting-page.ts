import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { MeetingAnswer } from '@casusregie/contract';
import { AGENDA_REASON_LABELS, MEETING_STATE_LABELS } from '@casusregie/domain';
import {
  Breadcrumbs,
  Confirm,
  Empty,
  Failure,
  Notice,
  PageHeader,
  Skeleton,
  StateBadge,
  Toasts,
  longDate,
  todayHere,
} from '@casusregie/ui';
import { CasesClient } from '../cases/cases-client';
import { PlainDialog } from '../cases/forms/plain-dialog';
import type { PlainForm } from '../cases/forms/plain-form';
import { NotFoundPage } from '../frame/not-found-page';
import { PageTitles } from '../frame/page-titles';
import { Shortcuts } from '../frame/shortcuts';
import { problemOf, type Problem } from '../server/problem';
import { AgendaCandidateDialog } from './agenda-candidates';
import { AgendaItemDesk } from './agenda-item-desk';
import { AgendaList } from './agenda-list';
import { MeetingChoiceList } from './meeting-choices';
import { changeForm } from './meeting-forms';
import { MeetingGuests } from './meeting-guests';
import { MeetingMinutes } from './meeting-minutes';
import { MeetingNews } from './meeting-news';

/** One meeting: prepared, held item by item, and closed; or read by who was invited. */
@Component({
  selector: 'app-meeting-page',
  imports: [
    AgendaCandidateDialog,
    AgendaItemDesk,
    AgendaList,
    Breadcrumbs,
    Empty,
    Failure,
    MeetingGuests,
    MeetingMinutes,
    NotFoundPage,
    Notice,
    PageHeader,
    PlainDialog,
    RouterLink,
    Skeleton,
    StateBadge,
  ],
  templateUrl: './meeting-page.html',
  styleUrl: './meeting-page.css',
  providers: [MeetingChoiceList],
})
export class MeetingPage {
  /** From the address. */
  readonly meetingId = input.required<string>();
  /** The item that is talked over, from the query. */
  readonly punt = input<string>();
  private readonly client = inject(CasesClient);
  private readonly router = inject(Router);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly news = inject(MeetingNews);
  protected readonly choices = inject(MeetingChoiceList);
  private readonly desk = viewChild(AgendaItemDesk);
  protected readonly found = httpResource<MeetingAnswer>(() => `/v1/meetings/${this.meetingId()}`);
  protected readonly failure = computed(() => (this.found.error() ? problemOf(this.found.error()) : null));
  protected readonly meeting = computed(() => (this.found.hasValue() ? this.found.value() : undefined));
  protected readonly reasons = AGENDA_REASON_LABELS;
  protected readonly states = MEETING_STATE_LABELS;
  protected readonly form = signal<PlainForm | null>(null);
  protected readonly choosing = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  /** Staff and chair work at an open meeting; everybody else reads. */
  protected readonly works = computed(() => this.meeting()?.state === 'planned' && this.meeting()?.view === 'staff');
  protected readonly current = computed(() => {
    const items = this.meeting()?.items ?? [];
    return items.find(({ id }) => id === this.punt()) ?? items[0];
  });
  protected readonly at = computed(() => this.meeting()?.items.findIndex(({ id }) => id === this.current()?.id) ?? -1);
  protected readonly sub = computed(() => {
    const one = this.meeting();
    return one ? `${longDate(one.heldOn)}, ${one.beginsAt} uur · ${one.place} · voorzitter: ${one.chair.name}` : '';
  });
  protected readonly mayClose = computed(() => {
    const one = this.meeting();
    return Boolean(one?.mayKeep && one.heldOn <= todayHere());
  });

  constructor() {
    const titles = inject(PageTitles);
    const keys = inject(Shortcuts);
    keys.add({ key: 'j', does: 'Volgend agendapunt', act: () => this.step(1) });
    keys.add({ key: 'k', does: 'Vorig agendapunt', act: () => this.step(-1) });
    effect(() => {
      const one = this.meeting();
      if (one) titles.set(one.kind);
      this.choices.wanted.set(one?.mayKeep ?? false);
    });
    this.news.listen((id) => {
      if (id === this.meetingId()) this.found.reload();
    }, inject(DestroyRef));
  }

  /** Whether one may leave: what was typed is saved, or given up knowingly. */
  async mayLeave(): Promise<boolean> {
    const desk = this.desk();
    if (!desk || (await desk.save())) return true;
    return this.confirm.ask({
      title: 'Uw laatste tekst is niet bewaard',
      text: 'Wat u het laatst typte, kon niet worden opgeslagen. Als u weggaat, raakt u die tekst kwijt.',
      confirmLabel: 'Ga weg zonder die tekst',
      cancelLabel: 'Blijf hier',
      danger: true,
    });
  }

  protected step(by: 1 | -1): void {
    const next = this.meeting()?.items[this.at() + by];
    if (this.works() && next) void this.open(next.id);
  }

  /** Goes to an item, once what was typed at the last is saved. */
  protected async open(id: string): Promise<void> {
    if (id === this.current()?.id || !(await this.mayLeave())) return;
    await this.router.navigate([], { queryParams: { punt: id }, replaceUrl: true });
  }

  protected changed(): void {
    this.found.reload();
    this.news.tell(this.meetingId());
  }

  protected change(meeting: MeetingAnswer): void {
    this.form.set(changeForm(this.client, this.choices.choices(), meeting));
  }

  protected async order(itemIds: readonly string[]): Promise<void> {
    await this.send(() => this.client.put(`/v1/meetings/${this.meetingId()}/order`, { itemIds }));
  }

  protected async take(id: string): Promise<void> {
    await this.send(() => this.client.remove(`/v1/meeting-items/${id}`));
  }

  protected async close(meeting: MeetingAnswer): Promise<void> {
    if (!(await this.mayLeave())) return;
    const sure = await this.confirm.ask({
      title: 'Overleg afsluiten',
      text: 'Daarna verandert er niets meer aan verslag, besluiten en acties; alleen een aantekening kan er nog bij. Wie was uitgenodigd, leest meteen het eigen deel.',
      confirmLabel: 'Afsluiten',
    });
    if (!sure) return;
    const closed = await this.send(() =>
      this.client.post(`/v1/meetings/${meeting.id}/closings`, {}, this.meeting()?.version ?? meeting.version),
    );
    if (closed) this.toasts.show('Overleg afgesloten');
  }

  protected print(): void {
    window.print();
  }

  private async send(act: () => Promise<unknown>): Promise<boolean> {
    this.problem.set(null);
    try {
      await act();
      return true;
    } catch (error) {
      this.problem.set(problemOf(error));
      return false;
    } finally {
      this.changed();
    }
  }
}
