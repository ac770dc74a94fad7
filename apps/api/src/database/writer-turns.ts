import type { SqliteSql } from './sql';

/** Most turns that share a commit: enough to spare the disk when many write at once, few enough that the first does not wait long. */
const MOST_TOGETHER = 16;
/** How many turns go by before the write-ahead log is emptied into the database. */
const TURNS_PER_CHECKPOINT = 100;

interface Turn {
  /** Whether it is one statement, which needs no transaction when nothing else is written. */
  readonly isStatement: boolean;
  readonly work: () => Promise<void>;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** A promise that is settled from elsewhere. */
interface Later {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

function later(): Later {
  const own: { resolve?: () => void; reject?: (error: unknown) => void } = {};
  const promise = new Promise<void>((resolve, reject) => Object.assign(own, { resolve, reject }));
  return { promise, ...(own as Required<typeof own>) };
}

/** What happens around the turns. */
interface Around {
  /** After a commit of whole units of work, before anybody hears of it. */
  readonly committed: () => void;
  readonly checkpoint: () => Promise<void>;
}

/**
 * The writer of an embedded database, of which there is one: whoever writes waits for a turn. Those who wait together share a
 * commit, which costs the disk more than what is written. Each still happens as a whole or not at all, apart from the others,
 * and hears that it is done when it is on disk. A lone writer pays nothing for it.
 */
export class WriterTurns {
  private readonly waiting: Turn[] = [];
  private serving: Promise<void> | null = null;
  private turns = 0;

  constructor(
    private readonly sql: SqliteSql,
    private readonly around: Around,
  ) {}

  /**
   * Does `work` when its turn has come; resolves when what it wrote is on disk.
   * @throws whatever `work` throws, after nothing of it is left
   */
  async take<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const begun = later();
    const over = later();
    const onDisk = later();
    this.waiting.push({
      isStatement: false,
      work: () => {
        begun.resolve();
        return over.promise;
      },
      done: onDisk.resolve,
      failed: onDisk.reject,
    });
    this.serving ??= this.serve();
    // The work is done here, and not in the round, so that it is done on behalf of whoever asked.
    await Promise.race([begun.promise, onDisk.promise]);
    const worked = work();
    void worked.then(() => over.resolve(), over.reject);
    await onDisk.promise;
    return worked;
  }

  /**
   * Does what is one statement, on behalf of nobody; resolves when it is on disk.
   * @throws whatever `work` throws
   */
  takeStatement(work: () => Promise<void>): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ isStatement: true, work, done, failed });
      this.serving ??= this.serve();
    });
  }

  /** Resolves when nobody waits any more. */
  async quiet(): Promise<void> {
    while (this.serving) await this.serving;
  }

  private async serve(): Promise<void> {
    for (let first = this.waiting.shift(); first; first = this.waiting.shift()) {
      await (first.isStatement ? this.alone(first) : this.together(first));
      if (this.turns < TURNS_PER_CHECKPOINT) continue;
      this.turns = 0;
      await this.around.checkpoint().catch(() => undefined);
    }
    this.serving = null;
  }

  /** One statement is a transaction by itself. */
  private async alone(turn: Turn): Promise<void> {
    this.turns += 1;
    await turn.work().then(turn.done, turn.failed);
  }

  /** One transaction for a unit of work and those that wait behind it. */
  private async together(first: Turn): Promise<void> {
    const written: Turn[] = [];
    try {
      await this.sql.command('BEGIN IMMEDIATE');
      await first.work();
    } catch (error) {
      await this.undo();
      return first.failed(error);
    }
    written.push(first);
    let commit: unknown = null;
    try {
      for (let more = 1; more < MOST_TOGETHER && this.waiting.length > 0; more += 1) {
        const turn = this.waiting.shift() as Turn;
        if (await this.apart(turn)) written.push(turn);
      }
      await this.sql.command('COMMIT');
    } catch (error) {
      commit = error ?? new Error('the commit failed');
      await this.undo();
    }
    this.turns += written.length;
    if (commit) return written.forEach(({ failed }) => failed(commit));
    this.around.committed();
    for (const { done } of written) done();
  }

  /**
   * Does a turn inside the transaction of others, and undoes it alone when it fails.
   * @returns whether it is to be committed
   * @throws when the whole transaction is lost
   */
  private async apart(turn: Turn): Promise<boolean> {
    let fault: unknown = null;
    try {
      await this.sql.command('SAVEPOINT turn');
      fault = await turn.work().then(
        () => null,
        (error: unknown) => error ?? new Error('a turn failed'),
      );
      // What cannot be undone alone takes the others along: the database has let go of the transaction itself.
      if (fault) await this.sql.command('ROLLBACK TO turn');
      await this.sql.command('RELEASE turn');
    } catch (error) {
      turn.failed(fault ?? error);
      throw error;
    }
    if (fault) turn.failed(fault);
    return !fault;
  }

  /** Undoes a transaction; one that the database has let go of already cannot be. */
  private async undo(): Promise<void> {
    await this.sql.command('ROLLBACK').catch(() => undefined);
  }
}
