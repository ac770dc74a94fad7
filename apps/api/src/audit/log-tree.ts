import type { Sql } from '../database/sql';
import { fold, TILE_HEIGHT, type Nodes } from './merkle';

const LEAVES = 'SELECT leaf_hash AS hash FROM log_leaves WHERE seq > $1 AND seq <= $2 ORDER BY seq';
const TILES = 'SELECT hash FROM log_tiles WHERE height = $1 AND place >= $2 AND place < $3 ORDER BY place';
const INSERT_TILE = 'INSERT INTO log_tiles (height, place, hash) VALUES ($1, $2, $3)';

/** The tree as it is kept: every leaf, and the complete subtrees of height 8, 16 … */
export class LogTree implements Nodes {
  constructor(private readonly sql: Pick<Sql, 'all' | 'first'>) {}

  async range(height: number, from: number, to: number): Promise<string[]> {
    const rows =
      height === 0
        ? await this.sql.all<{ hash: string }>(LEAVES, [from, to])
        : await this.sql.all<{ hash: string }>(TILES, [height, from, to]);
    if (rows.length !== to - from)
      throw new Error(`the log tree lacks hashes of height ${height} from ${from} to ${to}`);
    return rows.map(({ hash }) => hash);
  }

  /** How many leaves there are. */
  async size(): Promise<number> {
    const row = await this.sql.first<{ size: number }>('SELECT coalesce(max(seq), 0) AS size FROM log_leaves');
    return Number(row?.size ?? 0);
  }
}

/** Keeps the subtrees that became complete when the log grew from one size to another. */
export async function keepTiles(sql: Pick<Sql, 'all' | 'first' | 'run'>, before: number, after: number): Promise<void> {
  const tree = new LogTree(sql);
  const width = 2 ** TILE_HEIGHT;
  let [from, to] = [before, after];
  for (let height = TILE_HEIGHT; ; height += TILE_HEIGHT) {
    [from, to] = [Math.floor(from / width), Math.floor(to / width)];
    if (from === to) return;
    for (let place = from; place < to; place += 1) {
      const below = await tree.range(height - TILE_HEIGHT, place * width, (place + 1) * width);
      await sql.run(INSERT_TILE, [height, place, fold(below)]);
    }
  }
}
