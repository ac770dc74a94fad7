import {
  AddSignature,
  CheckpointQuery,
  ConsistencyQuery,
  LIMITS,
  type CheckpointAnswer,
  type CheckpointPage,
  type CheckpointProof,
} from '@casusregie/contract';
import { deskAuthorisations, type DeskAct } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { Reads, UnitOfWork, type Tx } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { Clock } from '../shared/clock';
import { newId } from '../shared/ids';
import { Cursors } from '../shared/paging';
import { invalid, Refused, unknown } from '../shared/refusal';
import { shape, shapeQuery } from '../shared/shape';
import { ActLog } from './act-log';
import { LogKey } from './log-key';
import { LogTree } from './log-tree';
import { consistencyProof, treeHash } from './merkle';
import { lockLog, Sequencer } from './sequencer';
import { readCosignature, signCheckpoint } from './signed-note';

interface CheckpointRow {
  readonly id: string;
  readonly tree_size: number;
  readonly root_hash: string;
  readonly recorded_at: string;
  readonly note: string;
}

interface SignatureRow {
  readonly checkpoint_id: string;
  readonly witness: string;
  readonly signed_at: string;
  readonly line: string;
}

const COLUMNS = 'id, tree_size, root_hash, recorded_at, note';
const PAGE = 500;
const LAST = `SELECT ${COLUMNS} FROM log_checkpoints ORDER BY id DESC LIMIT 1`;

/** The signed checkpoints of the log: made on time, listed, and kept with what witnesses signed under them. */
@Injectable()
export class Checkpoints {
  constructor(
    private readonly reads: Reads,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly cursors: Cursors,
    private readonly log: ActLog,
    private readonly sequencer: Sequencer,
    private readonly key: LogKey,
  ) {}

  /** The newest checkpoint; undefined before the first. */
  last(): Promise<CheckpointRow | undefined> {
    return this.reads.first<CheckpointRow>(LAST);
  }

  /** Numbers what waits and signs the log as it is then; when the newest checkpoint says it already, answers that one. */
  async make(): Promise<CheckpointRow> {
    await this.sequencer.run();
    return this.work.run(async (tx) => {
      await lockLog(tx);
      const tree = new LogTree(tx);
      const size = await tree.size();
      const last = await tx.first<CheckpointRow>(LAST);
      if (last && Number(last.tree_size) === size) return last;
      const root = await treeHash(tree, 0, size);
      const time = this.clock.now();
      const note = signCheckpoint(this.key.own, { size, root, time });
      const row = { id: newId(), tree_size: size, root_hash: root, recorded_at: time, note };
      await tx.run(`INSERT INTO log_checkpoints (${COLUMNS}) VALUES ($1, $2, $3, $4, $5)`, Object.values(row));
      return row;
    });
  }

  /** A page of checkpoints, the newest first, with the state of the log. */
  async page(caller: Caller, rawQuery: unknown): Promise<CheckpointPage> {
    const authorisationId = this.authorisationFor('listCheckpoints', caller);
    if (!authorisationId) throw new Refused('wrong-role', 'Uw rol ziet het logboek niet.');
    const { limit = LIMITS.page, after } = shapeQuery(CheckpointQuery, rawQuery);
    const from = after === undefined ? null : this.cursors.read(after, 'checkpoints').id;
    const rows = await this.reads.all<CheckpointRow>(
      `SELECT ${COLUMNS} FROM log_checkpoints ${from ? 'WHERE id < $2' : ''} ORDER BY id DESC LIMIT $1`,
      from ? [limit + 1, from] : [limit + 1],
    );
    const shown = rows.slice(0, limit);
    const items = await this.answers(shown);
    const last = shown.at(-1);
    const size = await new LogTree(this.reads).size();
    const waiting = await this.reads.first<{ n: number }>('SELECT count(*) AS n FROM log_waiting');
    await this.log.read(caller, { act: 'listCheckpoints', object: null, authorisationId });
    return {
      items,
      next: rows.length > limit && last ? this.cursors.write({ value: null, id: last.id, list: 'checkpoints' }) : null,
      size,
      waiting: Number(waiting?.n ?? 0),
      publicKey: this.key.publicKey,
      witnesses: this.key.witnesses.map(({ name }) => name),
    };
  }

