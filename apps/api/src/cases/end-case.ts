import type { MakeMove } from '@casusregie/contract';
import { amsterdamDate, dueOn, REASON_ROWS, rejectReasonsIn } from '@casusregie/domain';
import { newId } from '../shared/ids';
import { invalid } from '../shared/refusal';
import { keepMarks } from './case-marks';
import type { Desk } from './change-case';
import { happen } from './history';
import type { ActingDesk } from './move-effects';
import { nextNumber } from './submit-case';

/** The reasons must be of the list allowed in this state, and the desks must exist. */
export function checkReasons({ file, book }: Desk, given: MakeMove): void {
  const allowed = rejectReasonsIn(file.state);
  const wrong = given.reasons?.filter((reason) => !allowed.includes(reason)) ?? [];
  if (wrong.length > 0) {
    throw invalid('reasons', `kan hier niet: ${wrong.map((reason) => REASON_ROWS[reason].label).join(', ')}`);
  }
  const strange = given.referrals?.find((code) => !book.hasDesk(code));
  if (strange) throw invalid('referrals', 'bevat een loket dat niet bestaat');
}

/** The destination must exist; which kinds a state allows is in the move table. */
export function checkReferral({ file, book }: Desk, given: MakeMove): void {
  const { destination } = given;
  if (!destination) return;
  if (destination.kind === 'desk' && !book.hasDesk(destination.code)) {
    throw invalid('destination', 'is geen bestaand loket');
  }
  if (destination.kind === 'region') {
    if (!book.region(destination.code)) throw invalid('destination', 'is geen bestaande regio');
    if (destination.code === file.region_code) {
      throw invalid('destination', 'is de eigen regio');
    }
  }
}

const COPY = `INSERT INTO case_files (id, number, region_code, state, phase, shown_state, track, kind, confidentiality, priority,
    main_theme, submitting_organisation_id, leading_municipality_id, filer_id, title, due_on, submitted_on, submitted_at,
    news_at, requester_version, version, created_at, updated_at, hold_told, screened, requester_asked_again,
    sensitive_confirmed, linked_case_id, place, observed_on, more_themes, phenomena, filed_on_behalf, involved,
    indications, own_actions, question, asked, answers)
  SELECT $2, $3, $4, 'submitted', 'new', 'submitted', track, kind, confidentiality, 'normal', main_theme,
    submitting_organisation_id, leading_municipality_id, filer_id, title, $5, $6, $7, $7, 1, 1, $7, $7, hold_told, screened,
    requester_asked_again, sensitive_confirmed, id, place, observed_on, more_themes, phenomena, filed_on_behalf, involved,
    indications, own_actions, question, asked, answers FROM case_files WHERE id = $1`;

/**
 * What the requester typed becomes a linked, submitted case in the other region, with a number of its own.
 * @returns the id of the new case, or null when it is referred to a desk
 */
export async function referToRegion(desk: ActingDesk, given: MakeMove): Promise<string | null> {
  if (given.destination?.kind !== 'region') return null;
  const { tx, file, now, today, caller, authorisation } = desk;
  const region = given.destination.code;
  const id = newId();
  const number = await nextNumber(tx, region, amsterdamDate(now));
  await tx.run(COPY, [
    file.id,
    id,
    number,
    region,
    dueOn('submitted', today, { terms: desk.practice.on(region, today).terms }),
    today,
    now,
  ]);
  await tx.run(
    'INSERT INTO case_municipalities (case_id, organisation_id, place) SELECT $2, organisation_id, place FROM case_municipalities WHERE case_id = $1',
    [file.id, id],
  );
  await keepMarks(tx, id);
  await happen(tx, caller, authorisation, {
    caseId: id,
    type: 'submit',
    from: 'draft',
    to: 'submitted',
    shownBefore: 'draft',
    shownAfter: 'submitted',
    forRequester: true,
    happenedOn: today,
    recordedAt: now,
    month: today.slice(0, 7),
    subject: `doorverwezen door ${desk.book.region(file.region_code ?? '')?.name ?? 'een andere regio'}`,
  });
  return id;
}
