import { GiveGrant, type GrantEnded, type GrantGiven } from '@casusregie/contract';
import {
  coversRegion,
  deskAuthorisations,
  fitsCase,
  GRANT_KIND_LABELS,
  GRANT_RULES,
  grantFaults,
  type GrantKind,
  isRunning,
  receivesUnder,
  type Role,
  runningGrants,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ChangeCase, type Desk } from '../cases/change-case';
import { AccessAlert, CaseGrantRow } from '../database/entities';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import type { OnceKey } from '../shared/idempotency';
import { tell } from '../notices/tell';
import { newId } from '../shared/ids';
import { invalid, Refused } from '../shared/refusal';
import { shape } from '../shared/shape';
import { type AuthorisedPerson, peopleWith } from './grant-people';

const HOUR = 3_600_000;
/** An instant in words, by Europe/Amsterdam. */
const WORDS = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'long',
  timeStyle: 'short',
});
const rolesOf = (kind: GrantKind): Role[] => Object.keys(GRANT_RULES[kind].to) as Role[];

/** The act by which each kind is given: break-glass has one of its own, so that the log tells it apart. */
export const actOf = (body: unknown): 'breakGlass' | 'grantAccess' =>
  (body as { kind?: unknown } | null)?.kind === ('break-glass' satisfies GrantKind) ? 'breakGlass' : 'grantAccess';

const NOT_ON: Record<(typeof GRANT_RULES)[GrantKind]['on'], string> = {
  'named-only': 'Deze toegang is er alleen voor een casus die alleen op naam zichtbaar is.',
  integral: 'Een tweede persoon van buiten is er alleen voor een casus in de integrale aanpak.',
  any: '',
};

/** What is given, with all its faults told at once. */
function readGrant(body: unknown): GiveGrant {
  const given = shape(GiveGrant, body);
  const faults = grantFaults(given.kind, { ...given, reference: given.reference ?? null });
  if (faults.length > 0) throw new Refused('invalid', 'De toegang kan zo niet worden gegeven.', { errors: faults });
  return given;
}

/**
 * Lets people in to one case for a time, and ends it. Neither changes the case: no version, clock or order of any other
 * view tells of it.
 */
@Injectable()
export class GiveGrants {
  constructor(
    private readonly changes: ChangeCase,
    private readonly reads: Reads,
  ) {}

  /**
   * Gives access for a time.
   * @throws Refused `invalid` for who may not receive it, `wrong-moment` when the case does not call for it
   */
  give(caller: Caller, caseId: string, { body, once }: { body: unknown; once: OnceKey | null }): Promise<GrantGiven> {
    let given = new GiveGrant();
    return this.changes.run<GrantGiven>(caller, {
      caseId,
      action: actOf(body),
      once,
      shape: () => {
        given = readGrant(body);
      },
      change: async (desk) => {
        const { kind, hours, ground } = given;
        if (given.personId === caller.actor.personId) {
          throw invalid('personId', 'bent u zelf; niemand geeft zichzelf toegang');
        }
        const holder = await this.receiver(desk, given);
        if (!fitsCase(kind, desk.access)) throw new Refused('wrong-moment', NOT_ON[GRANT_RULES[kind].on]);
        if (runningGrants(given.personId, desk.access).length > 0) {
          throw new Refused('wrong-moment', 'Deze persoon heeft al tijdelijke toegang. Beëindig die eerst.');
        }
        const until = new Date(Date.parse(desk.now) + hours * HOUR).toISOString();
        const grantId = newId();
        await desk.tx.insert(CaseGrantRow, {
          id: grantId,
          case_id: caseId,
          region_code: desk.file.region_code as string,
          person_id: given.personId,
          organisation_id: holder.organisationId,
          kind,
          from_at: desk.now,
          until_at: until,
          ground,
          reference: given.reference ?? null,
          granted_by: caller.actor.personId,
        });
        const told = { personId: given.personId, by: caller.actor.personId, at: desk.now };
        await tell(desk.tx, { caseId, kind: 'access-given', ...told });
        const alerted = GRANT_RULES[kind].alerts ? await this.alert(desk, grantId, given.personId) : 0;
        return {
          answer: { grantId, caseId, kind, until, alerted },
          untold: true,
          events: [
            {
              type: 'access-granted' as const,
              subject: `${holder.name} (${GRANT_KIND_LABELS[kind].toLowerCase()}, tot ${WORDS.format(new Date(until))})`,
              detail: ground,
            },
          ],
          payload: { grantId, kind, personId: given.personId, until, alerted },
        };
      },
    });
  }

