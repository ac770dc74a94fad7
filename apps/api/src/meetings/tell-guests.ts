import { attendsAs, type Actor, type NoticeKind } from '@casusregie/domain';
import type { Meeting, MeetingGuest } from '../database/entities';
import type { Tx } from '../database/unit-of-work';
import { personsById } from '../notices/recipients';
import { tell } from '../notices/tell';
import type { KnownAccess } from '../cases/case-access';

interface Invitation {
  readonly meeting: Pick<Meeting, 'held_on'>;
  readonly kind: Extract<NoticeKind, 'meeting-agenda' | 'meeting-minutes'>;
  readonly guests: readonly Pick<MeetingGuest, 'organisation_id' | 'person_id'>[];
  readonly cases: readonly { readonly id: string; readonly access: KnownAccess['access'] }[];
  readonly by: string;
  readonly today: string;
  readonly at: string;
}

/** Guests with all that they are authorised for, by person. */
export async function actorsOf(
  tx: Parameters<typeof personsById>[0],
  guests: readonly Pick<MeetingGuest, 'person_id'>[],
): Promise<ReadonlyMap<string, Actor>> {
  const actors = await personsById(
    tx,
    guests.map(({ person_id }) => person_id),
  );
  return new Map(actors.map((actor) => [actor.personId, actor]));
}

/** A guest as somebody who may attend or not; null when the person is no longer in service. */
export const attendeeOf = (
  { organisation_id, person_id }: Pick<MeetingGuest, 'organisation_id' | 'person_id'>,
  actors: ReadonlyMap<string, Actor>,
): Parameters<typeof attendsAs>[0] => ({
  organisationId: organisation_id,
  actor: person_id === null ? null : (actors.get(person_id) ?? { personId: person_id, authorisations: [] }),
});

/** Tells those who are invited, of each case at which they may be: by its number and the date. Of other cases nobody hears. */
export async function tellGuests(tx: Tx, told: Invitation): Promise<void> {
  const { meeting, kind, guests, cases, by, today, at } = told;
  if (cases.length === 0 || guests.length === 0) return;
  const actors = await actorsOf(tx, guests);
  await tell(
    tx,
    ...cases.flatMap(({ id, access }) =>
      guests
        .filter((guest) => attendsAs(attendeeOf(guest, actors), access, today) !== null)
        .map(({ person_id, organisation_id }) => ({
          caseId: id,
          kind,
          personId: person_id,
          organisationId: organisation_id,
          by,
          dueOn: meeting.held_on,
          at,
        })),
    ),
  );
}
