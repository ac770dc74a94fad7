import { SearchPersons, type FoundPersons, type LogPerson } from '@casusregie/contract';
import { Injectable } from '@nestjs/common';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { Clock } from '../shared/clock';
import { shape } from '../shared/shape';
import { ActLog } from './act-log';
import { logReach, ofRegion, type LogReach } from './log-reach';
import { PERSON_COLUMNS, personOfRow, type PersonColumns } from './log-rows';

const MOST = 20;
const FROM = `SELECT p.id AS person_id, ${PERSON_COLUMNS} FROM persons p JOIN organisations o ON o.id = p.organisation_id`;

/** Finds people whose acts can be looked up, those who left included. */
@Injectable()
export class LogPersons {
  constructor(
    private readonly reads: Reads,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /**
   * People by a part of their name, account, function or organisation, within the caller's reach.
   * @throws Refused `wrong-role`, `invalid`
   */
  async find(caller: Caller, body: unknown): Promise<FoundPersons> {
    const reach = logReach(caller, this.clock.today());
    const { text } = shape(SearchPersons, body);
    const params: unknown[] = [];
    const words = text.trim().toLowerCase().split(/\s+/);
    const where = words.map((word) => {
      const like = `$${params.push(`%${word.replace(/[\\%_]/g, '\\$&')}%`)} ESCAPE '\\'`;
      return `(lower(p.name) LIKE ${like} OR lower(p.account) LIKE ${like} OR lower(p.function) LIKE ${like} OR lower(o.name) LIKE ${like})`;
    });
    if (reach.regions) where.push(ofRegion('p.id', reach.regions, params));
    const rows = await this.reads.all<PersonColumns>(
      `${FROM} WHERE ${where.join(' AND ')} ORDER BY p.name, p.id LIMIT ${MOST + 1}`,
      params,
    );
    const items = rows.slice(0, MOST).flatMap((row) => personOfRow(row) ?? []);
    await this.log.read(caller, {
      act: 'searchLog',
      object: null,
      authorisationId: reach.authorisation.id,
      payload: { persons: text, ids: items.map(({ id }) => id) },
    });
    return { items, more: rows.length > MOST };
  }

  /** One person, with whether they belong to the caller's regions; undefined when there is no such person. */
  async one(id: string, { regions }: LogReach): Promise<{ person: LogPerson; isOwn: boolean } | undefined> {
    const params: unknown[] = [id];
    const own = regions ? `CASE WHEN ${ofRegion('p.id', regions, params)} THEN 1 ELSE 0 END` : '1';
    const row = await this.reads.first<PersonColumns & { own: number }>(
      `${FROM.replace('SELECT', `SELECT ${own} AS own,`)} WHERE p.id = $1`,
      params,
    );
    const person = row && personOfRow(row);
    return person ? { person, isOwn: Number(row.own) === 1 } : undefined;
  }
}
