import type { AccessAlertList, AlertedPerson, AlertSeen } from '@casusregie/contract';
import { type Authorisation, deskAuthorisations } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { instantText, places } from '../database/json';
import type { Sql } from '../database/sql';
import { Reads, UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { Refused, unknown } from '../shared/refusal';
import { grantAnswer, type GrantRow, GRANTS, regionsWhere } from './grant-rows';

interface AlertRow {
  id: string;
  grant_id: string;
  told_at: string;
  seen_at: string | null;
}

const NEWEST = 100;

/** Alerts of break-glass: to whom they were sent, and who saw them when. */
@Injectable()
export class AccessAlerts {
  constructor(
    private readonly reads: Reads,
    private readonly work: UnitOfWork,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /** The newest alerts to the caller, of the regions they still watch over. */
  async list(caller: Caller): Promise<AccessAlertList> {
    const authorisations = this.watching(caller);
    const [authorisation] = authorisations;
    if (!authorisation) throw new Refused('wrong-role', 'Uw rol krijgt geen meldingen van noodtoegang.');
    const alerts = await this.mine(this.reads, caller, { authorisations });
    const book = await this.reference.open();
    const params: unknown[] = [];
    const ids = alerts.map(({ grant_id }) => grant_id);
    const rows =
      ids.length === 0
        ? []
        : await this.reads.all<GrantRow>(`${GRANTS} WHERE g.id IN (${places(params, ids)})`, params);
    const grants = new Map(rows.map((row) => [row.id, row]));
    const alerted = await this.alerted(ids);
    await this.log.read(caller, {
      act: 'listAccessAlerts',
      object: null,
      authorisationId: authorisation.id,
      payload: { alerts: alerts.map(({ id }) => id) },
    });
    const at = { caller, now: this.clock.now(), today: this.clock.today() };
    return {
      items: alerts.flatMap(({ id, grant_id, told_at, seen_at }) => {
        const grant = grants.get(grant_id);
        return grant
          ? [
              {
                id,
                toldAt: told_at,
                seenAt: seen_at,
                grant: grantAnswer(grant, book, at),
                alerted: alerted.get(grant_id) ?? [],
              },
            ]
          : [];
      }),
    };
  }

  /**
   * Says that the caller has seen an alert; a second time changes nothing.
   * @throws Refused `unknown` for an alert to somebody else
   */
  async see(caller: Caller, alertId: string): Promise<AlertSeen> {
    return this.work.run(async (tx) => {
      const authorisations = this.watching(caller);
      const [authorisation] = authorisations;
      const [alert] = authorisation ? await this.mine(tx, caller, { authorisations, alertId }) : [];
      if (!authorisation || !alert) throw unknown();
      const seenAt = alert.seen_at ?? this.clock.now();
      if (alert.seen_at === null) {
        await tx.run('UPDATE access_alerts SET seen_at = $2 WHERE id = $1 AND seen_at IS NULL', [alertId, seenAt]);
      }
      await this.log.write(tx, caller, {
        act: 'seeAccessAlert',
        object: `grant:${alert.grant_id}`,
        authorisationId: authorisation.id,
      });
      return { alertId, seenAt };
    });
  }

  private watching(caller: Caller): Authorisation[] {
    return deskAuthorisations('listAccessAlerts', caller.actor, this.clock.today());
  }

  private mine(
    sql: Sql,
    { actor }: Caller,
    { authorisations, alertId }: { authorisations: readonly Authorisation[]; alertId?: string },
  ): Promise<AlertRow[]> {
    const params: unknown[] = [actor.personId];
    const where = regionsWhere(authorisations, { params, personId: actor.personId });
    const one = alertId ? ` AND t.id = $${params.push(alertId)}` : '';
    return sql.all<AlertRow>(
      `SELECT t.id, t.grant_id, ${instantText('t.told_at')} AS told_at, ${instantText('t.seen_at')} AS seen_at
       FROM access_alerts t JOIN case_grants g ON g.id = t.grant_id
       WHERE t.person_id = $1 AND ${where}${one} ORDER BY t.told_at DESC, t.id DESC LIMIT ${NEWEST}`,
      params,
    );
  }

  private async alerted(grantIds: readonly string[]): Promise<Map<string, AlertedPerson[]>> {
    const found = new Map<string, AlertedPerson[]>();
    if (grantIds.length === 0) return found;
    const params: unknown[] = [];
    const rows = await this.reads.all<{ grant_id: string; name: string; job: string; seen_at: string | null }>(
      `SELECT t.grant_id, p.name, p.function AS job, ${instantText('t.seen_at')} AS seen_at
       FROM access_alerts t JOIN persons p ON p.id = t.person_id
       WHERE t.grant_id IN (${places(params, grantIds)}) ORDER BY p.name, t.id`,
      params,
    );
    for (const { grant_id, name, job, seen_at } of rows) {
      found.set(grant_id, [...(found.get(grant_id) ?? []), { name, function: job, seenAt: seen_at }]);
    }
    return found;
  }
}
