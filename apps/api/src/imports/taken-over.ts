import { byKind } from '../database/kind';

const { uuid, instant, day, padded } = byKind({
  sqlite: { uuid: 'text', instant: 'text', day: 'text', padded: (number: string) => `printf('%04d', ${number})` },
  postgres: {
    uuid: 'uuid',
    instant: 'timestamptz',
    day: 'date',
    padded: (number: string) => `lpad(CAST(${number} AS text), greatest(4, length(CAST(${number} AS text))), '0')`,
  },
});

const INTO = (table: string, values: Readonly<Record<string, string>>): string =>
  `INSERT INTO ${table} (${Object.keys(values).join(', ')}) SELECT ${Object.values(values).join(', ')}
   FROM case_import_rows r WHERE r.import_id = $1 ORDER BY r.place`;
const SAME = (...columns: string[]): Record<string, string> =>
  Object.fromEntries(columns.map((name) => [name, `r.${name}`]));
const NOW = (place: number): string => `CAST($${place} AS ${instant})`;

/**
 * The cases of a list, from the rows that lie ready. Parameters: import, region, what a number begins with, the number
 * before the first, the instant, and the last day in each of the states that a case can arrive in. The term runs from the
 * day it is taken over, so that a case is on the worklist and not late on arrival.
 */
export const INTO_CASES = INTO('case_files', {
  id: 'r.case_id',
  number: `CAST($3 AS text) || ${padded('CAST($4 AS integer) + 1 + r.place')}`,
  region_code: 'CAST($2 AS text)',
  ...SAME('state', 'phase', 'shown_state', 'track', 'kind', 'confidentiality', 'priority', 'purpose'),
  ...SAME('submitting_organisation_id', 'handler_id', 'title', 'observed_on', 'indications', 'question'),
  leading_municipality_id: 'r.municipality_id',
  filer_id: 'r.person_id',
  due_on: `CASE r.state WHEN 'submitted' THEN CAST($6 AS ${day}) ELSE CAST($7 AS ${day}) END`,
  submitted_on: 'r.received_on',
  submitted_at: 'r.received_at',
  news_at: NOW(5),
  created_at: NOW(5),
  updated_at: NOW(5),
  requester_version: '1',
  version: '1',
  hold_told: 'false',
  screened: 'false',
  requester_asked_again: 'false',
  sensitive_confirmed: 'false',
  more_themes: `'[]'`,
  phenomena: `'[]'`,
  involved: `'[]'`,
});

/** Where each case plays. */
export const INTO_MUNICIPALITIES = INTO('case_municipalities', {
  case_id: 'r.case_id',
  organisation_id: 'r.municipality_id',
  place: '0',
});

/** The number that each case had. */
export const INTO_NUMBERS = INTO('outside_numbers', {
  id: 'r.number_id',
  case_id: 'r.case_id',
  system: 'r.old_system',
  number: 'r.old_number',
  by_requester: 'false',
});

/**
 * The one event with which each case begins, of which the requester hears nothing: an old list may tell what they may not
 * know. It is no submission, so no month has more brought in than it had; from now on the case runs. Parameters: import,
 * person, role, organisation, instant, day.
 */
export const INTO_EVENTS = INTO('case_events', {
  id: 'r.event_id',
  case_id: 'r.case_id',
  type: `'case-imported'`,
  to_state: 'r.state',
  for_requester: 'false',
  for_partner: 'false',
  stock_change: '1',
  month: 'substr(CAST($6 AS text), 1, 7)',
  happened_on: `CAST(CAST($6 AS text) AS ${day})`,
  recorded_at: NOW(5),
  person_id: `CAST($2 AS ${uuid})`,
  role: 'CAST($3 AS text)',
  organisation_id: `CAST($4 AS ${uuid})`,
  subject: 'r.subject',
});
