import { createHash } from 'node:crypto';
import { CaseQuery, LIMITS } from '@casusregie/contract';
import { SHOWN_STATES, STATES } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { instantText, jsonObject, places } from '../database/json';
import { byKind } from '../database/kind';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { ReferenceBook, type OpenBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { Cursors } from '../shared/paging';
import { invalid, Refused } from '../shared/refusal';
import { shapeQuery } from '../shared/shape';
import { reachWhere, scopesOf, type ReachWhere, type RowView, type Scope } from './case.reach';
import { figureWhere } from './figure-filter';

/** Above this many, a filtered list says "more than" instead of counting on. */
const COUNT_CAP = 1000;
const LAST_DAY = '9999-12-31';

/** How each order sorts: requesters sort by their own news, never by the hidden clock of the case. */
const SORTS: Record<NonNullable<CaseQuery['sort']>, Record<'requester' | 'others', string>> = {
  updatedAt: { requester: 'c.news_at', others: 'c.updated_at' },
  submittedAt: { requester: 'c.submitted_at', others: 'c.submitted_at' },
  dueOn: { requester: 'c.news_at', others: 'c.due_on' },
};

/** The state that each view shows and filters by. A partner hears that its rows must wait, never that a case is held. */
const STATE_OF: Record<RowView, string> = {
  staff: 'c.state',
  requester: 'c.shown_state',
  partner: `CASE WHEN c.state = 'on-hold' THEN coalesce(c.origin, c.state) ELSE c.state END`,
  header: 'c.state',
};
const COMMON = {
  id: 'c.id',
  number: 'c.number',
  kind: 'c.kind',
  theme: 't.label',
  submittedOn: 'c.submitted_on',
};
const NAMES = { title: 'c.title', municipality: 'm.name', region: 'c.region_code' };
const COLUMNS: Record<RowView, Record<string, string>> = {
  staff: {
    view: `'staff'`,
    ...COMMON,
    ...NAMES,
    state: STATE_OF.staff,
    organisation: 's.name',
    handler: 'h.name',
    priority: 'c.priority',
    confidentiality: 'c.confidentiality',
    dueOn: 'c.due_on',
    updatedAt: instantText('c.updated_at'),
  },
  requester: {
    view: `'requester'`,
    ...COMMON,
    ...NAMES,
    state: STATE_OF.requester,
    handler: `CASE WHEN c.state IN ('draft', 'submitted') THEN NULL ELSE h.name END`,
    confidentiality: 'c.confidentiality',
    updatedAt: instantText('c.news_at'),
  },
  partner: {
    view: `'partner'`,
    ...COMMON,
    ...NAMES,
    state: STATE_OF.partner,
    updatedAt: instantText('c.updated_at'),
  },
  header: { view: `'header'`, ...COMMON, region: 'c.region_code', state: STATE_OF.header },
};
const JOINS = `LEFT JOIN themes t ON t.code = c.main_theme LEFT JOIN organisations m ON m.id = c.leading_municipality_id
  LEFT JOIN organisations s ON s.id = c.submitting_organisation_id LEFT JOIN persons h ON h.id = c.handler_id`;

const ITEM: Record<RowView, string> = {
  staff: jsonObject(COLUMNS.staff),
  requester: jsonObject(COLUMNS.requester),
  partner: jsonObject(COLUMNS.partner),
  header: jsonObject(COLUMNS.header),
};

interface Row {
  item: string;
  sort: string | null;
  id: string;
}

/** A list as it goes over the wire, built by the database and put together as text. */
export interface ListAnswer {
  readonly text: string;
}

/** Lists of cases: one statement for the rows, one for the counts, whatever the size. */
@Injectable()
export class CaseList {
  constructor(
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly cursors: Cursors,
    private readonly log: ActLog,
  ) {}

  /** A page of the cases the caller reaches in a scope. */
  async page(caller: Caller, rawQuery: unknown): Promise<ListAnswer> {
    const today = this.clock.today();
    const scopes = scopesOf(caller, today);
    if (scopes.length === 0) throw new Refused('wrong-role', 'Uw rol ziet geen casussen.');
    const query = shapeQuery(CaseQuery, rawQuery);
    const scope = query.scope ?? (scopes[0] as Scope);
    const book = await this.reference.open();
    const reach = scopes.includes(scope) ? reachWhere(caller, scope, { book, today }) : null;
    if (!reach) throw new Refused('wrong-role', 'Deze lijst hoort niet bij uw rol.');
    const limit = query.limit ?? LIMITS.page;
    const { filters, branches } = this.filters(query, reach, book);
    const list = createHash('sha256')
      .update(JSON.stringify([caller.actor.personId, scope, { ...query, after: null, limit: null }]))
      .digest('base64url')
      .slice(0, 16);
    const [rows, counts, total] = await Promise.all([
      this.rows(query, reach, { filters, branches, limit, list }),
      this.counts(reach),
      this.total(reach, filters, branches),
    ]);
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const next = last ? this.cursors.write({ value: last.sort, id: last.id, list }) : null;
    await this.log.read(caller, {
      act: 'listCases',
      object: null,
      authorisationId: reach.authorisation.id,
      payload: { query, ids: shown.map(({ id }) => id) },
    });
    const summed = total ?? this.sum(counts, query);
    return {
      text: `{"items":[${shown.map(({ item }) => item).join(',')}],"next":${JSON.stringify(next)},"counts":${JSON.stringify(counts)},"total":${Math.min(summed, COUNT_CAP)},"totalIsCapped":${summed > COUNT_CAP},"hidden":${query.figure ? await this.hidden(query, reach) : 0}}`,
    };
  }

  private filters(query: CaseQuery, reach: ReachWhere, book: OpenBook): { filters: string[]; branches: string[][] } {
    const { params, view } = reach;
    const filters: string[] = [];
    const equals = (column: string, value: unknown): void => {
      if (value !== undefined) filters.push(`${column} = $${params.push(value)}`);
    };
    const states = query.state?.split(',').filter(Boolean) ?? [];
    const known: readonly string[] = view === 'requester' ? SHOWN_STATES : STATES;
    const strange = states.find((state) => !known.includes(state));
    if (strange) throw invalid('state', `kent deze toestand niet: ${strange}`);
    const column = STATE_OF[view];
    if (query.phase && (view === 'requester' || view === 'partner')) throw invalid('phase', 'is er niet in deze lijst');
    equals('c.phase', query.phase);
    equals('c.kind', query.kind);
    equals('c.main_theme', query.theme);
    if (view !== 'header') {
      if (query.municipality) {
        filters.push(
          `c.id IN (SELECT cm.case_id FROM case_municipalities cm WHERE cm.organisation_id = $${params.push(query.municipality)})`,
        );
      }
      if (query.number) {
        const own = view === 'requester' ? ` AND n.by_requester = ${byKind({ sqlite: '1', postgres: 'true' })}` : '';
        filters.push(
          `(c.number = $${params.push(query.number.toUpperCase())} OR c.id IN (SELECT n.case_id FROM outside_numbers n WHERE n.number = $${params.push(query.number)}${own}))`,
        );
      }
    } else if (query.municipality || query.organisation || query.handler || query.priority) {
      throw invalid('scope', 'deze lijst heeft geen filter op gemeente, inbrenger, behandelaar of prioriteit');
    } else equals('c.number', query.number?.toUpperCase());
    if (view === 'staff') {
      equals('c.submitting_organisation_id', query.organisation);
      equals('c.handler_id', query.handler);
      equals('c.priority', query.priority);
    }
    if (query.region) {
      if (!book.region(query.region)) throw invalid('region', 'is geen bestaande regio');
      equals('c.region_code', query.region);
    }
    if (query.figure || query.month) filters.push(figureWhere(query, params));
    // Several states are read one by one along their index, each no further than one page, and then merged.
    const branches = states.map((state) => [`${column} = $${params.push(state)}`]);
    return { filters, branches };
  }

  private rows(
    query: CaseQuery,
    reach: ReachWhere,
    plan: { filters: string[]; branches: string[][]; limit: number; list: string },
  ): Promise<Row[]> {
    const params = [...reach.params];
    const sort = SORTS[query.sort ?? 'updatedAt'][reach.view === 'requester' ? 'requester' : 'others'];
    const direction = (query.direction ?? (query.sort === 'dueOn' ? 'asc' : 'desc')).toUpperCase();
    const isDate = sort === 'c.due_on';
    const after: string[] = [];
    if (query.after) {
      const cursor = this.cursors.read(query.after, plan.list);
      const than = direction === 'ASC' ? '>' : '<';
      const value = cursor.value ?? LAST_DAY;
      after.push(`(${sort}, c.id) ${than} ($${params.push(value)}, $${params.push(cursor.id)})`);
    }
    if (isDate) after.push('c.due_on IS NOT NULL');
    if (sort === 'c.submitted_at') after.push('c.submitted_at IS NOT NULL');
    const order = `ORDER BY ${sort} ${direction}, c.id ${direction} LIMIT ${plan.limit + 1}`;
    const branch = (more: string[]): string =>
      `SELECT c.id FROM case_files c WHERE ${[reach.where, ...plan.filters, ...after, ...more].join(' AND ')} ${order}`;
    const from =
      plan.branches.length > 1
        ? `case_files c ${JOINS} WHERE c.id IN (${plan.branches.map((more) => `SELECT id FROM (${branch(more)})${byKind({ sqlite: '', postgres: ' b' })}`).join(' UNION ALL ')})`
        : `case_files c ${JOINS} WHERE ${[reach.where, ...plan.filters, ...after, ...(plan.branches[0] ?? [])].join(' AND ')}`;
    const sortText = isDate ? sort : instantText(sort);
    const item = byKind({ sqlite: ITEM[reach.view], postgres: `${ITEM[reach.view]}::text` });
    return this.reads.all<Row>(`SELECT ${item} AS item, ${sortText} AS sort, c.id AS id FROM ${from} ${order}`, params);
  }

  /** Counts per state within reach, from the numbers the database keeps; small reaches are counted. */
  private async counts(reach: ReachWhere): Promise<Record<string, number>> {
    const { scope, regions } = reach;
    let rows: { state: string; cases: number }[];
    if ((scope === 'region' || scope === 'headers') && regions.length > 0) {
      const params: unknown[] = [];
      rows = await this.reads.all(
        `SELECT state, sum(cases) AS cases FROM case_counts WHERE region_code IN (${places(params, regions)}) GROUP BY state`,
        params,
      );
      if (scope === 'region') {
        const named = await this.reads.all<{ state: string; cases: number }>(
          `SELECT c.state, count(*) AS cases FROM case_files c WHERE c.confidentiality = 'named-only' AND ${reach.where} GROUP BY c.state`,
          this.reachParams(reach),
        );
        rows = [...rows, ...named];
      }
    } else {
      const column = STATE_OF[reach.view];
      rows = await this.reads.all(
        `SELECT ${column} AS state, count(*) AS cases FROM case_files c WHERE ${reach.where} GROUP BY ${column}`,
        this.reachParams(reach),
      );
    }
    const counts: Record<string, number> = {};
    for (const { state, cases } of rows) {
      if (Number(cases) > 0) counts[state] = (counts[state] ?? 0) + Number(cases);
    }
    return counts;
  }

  /** The parameters of the reach alone; those of the filters come behind them. */
  private reachParams(reach: ReachWhere): unknown[] {
    const used = Math.max(0, ...[...reach.where.matchAll(/\$(\d+)/g)].map(([, n]) => Number(n)));
    return reach.params.slice(0, used);
  }

  /** How many there are; null when the kept counts tell it. */
  private async total(reach: ReachWhere, filters: string[], branches: string[][]): Promise<number | null> {
    if (filters.length === 0) return null;
    const more = branches.length > 0 ? [`(${branches.flat().join(' OR ')})`] : [];
    const row = await this.reads.first<{ n: number }>(
      `SELECT count(*) AS n FROM (SELECT 1 FROM case_files c WHERE ${[reach.where, ...filters, ...more].join(' AND ')} LIMIT ${COUNT_CAP + 1}) AS found`,
      reach.params,
    );
    return Number(row?.n ?? 0);
  }

  private sum(counts: Record<string, number>, query: CaseQuery): number {
    const states = query.state?.split(',').filter(Boolean) ?? Object.keys(counts);
    return states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  }

  /** Cases that a figure counts but this list may not show: `named-only` ones. */
  private async hidden(query: CaseQuery, reach: ReachWhere): Promise<number> {
    const params: unknown[] = [];
    const filters = [`c.confidentiality = 'named-only'`, figureWhere(query, params)];
    filters.push(`c.region_code IN (${places(params, query.region ? [query.region] : reach.regions)})`);
    if (query.theme) filters.push(`c.main_theme = $${params.push(query.theme)}`);
    const all = await this.reads.first<{ n: number }>(
      `SELECT count(*) AS n FROM case_files c WHERE ${filters.join(' AND ')}`,
      params,
    );
    const mine = this.reachParams(reach);
    const seen = await this.reads.first<{ n: number }>(
      `SELECT count(*) AS n FROM case_files c WHERE ${reach.where} AND c.confidentiality = 'named-only' AND ${figureWhere(query, mine)}`,
      mine,
    );
    return Math.max(0, Number(all?.n ?? 0) - Number(seen?.n ?? 0));
  }
}
