import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Empty, Icon, Notice, PageHeader, Skeleton } from '@casusregie/ui';
import { FrameState } from '../frame/frame-state';
import { Session } from '../session/session-client';
import { attentionList } from './attention';

/** What asks for attention now, and below it where one can go. */
@Component({
  selector: 'app-start-page',
  imports: [Empty, Icon, Notice, PageHeader, RouterLink, Skeleton],
  templateUrl: './start-page.html',
  styleUrl: './start-page.css',
})
export class StartPage {
  protected readonly frame = inject(FrameState);
  protected readonly session = inject(Session);
  protected readonly attention = attentionList();
  protected readonly title = computed(() => `Welkom, ${this.session.me()?.person.name ?? ''}`);
  protected readonly sub = computed(() => {
    const me = this.session.me();
    return me ? `${me.person.function}, ${me.organisation.name}` : '';
  });
}
