import {
  amsterdamDate,
  asksOf,
  audienceOf,
  decide,
  dueOn,
  MOVES,
  isOnHold,
  type MoveFact,
  type MoveName,
  MOVE_POLICY,
  needsOf,
  PHASE_OF,
  remembersOrigin,
  resolveMove,
  shownState,
  type State,
  stateAfter,
} from '@casusregie/domain';
import { MakeMove, type FieldFault, type MoveAnswer } from '@casusregie/contract';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { Proposal } from '../database/entities';
import { flag } from '../database/json';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { claim, remember, type OnceKey } from '../shared/idempotency';
import { newId } from '../shared/ids';
import { Refused } from '../shared/refusal';
import { shape } from '../shared/shape';
import { versionFor, viewFor } from './case-access';
import { keepMarks } from './case-marks';
import { ChangeCase, permit, requireRole, requireVersion, type Desk } from './change-case';
import { loadFileFacts } from './file-facts';
import { happen } from './history';
import { EFFECTS, type Columns } from './move-effects';
import { tellOfMove } from './tell-of-move';

/** A move as it comes in. */
export interface MoveRequest {
  readonly caseId: string;
  readonly body: unknown;
  readonly ifMatch: string | undefined;
  readonly once: OnceKey | null;
}

const PARTNERS_HEAR: readonly MoveName[] = [
  'accept',
  'agreeAdvice',
  'startExecution',
  'revisePlan',
  'endWithoutPlan',
  'startClosing',
  'reopenWork',
  'close',
  'reopen',
];
/** Facts every move accepts. */
const ALWAYS = ['move', 'authorisationId', 'happenedOn', 'onBehalf'];