  /** One checkpoint, with the proof that it only adds to the log of an earlier size. */
  async proof(caller: Caller, id: string, rawQuery: unknown): Promise<CheckpointProof> {
    const authorisationId = this.authorisationFor('listCheckpoints', caller);
    if (!authorisationId) throw unknown();
    const { since = '0' } = shapeQuery(ConsistencyQuery, rawQuery);
    const row = await this.find(this.reads, id);
    const [earlier, size] = [Number(since), Number(row.tree_size)];
    if (earlier > size) throw invalid('since', `mag hoogstens ${size} zijn, de omvang bij dit controlepunt`);
    const hashes = await consistencyProof(new LogTree(this.reads), earlier, size);
    const [answer] = await this.answers([row]);
    await this.log.read(caller, { act: 'listCheckpoints', object: `checkpoint:${id}`, authorisationId });
    return { checkpoint: answer as CheckpointAnswer, since: earlier, consistency: hashes };
  }

  private authorisationFor(act: DeskAct, caller: Caller): string | undefined {
    return deskAuthorisations(act, caller.actor, this.clock.today())[0]?.id;
  }

  private async find(sql: Pick<Tx, 'first'>, id: string): Promise<CheckpointRow> {
    const row = await sql.first<CheckpointRow>(`SELECT ${COLUMNS} FROM log_checkpoints WHERE id = $1`, [id]);
    if (!row) throw unknown();
    return row;
  }

  /** A page of the checkpoints up to a size of the log, the oldest first, after the one with this id. */
  async since(after: string | null, size: number): Promise<CheckpointAnswer[]> {
    const rows = await this.reads.all<CheckpointRow>(
      `SELECT ${COLUMNS} FROM log_checkpoints WHERE tree_size <= $1 ${after ? 'AND id > $2' : ''} ORDER BY id LIMIT ${PAGE}`,
      after ? [size, after] : [size],
    );
    return this.answers(rows);
  }

  /**
   * Keeps what a witness signed under a checkpoint.
   * @throws Refused `invalid` when no known witness signed it
   */
  async addSignature(caller: Caller, id: string, body: unknown): Promise<CheckpointAnswer> {
    const authorisationId = this.authorisationFor('witnessLog', caller);
    if (!authorisationId) throw unknown();
    const row = await this.find(this.reads, id);
    const { line } = shape(AddSignature, body);
    const found = readCosignature(line, row.note, this.key.witnesses);
    if (!found) throw invalid('line', 'is geen handtekening van een bekende getuige onder dit controlepunt');
    const { witness, signedAt } = found;
    await this.work.run(async (tx) => {
      await tx.run(
        `INSERT INTO log_signatures (id, checkpoint_id, witness, signed_at, line, recorded_at) VALUES ($1, $2, $3, $4, $5, $6)
          ON CONFLICT (checkpoint_id, witness) DO NOTHING`,
        [newId(), id, witness, signedAt, line, this.clock.now()],
      );
      await this.log.write(tx, caller, {
        act: 'witnessLog',
        object: `checkpoint:${id}`,
        authorisationId,
        payload: { witness },
      });
    });
    return (await this.answers([row]))[0] as CheckpointAnswer;
  }

  /** Checkpoints as they go over the wire: the note is followed by the lines of the witnesses. */
  async answers(rows: readonly CheckpointRow[]): Promise<CheckpointAnswer[]> {
    const ids = rows.map(({ id }) => id).sort();
    if (ids.length === 0) return [];
    const signatures = await this.reads.all<SignatureRow>(
      `SELECT s.checkpoint_id, s.witness, s.signed_at, s.line FROM log_signatures s
        WHERE s.checkpoint_id >= $1 AND s.checkpoint_id <= $2 ORDER BY s.id`,
      [ids[0], ids.at(-1)],
    );
    return rows.map((row) => {
      const own = signatures.filter(({ checkpoint_id }) => checkpoint_id === row.id);
      return {
        id: row.id,
        size: Number(row.tree_size),
        root: row.root_hash,
        recordedAt: row.recorded_at,
        note: row.note + own.map(({ line }) => `${line}\n`).join(''),
        signatures: own.map(({ witness, signed_at }) => ({ witness, signedAt: signed_at })),
      };
    });
  }
}
