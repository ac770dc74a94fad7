import { PersonQuery, PersonSearch, type PersonAnswer, type PersonPage } from '@casusregie/contract';
import { addDays, dueIfSince, SCREENED_ROLES, SCREENING_WARNING_DAYS, deskAuthorisations } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { HandBack } from '../cases/hand-back';
import { places } from '../database/json';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { ReferenceBook, type OpenBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { Cursors } from '../shared/paging';
import { invalid, unknown } from '../shared/refusal';
import { shape, shapeQuery } from '../shared/shape';
import { inRegion, isPresent, reachWhere, registerReach, requireDesk } from './register-reach';
import { personColumns, personRowOf, type PersonLine } from './register-rows';

const PAGE = 50;

/** A part of a text as a pattern, with what has a meaning there taken for itself. */
const partOf = (text: string): string =>
  `%${text
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** Reading the register: persons by filter, by name, and one with everything they may do and could do. */
@Injectable()
export class Persons {
  constructor(
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
    private readonly log: ActLog,
    private readonly handBack: HandBack,
  ) {}

  /** A page by filters that may stand in an address. */
  async list(caller: Caller, query: unknown): Promise<PersonPage> {
    requireDesk('readRegister', caller.actor, this.clock.today());
    return this.page(caller, shapeQuery(PersonQuery, query));
  }

  /** A page by a part of a name, and the same filters. */
  async search(caller: Caller, body: unknown): Promise<PersonPage> {
    requireDesk('readRegister', caller.actor, this.clock.today());
    return this.page(caller, shape(PersonSearch, body));
  }

  /** One person, logged as a read. */
  async one(caller: Caller, personId: string): Promise<PersonAnswer> {
    const answer = await this.answer(caller, personId);
    await this.log.read(caller, {
      act: 'readRegister',
      object: `person:${personId}`,
      authorisationId: this.readsUnder(caller),
    });
    return answer;
  }

  /**
   * One person as this caller sees them.
   * @throws Refused `unknown`
   */
  async answer({ actor }: Caller, personId: string): Promise<PersonAnswer> {
    const today = this.clock.today();
    const params: unknown[] = [personId];
    const line = await this.reads.first<PersonLine>(
      `SELECT ${personColumns({ all: true })} FROM persons p
       WHERE p.id = $1 AND ${reachWhere(params, registerReach(actor, today))}`,
      params,
    );
    if (!line) throw unknown();
    const book = await this.reference.open();
    const manages = deskAuthorisations('manageRegister', actor, today).length > 0;
    return {
      ...personRowOf(line, book, today),
      telephone: line.telephone,
      email: line.email,
      leftOn: line.left_on,
      holds: manages ? await this.holdsOf(personId, book, today) : null,
      mayChange: manages && personId !== actor.personId,
      version: line.version,
    };
  }

  private async holdsOf(personId: string, book: OpenBook, today: string): Promise<PersonAnswer['holds']> {
    const sessions = await this.reads.first<{ n: number }>(
      'SELECT count(*) AS n FROM sessions WHERE person_id = $1 AND expires_at > $2',
      [personId, this.clock.now()],
    );
    const { namings, handled } = await this.handBack.count(personId, today);
    return { sessions: Number(sessions?.n ?? 0), namings, handled: regionCounts(handled, book) };
  }

  private readsUnder({ actor }: Caller): string | null {
    return deskAuthorisations('readRegister', actor, this.clock.today())[0]?.id ?? null;
  }

  private async page(caller: Caller, query: PersonSearch): Promise<PersonPage> {
    const today = this.clock.today();
    const { limit = PAGE, after, ...filters } = query;
    const book = await this.reference.open();
    if (query.region && !book.region(query.region)) throw invalid('region', 'is geen bestaande regio');
    const list = JSON.stringify(['persons', filters]);
    const params: unknown[] = [];
    const where = [
      isPresent(params, query.presence !== 'gone'),
      reachWhere(params, registerReach(caller.actor, today)),
      ...this.filters(query, params, today),
    ];
    if (after) {
      // The cursor holds no name: it may stand in an address.
      const last = `$${params.push(this.cursors.read(after, list).id)}`;
      where.push(`(p.name, p.id) > (SELECT q.name, q.id FROM persons q WHERE q.id = ${last})`);
    }
    const lines = await this.reads.all<PersonLine>(
      `SELECT ${personColumns({ all: false })} FROM persons p JOIN organisations o ON o.id = p.organisation_id
       WHERE ${where.join(' AND ')} ORDER BY p.name, p.id LIMIT ${limit + 1}`,
      params,
    );
    const shown = lines.slice(0, limit);
    const last = lines.length > limit ? shown.at(-1) : undefined;
    await this.log.read(caller, {
      act: 'readRegister',
      object: null,
      authorisationId: this.readsUnder(caller),
      payload: { filters, ids: shown.map(({ id }) => id) },
    });
    return {
      items: shown.map((line) => personRowOf(line, book, today)),
      next: last ? this.cursors.write({ value: null, id: last.id, list }) : null,
    };
  }

  private filters(query: PersonSearch, params: unknown[], today: string): string[] {
    const where: string[] = [];
    const value = (given: unknown): string => `$${params.push(given)}`;
    if (query.kind) where.push(`o.kind = ${value(query.kind)}`);
    if (query.organisation) where.push(`p.organisation_id = ${value(query.organisation)}`);
    if (query.text?.trim()) {
      const part = value(partOf(query.text));
      where.push(`(lower(p.name) LIKE ${part} ESCAPE '\\' OR lower(p.account) LIKE ${part} ESCAPE '\\')`);
    }
    const runs = (more: string): string =>
      `EXISTS (SELECT 1 FROM authorisations a WHERE a.person_id = p.id AND a.ended_at IS NULL AND ${more})`;
    const counts = (): string => `(a.valid_until IS NULL OR a.valid_until >= ${value(today)})`;
    const held = [
      ...(query.role ? [`a.role = ${value(query.role)}`] : []),
      ...(query.region ? [inRegion(params, query.region)] : []),
    ];
    if (held.length > 0) where.push(query.presence === 'gone' ? wasHeld(held) : runs(held.join(' AND ')));
    if (query.attention === 'screening') {
      const soon = value(addDays(today, SCREENING_WARNING_DAYS));
      where.push(
        runs(
          `a.role IN (${places(params, SCREENED_ROLES)}) AND (a.screened_until IS NULL OR a.screened_until <= ${soon}) AND ${counts()}`,
        ),
      );
    }
    if (query.attention === 'due')
      where.push(runs(`coalesce(a.certified_on, a.granted_on) <= ${value(dueIfSince(today))} AND ${counts()}`));
    if (query.attention === 'none') where.push(`NOT ${runs(counts())}`);
    return where;
  }
}

/** Of who has left, everything has ended: there the role and region are those they had. */
const wasHeld = (held: readonly string[]): string =>
  `EXISTS (SELECT 1 FROM authorisations a WHERE a.person_id = p.id AND ${held.join(' AND ')})`;

/** Numbers per region, with the names of the regions. */
export const regionCounts = (
  counts: readonly { readonly region: string; readonly count: number }[],
  book: OpenBook,
): { region: { code: string; name: string }; count: number }[] =>
  counts.map(({ region, count }) => ({ region: { code: region, name: book.region(region)?.name ?? region }, count }));
