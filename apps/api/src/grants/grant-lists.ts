import { GrantQuery, LIMITS } from '@casusregie/contract';
import type { GrantCandidateList, GrantList, GrantPage } from '@casusregie/contract';
import {
  type Authorisation,
  decide,
  type DeskAct,
  deskAuthorisations,
  fitsCase,
  GRANT_KINDS,
  GRANT_RULES,
  receivesUnder,
  type Role,
  runningGrants,
  viewOf,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { loadCase } from '../cases/case-access';
import { permit } from '../cases/change-case';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { type OpenBook, ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { Cursors } from '../shared/paging';
import { Refused } from '../shared/refusal';
import { shapeQuery } from '../shared/shape';
import { peopleWith } from './grant-people';
import { grantAnswer, type GrantRow, GRANTS, regionsWhere } from './grant-rows';

/** Who has, or had, access to a case for a time. */
@Injectable()
export class GrantLists {
  constructor(
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly cursors: Cursors,
    private readonly log: ActLog,
  ) {}

  /** The caller's own access that runs now, or that of the region, running and past. */
  async page(caller: Caller, rawQuery: unknown): Promise<GrantPage> {
    const own = this.may(caller, 'listGrants');
    const query = shapeQuery(GrantQuery, rawQuery);
    if (query.scope !== 'region') return this.own(caller, own);
    return this.ofRegion(caller, query, this.may(caller, 'listRegionGrants'));
  }

  private may(caller: Caller, act: DeskAct): [Authorisation, ...Authorisation[]] {
    const [first, ...more] = deskAuthorisations(act, caller.actor, this.clock.today());
    if (!first) throw new Refused('wrong-role', 'Deze lijst hoort niet bij uw rol.');
    return [first, ...more];
  }

  /** Held against the decision one by one, for nobody has many: an exclusion or an ended authorisation counts here too. */
  private async own(caller: Caller, [authorisation]: readonly [Authorisation, ...unknown[]]): Promise<GrantPage> {
    const now = this.clock.now();
    const today = this.clock.today();
    const book = await this.reference.open();
    const rows = await this.reads.all<GrantRow>(
      `${GRANTS} WHERE g.person_id = $1 AND g.until_at > $2 ORDER BY g.until_at, g.id`,
      [caller.actor.personId, now],
    );
    const counting: GrantRow[] = [];
    for (const row of rows) {
      const { access } = await loadCase(this.reads, row.case_id, book, { today, now });
      const runs = runningGrants(caller.actor.personId, access).some(({ id }) => id === row.id);
      const holds = receivesUnder(row.kind, caller.actor, { access, today });
      if (runs && holds && viewOf({ actor: caller.actor, access, today })) counting.push(row);
    }
    await this.log.read(caller, {
      act: 'listGrants',
      object: null,
      authorisationId: authorisation.id,
      payload: { grants: counting.map(({ id }) => id) },
    });
    return { items: counting.map((row) => this.answer(caller, row, book)), next: null };
  }

  private async ofRegion(
    caller: Caller,
    query: GrantQuery,
    authorisations: [Authorisation, ...Authorisation[]],
  ): Promise<GrantPage> {
    const book = await this.reference.open();
    const params: unknown[] = [];
    const where = [regionsWhere(authorisations, { params, personId: caller.actor.personId })];
    const list = `grants:${caller.actor.personId}`;
    if (query.after !== undefined) {
      const cursor = this.cursors.read(query.after, list);
      where.push(`(g.from_at, g.id) < ($${params.push(cursor.value)}, $${params.push(cursor.id)})`);
    }
    const rows = await this.reads.all<GrantRow>(
      `${GRANTS} WHERE ${where.join(' AND ')} ORDER BY g.from_at DESC, g.id DESC LIMIT ${LIMITS.page + 1}`,
      params,
    );
    const shown = rows.slice(0, LIMITS.page);
    const last = rows.length > LIMITS.page ? shown.at(-1) : undefined;
    await this.log.read(caller, {
      act: 'listRegionGrants',
      object: null,
      authorisationId: authorisations[0].id,
      payload: { grants: shown.map(({ id }) => id) },
    });
    return {
      items: shown.map((row) => this.answer(caller, row, book)),
      next: last ? this.cursors.write({ value: last.from_at, id: last.id, list }) : null,
    };
  }

  /** Everybody who has, or had, access to one case for a time. */
  async ofCase(caller: Caller, caseId: string): Promise<GrantList> {
    const book = await this.reference.open();
    const authorisation = await this.permitted(caller, caseId, { action: 'readGrants', book });
    const rows = await this.reads.all<GrantRow>(
      `${GRANTS} WHERE g.case_id = $1 ORDER BY g.from_at DESC, g.id DESC LIMIT 500`,
      [caseId],
    );
    await this.log.read(caller, {
      act: 'readGrants',
      object: `case:${caseId}`,
      authorisationId: authorisation.id,
      payload: { grants: rows.map(({ id }) => id) },
    });
    return { items: rows.map((row) => this.answer(caller, row, book)) };
  }

  /** Who could be let in to a case now, and with which kinds; never the caller. */
  async candidates(caller: Caller, caseId: string): Promise<GrantCandidateList> {
    const today = this.clock.today();
    const now = this.clock.now();
    const book = await this.reference.open();
    const authorisation = await this.permitted(caller, caseId, { action: 'grantAccess', book });
    const { access } = await loadCase(this.reads, caseId, book, { today, now });
    const kinds = GRANT_KINDS.filter((kind) => fitsCase(kind, access));
    const roles = [...new Set(kinds.flatMap((kind) => Object.keys(GRANT_RULES[kind].to) as Role[]))];
    const items = (await peopleWith(this.reads, roles)).flatMap((person) => {
      const held = kinds.flatMap((kind) => {
        const under = receivesUnder(kind, person, { access, today });
        return under ? [{ kind, under }] : [];
      });
      const [first] = held;
      if (!first || person.personId === caller.actor.personId) return [];
      return {
        id: person.personId,
        name: person.name,
        function: person.function,
        organisation: book.organisationRef(first.under.organisationId).name,
        kinds: held.map(({ kind }) => kind),
      };
    });
    await this.log.read(caller, {
      act: 'readGrantCandidates',
      object: `case:${caseId}`,
      authorisationId: authorisation.id,
    });
    return { items };
  }

  private async permitted(
    caller: Caller,
    caseId: string,
    { action, book }: { action: 'readGrants' | 'grantAccess'; book: OpenBook },
  ): Promise<Authorisation> {
    const today = this.clock.today();
    const { access } = await loadCase(this.reads, caseId, book, { today, now: this.clock.now() });
    return permit(decide({ action, actor: caller.actor, access, today })).authorisation;
  }

  private answer(caller: Caller, row: GrantRow, book: OpenBook) {
    return grantAnswer(row, book, { caller, now: this.clock.now(), today: this.clock.today() });
  }
}