  /**
   * Ends access before its time: the holder's next request is answered as for a case that does not exist.
   * @throws Refused `wrong-moment` when it is over already
   */
  async end(caller: Caller, grantId: string): Promise<GrantEnded> {
    const known = await this.reads.first<{ case_id: string }>('SELECT case_id FROM case_grants WHERE id = $1', [
      grantId,
    ]);
    if (!known) return this.changes.refuseUnseen(caller, { table: 'case_grants', id: grantId, action: 'endGrant' });
    return this.changes.run<GrantEnded>(caller, {
      caseId: known.case_id,
      action: 'endGrant',
      change: async ({ tx, access, now }) => {
        const grant = access.grants?.find(({ id }) => id === grantId);
        if (!grant || !isRunning(grant, now)) throw new Refused('wrong-moment', 'Deze toegang is al voorbij.');
        await tx.run('UPDATE case_grants SET ended_at = $2, ended_by = $3 WHERE id = $1', [
          grantId,
          now,
          caller.actor.personId,
        ]);
        const person = await tx.first<{ name: string }>('SELECT name FROM persons WHERE id = $1', [grant.personId]);
        return {
          answer: { grantId, endedAt: now },
          untold: true,
          events: [
            {
              type: 'access-ended' as const,
              subject: `${person?.name ?? ''} (${GRANT_KIND_LABELS[grant.kind].toLowerCase()})`,
            },
          ],
          payload: { grantId, kind: grant.kind, personId: grant.personId },
        };
      },
    });
  }

  private async receiver(
    { tx, access, today }: Desk,
    { kind, personId }: GiveGrant,
  ): Promise<{ name: string; organisationId: string }> {
    const found = (await peopleWith(tx, rolesOf(kind))).find((person) => person.personId === personId);
    const authorisation = found && receivesUnder(kind, found, { access, today });
    if (!authorisation) throw invalid('personId', 'kan deze toegang niet krijgen');
    return { name: found.name, organisationId: authorisation.organisationId };
  }

  /**
   * Alerts the privacy officers and the other managers of the region, by number and link only.
   * @returns how many were alerted
   * @throws Refused `wrong-moment` when there is nobody to alert: unwatched break-glass is not given
   */
  private async alert(desk: Desk, grantId: string, holderId: string): Promise<number> {
    const { tx, file, access, caller, today, now } = desk;
    const watches = (person: AuthorisedPerson): boolean =>
      person.personId !== caller.actor.personId &&
      person.personId !== holderId &&
      !access.excludedPersonIds.includes(person.personId) &&
      deskAuthorisations('listAccessAlerts', person, today).some((one) => coversRegion(one, file.region_code));
    const told = (await peopleWith(tx, ['privacy-officer', 'manager'])).filter(watches);
    if (told.length === 0) {
      throw new Refused('wrong-moment', 'Er is in de regio niemand die van noodtoegang een melding kan krijgen.');
    }
    await tx.insert(
      AccessAlert,
      told.map(({ personId }) => ({ id: newId(), grant_id: grantId, person_id: personId, told_at: now })),
    );
    await tell(
      tx,
      ...told.map(({ personId }) => ({
        caseId: file.id,
        kind: 'break-glass' as const,
        personId,
        by: caller.actor.personId,
        at: now,
      })),
    );
    return told.length;
  }
}
