import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MunicipalityList } from '@casusregie/contract';
import { Empty, Failure, FilterChips, PageHeader, PlainDatePipe, Skeleton, counted } from '@casusregie/ui';
import { matching } from '../organisations/organisation-search';
import { problemOf } from '../server/problem';
import { ContactState } from './contact-client';

/** The municipalities of the region: what is open in each, who was last spoken to, and when one goes there. */
@Component({
  selector: 'app-municipalities-page',
  imports: [Empty, Failure, FilterChips, PageHeader, PlainDatePipe, RouterLink, Skeleton],
  templateUrl: './municipalities-page.html',
  styles: `
    input {
      max-inline-size: 24rem;
    }
  `,
})
export class MunicipalitiesPage {
  private readonly contacts = inject(ContactState);
  protected readonly list = httpResource<MunicipalityList>(() => {
    this.contacts.noted();
    return '/v1/municipalities';
  });
  protected readonly failure = computed(() => problemOf(this.list.error()));
  protected readonly text = signal('');
  protected readonly chosen = signal<readonly string[]>([]);
  private readonly all = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  protected readonly own = computed(() => this.all().filter(({ mine }) => mine).length);
  protected readonly options = computed(() => [{ value: 'mine', label: 'Mijn gemeenten', count: this.own() }]);
  protected readonly rows = computed(() => {
    const wanted = this.chosen().length > 0 ? this.all().filter(({ mine }) => mine) : this.all();
    return matching(wanted, this.text());
  });
  protected readonly sub = computed(() => counted(this.all().length, 'gemeente in uw regio', 'gemeenten in uw regio'));
}
