import type { MunicipalitySummary, SummaryCount } from '@casusregie/contract';
import {
  hideSmall,
  INTERVENTION_KIND_LABELS,
  INTERVENTION_STATUS_LABELS,
  SHOWN_LABELS,
  SMALLEST_TOLD,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { places } from '../database/json';
import { asSystem } from '../database/on-behalf';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { reachMunicipality } from './change-municipality';

interface Counted {
  code: string | null;
  n: number;
}

/** Counts under their words, the largest first; small ones hidden. */
function told(rows: readonly Counted[], labels: Readonly<Record<string, string>>): SummaryCount[] {
  const all = rows
    .map(({ code, n }) => ({ label: code === null ? 'Nog geen thema' : (labels[code] ?? code), count: Number(n) }))
    .sort((one, other) => one.label.localeCompare(other.label, 'nl'));
  const counts = hideSmall(all.map(({ count }) => count));
  return all.map(({ label }, at) => ({ label, count: counts[at] ?? null }));
}

/**
 * One page for the mayor. It counts what an ordinary officer of the municipality may see, in the words the requester
 * reads: so it is the same whoever prints it, and holds nothing of a case for named people only, nor of a silent hold.
 */
@Injectable()
export class MunicipalitySummaries {
  constructor(
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /** @throws Refused `unknown` when the municipality does not exist or is out of reach */
  async one(caller: Caller, municipalityId: string): Promise<MunicipalitySummary> {
    const today = this.clock.today();
    const book = await this.reference.open();
    const { municipality, authorisation } = reachMunicipality(caller, 'readMunicipalitySummary', {
      municipalityId,
      book,
      today,
    });
    const ids = book.lineageDown(municipalityId, today);
    const found = await asSystem('count', () => this.count(ids));
    const [agreements, desk] = await Promise.all([
      this.reads.all<{ due_on: string | null }>(
        `SELECT due_on FROM tasks WHERE state = 'open' AND municipality_id = $1 AND owner_organisation_id = $1`,
        [municipalityId],
      ),
      this.reads.first<{ next_visit_on: string | null }>(
        'SELECT next_visit_on FROM municipality_desks WHERE municipality_id = $1',
        [municipalityId],
      ),
    ]);
    await this.log.read(caller, {
      act: 'readMunicipalitySummary',
      object: `organisation:${municipalityId}`,
      authorisationId: authorisation.id,
    });
    const themes = Object.fromEntries(
      found.themes.flatMap(({ code }) => (code ? [[code, book.theme(code)?.label ?? code]] : [])),
    ) as Record<string, string>;
    return {
      municipality: municipality.name,
      on: today,
      smallest: SMALLEST_TOLD,
      states: told(found.states, SHOWN_LABELS),
      themes: told(found.themes, themes),
      interventionKinds: told(found.kinds, INTERVENTION_KIND_LABELS),
      interventionStatuses: told(found.statuses, INTERVENTION_STATUS_LABELS),
      agreementsOpen: agreements.length,
      agreementsLate: agreements.filter(({ due_on: due }) => due !== null && due < today).length,
      nextVisitOn: desk?.next_visit_on ?? null,
    };
  }

  /** Counts of ordinary cases that the municipality brought in: numbers, never a row. */
  private async count(ids: readonly string[]) {
    const by = (column: string, from: string, of: string): Promise<Counted[]> => {
      const params: unknown[] = [];
      return this.reads.all<Counted>(
        `SELECT ${column} AS code, count(*) AS n FROM ${from} WHERE ${of} IN (${places(params, ids)})
         AND c.submitting_organisation_id IN (${places(params, ids)})
         AND c.confidentiality = 'normal' AND c.shown_state <> 'draft' GROUP BY 1`,
        params,
      );
    };
    const cases = 'case_files c';
    const rows = `interventions v JOIN case_files c ON c.id = v.case_id AND c.shown_state IN ('execution', 'closing', 'closed')`;
    const [states, themes, kinds, statuses] = await Promise.all([
      by('c.shown_state', cases, 'c.submitting_organisation_id'),
      by('c.main_theme', cases, 'c.submitting_organisation_id'),
      by('v.kind', rows, 'v.owner_id'),
      by('v.status', rows, 'v.owner_id'),
    ]);
    return { states, themes, kinds, statuses };
  }
}
