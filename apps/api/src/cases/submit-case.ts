import { amsterdamDate, askedOf, dueOn, KIND_ROWS, type CalendarDate } from '@casusregie/domain';
import type { Tx } from '../database/unit-of-work';
import { Refused } from '../shared/refusal';
import type { Desk } from './change-case';
import { routeOf } from './file-facts';
import type { Done } from './move-effects';

const NEXT = `INSERT INTO case_counters (region_code, year, last) VALUES ($1, $2, 1)
  ON CONFLICT (region_code, year) DO UPDATE SET last = case_counters.last + 1 RETURNING last`;

/**
 * The next number of a region in the year of a date: `NN-2026-0001`. Taken in the transaction that uses it, so that
 * there is no gap and no duplicate.
 */
export async function nextNumber(tx: Tx, regionCode: string, day: CalendarDate): Promise<string> {
  const year = Number(day.slice(0, 4));
  const row = await tx.first<{ last: number }>(NEXT, [regionCode, year]);
  if (!row) throw new Error('a counter gave no number');
  return `${regionCode}-${year}-${String(row.last).padStart(4, '0')}`;
}

/** Sends a draft to its region: it gets its number, its road and its first date now. */
export async function submitDraft(desk: Desk): Promise<Done> {
  const { tx, file, book, practice, now, today } = desk;
  const kind = file.kind;
  const region = routeOf(file, file.leading_municipality_id ? [file.leading_municipality_id] : [], {
    book,
    today,
  });
  if (!kind || !region) {
    throw new Refused('missing-need', 'Het verzoek is nog niet volledig.', {
      needs: [kind ? 'region-known' : 'request-complete'],
    });
  }
  const day = amsterdamDate(now);
  const place = file.leading_municipality_id
    ? book.organisationRef(file.leading_municipality_id).name
    : book.organisationRef(file.submitting_organisation_id).name;
  const submitter = book.onDate(file.submitting_organisation_id, today);
  const here = practice.on(region, day);
  // From now on the request keeps the questions it was asked, whatever the region asks later.
  const asked = askedOf(kind, here.questions(kind), file);
  const answers = file.answers.filter(({ key }) => asked.some((question) => question.key === key));
  return {
    columns: {
      number: await nextNumber(tx, region, day),
      region_code: region,
      track: KIND_ROWS[kind].track,
      purpose: KIND_ROWS[kind].purpose,
      title: file.title?.trim() || `${KIND_ROWS[kind].label} ${place}`,
      submitting_organisation_id: submitter?.id ?? file.submitting_organisation_id,
      submitted_on: day,
      submitted_at: now,
      due_on: dueOn('submitted', day, { terms: here.terms }),
      asked: JSON.stringify(asked),
      answers: JSON.stringify(answers),
    },
  };
}
