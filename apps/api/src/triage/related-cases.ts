import type { LikenessReason, RelatedCase, RelatedList } from '@casusregie/contract';
import {
  ALIKE_FROM,
  amsterdamDate,
  decide,
  LIKENESS_KINDS,
  LIKENESS_LABELS,
  textLikeness,
  type CaseTie,
  type LikenessKind,
  type State,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { involvedIn } from '../audit/processing';
import { loadCase } from '../cases/case-access';
import { marksOf, tellingText, type CaseMark } from '../cases/case-marks';
import { reachWhere, type ReachWhere } from '../cases/case.reach';
import { permit } from '../cases/change-case';
import { jsonList, jsonObject, places } from '../database/json';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';

/** Other cases that are looked at; a number or an address comes before a text. */
const MOST_CANDIDATES = 60;
/** Look-alikes that are shown. */
const MOST_SHOWN = 20;

interface Candidate {
  readonly id: string;
  readonly number: string;
  readonly title: string | null;
  readonly state: State;
  readonly municipality: string | null;
  readonly submitted_on: string | null;
  readonly indications: string | null;
  readonly question: string | null;
  readonly involved: string;
  readonly shared: string;
}
interface Tied extends Omit<Candidate, 'shared' | 'indications' | 'question' | 'involved'> {
  readonly tie: CaseTie;
}

const ROW = `c.id, c.number, c.title, c.state, m.name AS municipality, c.submitted_on`;
const JOIN = 'LEFT JOIN organisations m ON m.id = c.leading_municipality_id';

/** Cases that look like a case, found by the marks they have in common, and those it belongs with. */
@Injectable()
export class RelatedCases {
  constructor(
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /**
   * What belongs with a case, and what looks like it, within the reach of the caller and the region of the case. A case out
   * of reach is not there, and nothing tells that it is left out.
   */
  async list(caller: Caller, caseId: string): Promise<RelatedList> {
    const now = this.clock.now();
    const today = amsterdamDate(now);
    const book = await this.reference.open();
    const { file, access } = await loadCase(this.reads, caseId, book, { today, now });
    const { authorisation } = permit(decide({ action: 'readRelated', actor: caller.actor, access, today }));
    const reach = (): ReachWhere | null => reachWhere(caller, 'region', { book, today, now });
    const region = file.region_code ?? '';
    const tied = await this.tied(caseId, region, reach());
    const { marks } = await marksOf(this.reads, caseId);
    const found = await this.candidates({ caseId, region, marks }, reach());
    const own = tellingText({ ...file, involved: JSON.stringify(file.involved) });
    const items = this.together(tied, this.reasons(found, { marks, own }));
    await this.log.read(caller, {
      act: 'readRelated',
      object: `case:${caseId}`,
      authorisationId: authorisation.id,
      payload: { ids: items.map((item) => item.caseId) },
      subjects: involvedIn(caseId, file.involved),
    });
    return { items };
  }

  private async tied(caseId: string, region: string, reach: ReachWhere | null): Promise<Tied[]> {
    if (!reach) return [];
    const { params, where } = reach;
    const sql = `SELECT ${ROW}, t.tie FROM case_ties t JOIN case_files c ON c.id = t.other_id ${JOIN}
      WHERE t.case_id = $${params.push(caseId)} AND c.region_code = $${params.push(region)} AND ${where}
      ORDER BY t.made_at DESC, c.id LIMIT 60`;
    return this.reads.all<Tied>(sql, params);
  }

  /** Cases with a mark in common, along the index of marks; those with a number or an address in common come first. */
  private async candidates(
    { caseId, region, marks }: { caseId: string; region: string; marks: readonly CaseMark[] },
    reach: ReachWhere | null,
  ): Promise<Candidate[]> {
    if (!reach || marks.length === 0) return [];
    const { params, where } = reach;
    const at = `$${params.push(region)}`;
    const same = LIKENESS_KINDS.flatMap((kind) => {
      const digests = marks.filter((mark) => mark.kind === kind).map(({ digest }) => digest);
      return digests.length > 0
        ? [
            `SELECT k.case_id, k.kind, k.mark FROM case_marks k WHERE k.region_code = ${at}
              AND k.kind = $${params.push(kind)} AND k.mark IN (${places(params, digests)})`,
          ]
        : [];
    });
    const sql = `SELECT ${ROW}, c.indications, c.question, c.involved, k.shared
      FROM (SELECT f.case_id, ${jsonList(jsonObject({ kind: 'f.kind', mark: 'f.mark' }))} AS shared,
          sum(CASE WHEN f.kind = 'text' THEN 1 ELSE 100 END) AS weight
        FROM (${same.join(' UNION ALL ')}) f GROUP BY f.case_id) k
      JOIN case_files c ON c.id = k.case_id ${JOIN}
      WHERE c.id <> $${params.push(caseId)} AND c.region_code = ${at} AND c.state NOT IN ('draft', 'destroyed') AND ${where}
      ORDER BY k.weight DESC, c.id DESC LIMIT ${MOST_CANDIDATES}`;
    return this.reads.all<Candidate>(sql, params);
  }

  private reasons(
    found: readonly Candidate[],
    { marks, own }: { marks: readonly CaseMark[]; own: string },
  ): { row: Candidate; reasons: LikenessReason[] }[] {
    return found.flatMap((row) => {
      const shared = JSON.parse(row.shared) as { kind: LikenessKind; mark: string }[];
      const named = marks.filter(
        ({ kind, digest, words }) => words !== null && shared.some((one) => one.kind === kind && one.mark === digest),
      );
      const share = textLikeness(own, tellingText(row));
      const reasons: LikenessReason[] = [
        ...named.map(({ kind, words }) => ({ kind, text: words ?? LIKENESS_LABELS[kind] })),
        ...(share >= ALIKE_FROM
          ? [{ kind: 'text' as const, text: `${Math.round(share * 100)} procent van de woorden is gelijk` }]
          : []),
      ];
      return reasons.length > 0 ? [{ row, reasons: reasons.slice(0, 20) }] : [];
    });
  }

  private together(
    tied: readonly Tied[],
    alike: readonly { row: Candidate; reasons: LikenessReason[] }[],
  ): RelatedCase[] {
    const answer = (row: Tied | Candidate, tie: CaseTie | null, reasons: LikenessReason[]): RelatedCase => ({
      caseId: row.id,
      number: row.number,
      title: row.title,
      state: row.state,
      municipality: row.municipality,
      submittedOn: row.submitted_on,
      tie,
      reasons,
    });
    const known = new Map(alike.map(({ row, reasons }) => [row.id, reasons]));
    return [
      ...tied.map((row) => answer(row, row.tie, known.get(row.id) ?? [])),
      ...alike
        .filter(({ row }) => !tied.some(({ id }) => id === row.id))
        .slice(0, MOST_SHOWN)
        .map(({ row, reasons }) => answer(row, null, reasons)),
    ];
  }
}
