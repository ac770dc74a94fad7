import { ChooseDefaultView, SaveListView, type ListView, type ListViews } from '@casusregie/contract';
import { coversRegion, deskAuthorisations, MOST_VIEWS, type Authorisation, type ListColumn } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { requireVersion } from '../cases/change-case';
import { flag, FOR_UPDATE, places } from '../database/json';
import type { Sql } from '../database/sql';
import { Reads, UnitOfWork, type Tx } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { stillAuthorised } from '../identity/still-authorised';
import { Clock } from '../shared/clock';
import { claim, remember, type OnceKey } from '../shared/idempotency';
import { newId } from '../shared/ids';
import { invalid, Refused, unknown } from '../shared/refusal';
import { shape } from '../shared/shape';

interface Row {
  readonly id: string;
  readonly region_code: string;
  readonly person_id: string;
  readonly person: string;
  readonly function: string;
  readonly shared: boolean | number;
  readonly name: string;
  readonly filters: string;
  readonly sort: ListView['sort'];
  readonly direction: ListView['direction'];
  readonly columns: string;
  readonly version: number;
  readonly chosen: boolean | number;
}

/** The part of a view that is saved, as the table has it. */
const columnsOf = ({ name, shared, filters, sort, direction, columns }: SaveListView): unknown[] => [
  name.trim(),
  flag(shared),
  JSON.stringify(filters),
  sort,
  direction,
  JSON.stringify(columns),
];

