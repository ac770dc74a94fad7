import type { TaskList } from '@casusregie/contract';
import { decide, deskAuthorisations } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { loadCase } from '../cases/case-access';
import { reachWhere, scopesOf } from '../cases/case.reach';
import { permit } from '../cases/change-case';
import { places } from '../database/json';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { type OpenBook, ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { Refused } from '../shared/refusal';
import { BY_DUE, type NamedTask, taskAnswer, TASKS } from './task-rows';

const MOST = 200;

/** Tasks: one's own over all cases and municipalities, and all of one case for staff. */
@Injectable()
export class TaskLists {
  constructor(
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /** Open tasks of the caller, and of the organisations they act for. */
  async own(caller: Caller): Promise<TaskList> {
    const today = this.clock.today();
    const [authorisation] = deskAuthorisations('listTasks', caller.actor, today);
    if (!authorisation) throw new Refused('wrong-role', 'Uw rol heeft geen taken.');
    const book = await this.reference.open();
    const found = new Map<string, { row: NamedTask; asStaff: boolean }>();
    for (const scope of ['region', 'named', 'organisation'] as const) {
      const asStaff = scope === 'region';
      for (const row of await this.inScope(caller, scope, book)) {
        if (!found.has(row.id)) found.set(row.id, { row, asStaff });
      }
    }
    const last = '9999-12-31';
    const rows = [...found.values()].sort((one, other) =>
      (one.row.due_on ?? last).localeCompare(other.row.due_on ?? last),
    );
    await this.log.read(caller, {
      act: 'listTasks',
      object: null,
      authorisationId: authorisation.id,
      payload: { ids: rows.map(({ row }) => row.id) },
    });
    return { items: rows.slice(0, MOST).map(({ row, asStaff }) => taskAnswer(row, book, { asStaff })) };
  }

  /**
   * Open tasks of the caller under cases within one reach. A partner has one only while named on the case today for
   * the organisation that owns it; nobody has one of a case out of reach.
   */
  private async inScope(
    caller: Caller,
    scope: 'region' | 'named' | 'organisation',
    book: OpenBook,
  ): Promise<NamedTask[]> {
    const today = this.clock.today();
    if (!scopesOf(caller, today).includes(scope)) return [];
    const reach = reachWhere(caller, scope, { book, today, now: this.clock.now() });
    if (!reach) return [];
    const { params } = reach;
    const person = `$${params.push(caller.actor.personId)}`;
    const inCase = `EXISTS (SELECT 1 FROM case_files c WHERE c.id = t.case_id AND ${reach.where})`;
    const owns = this.owners(caller, scope, { book, params });
    if (!owns) return [];
    const named = (day: string): string =>
      `${inCase} AND EXISTS (SELECT 1 FROM participants n WHERE n.case_id = t.case_id AND n.person_id = ${person}
        AND n.organisation_id = t.owner_organisation_id AND n.named_as IN ('partner', 'case-director')
        AND n.from_on <= ${day} AND (n.until_on IS NULL OR n.until_on >= ${day}))`;
    const byScope = {
      region: () => `(t.case_id IS NULL OR ${inCase}) AND t.region_code IN (${places(params, [...reach.regions])})`,
      organisation: () => `(t.case_id IS NULL OR ${inCase})`,
      named: () => named(`$${params.push(today)}`),
    }[scope]();
    return this.reads.all<NamedTask>(
      `${TASKS} WHERE t.state = 'open' AND ${owns} AND (t.owner_person_id IS NULL OR t.owner_person_id = ${person})
       AND ${byScope} ${BY_DUE} LIMIT ${MOST}`,
      params,
    );
  }

  private owners(
    caller: Caller,
    scope: 'region' | 'named' | 'organisation',
    { book, params }: { book: OpenBook; params: unknown[] },
  ): string | null {
    const today = this.clock.today();
    const ids = deskAuthorisations('listTasks', caller.actor, today).flatMap(({ role, organisationId }) => {
      if (scope === 'organisation') return role === 'requester' ? book.lineageDown(organisationId, today) : [];
      if (scope === 'named') return role === 'partner' || role === 'case-director' ? [organisationId] : [];
      return role === 'requester' || role === 'partner' || role === 'case-director' ? [] : [organisationId];
    });
    return ids.length > 0 ? `t.owner_organisation_id IN (${places(params, [...new Set(ids)])})` : null;
  }

  /** All tasks of a case, for staff: the open ones first. */
  async ofCase(caller: Caller, caseId: string): Promise<TaskList> {
    const today = this.clock.today();
    const book = await this.reference.open();
    const { access } = await loadCase(this.reads, caseId, book, { today, now: this.clock.now() });
    const { authorisation } = permit(decide({ action: 'readTasks', actor: caller.actor, access, today }));
    const rows = await this.reads.all<NamedTask>(
      `${TASKS} WHERE t.case_id = $1 ORDER BY CASE t.state WHEN 'open' THEN 0 ELSE 1 END,
       CASE WHEN t.due_on IS NULL THEN 1 ELSE 0 END, t.due_on, t.id LIMIT 500`,
      [caseId],
    );
    await this.log.read(caller, {
      act: 'readTasks',
      object: `case:${caseId}`,
      authorisationId: authorisation.id,
      payload: { ids: rows.map(({ id }) => id) },
    });
    const mayEdit = decide({ action: 'editTask', actor: caller.actor, access, today }).allowed;
    return { items: rows.map((row) => taskAnswer(row, book, { asStaff: true, mayFinish: mayEdit })) };
  }
}
