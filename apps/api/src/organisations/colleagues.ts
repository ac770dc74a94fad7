import type { ColleagueList } from '@casusregie/contract';
import { deskAuthorisations, ROLE_LABELS, SCREENED_ROLES, type Role } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { loadCase, viewFor } from '../cases/case-access';
import { flag, places } from '../database/json';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { Clock } from '../shared/clock';
import { pathId } from '../shared/ids';
import { invalid, Refused, unknown } from '../shared/refusal';
import { ReferenceBook } from './reference-book';

const PLACED: readonly Role[] = [
  'account-manager',
  'information-coordinator',
  'analyst',
  'legal',
  'manager',
  'case-director',
  'partner',
];

/** People who can be made handler, case director or named: authorised and screened for the region today. */
@Injectable()
export class Colleagues {
  constructor(
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
  ) {}

  async list(
    caller: Caller,
    { caseId, region }: { caseId?: string | undefined; region?: string | undefined },
  ): Promise<ColleagueList> {
    const today = this.clock.today();
    const may = deskAuthorisations('readColleagues', caller.actor, today);
    if (may.length === 0) throw new Refused('wrong-role', 'Uw rol zet niemand op een casus.');
    const wanted = caseId ? await this.regionOf(caller, caseId) : region;
    const covered = may.find(({ regionCodes }) => !wanted || regionCodes === 'nation' || regionCodes.includes(wanted));
    if (!covered) {
      if (caseId) throw unknown();
      throw invalid('region', 'is niet uw regio');
    }
    const code = wanted ?? (covered.regionCodes === 'nation' ? 'NN' : covered.regionCodes[0]);
    const params: unknown[] = [flag(true), today];
    const rows = await this.reads.all<{
      id: string;
      name: string;
      function: string;
      organisation_id: string;
      role: Role;
      region_codes: string | null;
      screened_until: string | null;
    }>(
      `SELECT p.id, p.name, p.function, a.organisation_id, a.role, a.region_codes, a.screened_until
       FROM persons p JOIN authorisations a ON a.person_id = p.id
       WHERE p.active = $1 AND a.ended_at IS NULL AND (a.valid_until IS NULL OR a.valid_until >= $2) AND a.role IN (${places(params, PLACED)}) ORDER BY p.name, a.role`,
      params,
    );
    const book = await this.reference.open();
    const items = new Map<string, ColleagueList['items'][number]>();
    for (const row of rows) {
      const regions = row.region_codes ? (JSON.parse(row.region_codes) as string[]) : null;
      const screened =
        !SCREENED_ROLES.includes(row.role) || (row.screened_until !== null && row.screened_until >= today);
      if (!screened || (regions && code && !regions.includes(code))) continue;
      const known = items.get(row.id);
      items.set(row.id, {
        id: row.id,
        name: row.name,
        function: row.function,
        organisation: book.organisationRef(row.organisation_id).name,
        organisationId: row.organisation_id,
        roles: [known?.roles, ROLE_LABELS[row.role]].filter(Boolean).join(', '),
      });
    }
    return { items: [...items.values()] };
  }

  /** The region of a case that the caller reaches. */
  private async regionOf(caller: Caller, caseId: string): Promise<string> {
    const today = this.clock.today();
    const { access } = await loadCase(this.reads, pathId(caseId), await this.reference.open(), {
      today,
      now: this.clock.now(),
    });
    viewFor(caller.actor, access, today);
    if (!access.regionCode) throw unknown();
    return access.regionCode;
  }
}
