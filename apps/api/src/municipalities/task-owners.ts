import type { Organisation } from '../database/entities';
import type { Tx } from '../database/unit-of-work';
import type { Desk } from '../cases/change-case';
import { findColleague } from '../cases/people-on-case';
import type { OpenBook } from '../organisations/reference-book';
import { invalid } from '../shared/refusal';

const STAFF_ROLES = ['account-manager', 'information-coordinator', 'analyst', 'legal', 'manager'] as const;

/** Whose a task shall be. */
interface Wanted {
  readonly ownerId: string;
  readonly ownerPersonId?: string | null;
}

const isDesk = (organisation: Organisation | undefined, regionCode: string | null): boolean =>
  organisation?.kind === 'riec' && organisation.region_code === regionCode;

/** A person of the RIEC who does it. */
const colleague = async (
  desk: { tx: Tx; today: string; book: OpenBook; regionCode: string | null },
  personId: string,
  roles: readonly (typeof STAFF_ROLES)[number][] | readonly ['case-director', ...(typeof STAFF_ROLES)[number][]],
): Promise<void> => {
  const { tx, today, book, regionCode } = desk;
  await findColleague(
    { tx, today, book, file: { region_code: regionCode } as Desk['file'] },
    personId,
    'ownerPersonId',
    roles,
  );
};

/**
 * Who may own a task of a case: the RIEC of the region, whoever brought it in, or a partner with somebody named on the
 * case today. Nobody else is told that there is a case.
 * @throws Refused `invalid` naming the field
 */
export async function checkCaseOwner(desk: Desk, { ownerId, ownerPersonId }: Wanted): Promise<void> {
  const { tx, file, access, book, today } = desk;
  const regionCode = file.region_code;
  if (isDesk(book.organisation(ownerId), regionCode)) {
    if (ownerPersonId) {
      await colleague({ tx, today, book, regionCode }, ownerPersonId, ['case-director', ...STAFF_ROLES]);
    }
    return;
  }
  const named = access.named.filter(({ as, organisationId }) => as === 'partner' && organisationId === ownerId);
  if (named.length > 0) {
    if (ownerPersonId && !named.some(({ personId }) => personId === ownerPersonId)) {
      throw invalid('ownerPersonId', 'is niet op de casus benoemd voor deze partner');
    }
    return;
  }
  if (!access.submittingOrganisationIds.includes(ownerId)) {
    throw invalid('ownerId', 'is niet het RIEC, de inbrenger of een op de casus benoemde partner');
  }
  if (ownerPersonId) throw invalid('ownerPersonId', 'kan niet: de inbrenger bepaalt zelf wie het doet');
}

/**
 * Who may own a task of a municipality: the RIEC of the region, or the municipality itself.
 * @throws Refused `invalid` naming the field
 */
export async function checkMunicipalityOwner(
  desk: { tx: Tx; today: string; book: OpenBook; municipality: Organisation },
  { ownerId, ownerPersonId }: Wanted,
): Promise<void> {
  const { tx, today, book, municipality } = desk;
  if (isDesk(book.organisation(ownerId), municipality.region_code)) {
    if (ownerPersonId)
      await colleague({ tx, today, book, regionCode: municipality.region_code }, ownerPersonId, STAFF_ROLES);
    return;
  }
  if (ownerId !== municipality.id) throw invalid('ownerId', 'is niet het RIEC of de gemeente zelf');
  if (ownerPersonId) throw invalid('ownerPersonId', 'kan niet: de gemeente bepaalt zelf wie het doet');
}