/** Views of the worklist: one's own, and those that the RIEC of the region shares. They filter; they open nothing. */
@Injectable()
export class ListViewDesk {
  constructor(
    private readonly reads: Reads,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /** The views that the caller can choose from, by name. */
  async list(caller: Caller): Promise<ListViews> {
    const [authorisation] = this.may(caller);
    await this.log.read(caller, { act: 'keepListViews', object: null, authorisationId: authorisation.id });
    return { items: await this.seen(this.reads, caller) };
  }

  /**
   * Saves a new view.
   * @throws Refused in the order 403, 400
   */
  async add(caller: Caller, { body, once }: { body: unknown; once: OnceKey | null }): Promise<ListView> {
    this.may(caller);
    const given = shape(SaveListView, body);
    return this.work.run(async (tx) => {
      await stillAuthorised(tx, caller);
      const before = await claim<ListView>(tx, once, this.clock.now());
      if (before) return before;
      const own = (await this.seen(tx, caller)).filter(({ savedBy }) => savedBy.id === caller.actor.personId);
      if (own.length >= MOST_VIEWS) throw invalid('name', `kan niet: u bewaart al ${MOST_VIEWS} weergaven`);
      this.checkName(own, given.name);
      const id = newId();
      const [authorisation] = this.may(caller);
      await tx.run(
        `INSERT INTO list_views (id, region_code, person_id, name, shared, filters, sort, direction, columns, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)`,
        [id, this.regionOf(authorisation), caller.actor.personId, ...columnsOf(given)],
      );
      const answer = await this.changed(tx, caller, id);
      await remember(tx, once, answer);
      return answer;
    });
  }

  /**
   * Changes a view: whoever saved it, or a manager of the region when it is shared.
   * @throws Refused in the order 404, 403, 400, 409, 428
   */
  async change(
    caller: Caller,
    viewId: string,
    { body, ifMatch }: { body: unknown; ifMatch: string | undefined },
  ): Promise<ListView> {
    return this.work.run(async (tx) => {
      const view = await this.open(tx, caller, viewId);
      const given = shape(SaveListView, body);
      const own = view.savedBy.id === caller.actor.personId;
      if (!own && !given.shared) throw invalid('shared', 'kan alleen worden gewijzigd door wie de weergave bewaarde');
      this.requireSeen(ifMatch, view);
      const others = (await this.seen(tx, caller)).filter(
        ({ id, savedBy }) => id !== viewId && savedBy.id === view.savedBy.id,
      );
      this.checkName(others, given.name);
      await tx.run(
        `UPDATE list_views SET name = $2, shared = $3, filters = $4, sort = $5, direction = $6, columns = $7,
         version = version + 1 WHERE id = $1`,
        [viewId, ...columnsOf(given)],
      );
      return this.changed(tx, caller, viewId);
    });
  }

  /** Takes a view away; whoever began with it begins with the usual one again. */
  async remove(caller: Caller, viewId: string): Promise<ListViews> {
    return this.work.run(async (tx) => {
      await this.open(tx, caller, viewId);
      await tx.run('DELETE FROM list_views WHERE id = $1', [viewId]);
      await this.note(tx, caller, { object: `view:${viewId}`, payload: { removed: true } });
      return { items: await this.seen(tx, caller) };
    });
  }

  /** With which view the caller's list begins. */
  async choose(caller: Caller, body: unknown): Promise<ListViews> {
    this.may(caller);
    const { viewId } = shape(ChooseDefaultView, body);
    return this.work.run(async (tx) => {
      await stillAuthorised(tx, caller);
      if (viewId && !(await this.seen(tx, caller)).some(({ id }) => id === viewId)) {
        throw invalid('viewId', 'is geen weergave die u ziet');
      }
      await tx.run('DELETE FROM list_view_choices WHERE person_id = $1', [caller.actor.personId]);
      if (viewId) {
        await tx.run('INSERT INTO list_view_choices (person_id, view_id) VALUES ($1, $2)', [
          caller.actor.personId,
          viewId,
        ]);
      }
      await this.note(tx, caller, { object: viewId && `view:${viewId}`, payload: { begins: viewId } });
      return { items: await this.seen(tx, caller) };
    });
  }

  private may({ actor }: Caller): [Authorisation, ...Authorisation[]] {
    const [first, ...others] = deskAuthorisations('keepListViews', actor, this.clock.today());
    if (!first) throw new Refused('wrong-role', 'Weergaven zijn alleen voor medewerkers van het RIEC.');
    return [first, ...others];
  }

  private regionOf({ regionCodes }: Authorisation): string {
    const [first] = regionCodes === 'nation' ? [] : regionCodes;
    if (!first) throw new Refused('wrong-role', 'Weergaven zijn van een regio.');
    return first;
  }

  /** The views that somebody sees: what others keep for themselves is not there. */
  private async seen(sql: Sql, caller: Caller): Promise<ListView[]> {
    const all = this.may(caller);
    const regions = [...new Set(all.map((one) => this.regionOf(one)))];
    const params: unknown[] = [caller.actor.personId, flag(true)];
    const rows = await sql.all<Row>(
      `SELECT v.*, p.name AS person, p.function, d.view_id IS NOT NULL AS chosen FROM list_views v
       JOIN persons p ON p.id = v.person_id
       LEFT JOIN list_view_choices d ON d.view_id = v.id AND d.person_id = $1
       WHERE v.region_code IN (${places(params, regions)}) AND (v.person_id = $1 OR v.shared = $2) ORDER BY v.name, v.id`,
      params,
    );
    const manages = (code: string): boolean => all.some((one) => one.role === 'manager' && coversRegion(one, code));
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      shared: Boolean(row.shared),
      savedBy: { id: row.person_id, name: row.person, function: row.function },
      mayChange: row.person_id === caller.actor.personId || manages(row.region_code),
      isDefault: Boolean(row.chosen),
      filters: JSON.parse(row.filters) as ListView['filters'],
      sort: row.sort,
      direction: row.direction,
      columns: JSON.parse(row.columns) as ListColumn[],
      version: row.version,
    }));
  }

  /** A view that the caller may change, under its lock. What they do not see is unknown. */
  private async open(tx: Tx, caller: Caller, viewId: string): Promise<ListView> {
    await stillAuthorised(tx, caller);
    if (deskAuthorisations('keepListViews', caller.actor, this.clock.today()).length === 0) throw unknown();
    await tx.first(`SELECT id FROM list_views WHERE id = $1${FOR_UPDATE}`, [viewId]);
    const view = (await this.seen(tx, caller)).find(({ id }) => id === viewId);
    if (!view) throw unknown();
    if (!view.mayChange) throw new Refused('wrong-role', 'Alleen wie de weergave bewaarde of de manager wijzigt haar.');
    return view;
  }

  private checkName(others: readonly ListView[], name: string): void {
    const same = (text: string): string => text.trim().toLowerCase();
    if (others.some((one) => same(one.name) === same(name))) throw invalid('name', 'is al de naam van een weergave');
  }

  private async changed(tx: Tx, caller: Caller, viewId: string): Promise<ListView> {
    const view = (await this.seen(tx, caller)).find(({ id }) => id === viewId);
    if (!view) throw unknown();
    const { name, shared, filters } = view;
    await this.note(tx, caller, { object: `view:${viewId}`, payload: { name, shared, filters } });
    return view;
  }

  private async note(tx: Tx, caller: Caller, what: { object: string | null; payload: object }): Promise<void> {
    const [authorisation] = this.may(caller);
    await this.log.write(tx, caller, { act: 'keepListViews', authorisationId: authorisation.id, ...what });
  }

  /** Whoever is too late sees the view as it is now. */
  private requireSeen(ifMatch: string | undefined, current: ListView): void {
    try {
      requireVersion(ifMatch, current.version);
    } catch (error) {
      if (!(error instanceof Refused) || error.kind !== 'stale-version') throw error;
      throw new Refused('stale-version', 'De weergave is intussen door een ander gewijzigd.', { current });
    }
  }
}
