import type { OnBehalf } from '@casusregie/contract';
import { stockChange, type EventType, type ShownState, type State } from '@casusregie/domain';
import type { Authorisation } from '@casusregie/domain';
import { flag } from '../database/json';
import type { Tx } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { newId } from '../shared/ids';

/** Something that happened to a case, as it goes on the timeline. */
export interface Happened {
  readonly caseId: string;
  readonly type: EventType;
  readonly from?: State;
  readonly to?: State;
  readonly shownBefore?: ShownState;
  readonly shownAfter?: ShownState;
  readonly forRequester?: boolean;
  readonly forPartner?: boolean;
  readonly happenedOn: string;
  readonly recordedAt: string;
  /** Month `YYYY-MM` by Europe/Amsterdam of the recording. */
  readonly month: string;
  readonly onBehalf?: OnBehalf | null;
  readonly subject?: string | null;
  readonly detail?: string | null;
}

const INSERT = `INSERT INTO case_events (id, case_id, type, from_state, to_state, shown_before, shown_after, for_requester,
  for_partner, stock_change, month, happened_on, recorded_at, person_id, role, organisation_id, on_behalf, subject, detail)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`;

/** Puts an event on the timeline of a case, in the transaction of what happened. */
export async function happen(tx: Tx, caller: Caller, authorisation: Authorisation, event: Happened): Promise<void> {
  await tx.run(INSERT, [
    newId(),
    event.caseId,
    event.type,
    event.from ?? null,
    event.to ?? null,
    event.shownBefore ?? null,
    event.shownAfter ?? null,
    flag(event.forRequester ?? false),
    flag(event.forPartner ?? false),
    event.from && event.to ? stockChange(event.from, event.to) : 0,
    event.month,
    event.happenedOn,
    event.recordedAt,
    caller.actor.personId,
    authorisation.role,
    authorisation.organisationId,
    event.onBehalf ? JSON.stringify(event.onBehalf) : null,
    event.subject ?? null,
    event.detail ?? null,
  ]);
}
