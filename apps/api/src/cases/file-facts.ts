import {
  type CalendarDate,
  type FileFacts,
  findSensitiveWords,
  isDestroyed,
  isWithdrawn,
  KIND_ROWS,
  missingOf,
  type RequestField,
} from '@casusregie/domain';
import type { CaseFile } from '../database/entities';
import { jsonList, jsonObject } from '../database/json';
import { byKind } from '../database/kind';
import type { Sql } from '../database/sql';
import type { OpenBook } from '../organisations/reference-book';
import type { OpenPractice } from '../region-settings/practice-book';

interface FactRow {
  municipalities: number;
  info_due_on: string | null;
  test_json: string;
  intake_json: string;
  hits: number;
  open_lines: number;
  unclassified: number;
  half_open: number;
  closed_sources: number;
  interventions: number;
  unplanned: number;
  unsettled: number;
  resultless: number;
  feedback: number;
  open_second_lines: number;
  proposal_json: string;
}

const count = (from: string): string => `(SELECT count(*) FROM ${from})`;
const SETTLED = `('done', 'continues-at-partner', 'cancelled')`;
const isTrue = byKind({ sqlite: '= 1', postgres: '' });
const isFalse = (column: string): string => byKind({ sqlite: `${column} = 0`, postgres: `NOT ${column}` });

