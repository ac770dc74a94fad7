import { coversRegion, type Authorisation, type CaseAccess, type Named } from './actor';
import { opensReach } from './case-grants';
import type { Reach, Role } from './roles';

type Reaches = (authorisation: Authorisation, personId: string, access: CaseAccess) => boolean;

const isNamed = (personId: string, access: CaseAccess, as: Named['as']): boolean =>
  access.named.some((row) => row.personId === personId && row.as === as);

const NAMED_FOR_ROLE: Partial<Record<Role, Named['as']>> = {
  'case-director': 'case-director',
  partner: 'partner',
};

/** A person is named for an organisation: an authorisation of another one does not count. */
const namedFor: Reaches = (authorisation, personId, access) =>
  access.named.some(
    (row) =>
      row.personId === personId &&
      row.organisationId === authorisation.organisationId &&
      row.as === (NAMED_FOR_ROLE[authorisation.role] ?? 'staff'),
  );

/**
 * One rule a reach; the api repeats each as a WHERE, and a parity test holds the two together.
 * Nobody reaches a draft by region: it has none.
 */
const REACHES_CASE: Record<Reach, Reaches> = {
  'own-organisation': (authorisation, personId, access) =>
    access.submittingOrganisationIds.includes(authorisation.organisationId)
      ? access.confidentiality === 'normal' || access.filerId === personId || isNamed(personId, access, 'colleague')
      : // Who files a request just after a merger keeps sight of it, until the new organisation authorises them.
        access.filerId === personId && (access.succeededOrganisationIds ?? []).includes(authorisation.organisationId),
  'named-on-case': namedFor,
  'own-rows': (authorisation, _personId, access) =>
    access.rowOrganisationIds.includes(authorisation.organisationId) &&
    (authorisation.role === 'requester' || coversRegion(authorisation, access.regionCode)),
  region: (authorisation, personId, access) =>
    coversRegion(authorisation, access.regionCode) &&
    access.state !== 'draft' &&
    (access.confidentiality === 'normal' ||
      authorisation.role === 'manager' ||
      authorisation.role === 'privacy-officer' ||
      access.handlerId === personId ||
      isNamed(personId, access, 'staff') ||
      opensReach('region', authorisation, { personId, access })),
  granted: (authorisation, personId, access) =>
    access.state !== 'draft' && opensReach('granted', authorisation, { personId, access }),
  'nation-headers': (_authorisation, _personId, access) =>
    access.state !== 'draft' && access.confidentiality === 'normal',
  nation: () => true,
};

/** Whether an authorisation of a person reaches a case; an excluded person reaches nothing. */
export function reachesCase(reach: Reach, authorisation: Authorisation, personId: string, access: CaseAccess): boolean {
  return !access.excludedPersonIds.includes(personId) && REACHES_CASE[reach](authorisation, personId, access);
}
