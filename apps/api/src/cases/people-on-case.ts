import { addDays, liveAuthorisations, type Authorisation, type NamedAs, type Role } from '@casusregie/domain';
import { Participant } from '../database/entities';
import { flag } from '../database/json';
import { byKind } from '../database/kind';
import { tell } from '../notices/tell';
import { newId } from '../shared/ids';
import { invalid } from '../shared/refusal';
import type { Desk } from './change-case';

interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly organisationId: string;
  readonly organisation: string;
}

interface Row {
  id: string;
  name: string;
  organisation_id: string;
  auth_id: string;
  auth_role: Role;
  auth_organisation: string;
  region_codes: string | null;
  valid_until: string | null;
  screened_until: string | null;
}

/** Whoever is given a place on a case cannot leave before that is done; the one who leaves is found first, or not at all. */
const FOR_SHARE_OF_PERSON = byKind({ sqlite: '', postgres: ' FOR SHARE OF p' });

/**
 * Somebody who may be given a place on this case: active, authorised for the region in one of the roles, and screened.
 * @throws Refused `invalid` naming the field
 */
export async function findColleague(
  { tx, file, today, book }: Pick<Desk, 'tx' | 'file' | 'today' | 'book'>,
  personId: string,
  field: string,
  roles: readonly Role[],
): Promise<Colleague> {
  const rows = await tx.all<Row>(
    `SELECT p.id, p.name, p.organisation_id, a.id AS auth_id, a.role AS auth_role, a.organisation_id AS auth_organisation,
       a.region_codes, a.valid_until, a.screened_until
     FROM persons p JOIN authorisations a ON a.person_id = p.id WHERE p.id = $1 AND p.active = $2 AND a.ended_at IS NULL${FOR_SHARE_OF_PERSON}`,
    [personId, flag(true)],
  );
  const authorisations: Authorisation[] = rows.map((row) => ({
    id: row.auth_id,
    role: row.auth_role,
    organisationId: row.auth_organisation,
    regionCodes: row.region_codes ? (JSON.parse(row.region_codes) as string[]) : 'nation',
    validUntil: row.valid_until,
    screenedUntil: row.screened_until,
  }));
  const fit = liveAuthorisations({ personId, authorisations }, today).find(
    ({ role, regionCodes }) =>
      roles.includes(role) &&
      (regionCodes === 'nation' || (file.region_code !== null && regionCodes.includes(file.region_code))),
  );
  const [person] = rows;
  if (!person || !fit) {
    throw invalid(field, 'is geen collega die hiervoor bevoegd en gescreend is in deze regio');
  }
  return {
    id: person.id,
    name: person.name,
    organisationId: fit.organisationId,
    organisation: book.organisationRef(fit.organisationId).name,
  };
}

/** Which roles may be named as what. */
const ROLES_FOR: Record<NamedAs, readonly Role[]> = {
  staff: ['account-manager', 'information-coordinator', 'analyst', 'legal', 'manager'],
  'case-director': ['case-director'],
  partner: ['partner'],
  colleague: ['requester'],
};

/** Names a person on the case: a row with a ground, from today. A new case director takes the place of the old one. */
export async function namePerson(
  desk: Desk,
  named: { personId: string; as: NamedAs; ground: string; field: string; until?: string | null },
): Promise<Colleague> {
  const { tx, file, caller, today } = desk;
  const person = await findColleague(desk, named.personId, named.field, ROLES_FOR[named.as]);
  if (named.as === 'case-director') {
    await tx.run(`DELETE FROM participants WHERE case_id = $1 AND named_as = 'case-director' AND from_on = $2`, [
      file.id,
      today,
    ]);
    await tx.run(
      `UPDATE participants SET until_on = $2 WHERE case_id = $1 AND named_as = 'case-director' AND until_on IS NULL`,
      [file.id, addDays(today, -1)],
    );
  }
  await tx.insert(Participant, {
    id: newId(),
    case_id: file.id,
    named_as: named.as,
    organisation_id: person.organisationId,
    person_id: person.id,
    from_on: today,
    until_on: named.until ?? null,
    ground: named.ground,
    named_by: caller.actor.personId,
  });
  await tell(tx, { caseId: file.id, kind: 'named', personId: person.id, by: caller.actor.personId, at: desk.now });
  return person;
}
