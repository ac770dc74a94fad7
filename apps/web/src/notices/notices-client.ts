import { HttpClient, HttpContext } from '@angular/common/http';
import { DOCUMENT, DestroyRef, Service, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import type { ChooseNotices, NoticeCount, NoticePage, NoticeSettings } from '@casusregie/contract';
import { filter, firstValueFrom } from 'rxjs';
import { CasesClient, paramsOf } from '../cases/cases-client';
import { FrameState } from '../frame/frame-state';
import { MAY_BE_SIGNED_OUT } from '../session/session-client';

/** How often the bell is looked at, and how long after somebody touched a key or the mouse that goes on. */
const LOOK_MS = 60_000;
const AWAKE_MS = 120_000;
/** Going from page to page asks no more often than this. */
const LEAST_MS = 15_000;

/** One's own notices, and how many of them are unread. */
@Service()
export class NoticesClient {
  private readonly http = inject(HttpClient);
  private readonly changes = inject(CasesClient);
  private readonly frame = inject(FrameState);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private lookedAt = 0;
  private touchedAt = 0;

  /** A page of notices, newest first. */
  page(query: { only?: 'unread' | null; after?: string | null }): Promise<NoticePage> {
    return firstValueFrom(this.http.get<NoticePage>('/v1/notices', { params: paramsOf(query) }));
  }

  /** Marks one as read. */
  async read(noticeId: string): Promise<void> {
    this.show(await this.changes.post<NoticeCount>(`/v1/notices/${noticeId}/reading`, {}));
  }

  /** Marks all as read. */
  async readAll(): Promise<void> {
    this.show(await this.changes.post<NoticeCount>('/v1/notices/readings', {}));
  }

  /** Chooses what comes by mail. Fails with a `Problem`. */
  choose(choices: ChooseNotices): Promise<NoticeSettings> {
    return this.changes.put<NoticeSettings>('/v1/notice-settings', choices);
  }

  /**
   * Keeps the bell up to date until `until` is destroyed: when going to another page, coming back to the tab, and every minute
   * while somebody works. A tab that is left alone asks nothing, so that its session ends in time.
   */
  watch(until: DestroyRef): void {
    const touched = (): void => void (this.touchedAt = Date.now());
    const back = (): void => {
      if (this.document.visibilityState === 'visible') void this.look();
    };
    const events = ['pointerdown', 'keydown'] as const;
    for (const event of events) this.document.addEventListener(event, touched, { passive: true });
    this.document.addEventListener('visibilitychange', back);
    const timer = setInterval(() => {
      if (Date.now() - this.touchedAt < AWAKE_MS) void this.look(LOOK_MS / 2);
    }, LOOK_MS);
    until.onDestroy(() => {
      clearInterval(timer);
      for (const event of events) this.document.removeEventListener(event, touched);
      this.document.removeEventListener('visibilitychange', back);
    });
    this.router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(until),
      )
      .subscribe(() => void this.look(LEAST_MS));
    void this.look();
  }

  /** Asks how many are unread, unless it was asked a moment ago; a bell that cannot be asked stays as it was. */
  async look(leastMs = 0): Promise<void> {
    if (!this.frame.hasNotices() || Date.now() - this.lookedAt < leastMs) return;
    this.lookedAt = Date.now();
    const context = new HttpContext().set(MAY_BE_SIGNED_OUT, true);
    const found = this.http.get<NoticeCount>('/v1/notices/count', { context });
    await firstValueFrom(found).then(
      (count) => this.show(count),
      () => undefined,
    );
  }

  private show({ unread }: NoticeCount): void {
    this.frame.unreadNotices.set(unread);
  }
}
