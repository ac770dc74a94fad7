import { createHash } from 'node:crypto';
import {
  addressesIn,
  identifiersIn,
  isDestroyed,
  isDraft,
  marksOfSubject,
  shownStatement,
  standingStatements,
  textMarks,
  type LikenessKind,
  type Mark,
  type State,
} from '@casusregie/domain';
import { bulkInsert } from '../database/bulk';
import type { Sql } from '../database/sql';
import type { Tx } from '../database/unit-of-work';

/** What a case can look like another by, in words, and the digest under which others find it. */
export interface CaseMark {
  readonly kind: LikenessKind;
  readonly digest: string;
  /** Null for a mark of the text as a whole. */
  readonly words: string | null;
}

/** What the marks of a case are made of. */
interface Source {
  readonly id: string;
  readonly state: State;
  readonly region_code: string | null;
  readonly municipality: string | null;
  readonly place: string | null;
  readonly indications: string | null;
  readonly own_actions: string | null;
  readonly question: string | null;
  readonly involved: string;
  readonly answers: string;
}

interface Fact {
  readonly id: string;
  readonly subject_id: string;
  readonly field: string;
  readonly value: string | null;
  readonly source_id: string;
  readonly recorded_at: string;
}

const SOURCE = `SELECT id, state, region_code, leading_municipality_id AS municipality, place, indications, own_actions, question,
  involved, answers FROM case_files WHERE id = $1`;
const FACTS = `SELECT f.id, f.subject_id, f.field, f.value, f.source_id, f.recorded_at FROM subject_facts f
  JOIN subjects s ON s.id = f.subject_id WHERE f.case_id = $1 AND s.ended_at IS NULL`;

/** A digest tells whoever holds the same thing that it is the same, and is no register of numbers to read through. */
const digestOf = (kind: LikenessKind, value: string): string =>
  createHash('sha256').update(`${kind} ${value}`).digest('base64url').slice(0, 22);

/** The texts in which a case tells what it is about; its title is too short, and its answers too much of one form. */
export const tellingText = ({
  indications,
  question,
  involved,
}: Pick<Source, 'indications' | 'question' | 'involved'>): string =>
  [indications, question, ...(JSON.parse(involved) as { description: string }[]).map(({ description }) => description)]
    .filter(Boolean)
    .join('\n');

/** What each subject is known by now: the newest of what its sources state. */
function factsBySubject(facts: readonly Fact[]): Record<string, string>[] {
  return [...new Set(facts.map(({ subject_id }) => subject_id))].map((subjectId) => {
    const standing = standingStatements(
      facts
        .filter(({ subject_id }) => subject_id === subjectId)
        .map(({ id, field, value, source_id, recorded_at }) => ({
          id,
          field,
          value,
          sourceId: source_id,
          recordedAt: recorded_at,
        })),
    );
    const fields = [...new Set(standing.map(({ field }) => field))];
    return Object.fromEntries(
      fields.flatMap((field) => {
        const shown = shownStatement(standing.filter((one) => one.field === field));
        return shown?.value ? [[field, shown.value]] : [];
      }),
    );
  });
}

/** The marks of a case as it stands; none for a draft, nor for one whose content was destroyed. */
export async function marksOf(sql: Sql, caseId: string): Promise<{ regionCode: string; marks: CaseMark[] }> {
  const file = await sql.first<Source>(SOURCE, [caseId]);
  if (!file?.region_code || isDraft(file.state) || isDestroyed(file.state)) return { regionCode: '', marks: [] };
  const facts = await sql.all<Fact>(FACTS, [caseId]);
  const answers = (JSON.parse(file.answers) as { value: string }[]).map(({ value }) => value);
  const text = [tellingText(file), file.own_actions, file.place, ...answers].filter(Boolean).join('\n');
  const municipality = file.municipality ?? '';
  const found: Mark[] = [
    ...identifiersIn(text),
    ...addressesIn(text, municipality),
    ...factsBySubject(facts).flatMap((each) => marksOfSubject(each, municipality)),
  ];
  const named = found.map(({ kind, value, words }): CaseMark => ({ kind, digest: digestOf(kind, value), words }));
  const ofText = textMarks(tellingText(file)).map((value): CaseMark => ({
    kind: 'text',
    digest: digestOf('text', value),
    words: null,
  }));
  const once = new Map([...named, ...ofText].map((mark) => [`${mark.kind} ${mark.digest}`, mark]));
  return { regionCode: file.region_code, marks: [...once.values()] };
}

/** Puts down by what a case can look like another, in the transaction of what changed it. */
export async function keepMarks(tx: Tx, caseId: string): Promise<void> {
  const { regionCode, marks } = await marksOf(tx, caseId);
  await tx.run('DELETE FROM case_marks WHERE case_id = $1', [caseId]);
  await bulkInsert(
    tx,
    'case_marks',
    marks.map(({ kind, digest }) => ({ case_id: caseId, region_code: regionCode, kind, mark: digest })),
  );
}
