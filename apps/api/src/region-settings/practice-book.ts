import {
  holdsOn,
  KINDS,
  questionsOf,
  SETTING_ROWS,
  termsOf,
  type CalendarDate,
  type Kind,
  type SettingChange,
  type SettingName,
  type SettingValue,
  type SetQuestion,
  type Terms,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import type { Sql } from '../database/sql';

/** Choices are added and perhaps withdrawn, once, and never go: this number, which only grows, tells every state of the table apart. */
export const PRACTICE_MARK = 'SELECT count(*) + count(withdrawn_at) FROM region_settings';
const ALL = 'SELECT id, region_code, name, value, valid_from, recorded_at, withdrawn_at FROM region_settings';

interface Row {
  readonly id: string;
  readonly region_code: string;
  readonly name: SettingName;
  readonly value: string | null;
  readonly valid_from: string;
  readonly recorded_at: string;
  readonly withdrawn_at: string | null;
}

interface Read {
  readonly mark: number;
  /** By region and name. */
  readonly changes: ReadonlyMap<string, readonly SettingChange[]>;
}

const keyOf = (regionCode: string, name: SettingName): string => `${regionCode} ${name}`;

/** A choice as the domain knows it. */
const changeOf = (row: Row): SettingChange => ({
  id: row.id,
  regionCode: row.region_code,
  name: row.name,
  value: row.value === null ? null : (JSON.parse(row.value) as SettingValue),
  validFrom: row.valid_from,
  recordedAt: row.recorded_at,
  withdrawnAt: row.withdrawn_at,
});

/**
 * How each region works, kept in memory. Whoever asks first asks the database whether anything was recorded since; the
 * choices themselves are read once a change, so that several processes never work by different ones.
 */
@Injectable()
export class PracticeBook {
  private read: Read = { mark: 0, changes: new Map() };

  /**
   * The practice of every region as it is recorded now.
   * @param sql where to ask: inside a unit of work, that one
   * @param known the mark, for whoever asked it along with something else
   */
  async open(sql: Sql, known?: number): Promise<OpenPractice> {
    const mark = known ?? Number((await sql.first<{ mark: number }>(`SELECT (${PRACTICE_MARK}) AS mark`))?.mark);
    // What somebody else recorded between these two statements counts as well: the mark is that of what was read.
    if (mark !== this.read.mark) this.read = await this.readAll(sql);
    return new OpenPractice(this.read.changes);
  }

  private async readAll(sql: Sql): Promise<Read> {
    const rows = (await sql.all<Row>(ALL)).map(changeOf);
    const changes = new Map<string, SettingChange[]>();
    for (const change of rows) {
      const key = keyOf(change.regionCode, change.name);
      changes.set(key, [...(changes.get(key) ?? []), change]);
    }
    return { mark: rows.length + rows.filter(({ withdrawnAt }) => withdrawnAt !== null).length, changes };
  }
}

/** The recorded choices of all regions. */
export class OpenPractice {
  constructor(private readonly changes: Read['changes']) {}

  /** Every choice that a region recorded for a setting. */
  changesOf(regionCode: string, name: SettingName): readonly SettingChange[] {
    return this.changes.get(keyOf(regionCode, name)) ?? [];
  }

  /** How a region works on a date; without a region, as the whole country does. */
  on(regionCode: string | null, day: CalendarDate): Practice {
    return new Practice((name) => (regionCode === null ? null : holdsOn(this.changesOf(regionCode, name), day)));
  }
}

/** How one region works on one day. */
export class Practice {
  constructor(private readonly chosen: (name: SettingName) => SettingChange | null) {}

  /** Whether the region chose for itself. */
  isOwn(name: SettingName): boolean {
    return Boolean(this.chosen(name)?.value);
  }

  value(name: SettingName): SettingValue {
    return this.chosen(name)?.value ?? SETTING_ROWS[name].standard;
  }

  get terms(): Terms {
    return termsOf(this.value('terms').terms ?? []);
  }

  get screening(): boolean {
    return this.value('screening').screening === true;
  }

  /** The questions of a kind of request, beside those that are always asked. */
  questions(kind: Kind): readonly SetQuestion[] {
    return this.value(questionsOf(kind)).questions ?? [];
  }

  questionSets(): { kind: Kind; questions: readonly SetQuestion[] }[] {
    return KINDS.map((kind) => ({ kind, questions: this.questions(kind) }));
  }
}
