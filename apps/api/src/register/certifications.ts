import {
  CertificationQuery,
  CertifyAuthorisations,
  type CertificationAnswer,
  type CertificationDecision,
  type CertificationList,
  type CertificationRow,
  type FieldFault,
} from '@casusregie/contract';
import {
  amsterdamDate,
  CERTIFICATION_REFUSAL_LABELS,
  certificationRefusal,
  deskAuthorisations,
  dueIfSince,
  type Actor,
  type CertificationRefusal,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { Certification } from '../database/entities';
import { flag, FOR_UPDATE, places } from '../database/json';
import { Reads, UnitOfWork, type Tx } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { stillAuthorised } from '../identity/still-authorised';
import { ReferenceBook, type OpenBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { claim, remember, type OnceKey } from '../shared/idempotency';
import { newId } from '../shared/ids';
import { invalid, Refused } from '../shared/refusal';
import { shape, shapeQuery } from '../shared/shape';
import { inRegion, NATIONAL, requireDesk } from './register-reach';
import { LINE_COLUMNS, LINES_FROM, recordOf, tiedTo, type AuthorisationLine } from './register-rows';

const SHOWN = 500;

interface DueLine extends AuthorisationLine {
  readonly name: string;
  readonly function: string;
}

/** The yearly review: what is due, and what the certifiers decide about it. */
@Injectable()
export class Certifications {
  constructor(
    private readonly reads: Reads,
    private readonly work: UnitOfWork,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /** What is due and this caller's to look at, the oldest first. */
  async list(caller: Caller, query: unknown): Promise<CertificationList> {
    const today = this.clock.today();
    requireDesk('certifyRegister', caller.actor, today);
    const { region } = shapeQuery(CertificationQuery, query);
    const book = await this.reference.open();
    if (region && !book.region(region)) throw invalid('region', 'is geen bestaande regio');
    const params: unknown[] = [flag(true), dueIfSince(today), today];
    const where = this.placesOf(caller.actor, today, params);
    const rows = await this.reads.all<DueLine>(
      `SELECT ${LINE_COLUMNS}, p.name, p.function FROM ${LINES_FROM} JOIN persons p ON p.id = a.person_id
       WHERE p.active = $1 AND a.ended_at IS NULL AND coalesce(a.certified_on, a.granted_on) <= $2
         AND (a.valid_until IS NULL OR a.valid_until >= $3) AND (${where})
         ${region ? `AND ${inRegion(params, region)}` : ''}
       ORDER BY coalesce(a.certified_on, a.granted_on), p.name, a.id`,
      params,
    );
    const items = rows.flatMap((line): CertificationRow[] => {
      const refusal = this.refusalOf(caller.actor, line, { book, today });
      if (refusal === 'not-yours') return [];
      return [
        {
          person: { id: line.personId, name: line.name, function: line.function },
          authorisation: recordOf(line, book, today),
          refusal,
        },
      ];
    });
    await this.log.read(caller, {
      act: 'certifyRegister',
      object: null,
      authorisationId: this.under(caller, today),
      payload: { region: region ?? null, ids: items.slice(0, SHOWN).map(({ authorisation }) => authorisation.id) },
    });
    return { items: items.slice(0, SHOWN), total: items.length };
  }

  /** Records one or more decisions; all of them, or none. */
  async record(caller: Caller, { body, once }: { body: unknown; once: OnceKey | null }): Promise<CertificationAnswer> {
    const now = this.clock.now();
    const today = amsterdamDate(now);
    requireDesk('certifyRegister', caller.actor, today);
    const { decisions } = shape(CertifyAuthorisations, body);
    if (decisions.length === 0) throw invalid('decisions', 'mag niet leeg zijn');
    const book = await this.reference.open();
    return this.work.run(async (tx) => {
      await stillAuthorised(tx, caller);
      const before = await claim<CertificationAnswer>(tx, once, now);
      if (before) return before;
      const lines = await this.lockAll(tx, decisions);
      this.refuseFaults(caller.actor, decisions, { lines, book, today });
      for (const decision of decisions) {
        const line = lines.get(decision.authorisationId) as AuthorisationLine;
        await this.decide(tx, caller, { decision, line, now, today });
      }
      const count = (outcome: string): number => decisions.filter((one) => one.outcome === outcome).length;
      const answer = { confirmed: count('confirmed'), ended: count('ended') };
      await remember(tx, once, answer);
      return answer;
    });
  }

  /** Locks the holders in one order, so that two certifiers never wait for each other, and reads what they hold. */
  private async lockAll(
    tx: Tx,
    decisions: readonly CertificationDecision[],
  ): Promise<ReadonlyMap<string, AuthorisationLine>> {
    const params: unknown[] = [];
    const asked = places(params, [...new Set(decisions.map(({ authorisationId }) => authorisationId))]);
    await tx.all(
      `SELECT p.id FROM persons p WHERE p.id IN (SELECT h.person_id FROM authorisations h WHERE h.id IN (${asked}))
       ORDER BY p.id${FOR_UPDATE}`,
      params,
    );
    const lines = await tx.all<AuthorisationLine>(
      `SELECT ${LINE_COLUMNS} FROM ${LINES_FROM} WHERE a.ended_at IS NULL AND a.id IN (${asked})`,
      params,
    );
    return new Map(lines.map((line) => [line.id, line]));
  }

  private refuseFaults(
    actor: Actor,
    decisions: readonly CertificationDecision[],
    known: { lines: ReadonlyMap<string, AuthorisationLine>; book: OpenBook; today: string },
  ): void {
    const seen = new Set<string>();
    const faults = decisions.flatMap((decision, at): FieldFault[] => {
      const field = `decisions.${at}.authorisationId`;
      const line = known.lines.get(decision.authorisationId);
      const refusal = line ? this.refusalOf(actor, line, known) : 'not-yours';
      const twice = seen.has(decision.authorisationId);
      seen.add(decision.authorisationId);
      return [
        ...(refusal ? [{ field, message: CERTIFICATION_REFUSAL_LABELS[refusal] }] : []),
        ...(twice ? [{ field, message: 'staat er dubbel in' }] : []),
        ...(decision.outcome === 'ended' && !decision.reason
          ? [{ field: `decisions.${at}.reason`, message: 'is nodig als de bevoegdheid wordt beëindigd' }]
          : []),
      ];
    });
    if (faults.length > 0) throw new Refused('invalid', 'De beoordeling bevat fouten.', { errors: faults });
    if (decisions.some(({ authorisationId, version }) => known.lines.get(authorisationId)?.version !== version)) {
      throw new Refused('stale-version', 'Een van deze bevoegdheden is intussen gewijzigd. Bekijk de lijst opnieuw.');
    }
  }

  private async decide(
    tx: Tx,
    caller: Caller,
    given: { decision: CertificationDecision; line: AuthorisationLine; now: string; today: string },
  ): Promise<void> {
    const { decision, line, now, today } = given;
    const by = caller.actor.personId;
    if (decision.outcome === 'confirmed') {
      await tx.run(
        'UPDATE authorisations SET certified_on = $2, certified_by_id = $3, version = version + 1 WHERE id = $1',
        [line.id, today, by],
      );
    } else {
      await tx.run(
        'UPDATE authorisations SET ended_at = $2, ended_by_id = $3, end_reason = $4, version = version + 1 WHERE id = $1',
        [line.id, now, by, decision.reason],
      );
      await tx.run('UPDATE persons SET version = version + 1 WHERE id = $1', [line.personId]);
    }
    await tx.insert(Certification, {
      id: newId(),
      authorisation_id: line.id,
      certified_by: by,
      certified_on: today,
      outcome: decision.outcome,
      reason: decision.reason ?? null,
    });
    await this.log.write(tx, caller, {
      act: 'certifyRegister',
      object: `person:${line.personId}`,
      authorisationId: this.under(caller, today),
      payload: { authorisation: line.id, outcome: decision.outcome },
    });
  }

  /** Where a certifier looks: the own regions, and national roles unless they are of one region only. */
  private placesOf(actor: Actor, today: string, params: unknown[]): string {
    const held = deskAuthorisations('certifyRegister', actor, today);
    const regions = new Set(held.flatMap(({ regionCodes }) => (regionCodes === 'nation' ? [] : regionCodes)));
    return [NATIONAL, ...[...regions].map((code) => inRegion(params, code))].join(' OR ');
  }

  private refusalOf(
    actor: Actor,
    line: AuthorisationLine,
    { book, today }: { book: OpenBook; today: string },
  ): CertificationRefusal | null {
    const authorisations = deskAuthorisations('certifyRegister', actor, today);
    return certificationRefusal(
      { personId: actor.personId, authorisations },
      { role: line.role, holderId: line.personId, granterId: line.grantedById, regionCodes: tiedTo(line, book) },
    );
  }

  private under({ actor }: Caller, today: string): string | null {
    return deskAuthorisations('certifyRegister', actor, today)[0]?.id ?? null;
  }
}
