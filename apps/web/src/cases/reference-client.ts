import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject, signal } from '@angular/core';
import type {
  ColleagueList,
  GrantCandidateList,
  LabelledList,
  MeetingPage,
  OrganisationList,
  RegionList,
} from '@casusregie/contract';
import { firstValueFrom } from 'rxjs';
import { paramsOf } from './cases-client';

type Asked = 'organisations' | 'regions' | 'desks';

/** Reference lists: organisations, regions, desks, themes and colleagues. Read once, when a screen first needs them. */
@Service()
export class ReferenceClient {
  private readonly http = inject(HttpClient);
  private readonly wanted = signal<ReadonlySet<Asked>>(new Set());
  private readonly organisationList = httpResource<OrganisationList>(() => this.address('organisations'));
  private readonly regionList = httpResource<RegionList>(() => this.address('regions'));
  private readonly deskList = httpResource<LabelledList>(() => this.address('desks'));

  /** Organisations that exist. Empty until they are there. */
  readonly organisations = () => (this.organisationList.hasValue() ? this.organisationList.value().items : []);
  readonly regions = () => (this.regionList.hasValue() ? this.regionList.value().items : []);
  readonly desks = () => (this.deskList.hasValue() ? this.deskList.value().items : []);

  /** Asks for lists; those that are there, or on their way, are not asked again. */
  need(...names: Asked[]): void {
    this.wanted.update((before) => (names.every((name) => before.has(name)) ? before : new Set([...before, ...names])));
  }

  /** Themes that hold today, in a region or everywhere. */
  themes(region?: string | null): Promise<LabelledList> {
    return firstValueFrom(this.http.get<LabelledList>('/v1/themes', { params: paramsOf({ region }) }));
  }

  /** Colleagues who can be given a place on a case, or who work for a region. */
  colleagues(of: { caseId: string } | { region: string }): Promise<ColleagueList> {
    return firstValueFrom(this.http.get<ColleagueList>('/v1/colleagues', { params: paramsOf(of) }));
  }

  /** Meetings that are still to come. */
  meetingsToCome(): Promise<MeetingPage> {
    return firstValueFrom(this.http.get<MeetingPage>('/v1/meetings', { params: { when: 'coming' } }));
  }

  /** Who could be let in to a case for a time, and with which kinds of access. */
  grantCandidates(caseId: string): Promise<GrantCandidateList> {
    return firstValueFrom(this.http.get<GrantCandidateList>(`/v1/cases/${caseId}/grant-candidates`));
  }

  private address(name: Asked): string | undefined {
    return this.wanted().has(name) ? `/v1/${name}` : undefined;
  }
}
