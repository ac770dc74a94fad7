import { hash } from 'node:crypto';
import { CaseQuery, LIMITS, type CaseRow } from '@casusregie/contract';
import { amsterdamDate, type Authorisation, PHASE_OF, SHOWN_STATES, STATES, type State } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { instantText, jsonObject, places, textList, utf8 } from '../database/json';
import { byKind } from '../database/kind';
import { asSystem } from '../database/on-behalf';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { ReferenceBook, type OpenBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { packIds } from '../shared/ids';
import { Cursors } from '../shared/paging';
import { invalid, Refused } from '../shared/refusal';
import { shapeQuery } from '../shared/shape';
import { reachWhere, scopesOf, STATE_OF, type ReachWhere, type RowView, type Scope } from './case.reach';
import { figureWhere } from './figure-filter';

/** Above this many, a filtered list says "more than" instead of counting on. */
const COUNT_CAP = 1000;
const LAST_DAY = '9999-12-31';

/** How each order sorts. Nobody sorts by a date that their view does not show: the order would tell it. */
const BY_LAST_CHANGE = { updatedAt: 'c.updated_at', submittedAt: 'c.submitted_at', dueOn: 'c.updated_at' } as const;
const SORTS: Record<RowView, Record<NonNullable<CaseQuery['sort']>, string>> = {
  staff: { ...BY_LAST_CHANGE, dueOn: 'c.due_on' },
  requester: { updatedAt: 'c.news_at', submittedAt: 'c.submitted_at', dueOn: 'c.news_at' },
  partner: BY_LAST_CHANGE,
  header: BY_LAST_CHANGE,
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

/** The one row that a page is read as: lists as JSON text, built by the database. */
interface PageRow {
  /** The items, a line each: JSON holds no bare line end. */
  items: Buffer | string | null;
  ids: string;
  sorts: string;
  counts: string;
  total: number | null;
}

/** What a query asks, as SQL. */
interface Asked {
  /** What must hold of each row. */
  readonly filters: readonly string[];
  /** The states to read one by one, as SQL; none reads all of them together. */
  readonly states: readonly string[];
  /** A query for the ids of the few cases that are asked for, when a filter names them. */
  readonly few: string | null;
  /** The states that the counts are summed over, when those tell how many there are. */
  readonly summed: readonly string[] | 'all' | null;
}

const ITEM: Record<RowView, string> = {
  staff: jsonObject(COLUMNS.staff),
  requester: jsonObject(COLUMNS.requester),
  partner: jsonObject(COLUMNS.partner),
  header: jsonObject(COLUMNS.header),
};
const LINE_END = ',\n';
const ITEMS = byKind({ sqlite: `group_concat(r.item, ',\n')`, postgres: `string_agg(r.item::text, ',\n')` });
const COUNTS = byKind({ sqlite: 'json_group_object(k.state, k.n)', postgres: `json_object_agg(k.state, k.n)::text` });

const sortOf = (query: CaseQuery, view: RowView): string => SORTS[view][query.sort ?? 'updatedAt'];

/** Where the cases come from: the few that a filter names lead, else an index of the cases does. */
const from = ({ few }: Asked): string => (few ? `(${few}) few CROSS JOIN case_files c` : 'case_files c');

/** Queries for ids as one. */
const intersected = (queries: readonly string[]): string | null =>
  queries.length > 0 ? queries.join(' INTERSECT ') : null;

/** The counts per state within a reach, as a query for one JSON object. */
const countsOf = ({ counts }: ReachWhere): string =>
  `coalesce((SELECT ${COUNTS} FROM (SELECT s.state, sum(s.cases) AS n FROM (${counts}) s GROUP BY s.state HAVING sum(s.cases) > 0) k), '{}')`;

/** How many cases the counts tell of, in some states or in all. */
function sumOf(counts: string, states: Asked['summed']): number {
  const known = JSON.parse(counts) as Record<string, number>;
  const asked = Array.isArray(states) ? (states as readonly string[]) : Object.keys(known);
  return asked.reduce((sum, state) => sum + (known[state] ?? 0), 0);
}

/** A page before it is put together. */
interface ReadPage {
  readonly query: CaseQuery;
  readonly reach: ReachWhere;
  readonly shown: readonly string[];
  readonly items: Buffer;
  readonly next: string | null;
  readonly counts: string;
  readonly total: number;
  /** The parameters of the reach alone, before filters added theirs. */
  readonly ownParams: unknown[];
}

/** A whole list, for a file. */
export interface WholeList {
  readonly rows: readonly CaseRow[];
  readonly view: RowView;
  readonly authorisation: Authorisation;
}

/** A list as it goes over the wire: the database builds the rows, and nothing here reads them. */
export interface ListAnswer {
  readonly json: Buffer;
}

/** Lists of cases: one statement for rows, counts and total, which costs the same however many cases there are. */
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
    const { query, reach, shown, items, next, counts, total, ownParams } = await this.read(caller, rawQuery);
    await this.log.read(caller, {
      act: 'listCases',
      object: null,
      authorisationId: reach.authorisation.id,
      payload: { query, shown: packIds(shown) },
    });
    const hidden = query.figure ? await this.hidden(query, reach, ownParams) : 0;
    const rest = `],"next":${JSON.stringify(next)},"counts":${counts},"total":${Math.min(total, COUNT_CAP)},"totalIsCapped":${total > COUNT_CAP},"hidden":${hidden}}`;
    return { json: Buffer.concat([Buffer.from('{"items":['), items, Buffer.from(rest)]) };
  }

  /**
   * All the cases of a list, as long as they are no more than `most`. Not logged: whoever asks logs what it is for.
   * @throws Refused `invalid` when there are more
   */
  async all(caller: Caller, rawQuery: object, most: number): Promise<WholeList> {
    const rows: CaseRow[] = [];
    for (let after: string | undefined; ;) {
      const { items, next, reach } = await this.read(caller, {
        ...rawQuery,
        limit: LIMITS.maxPage,
        ...(after !== undefined && { after }),
      });
      rows.push(...(JSON.parse(`[${items.toString()}]`) as CaseRow[]));
      if (rows.length > most) {
        throw invalid('filters', `vinden meer dan ${most} casussen; maak de lijst kleiner`);
      }
      if (next === null) return { rows, view: reach.view, authorisation: reach.authorisation };
      after = next;
    }
  }

  private async read(caller: Caller, rawQuery: unknown): Promise<ReadPage> {
    const now = this.clock.now();
    const today = amsterdamDate(now);
    const scopes = scopesOf(caller, today);
    if (scopes.length === 0) throw new Refused('wrong-role', 'Uw rol ziet geen casussen.');
    const query = shapeQuery(CaseQuery, rawQuery);
    const scope = query.scope ?? (scopes[0] as Scope);
    const book = await this.reference.open();
    const reach = scopes.includes(scope) ? reachWhere(caller, scope, { book, today, now }) : null;
    if (!reach) throw new Refused('wrong-role', 'Deze lijst hoort niet bij uw rol.');
    const limit = query.limit ?? LIMITS.page;
    const ownParams = [...reach.params];
    const asked = this.filters(query, reach, { book, personId: caller.actor.personId });
    const asking = JSON.stringify([caller.actor.personId, scope, { ...query, after: null, limit: null }]);
    const list = hash('sha256', asking, 'base64url').slice(0, 16);
    const rows = this.rows(query, reach, { ...asked, limit, list });
    const page = (await this.reads.first<PageRow>(
      `SELECT ${utf8(ITEMS)} AS items, ${textList('r.id')} AS ids, ${textList('r.sort')} AS sorts, ${countsOf(reach)} AS counts,
         ${this.total(query, reach, asked)} AS total FROM (${rows}) r`,
      reach.params,
    )) as PageRow;
    const ids = JSON.parse(page.ids) as string[];
    const shown = ids.slice(0, limit);
    // One row more than asked for was read: it only tells that there is more.
    const isMore = ids.length > limit;
    const lines = typeof page.items === 'string' ? Buffer.from(page.items) : (page.items ?? Buffer.alloc(0));
    const items = isMore ? lines.subarray(0, lines.lastIndexOf(LINE_END)) : lines;
    const sorts = isMore ? (JSON.parse(page.sorts) as (string | null)[]) : [];
    const next = isMore
      ? this.cursors.write({ value: sorts[limit - 1] ?? null, id: ids[limit - 1] as string, list })
      : null;
    const total = page.total === null ? sumOf(page.counts, asked.summed) : Number(page.total);
    return { query, reach, shown, items, next, counts: page.counts, total, ownParams };
  }

  private filters(
    query: CaseQuery,
    reach: ReachWhere,
    { book, personId }: { book: OpenBook; personId: string },
  ): Asked {
    const { params, view } = reach;
    const filters: string[] = [];
    const few: string[] = [];
    const equals = (column: string, value: unknown): void => {
      if (value !== undefined) filters.push(`${column} = $${params.push(value)}`);
    };
    const states = this.statesOf(query, view);
    equals('c.kind', query.kind);
    equals('c.main_theme', query.theme);
    if (view !== 'header') {
      if (query.municipality === 'mine') {
        if (view !== 'staff') throw invalid('municipality', 'kent in deze lijst geen eigen gemeenten');
        const me = `$${params.push(personId)}`;
        few.push(
          `SELECT DISTINCT m.case_id AS id FROM municipality_desks d JOIN case_municipalities m ON m.organisation_id = d.municipality_id
           WHERE d.account_manager_id = ${me} OR d.deputy_id = ${me}`,
        );
      } else if (query.municipality) {
        few.push(
          `SELECT m.case_id AS id FROM case_municipalities m WHERE m.organisation_id = $${params.push(query.municipality)}`,
        );
      }
      if (query.number) {
        const byNumber = `SELECT f.id FROM case_files f WHERE f.number = $${params.push(query.number.toUpperCase())}`;
        // A number elsewhere finds a case only for those whose view shows that number.
        const own = view === 'requester' ? ` AND n.by_requester = ${byKind({ sqlite: '1', postgres: 'true' })}` : '';
        few.push(
          view === 'partner'
            ? byNumber
            : `SELECT k.id FROM (${byNumber} UNION SELECT n.case_id FROM outside_numbers n WHERE n.number = $${params.push(query.number)}${own}) k`,
        );
      }
    } else if (query.municipality || query.organisation || query.handler || query.priority) {
      throw invalid('scope', 'deze lijst heeft geen filter op gemeente, inbrenger, behandelaar of prioriteit');
    } else equals('c.number', query.number?.toUpperCase());
    if (view === 'staff') {
      equals('c.submitting_organisation_id', query.organisation);
      if (query.handler === 'none') filters.push('c.handler_id IS NULL');
      else equals('c.handler_id', query.handler);
      equals('c.priority', query.priority);
    }
    if (query.region) {
      if (!book.region(query.region)) throw invalid('region', 'is geen bestaande regio');
      equals('c.region_code', query.region);
    }
    if (query.figure || query.month) filters.push(figureWhere(query, params));
    const summed = filters.length + few.length > 0 ? null : (states ?? 'all');
    if (states?.length === 0) filters.push('1 = 0');
    // A phase has an index of its own in the order of the last change only; else its states are read.
    if (query.phase && !query.state && !query.theme && sortOf(query, view) === 'c.updated_at') {
      equals('c.phase', query.phase);
      return { filters, states: [], few: intersected(few), summed };
    }
    const read = states?.map((state) => `${STATE_OF[view]} = $${params.push(state)}`) ?? [];
    return { filters, states: read, few: intersected(few), summed };
  }

  /** The states that a query asks for by name or phase; null when it asks for all of them. */
  private statesOf(query: CaseQuery, view: RowView): readonly string[] | null {
    const named = query.state?.split(',').filter(Boolean) ?? [];
    const known: readonly string[] = view === 'requester' ? SHOWN_STATES : STATES;
    const strange = named.find((state) => !known.includes(state));
    if (strange) throw invalid('state', `kent deze toestand niet: ${strange}`);
    if (query.phase && (view === 'requester' || view === 'partner')) throw invalid('phase', 'is er niet in deze lijst');
    const states = named.length > 0 ? [...new Set(named)] : null;
    if (!query.phase) return states;
    return (states ?? STATES).filter((state) => PHASE_OF[state as State] === query.phase);
  }

  /** The rows of a page and one more, in order, as a query for `item`, `sort` and `id`. */
  private rows(query: CaseQuery, reach: ReachWhere, asked: Asked & { limit: number; list: string }): string {
    const { params, view } = reach;
    const sort = sortOf(query, view);
    const direction = (query.direction ?? (query.sort === 'dueOn' ? 'asc' : 'desc')).toUpperCase();
    const where = [reach.where, ...asked.filters];
    if (query.after) {
      const cursor = this.cursors.read(query.after, asked.list);
      const than = direction === 'ASC' ? '>' : '<';
      const value = cursor.value ?? LAST_DAY;
      where.push(`(${sort}, c.id) ${than} ($${params.push(value)}, $${params.push(cursor.id)})`);
    }
    if (sort === 'c.due_on' || sort === 'c.submitted_at') where.push(`${sort} IS NOT NULL`);
    const order = (column: string): string =>
      `ORDER BY ${column} ${direction}, c.id ${direction} LIMIT ${asked.limit + 1}`;
    const found = `SELECT ${ITEM[view]} AS item, ${sort === 'c.due_on' ? sort : instantText(sort)} AS sort, c.id AS id`;
    const branches = this.branches(query, reach, asked);
    if (branches.length <= 1 && !asked.few) {
      return `${found} FROM case_files c ${JOINS} WHERE ${[...where, ...branches.flat()].join(' AND ')} ${order(sort)}`;
    }
    // Each branch is read along its index, no further than one page; then they are merged, and only then filled in.
    const each = branches.map(
      (more, index) =>
        `SELECT b${index}.* FROM (SELECT c.id, ${sort} AS at FROM ${from(asked)} WHERE ${[...where, ...more].join(' AND ')} ${order(sort)}) b${index}`,
    );
    return `${found} FROM (SELECT c.id, c.at FROM (${each.join(' UNION ALL ')}) c ${order('c.at')}) b
      CROSS JOIN case_files c ${JOINS} WHERE c.id = b.id ${order(sort)}`;
  }

  /**
   * The parts that are each in order along an index. Several states are not in order together; nor are several regions,
   * unless nothing is asked of the nation but its newest.
   */
  private branches(query: CaseQuery, reach: ReachWhere, { states, filters, few }: Asked): string[][] {
    if (few) return [[`c.id = few.id`, ...(states.length > 0 ? [`(${states.join(' OR ')})`] : [])]];
    const byState = states.map((state) => [state]);
    const isNewest = filters.length === 0 && states.length === 0 && sortOf(query, reach.view) === 'c.updated_at';
    if (reach.regions.length <= 1 || query.region || (reach.view === 'header' && isNewest)) return byState;
    const byRegion = reach.regions.map((region) => `c.region_code = $${reach.params.push(region)}`);
    return byRegion.flatMap((region) =>
      states.length === 0 ? [[region]] : byState.map((state) => [region, ...state]),
    );
  }

  /** How many there are, as SQL that stops counting at the cap; NULL when the counts per state tell it. */
  private total(query: CaseQuery, reach: ReachWhere, asked: Asked): string {
    if (asked.summed) return 'NULL';
    const branches = this.branches(query, reach, asked);
    const each = (branches.length > 0 ? branches : [[]]).map(
      (more) => `SELECT 1 FROM ${from(asked)} WHERE ${[reach.where, ...asked.filters, ...more].join(' AND ')}`,
    );
    return `(SELECT count(*) FROM (${each.join(' UNION ALL ')} LIMIT ${COUNT_CAP + 1}) n)`;
  }

  /** Cases that a figure counts but this list may not show: `named-only` ones. */
  private async hidden(query: CaseQuery, reach: ReachWhere, mine: unknown[]): Promise<number> {
    const regions = reach.regions.filter((code) => !query.region || code === query.region);
    if (regions.length === 0) return 0;
    const params: unknown[] = [];
    const filters = [`c.confidentiality = 'named-only'`, figureWhere(query, params)];
    filters.push(`c.region_code IN (${places(params, regions)})`);
    if (query.theme) filters.push(`c.main_theme = $${params.push(query.theme)}`);
    const all = await asSystem('count', () =>
      this.reads.first<{ n: number }>(`SELECT count(*) AS n FROM case_files c WHERE ${filters.join(' AND ')}`, params),
    );
    const seen = await this.reads.first<{ n: number }>(
      `SELECT count(*) AS n FROM case_files c WHERE ${reach.where} AND c.confidentiality = 'named-only' AND ${figureWhere(query, mine)}`,
      mine,
    );
    return Math.max(0, Number(all?.n ?? 0) - Number(seen?.n ?? 0));
  }
}
