import { addDays, OPEN_STATES, type Authorisation } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { FOR_UPDATE, places } from '../database/json';
import { asSystem } from '../database/on-behalf';
import { Reads, type Tx } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { happen } from './history';

/** What somebody has in hand: numbers only. */
export interface InHand {
  readonly namings: number;
  /** Cases that they handle, per region. */
  readonly handled: readonly { readonly region: string; readonly count: number }[];
}

/** Somebody who goes, and when. */
interface Leaving {
  readonly person: { readonly id: string; readonly name: string };
  readonly now: string;
  readonly today: string;
}

const RUNNING = `n.person_id = $1 AND (n.until_on IS NULL OR n.until_on >= $2)`;
const perRegion = (rows: readonly { region: string }[]): InHand['handled'] => {
  const counts = new Map<string, number>();
  for (const { region } of rows) counts.set(region, (counts.get(region) ?? 0) + 1);
  return [...counts].sort().map(([region, count]) => ({ region, count }));
};

/**
 * Takes somebody who leaves off the cases: what they handled has no handler from then on, what they were named on ends, and so
 * does access that was given for a time.
 * Whoever asks for it (the administrator) sees no case, so it runs as work of the system and answers numbers.
 */
@Injectable()
export class HandBack {
  constructor(private readonly reads: Reads) {}

  /** What a person has in hand on a day. */
  count(personId: string, today: string): Promise<InHand> {
    return asSystem('leave', async () => {
      const params: unknown[] = [personId];
      const handled = await this.reads.all<{ region: string; n: number }>(
        `SELECT c.region_code AS region, count(*) AS n FROM case_files c
         WHERE c.handler_id = $1 AND c.region_code IS NOT NULL AND c.state IN (${places(params, OPEN_STATES)})
         GROUP BY c.region_code ORDER BY c.region_code`,
        params,
      );
      const named = await this.reads.first<{ n: number }>(
        `SELECT count(DISTINCT n.case_id) AS n FROM participants n WHERE ${RUNNING}`,
        [personId, today],
      );
      return {
        namings: Number(named?.n ?? 0),
        handled: handled.map(({ region, n }) => ({ region, count: Number(n) })),
      };
    });
  }

  /** Does it, in the unit of work of the departure; every case tells it on its timeline. */
  async run(tx: Tx, caller: Caller, authorisation: Authorisation, leaving: Leaving): Promise<InHand> {
    const handled = await this.dropHandled(tx, caller, authorisation, leaving);
    const namings = await this.endNamings(tx, caller, authorisation, leaving);
    await tx.run(
      'UPDATE case_grants SET ended_at = $2, ended_by = $3 WHERE person_id = $1 AND ended_at IS NULL AND until_at > $2',
      [leaving.person.id, leaving.now, caller.actor.personId],
    );
    await tx.run(
      'UPDATE absences SET ended_at = $2, ended_by = $3 WHERE (person_id = $1 OR deputy_id = $1) AND ended_at IS NULL',
      [leaving.person.id, leaving.now, caller.actor.personId],
    );
    // What was theirs to do is of their organisation from now on.
    await tx.run(
      `UPDATE tasks SET owner_person_id = NULL, version = version + 1 WHERE owner_person_id = $1 AND state = 'open'`,
      [leaving.person.id],
    );
    for (const place of ['account_manager_id', 'deputy_id']) {
      await tx.run(`UPDATE municipality_desks SET ${place} = NULL, version = version + 1 WHERE ${place} = $1`, [
        leaving.person.id,
      ]);
    }
    return { namings, handled };
  }

  private async dropHandled(
    tx: Tx,
    caller: Caller,
    authorisation: Authorisation,
    { person, now, today }: Leaving,
  ): Promise<InHand['handled']> {
    const params: unknown[] = [person.id];
    const open = places(params, OPEN_STATES);
    const cases = await tx.all<{ id: string; region: string }>(
      `SELECT id, region_code AS region FROM case_files WHERE (handler_id = $1) AND region_code IS NOT NULL
       AND state IN (${open}) ORDER BY id${FOR_UPDATE}`,
      params,
    );
    for (const { id } of cases) {
      await tx.run('UPDATE case_files SET handler_id = NULL, version = version + 1, updated_at = $2 WHERE id = $1', [
        id,
        now,
      ]);
      await happen(tx, caller, authorisation, {
        caseId: id,
        type: 'handler-assigned',
        subject: `nog niemand (${person.name} is niet meer beschikbaar)`,
        happenedOn: today,
        recordedAt: now,
        month: today.slice(0, 7),
      });
    }
    return perRegion(cases);
  }

  private async endNamings(
    tx: Tx,
    caller: Caller,
    authorisation: Authorisation,
    { person, now, today }: Leaving,
  ): Promise<number> {
    const rows = await tx.all<{ case_id: string }>(
      `SELECT DISTINCT n.case_id FROM participants n WHERE ${RUNNING} ORDER BY n.case_id`,
      [person.id, today],
    );
    for (const { case_id: caseId } of rows) {
      await tx.run(
        `UPDATE case_files SET version = version + 1, updated_at = $2,
           case_director_id = CASE WHEN case_director_id = $3 THEN NULL ELSE case_director_id END WHERE id = $1`,
        [caseId, now, person.id],
      );
      await happen(tx, caller, authorisation, {
        caseId,
        type: 'participant-ended',
        subject: person.name,
        happenedOn: today,
        recordedAt: now,
        month: today.slice(0, 7),
      });
    }
    await tx.run(
      `UPDATE participants SET until_on = $3 WHERE id IN (SELECT n.id FROM participants n WHERE ${RUNNING})`,
      [person.id, today, addDays(today, -1)],
    );
    return rows.length;
  }
}
