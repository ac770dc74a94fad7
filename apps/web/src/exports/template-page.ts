import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import type { TemplateAnswer } from '@casusregie/contract';
import { TEMPLATE_TAGS } from '@casusregie/domain';
import { Confirm, DateTimePipe, Failure, FileDrop, Icon, PageHeader, Skeleton, Toasts } from '@casusregie/ui';
import { firstValueFrom } from 'rxjs';
import { ActProblem, Acting } from '../requests/acting';
import { problemOf } from '../server/problem';
import { Session } from '../session/session-client';

/** The Word template that analysis and advice of the region are made with: fetched, changed in Word, put back. */
@Component({
  selector: 'app-template-page',
  imports: [ActProblem, DateTimePipe, Failure, FileDrop, Icon, PageHeader, Skeleton],
  templateUrl: './template-page.html',
})
export class TemplatePage {
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(Session);
  protected readonly acting = new Acting();
  protected readonly tags = Object.entries(TEMPLATE_TAGS).map(([tag, about]) => ({ tag: `{${tag}}`, about }));
  protected readonly rule = { extensions: ['docx'], maxBytes: 5_000_000 };
  protected readonly region = computed(() => this.session.actingAs()?.regions[0]);
  protected readonly path = computed(() => `/v1/word-templates/${this.region()?.code}`);
  protected readonly loaded = httpResource<TemplateAnswer>(() => (this.region() ? this.path() : undefined));
  protected readonly now = computed(() => (this.loaded.hasValue() ? this.loaded.value() : undefined));
  protected readonly failure = computed(() => {
    const error = this.loaded.error();
    return error ? problemOf(error).title : '';
  });

  protected async replace(files: readonly File[]): Promise<void> {
    const [file] = files;
    if (!file) return;
    const form = new FormData();
    form.append('file', file, file.name);
    const done = await this.acting.do(() => firstValueFrom(this.http.put(`${this.path()}/file`, form)));
    if (!done) return;
    this.toasts.show('Het sjabloon is vervangen');
    this.loaded.reload();
  }

  protected async forget(): Promise<void> {
    const sure = await this.confirm.ask({
      title: 'Terug naar het gewone sjabloon?',
      text: 'Het sjabloon van uw regio wordt weggegooid. Bestanden die al gemaakt zijn, veranderen niet.',
      confirmLabel: 'Sjabloon weggooien',
      danger: true,
    });
    if (!sure) return;
    const done = await this.acting.do(() => firstValueFrom(this.http.delete(`${this.path()}/file`)));
    if (!done) return;
    this.toasts.show('De regio gebruikt weer het gewone sjabloon');
    this.loaded.reload();
  }
}
