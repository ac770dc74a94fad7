import {
  AddIntervention,
  UpdateIntervention,
  type InterventionAnswer,
  type InterventionList,
  type MoveAnswer,
} from '@casusregie/contract';
import {
  type Act,
  asksReason,
  cancels,
  decide,
  deskAuthorisations,
  INTERVENTION_STATUS_LABELS,
  INTERVENTION_STEPS,
  SETTLED_STATUSES,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { actAnswer } from '../cases/case-acts';
import { loadCase } from '../cases/case-access';
import { ChangeCase, requireVersion, type Desk } from '../cases/change-case';
import { interventionAnswer, INTERVENTIONS, type InterventionRow } from '../cases/intervention-rows';
import { Intervention } from '../database/entities';
import { flag, places } from '../database/json';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import type { OnceKey } from '../shared/idempotency';
import { newId } from '../shared/ids';
import { invalid, Refused, unknown } from '../shared/refusal';
import { shape } from '../shared/shape';

const COLUMN_OF = {
  status: 'status',
  result: 'result',
  resultText: 'result_text',
  reason: 'reason',
  dueOn: 'due_on',
  happenedOn: 'happened_on',
  imposedCents: 'imposed_cents',
  collectedCents: 'collected_cents',
  offsetCents: 'offset_cents',
  seizedCents: 'seized_cents',
} as const;

/** A case on hold counts as in the state it was held from, so that a list betrays no hold. */
const STATE_SHOWN = `CASE WHEN c.state = 'on-hold' THEN coalesce(c.origin, c.state) ELSE c.state END`;

/** The plan: interventions that partners commit to, each moved by its owner. */
@Injectable()
export class Interventions {
  constructor(
    private readonly changes: ChangeCase,
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /** Adds an intervention to the plan. */
  add(caller: Caller, caseId: string, { body, once }: { body: unknown; once: OnceKey | null }): Promise<MoveAnswer> {
    let given = new AddIntervention();
    return this.changes.run<MoveAnswer>(caller, {
      caseId,
      action: 'addIntervention',
      once,
      shape: () => {
        given = shape(AddIntervention, body);
      },
      change: async (desk) => {
        if (!desk.book.exists(given.ownerId, desk.today)) throw invalid('ownerId', 'bestaat niet');
        await desk.tx.insert(Intervention, {
          id: newId(),
          case_id: caseId,
          kind: given.kind,
          description: given.description,
          owner_id: given.ownerId,
          region_code: desk.file.region_code ?? '',
          due_on: given.dueOn ?? null,
          status: 'proposed',
          result: null,
          result_text: null,
          reason: null,
          happened_on: null,
          imposed_cents: null,
          collected_cents: null,
          offset_cents: null,
          seized_cents: null,
          on_behalf: null,
          to_be_confirmed: false,
          version: 1,
          confirmed_on: null,
          heard_on: desk.today,
        });
        return {
          answer: actAnswer(desk),
          events: [
            {
              type: 'intervention-added' as const,
              subject: `${given.description} (${desk.book.organisationRef(given.ownerId).name})`,
              forPartner: true,
            },
          ],
        };
      },
    });
  }

  /** The interventions of the organisations the caller acts for, over all cases. */
  async list(caller: Caller): Promise<InterventionList> {
    const today = this.clock.today();
    const may = deskAuthorisations('listInterventions', caller.actor, today);
    if (may.length === 0) throw new Refused('wrong-role', 'Uw rol heeft geen eigen interventies.');
    const book = await this.reference.open();
    const params: unknown[] = [];
    const where = may.map(({ organisationId, regionCodes, role }) => {
      const ids = role === 'requester' ? book.lineageDown(organisationId, today) : [organisationId];
      const own = `v.owner_id IN (${places(params, ids)})`;
      if (role !== 'requester') {
        return regionCodes === 'nation' ? `(${own})` : `(${own} AND v.region_code IN (${places(params, regionCodes)}))`;
      }
      // A requester's colleague must be of the organisation that brought the case in, or named; see lifecycle.
      const named = `(c.submitting_organisation_id IN (${places(params, ids)}) AND (c.confidentiality = 'normal' OR c.filer_id = $${params.push(caller.actor.personId)})
        OR c.id IN (SELECT n.case_id FROM participants n WHERE n.person_id = $${params.push(caller.actor.personId)} AND n.from_on <= $${params.push(today)} AND (n.until_on IS NULL OR n.until_on >= $${params.push(today)})))`;
      return `(${own} AND ${named})`;
    });
    const rows = await this.reads.all<InterventionRow>(
      `${INTERVENTIONS} WHERE (${where.join(' OR ')}) AND ${STATE_SHOWN} NOT IN ('analysis', 'destroyed')
        AND NOT EXISTS (SELECT 1 FROM exclusions x WHERE x.case_id = c.id AND x.person_id = $${params.push(caller.actor.personId)})
       ORDER BY CASE WHEN v.status IN ('done', 'cancelled', 'continues-at-partner') THEN 1 ELSE 0 END, v.due_on, v.id LIMIT 500`,
      params,
    );
    await this.log.read(caller, {
      act: 'listInterventions',
      object: null,
      payload: { ids: rows.map(({ id }) => id) },
    });
    const partner = may.some(({ role }) => role === 'partner');
    return {
      items: rows.map((row) => ({
        ...interventionAnswer(row, book, { mayUpdate: true }),
        ...(!partner && { notYet: false }),
      })),
    };
  }

  /** Updates an intervention: its owner, or staff recording what the owner said. */
  async update(
    caller: Caller,
    id: string,
    { body, ifMatch }: { body: unknown; ifMatch: string | undefined },
  ): Promise<InterventionAnswer> {
    const row = await this.reads.first<Intervention>('SELECT * FROM interventions WHERE id = $1', [id]);
    if (!row) return this.changes.refuseUnseen(caller, { table: 'interventions', id, action: 'recordIntervention' });
    const action = await this.actionFor(caller, row, body);
    let given = new UpdateIntervention();
    await this.changes.run<void>(caller, {
      caseId: row.case_id,
      action,
      shape: () => {
        given = shape(UpdateIntervention, body);
        this.checkWords(given, action);
      },
      change: async (desk) => {
        await this.store(desk, id, { given, action, ifMatch });
        const words = given.status ? INTERVENTION_STATUS_LABELS[given.status].toLowerCase() : 'bijgewerkt';
        return {
          answer: undefined,
          events: [
            {
              type: 'intervention-updated' as const,
              subject: `${row.description}: ${words}`,
              forPartner: true,
              detail: given.reason ?? given.resultText ?? null,
              ...(given.onBehalf && { onBehalf: given.onBehalf }),
              ...(given.happenedOn && { happenedOn: given.happenedOn }),
            },
          ],
          payload: { fields: Object.keys(given) },
        };
      },
    });
    return this.one(id, action);
  }

  /**
   * The owner says that nothing changed: the day of it is kept, and what was recorded on its behalf counts as its own.
   * @throws Refused
   */
  async confirm(caller: Caller, id: string, ifMatch: string | undefined): Promise<InterventionAnswer> {
    const row = await this.reads.first<Intervention>('SELECT * FROM interventions WHERE id = $1', [id]);
    if (!row) return this.changes.refuseUnseen(caller, { table: 'interventions', id, action: 'updateIntervention' });
    const action = await this.actionFor(caller, row, null);
    await this.changes.run<void>(caller, {
      caseId: row.case_id,
      action,
      change: async ({ tx, today }) => {
        if (action !== 'updateIntervention')
          throw new Refused('wrong-role', 'Alleen de eigenaar zegt dat niets wijzigde.');
        const now = await tx.first<Intervention>('SELECT * FROM interventions WHERE id = $1', [id]);
        if (!now) throw unknown();
        if (SETTLED_STATUSES.includes(now.status) && !now.to_be_confirmed) {
          throw new Refused('wrong-moment', 'Deze interventie is al afgerond.');
        }
        requireVersion(ifMatch, now.version);
        const changed = await tx.run(
          'UPDATE interventions SET confirmed_on = $3, heard_on = $3, to_be_confirmed = $4, version = version + 1 WHERE id = $1 AND version = $2',
          [id, now.version, today, flag(false)],
        );
        if (changed !== 1) throw new Refused('stale-version', 'Deze interventie is intussen gewijzigd.');
        return {
          answer: undefined,
          events: [
            {
              type: 'intervention-confirmed' as const,
              subject: `${now.description}: ${INTERVENTION_STATUS_LABELS[now.status].toLowerCase()}`,
              forPartner: true,
            },
          ],
        };
      },
    });
    return this.one(id, action);
  }

  private async one(id: string, action: Act): Promise<InterventionAnswer> {
    const book = await this.reference.open();
    const now = await this.reads.first<InterventionRow>(`${INTERVENTIONS} WHERE v.id = $1`, [id]);
    if (!now) throw unknown();
    return {
      ...interventionAnswer(now, book, { mayUpdate: true }),
      ...(action === 'updateIntervention' && { notYet: false }),
    };
  }

  /** By which act the caller may touch this row; the owner's own act comes first. */
  private async actionFor(caller: Caller, row: Intervention, body: unknown): Promise<Act> {
    const today = this.clock.today();
    const book = await this.reference.open();
    const { access } = await loadCase(this.reads, row.case_id, book, { today, now: this.clock.now() });
    const owner = deskAuthorisations('listInterventions', caller.actor, today).some(
      ({ organisationId, regionCodes, role }) =>
        role === 'requester'
          ? book.lineageDown(organisationId, today).includes(row.owner_id) &&
            access.submittingOrganisationIds.includes(organisationId)
          : organisationId === row.owner_id && (regionCodes === 'nation' || regionCodes.includes(row.region_code)),
    );
    if (owner) return 'updateIntervention';
    const action: Act = cancels((body as { status?: unknown } | null)?.status)
      ? 'cancelIntervention'
      : 'recordIntervention';
    const decision = decide({ action, actor: caller.actor, access, today });
    if (!decision.allowed && decision.because === 'out-of-reach') throw unknown();
    return action;
  }

  private checkWords(given: UpdateIntervention, action: Act): void {
    if (asksReason(given) && !given.reason?.trim()) {
      throw invalid('reason', 'is nodig bij vervallen of niet vrijgegeven');
    }
    if (action === 'recordIntervention' && !given.onBehalf) {
      throw invalid('onBehalf', 'is nodig: wie zei het, en hoe');
    }
    if (action === 'updateIntervention' && given.onBehalf) {
      throw invalid('onBehalf', 'is alleen voor het RIEC');
    }
  }

  private async store(
    desk: Desk,
    id: string,
    { given, action, ifMatch }: { given: UpdateIntervention; action: Act; ifMatch: string | undefined },
  ): Promise<void> {
    const { tx, today } = desk;
    const row = await tx.first<Intervention>('SELECT * FROM interventions WHERE id = $1', [id]);
    if (!row) throw unknown();
    if (given.status && given.status !== row.status && !INTERVENTION_STEPS[row.status].includes(given.status)) {
      throw new Refused(
        'wrong-moment',
        `Van ${INTERVENTION_STATUS_LABELS[row.status].toLowerCase()} naar ${INTERVENTION_STATUS_LABELS[given.status].toLowerCase()} kan niet.`,
      );
    }
    if (given.happenedOn && given.happenedOn > today) throw invalid('happenedOn', 'ligt in de toekomst');
    requireVersion(ifMatch, row.version);
    const params: unknown[] = [id, row.version];
    const sets = Object.entries(COLUMN_OF).flatMap(([field, column]) => {
      const value = given[field as keyof typeof COLUMN_OF];
      return value === undefined ? [] : [`${column} = $${params.push(value)}`];
    });
    if (sets.length === 0) throw invalid('', 'er is niets gewijzigd');
    sets.push(`to_be_confirmed = $${params.push(flag(action !== 'updateIntervention'))}`);
    // What somebody else recorded is not what the owner said.
    sets.push(`confirmed_on = $${params.push(action === 'updateIntervention' ? today : null)}`);
    sets.push(`heard_on = $${params.push(today)}`);
    sets.push(`on_behalf = $${params.push(given.onBehalf ? JSON.stringify(given.onBehalf) : null)}`);
    const changed = await tx.run(
      `UPDATE interventions SET version = version + 1, ${sets.join(', ')} WHERE id = $1 AND version = $2`,
      params,
    );
    if (changed !== 1) throw new Refused('stale-version', 'Deze interventie is intussen gewijzigd.');
  }
}
