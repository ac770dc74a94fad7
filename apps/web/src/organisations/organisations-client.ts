import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service } from '@angular/core';
import type { LabelledList, OrganisationList, RegionList } from '@casusregie/contract';
import type { OrganisationKind } from '@casusregie/domain';
import { paramsOf } from '../cases/cases-client';

/** What the list of organisations can be asked for. */
export interface OrganisationQuery {
  readonly kind?: OrganisationKind;
  /** Part of a name. */
  readonly q?: string;
}

/** The rows of a list that came; none while it is not there. */
export const itemsOf = <Row>(list: HttpResourceRef<{ items: Row[] } | undefined>): readonly Row[] =>
  list.hasValue() ? (list.value()?.items ?? []) : [];

/** The reference lists: organisations, regions, themes. Call each where `inject()` works. */
@Service()
export class Organisations {
  /** Organisations of today; asks nothing while the query is undefined. */
  list(query: () => OrganisationQuery | undefined): HttpResourceRef<OrganisationList | undefined> {
    return httpResource<OrganisationList>(() => {
      const asked = query();
      return asked && { url: '/v1/organisations', params: paramsOf(asked) };
    });
  }

  /** The regions with their desks. */
  regions(): HttpResourceRef<RegionList | undefined> {
    return httpResource<RegionList>(() => '/v1/regions');
  }

  /** The themes that hold today, in a region when one is named. */
  themes(region: () => string = () => ''): HttpResourceRef<LabelledList | undefined> {
    return httpResource<LabelledList>(() => ({ url: '/v1/themes', params: paramsOf({ region: region() }) }));
  }
}
