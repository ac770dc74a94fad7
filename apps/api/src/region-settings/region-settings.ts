import { ChangeSetting, type RegionPractice, type RegionSettings, type SettingAnswer } from '@casusregie/contract';
import type { SettingChangeAnswer } from '@casusregie/contract';
import {
  changeStanding,
  coversRegion,
  deskAuthorisations,
  SETTING_NAMES,
  SETTING_ROWS,
  settingFaults,
  type Authorisation,
  type DeskAct,
  type SettingName,
  type SettingValue,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { RegionSettingRow } from '../database/entities';
import { FOR_UPDATE } from '../database/json';
import { Reads, UnitOfWork, type Tx } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { stillAuthorised } from '../identity/still-authorised';
import { ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { claim, remember, type OnceKey } from '../shared/idempotency';
import { newId } from '../shared/ids';
import { invalid, Refused, unknown } from '../shared/refusal';
import { shape } from '../shared/shape';
import { PracticeBook } from './practice-book';
import { keepThemes, themeFaults } from './region-themes';

interface Row {
  readonly id: string;
  readonly region_code: string;
  readonly name: SettingName;
  readonly value: string | null;
  readonly valid_from: string;
  readonly note: string | null;
  readonly recorded_at: string;
  readonly recorded_by_name: string;
  readonly withdrawn_at: string | null;
  readonly withdrawn_by_name: string | null;
}

const ROWS = `SELECT s.*, p.name AS recorded_by_name, w.name AS withdrawn_by_name FROM region_settings s
  JOIN persons p ON p.id = s.recorded_by LEFT JOIN persons w ON w.id = s.withdrawn_by`;

/** Which authorisation lets the caller do this in this region; a region out of reach is told as unknown. */
function within(caller: Caller, act: DeskAct, { region, today }: { region: string; today: string }): Authorisation {
  const may = deskAuthorisations(act, caller.actor, today);
  if (may.length === 0) throw new Refused('wrong-role', 'Uw rol beheert geen instellingen.');
  const here = may.find((authorisation) => coversRegion(authorisation, region));
  if (!here) throw unknown();
  return here;
}

/** The settings of a region: what holds, what was recorded, and recording or withdrawing a choice. */
@Injectable()
export class RegionSettingsDesk {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reads: Reads,
    private readonly practices: PracticeBook,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /** How a region works today, for forms and pages of everybody. */
  async practice(regionCode: string): Promise<RegionPractice> {
    const book = await this.reference.open();
    if (!book.region(regionCode)) throw unknown();
    const here = (await this.practices.open(this.reads)).on(regionCode, this.clock.today());
    return {
      regionCode,
      questionSets: here.questionSets(),
      texts: here.value('requester-texts').texts,
      reasonTexts: here.value('reason-texts').reasonTexts,
      meetings: here.value('meetings').meetings,
    } as RegionPractice;
  }

  /**
   * All settings of a region with their history.
   * @throws Refused `wrong-role`, or `unknown` for a region out of reach
   */
  async list(caller: Caller, regionCode: string): Promise<RegionSettings> {
    const today = this.clock.today();
    const book = await this.reference.open();
    const authorisation = within(caller, 'readSettings', { region: regionCode, today });
    const region = book.region(regionCode);
    if (!region) throw unknown();
    const mayChange = deskAuthorisations('changeSettings', caller.actor, today).some((held) =>
      coversRegion(held, regionCode),
    );
    const rows = await this.reads.all<Row>(`${ROWS} WHERE s.region_code = $1 ORDER BY s.valid_from DESC, s.id DESC`, [
      regionCode,
    ]);
    const open = await this.practices.open(this.reads);
    const here = open.on(regionCode, today);
    const items = SETTING_NAMES.map((name): SettingAnswer => {
      const all = open.changesOf(regionCode, name);
      return {
        name,
        current: here.value(name) as SettingAnswer['current'],
        own: here.isOwn(name),
        changes: rows.flatMap((row): SettingChangeAnswer[] => {
          const change = row.name === name && all.find(({ id }) => id === row.id);
          if (!change) return [];
          const standing = changeStanding(change, all, today);
          return [{ ...answerOf(row), standing, mayWithdraw: mayChange && standing === 'planned' }];
        }),
      };
    });
    await this.log.read(caller, {
      act: 'readSettings',
      object: `region:${regionCode}`,
      authorisationId: authorisation.id,
    });
    return { regionCode, regionName: region.name, mayChange, items };
  }

  /**
   * Records what will hold for a setting from a day on.
   * @throws Refused `wrong-role`, `unknown` for a region out of reach, `invalid` with every fault
   */
  async change(
    caller: Caller,
    regionCode: string,
    { body, once }: { body: unknown; once: OnceKey | null },
  ): Promise<RegionSettings> {
    const today = this.clock.today();
    const authorisation = within(caller, 'changeSettings', { region: regionCode, today });
    const given = shape(ChangeSetting, body);
    const value = given.value && (JSON.parse(JSON.stringify(given.value)) as SettingValue);
    const book = await this.reference.open();
    const faults = [
      ...(given.validFrom < today ? [{ field: 'validFrom', message: 'ligt in het verleden' }] : []),
      ...(value ? settingFaults(given.name, value).map((fault) => ({ ...fault, field: `value.${fault.field}` })) : []),
      ...themeFaults(value?.themes ?? [], regionCode, book),
    ];
    if (faults.length > 0) throw new Refused('invalid', 'De instelling klopt nog niet.', { errors: faults });
    await this.work.run(async (tx) => {
      await stillAuthorised(tx, caller);
      const now = this.clock.now();
      if (await claim<{ id: string }>(tx, once, now)) return;
      await this.hold(tx, regionCode);
      const before = (await this.practices.open(tx)).on(regionCode, given.validFrom).value(given.name);
      const id = newId();
      await tx.insert(RegionSettingRow, {
        id,
        region_code: regionCode,
        name: given.name,
        value,
        valid_from: given.validFrom,
        note: given.note ?? null,
        recorded_at: now,
        recorded_by: caller.actor.personId,
        withdrawn_at: null,
        withdrawn_by: null,
      });
      if (given.name === 'themes') await keepThemes(tx, regionCode);
      await this.log.write(tx, caller, {
        act: 'changeSettings',
        object: `setting:${id}`,
        authorisationId: authorisation.id,
        payload: {
          region: regionCode,
          setting: given.name,
          old: before,
          new: value ?? SETTING_ROWS[given.name].standard,
          validFrom: given.validFrom,
        },
      });
      await remember(tx, once, { id });
      tx.afterCommit(() => this.reference.forget());
    });
    return this.list(caller, regionCode);
  }

  /**
   * Takes back a choice that has not started yet.
   * @throws Refused `unknown` when it is of another region, `wrong-moment` once it has started or was withdrawn
   */
  async withdraw(caller: Caller, changeId: string): Promise<RegionSettings> {
    const today = this.clock.today();
    const may = deskAuthorisations('changeSettings', caller.actor, today);
    if (may.length === 0) throw new Refused('wrong-role', 'Uw rol beheert geen instellingen.');
    const regionCode = await this.work.run(async (tx) => {
      await stillAuthorised(tx, caller);
      const row = await tx.first<Omit<Row, 'recorded_by_name' | 'withdrawn_by_name'>>(
        `SELECT * FROM region_settings WHERE id = $1${FOR_UPDATE}`,
        [changeId],
      );
      const authorisation = row && may.find((held) => coversRegion(held, row.region_code));
      if (!row || !authorisation) throw unknown();
      if (row.withdrawn_at !== null || row.valid_from <= today) {
        throw new Refused('wrong-moment', 'Alleen een wijziging die nog niet is ingegaan kan worden ingetrokken.');
      }
      await tx.run('UPDATE region_settings SET withdrawn_at = $2, withdrawn_by = $3 WHERE id = $1', [
        changeId,
        this.clock.now(),
        caller.actor.personId,
      ]);
      if (row.name === 'themes') await keepThemes(tx, row.region_code);
      await this.log.write(tx, caller, {
        act: 'changeSettings',
        object: `setting:${changeId}`,
        authorisationId: authorisation.id,
        payload: {
          region: row.region_code,
          setting: row.name,
          withdrawn: row.value && (JSON.parse(row.value) as unknown),
          validFrom: row.valid_from,
        },
      });
      tx.afterCommit(() => this.reference.forget());
      return row.region_code;
    });
    return this.list(caller, regionCode);
  }

  /** One change of a region at a time: two that cross would each log an old value that never held. */
  private async hold(tx: Tx, regionCode: string): Promise<void> {
    const row = await tx.first<{ code: string }>(`SELECT code FROM regions WHERE code = $1${FOR_UPDATE}`, [regionCode]);
    if (!row) throw invalid('regionCode', 'is geen bestaande regio');
  }
}

const answerOf = (row: Row): Omit<SettingChangeAnswer, 'standing' | 'mayWithdraw'> => ({
  id: row.id,
  name: row.name,
  value: row.value === null ? null : (JSON.parse(row.value) as SettingChangeAnswer['value']),
  validFrom: row.valid_from,
  recordedAt: row.recorded_at,
  recordedBy: row.recorded_by_name,
  note: row.note,
  withdrawnAt: row.withdrawn_at,
  withdrawnBy: row.withdrawn_by_name,
});
