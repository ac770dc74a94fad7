import { GrantAuthorisation, PatchAuthorisation, type FieldFault, type PersonAnswer } from '@casusregie/contract';
import { authorisationFaults, ROLE_LABELS, type GrantFacts } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { requireVersion } from '../cases/change-case';
import { AuthorisationRow } from '../database/entities';
import type { Caller } from '../identity/caller';
import type { OnceKey } from '../shared/idempotency';
import { newId } from '../shared/ids';
import { invalid, Refused } from '../shared/refusal';
import { shape } from '../shared/shape';
import { ChangeRegister, type RegisterDesk } from './change-register';

type Stored = Pick<
  AuthorisationRow,
  'id' | 'role' | 'organisation_id' | 'valid_until' | 'screened_until' | 'ended_at' | 'version'
> & { region_codes: string | null };

const LOAD = `SELECT id, role, organisation_id, region_codes, valid_until, screened_until, ended_at, version FROM authorisations`;

/** All faults in one refusal. */
function refuseAll(faults: readonly FieldFault[]): void {
  if (faults.length === 0) return;
  throw new Refused(
    'invalid',
    faults.length === 1 ? 'De invoer bevat een fout.' : `De invoer bevat ${faults.length} fouten.`,
    { errors: faults },
  );
}

/** Granting authorisations, changing how long they hold, and ending them. Nothing is ever deleted. */
@Injectable()
export class Authorisations {
  constructor(private readonly changes: ChangeRegister) {}

  /** Grants a person a role, when every rule of `AUTHORISATION_RULES` is kept. */
  grant(
    caller: Caller,
    personId: string,
    { body, once }: { body: unknown; once: OnceKey | null },
  ): Promise<PersonAnswer> {
    let given = new GrantAuthorisation();
    return this.changes.run(caller, {
      where: 'p.id = $1',
      id: personId,
      once,
      shape: () => {
        given = shape(GrantAuthorisation, body);
      },
      check: async (desk) => refuseAll(await this.faultsOfGrant(desk, given)),
      change: async (desk) => {
        if (!desk.person.active) {
          throw new Refused('wrong-moment', 'Deze persoon is vertrokken. Leg eerst vast waar die nu werkt.');
        }
        const id = newId();
        await desk.tx.insert(AuthorisationRow, {
          id,
          person_id: personId,
          organisation_id: given.organisationId,
          role: given.role,
          region_codes: given.regionCodes ?? null,
          valid_until: given.validUntil ?? null,
          screened_until: given.screenedUntil ?? null,
          granted_by: caller.person.name,
          granted_on: desk.today,
          version: 1,
          granted_by_id: caller.actor.personId,
          ground: given.ground,
        });
        return { granted: id, role: given.role, regions: given.regionCodes ?? null };
      },
    });
  }

  private async faultsOfGrant(desk: RegisterDesk, given: GrantAuthorisation): Promise<FieldFault[]> {
    const { book, today } = desk;
    const organisation = book.organisation(given.organisationId);
    if (!organisation || !book.exists(organisation.id, today)) {
      return [{ field: 'organisationId', message: 'bestaat vandaag niet' }];
    }
    const strange = (given.regionCodes ?? []).find((code) => !book.region(code));
    if (strange) return [{ field: 'regionCodes', message: `bevat een onbekende regio: ${strange}` }];
    const facts: GrantFacts = {
      role: given.role,
      organisation: { id: organisation.id, kind: organisation.kind, regionCodes: book.regionsOf(organisation.id) },
      employerId: desk.person.organisation_id,
      regionCodes: given.regionCodes ?? 'nation',
      validUntil: given.validUntil ?? null,
      screenedUntil: given.screenedUntil ?? null,
      today,
      held: await this.heldBy(desk),
    };
    return authorisationFaults(facts).map(({ field, message }) => ({ field, message }));
  }

  /** What a person holds that has not ended, beside one authorisation. */
  private async heldBy({ tx, person, today }: RegisterDesk, beside = ''): Promise<GrantFacts['held']> {
    const rows = await tx.all<Stored>(`${LOAD} WHERE person_id = $1 AND ended_at IS NULL`, [person.id]);
    return rows
      .filter(({ id, valid_until: until }) => id !== beside && (until === null || until >= today))
      .map(({ role, organisation_id: organisationId }) => ({ role, organisationId }));
  }

  /** Changes until when an authorisation or its screening holds, or ends it now. */
  patch(
    caller: Caller,
    authorisationId: string,
    { body, ifMatch }: { body: unknown; ifMatch: string | undefined },
  ): Promise<PersonAnswer> {
    let given = new PatchAuthorisation();
    let row: Stored | undefined;
    return this.changes.run(caller, {
      where: 'p.id = (SELECT h.person_id FROM authorisations h WHERE h.id = $1)',
      id: authorisationId,
      shape: () => {
        given = shape(PatchAuthorisation, body);
        const changes = given.validUntil !== undefined || given.screenedUntil !== undefined;
        if (!changes && given.endReason === undefined) throw invalid('validUntil', 'of een ander veld is nodig');
        if (changes && given.endReason !== undefined) {
          throw invalid('endReason', 'gaat niet samen met een andere wijziging');
        }
      },
      check: async (desk) => {
        row = await desk.tx.first<Stored>(`${LOAD} WHERE id = $1`, [authorisationId]);
        if (row && !row.ended_at) refuseAll(await this.faultsOfChange(desk, row, given));
        requireVersion(ifMatch, row?.version ?? 0);
      },
      change: async (desk) => {
        if (!row || row.ended_at) throw new Refused('wrong-moment', 'Deze bevoegdheid is al beëindigd.');
        if (given.endReason !== undefined) {
          await desk.tx.run(
            `UPDATE authorisations SET ended_at = $2, ended_by_id = $3, end_reason = $4, version = version + 1 WHERE id = $1`,
            [row.id, desk.now, caller.actor.personId, given.endReason],
          );
          return { ended: row.id, role: ROLE_LABELS[row.role] };
        }
        await desk.tx.run(
          `UPDATE authorisations SET valid_until = $2, screened_until = $3, version = version + 1 WHERE id = $1`,
          [
            row.id,
            given.validUntil === undefined ? row.valid_until : given.validUntil,
            given.screenedUntil === undefined ? row.screened_until : given.screenedUntil,
          ],
        );
        return { changed: row.id, ...given };
      },
    });
  }

  /** Only what is changed is judged: a screening can be extended before a validity that ran out. */
  private async faultsOfChange(desk: RegisterDesk, row: Stored, given: PatchAuthorisation): Promise<FieldFault[]> {
    const { book, today } = desk;
    const ref = book.organisationRef(row.organisation_id);
    const faults = authorisationFaults({
      role: row.role,
      organisation: { id: ref.id, kind: ref.kind, regionCodes: book.regionsOf(ref.id) },
      employerId: ref.id,
      regionCodes: row.region_codes === null ? 'nation' : (JSON.parse(row.region_codes) as string[]),
      validUntil: given.validUntil ?? null,
      screenedUntil: given.screenedUntil === undefined ? row.screened_until : given.screenedUntil,
      today,
      held: await this.heldBy(desk, row.id),
    });
    // Who was made administrator meanwhile does not get an old role back by a longer term.
    const judged: readonly string[] = [...Object.keys(given), ...(given.validUntil === undefined ? [] : ['role'])];
    return faults
      .filter(({ field }) => judged.includes(field))
      .map(({ field, message }) => ({ field: field === 'role' ? 'validUntil' : field, message }));
  }
}