/** The facts that are missing, and those that do not belong to the move; told together. */
function factFaults(move: MoveName, state: State, given: MakeMove, confirms: boolean): FieldFault[] {
  const known = new Set<string>([...ALWAYS, ...asksOf(move, state), ...(MOVES[move].mayAsk ?? [])]);
  const asked = confirms ? [] : asksOf(move, state);
  const missing = asked
    .filter((fact) => isEmpty(given[fact]))
    .map((field) => ({ field, message: 'is nodig voor deze stap' }));
  const odd = Object.keys(given)
    .filter((field) => given[field as MoveFact] !== undefined && !known.has(field))
    .map((field) => ({ field, message: 'hoort niet bij deze stap' }));
  return [...missing, ...odd];
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** Moves a case: one unit of work from the decision to the log. */
@Injectable()
export class MakeMoves {
  constructor(
    private readonly work: UnitOfWork,
    private readonly changes: ChangeCase,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /**
   * Makes one move.
   * @throws Refused in the order 404, 403, 400, 409, 428
   */
  async make(caller: Caller, request: MoveRequest): Promise<MoveAnswer> {
    const book = await this.reference.open();
    return this.work.run(async (tx) => {
      const before = await claim<MoveAnswer>(tx, request.once, this.clock.now());
      const desk = await this.changes.open(tx, caller, request.caseId, book);
      const { view } = viewFor(caller.actor, desk.access, desk.today);
      if (before) return before;
      const answer = await this.decideAndMove({ ...desk, view }, request);
      await remember(tx, request.once, answer);
      return answer;
    });
  }

  private async decideAndMove(whole: Desk, { body, ifMatch }: MoveRequest): Promise<MoveAnswer> {
    const desk = { ...whole, caller: under(whole.caller, body) };
    const { caller, access, file, today, tx, view } = desk;
    const named = nameOfMove(body);
    const move = named && resolveMove(named, file.state, file.origin);
    if (move) requireRole(decide({ action: move, actor: caller.actor, access, today }));
    const given = shape(MakeMove, body);
    const asked = resolveMove(given.move, file.state, file.origin);
    const facts = isOnHold(file.state) || asksFile(asked, file.state) ? await loadFileFacts(tx, file, desk) : undefined;
    const decision = decide({
      action: asked,
      actor: caller.actor,
      access,
      today,
      ...(facts && { file: facts }),
      input: given,
    });
    const confirms = decision.allowed && decision.mode === 'confirm';
    const merged = confirms ? await this.withProposal(desk, asked, given) : given;
    requireRole(decision);
    const faults = factFaults(asked, file.state, merged, false);
    if (faults.length > 0) {
      throw new Refused('invalid', 'De stap mist iets, of bevat iets dat er niet bij hoort.', {
        errors: faults,
      });
    }
    EFFECTS[asked]?.check?.(desk, merged);
    const { authorisation, mode } = permit(decision);
    requireVersion(ifMatch, versionFor(view, file));
    return mode === 'propose'
      ? this.propose(desk, asked, merged, authorisation)
      : this.move(desk, asked, merged, authorisation);
  }

  /** The facts of the open proposal, with what the second person adds. */
  private async withProposal({ tx, file }: Desk, move: MoveName, given: MakeMove): Promise<MakeMove> {
    const row = await tx.first<{ facts: string }>(
      `SELECT facts FROM proposals WHERE case_id = $1 AND move = $2 AND open = $3 ORDER BY id DESC LIMIT 1`,
      [file.id, move, flag(true)],
    );
    const proposed = row ? (JSON.parse(row.facts) as Partial<MakeMove>) : {};
    return Object.assign(new MakeMove(), proposed, given);
  }

  private async propose(
    desk: Desk,
    move: MoveName,
    given: MakeMove,
    authorisation: Parameters<typeof happen>[2],
  ): Promise<MoveAnswer> {
    const { tx, file, caller, now, today } = desk;
    await this.closeProposals(desk);
    await tx.insert(Proposal, {
      id: newId(),
      case_id: file.id,
      move,
      facts: { ...given },
      summary: given.reason ?? given.internalText ?? given.effect ?? null,
      proposed_by: caller.actor.personId,
      proposed_on: today,
      open: true,
    });
    await tx.run(`UPDATE case_files SET version = version + 1, updated_at = $2 WHERE id = $1`, [file.id, now]);
    await happen(tx, caller, authorisation, {
      caseId: file.id,
      type: 'move-proposed',
      happenedOn: given.happenedOn ?? today,
      recordedAt: now,
      month: today.slice(0, 7),
      subject: move,
      detail: given.reason ?? null,
    });
    await this.log.write(tx, caller, {
      act: `propose:${move}`,
      object: `case:${file.id}`,
      authorisationId: authorisation.id,
    });
    return {
      outcome: 'proposed',
      caseId: file.id,
      number: file.number,
      state: desk.view === 'requester' ? file.shown_state : file.state,
      version: versionFor(desk.view, file) + (desk.view === 'requester' ? 0 : 1),
    };
  }

  private async closeProposals({ tx, file, isProposed }: Desk): Promise<void> {
    if (!isProposed) return;
    await tx.run(`UPDATE proposals SET open = $2 WHERE case_id = $1 AND open = $3`, [file.id, flag(false), flag(true)]);
  }

  private async move(
    desk: Desk,
    move: MoveName,
    given: MakeMove,
    authorisation: Parameters<typeof happen>[2],
  ): Promise<MoveAnswer> {
    const { tx, file, caller, now, today, view } = desk;
    const effect = EFFECTS[move];
    const hasPlan = move === 'reopen' || move === 'reopenWork' ? await this.hasPlan(desk) : false;
    const to = stateAfter(move, file.state, { origin: file.origin, hasPlan });
    const done = (await effect?.apply?.({ ...desk, authorisation }, given, to as State)) ?? {};
    if (to === 'deleted') {
      await this.log.write(tx, caller, {
        act: move,
        object: `case:${file.id}`,
        authorisationId: authorisation.id,
      });
      return { outcome: 'deleted', caseId: file.id, number: null, state: null, version: 0 };
    }
    const columns: Columns = {
      ...(to !== file.state && this.stateColumns(desk, move, to, given)),
      ...done.columns,
    };
    const holdTold = columns.hold_told ?? file.hold_told;
    const origin = columns.origin === undefined ? file.origin : columns.origin;
    const shown = shownState(to, origin, Boolean(holdTold));
    const audience = audienceOf(move, { before: file.shown_state, after: shown });
    const tells = audience.includes('requester');
    await this.update(desk, { ...columns, shown_state: shown }, tells || view === 'requester');
    if (move === 'submit') await keepMarks(tx, file.id);
    if (PROPOSED.includes(move) || to !== file.state) await this.closeProposals(desk);
    await happen(tx, caller, authorisation, {
      caseId: file.id,
      type: move,
      from: file.state,
      to,
      shownBefore: file.shown_state,
      shownAfter: shown,
      forRequester: tells || view === 'requester',
      forPartner: PARTNERS_HEAR.includes(move),
      happenedOn: given.happenedOn ?? given.decision?.heldOn ?? today,
      recordedAt: now,
      month: today.slice(0, 7),
      onBehalf: given.onBehalf ?? null,
      subject: done.subject ?? null,
      detail: done.detail ?? given.reason ?? given.note ?? null,
    });
    await this.log.write(tx, caller, {
      act: move,
      object: `case:${file.id}`,
      authorisationId: authorisation.id,
      payload: { from: file.state, to, facts: Object.keys(given) },
    });
    const tellsPartners = PARTNERS_HEAR.includes(move);
    await tellOfMove(desk, move, { given, columns, tellsRequester: tells, tellsPartners });
    return {
      outcome: 'done',
      caseId: file.id,
      number: columns.number ?? file.number,
      state: view === 'requester' ? shown : to,
      version: versionFor(view, file) + (view === 'requester' ? 1 : 1),
    };
  }

  private stateColumns({ file, today, now, practice }: Desk, move: MoveName, to: State, given: MakeMove): Columns {
    const ended = PHASE_OF[to] === 'ended';
    return {
      state: to,
      phase: PHASE_OF[to],
      origin: remembersOrigin(move) ? file.state : null,
      due_on: dueOn(to, today, {
        named: given.reviewOn ?? (move === 'requestInfo' ? given.dueOn : undefined) ?? null,
        terms: practice.on(file.region_code, today).terms,
      }),
      ended_on: ended ? amsterdamDate(now) : null,
    };
  }

  private async hasPlan({ tx, file }: Desk): Promise<boolean> {
    const row = await tx.first<{ n: number }>('SELECT count(*) AS n FROM interventions WHERE case_id = $1', [file.id]);
    return Number(row?.n) > 0;
  }

  private async update({ tx, file, now }: Desk, columns: Columns, tells: boolean): Promise<void> {
    const params: unknown[] = [file.id, file.version, now];
    const sets = Object.entries(columns).map(([column, value]) => {
      params.push(typeof value === 'boolean' ? flag(value) : value);
      return `${column} = $${params.length}`;
    });
    const news = tells ? ', requester_version = requester_version + 1, news_at = $3' : '';
    const changed = await tx.run(
      `UPDATE case_files SET version = version + 1, updated_at = $3${news}, ${sets.join(', ')} WHERE id = $1 AND version = $2`,
      params,
    );
    if (changed !== 1) throw new Refused('stale-version', 'Dit dossier is intussen gewijzigd.');
  }
}

/** Whether the move table, or who is named in the policy, asks something of the file. */
const asksFile = (move: MoveName, state: State): boolean =>
  needsOf(move, state).length > 0 || MOVE_POLICY[move].some(({ needs, proposedBy }) => needs ?? proposedBy);

const PROPOSED: readonly MoveName[] = ['reject', 'close', 'reopen', 'destroy'];

/** The caller under one authorisation, when the request names which. */
function under(caller: Caller, body: unknown): Caller {
  const wanted = (body as { authorisationId?: unknown } | null)?.authorisationId;
  if (typeof wanted !== 'string') return caller;
  const authorisations = caller.actor.authorisations.filter(({ id }) => id === wanted);
  return { ...caller, actor: { ...caller.actor, authorisations } };
}

const nameOfMove = (body: unknown): MoveName | null => {
  const move = (body as { move?: unknown } | null)?.move;
  return typeof move === 'string' && Object.hasOwn(EFFECTS_KEYS, move) ? (move as MoveName) : null;
};
const EFFECTS_KEYS = EFFECTS as Record<string, unknown>;