/** Everything the needs can look at, in one round trip; whole counts, newest test first. */
const FACTS = `SELECT
  ${count('case_municipalities m WHERE m.case_id = $1')} AS municipalities,
  (SELECT max(q.due_on) FROM questions q WHERE q.case_id = $1 AND q.answered_on IS NULL AND ${isFalse('q.closed')}) AS info_due_on,
  (SELECT ${jsonList('t.j')} FROM (SELECT ${jsonObject({
    author: 't.author_id',
    partners: 't.partner_ids',
    reason: 't.no_partners_reason',
    depth: 't.depth',
    categories: 't.data_categories',
    approved: 't.approved_on',
    written: byKind({
      sqlite: 't.written_at',
      postgres: `to_char(t.written_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    }),
  })} AS j FROM legality_tests t WHERE t.case_id = $1 ORDER BY t.version DESC) t) AS test_json,
  (SELECT ${jsonList('e.j')} FROM (SELECT ${jsonObject({ id: 'e.person_id' })} AS j FROM case_events e WHERE e.case_id = $1 AND e.type IN ('takeUp', 'startTest')) e) AS intake_json,
  ${count(`inquiry_lines l WHERE l.case_id = $1 AND l.answer = 'hit'`)} AS hits,
  ${count(`inquiry_lines l WHERE l.case_id = $1 AND l.answer IS NULL AND ${isFalse('l.closed')}`)} AS open_lines,
  ${count(`information_items i WHERE i.case_id = $1 AND i.source_kind <> 'skipped' AND (i.ground IS NULL OR i.handling IS NULL)`)} AS unclassified,
  ${count(`information_items i WHERE i.case_id = $1 AND i.source_kind IN ('half-open', 'skipped')`)} AS half_open,
  ${count(`information_items i WHERE i.case_id = $1 AND i.source_kind = 'closed'`)} AS closed_sources,
  ${count('interventions v WHERE v.case_id = $1')} AS interventions,
  ${count(`interventions v WHERE v.case_id = $1 AND v.due_on IS NULL AND v.status <> 'cancelled'`)} AS unplanned,
  ${count(`interventions v WHERE v.case_id = $1 AND v.status NOT IN ${SETTLED}`)} AS unsettled,
  ${count(`interventions v WHERE v.case_id = $1 AND v.status <> 'cancelled' AND v.result IS NULL`)} AS resultless,
  ${count('feedbacks f WHERE f.case_id = $1')} AS feedback,
  ${count('second_lines s WHERE s.case_id = $1 AND s.answered_on IS NULL')} AS open_second_lines,
  (SELECT ${jsonList('p.j')} FROM (SELECT ${jsonObject({ move: 'p.move', personId: 'p.proposed_by' })} AS j FROM proposals p WHERE p.case_id = $1 AND p.open ${isTrue} ORDER BY p.id DESC LIMIT 1) p) AS proposal_json`;

interface TestFact {
  author: string;
  partners: string;
  reason: string | null;
  depth: string;
  categories: string | null;
  approved: string | null;
  written: string;
}

const ANSWERED: Record<RequestField, (file: CaseFile, municipalities: number) => boolean> = {
  municipality: (_file, municipalities) => municipalities > 0,
  indications: (file) => Boolean(file.indications?.trim()),
  involved: (file) => file.involved.length > 0,
  ownActions: (file) => Boolean(file.own_actions?.trim()),
  question: (file) => Boolean(file.question?.trim()),
};

/** The answers a request still lacks; without a kind, the kind itself is what is lacking. */
export function missingAnswers(file: CaseFile, municipalities: number): (RequestField | 'kind')[] {
  if (!file.kind) return ['kind'];
  return KIND_ROWS[file.kind].asks.filter((field) => !ANSWERED[field](file, municipalities));
}

/** Whether the free text holds words of a special category that the writer has not confirmed. */
const isSensitive = (file: CaseFile): boolean =>
  !file.sensitive_confirmed &&
  findSensitiveWords(
    [
      file.title,
      file.indications,
      file.own_actions,
      file.question,
      ...file.involved.map((party) => party.description),
      ...file.asked.flatMap(({ key, of, sensitive }) =>
        sensitive && of === file.kind
          ? file.answers.filter((answer) => answer.key === key).map(({ value }) => value)
          : [],
      ),
    ]
      .filter(Boolean)
      .join('\n'),
  ).length > 0;

/** The region a request goes to on a date; null when it must still be chosen. */
export function routeOf(
  file: CaseFile,
  municipalityIds: readonly string[],
  { book, today }: { book: OpenBook; today: CalendarDate },
): string | null {
  const requester = book.onDate(file.submitting_organisation_id, today);
  if (!requester) return null;
  const own = book.regionsOf(requester.id);
  if (own.length === 1) return own[0] ?? null;
  if (file.chosen_region_code && (own.length === 0 || own.includes(file.chosen_region_code))) {
    return file.chosen_region_code;
  }
  const [leading] = municipalityIds;
  const region = (leading ? book.onDate(leading, today) : null)?.region_code ?? null;
  return region !== null && (own.length === 0 || own.includes(region)) ? region : null;
}

/** Gathers what the needs look at. */
export async function loadFileFacts(
  sql: Sql,
  file: CaseFile,
  { book, today, practice }: { book: OpenBook; today: CalendarDate; practice: OpenPractice },
): Promise<FileFacts> {
  const row = (await sql.first<FactRow>(FACTS, [file.id])) as FactRow;
  const municipalityIds = file.leading_municipality_id ? [file.leading_municipality_id] : [];
  const tests = JSON.parse(row.test_json) as TestFact[];
  const [latest] = tests;
  const approved = tests.find((test) => test.approved !== null);
  const region = routeOf(file, municipalityIds, { book, today });
  const questions = file.kind ? practice.on(region, today).questions(file.kind) : [];
  const unansweredQuestions = missingOf(questions, file.answers).length;
  const [proposal] = JSON.parse(row.proposal_json) as { move: string; personId: string }[];
  return {
    origin: file.origin,
    missingAnswers: missingAnswers(file, Number(row.municipalities)).length + unansweredQuestions,
    sensitiveUnconfirmed: isSensitive(file),
    organisationValid: book.onDate(file.submitting_organisation_id, today) !== null,
    regionKnown: region !== null,
    infoDueOn: row.info_due_on,
    wishPending: file.withdrawal_wish !== null,
    requesterAskedAgain: file.requester_asked_again,
    wasWithdrawn: isWithdrawn(file.state),
    contentPresent: !isDestroyed(file.state),
    retentionEnded: false,
    mainThemeValid: file.main_theme !== null && book.themeHolds(file.main_theme, today, file.region_code),
    screeningRequired: practice.on(file.region_code, today).screening,
    screened: file.screened,
    testComplete:
      latest !== undefined &&
      latest.approved === null &&
      (latest.depth === 'short' || Boolean(latest.categories?.trim())),
    testPartners: latest ? (JSON.parse(latest.partners) as string[]).length : 0,
    testNoPartnersReason: Boolean(latest?.reason?.trim()),
    testAuthorId: latest?.author ?? null,
    testAfterClosing: latest !== undefined && file.closed_at !== null && latest.written > file.closed_at,
    // Whoever wrote any version of the test is no second person either.
    intakePersonIds: [
      ...(JSON.parse(row.intake_json) as { id: string }[]).map(({ id }) => id),
      ...tests.map(({ author }) => author),
    ],
    hits: Number(row.hits),
    openInquiryLines: Number(row.open_lines),
    coveredPartners: approved ? (JSON.parse(approved.partners) as string[]).length : 0,
    unclassifiedItems: Number(row.unclassified),
    sourceOrderKept: Number(row.closed_sources) === 0 || Number(row.half_open) > 0,
    interventions: Number(row.interventions),
    unplannedInterventions: Number(row.unplanned),
    unsettledInterventions: Number(row.unsettled),
    resultlessInterventions: Number(row.resultless),
    feedbackSent: Number(row.feedback) > 0,
    openSecondLines: Number(row.open_second_lines),
    answeredOn: file.answered_on,
    handlerId: file.handler_id,
    proposal: proposal ?? null,
  };
}
