import { Injectable } from '@nestjs/common';
import type { DeskAnswer, Labelled, OrganisationRef } from '@casusregie/contract';
import type { CalendarDate } from '@casusregie/domain';
import type { Organisation, Region, Theme } from '../database/entities';
import { asNobody } from '../database/on-behalf';
import { Reads } from '../database/unit-of-work';

const FRESH_MS = 300_000;

interface Book {
  readonly organisations: ReadonlyMap<string, Organisation>;
  readonly regions: ReadonlyMap<string, Region>;
  readonly themes: ReadonlyMap<string, Theme>;
  readonly phenomena: ReadonlyMap<string, string>;
  readonly desks: ReadonlyMap<string, string>;
  readonly provinceRegions: ReadonlyMap<string, readonly string[]>;
  readonly predecessors: ReadonlyMap<string, readonly Organisation[]>;
  readonly readAt: number;
}

/** Whether something with a term exists on a date. */
const validOn = (row: { valid_from: string | null; valid_until: string | null }, day: CalendarDate): boolean =>
  (row.valid_from === null || row.valid_from <= day) && (row.valid_until === null || row.valid_until >= day);

/**
 * The reference lists: who exists when, which region serves whom, which themes hold. Small and seldom changed, so kept
 * in memory and read again every five minutes.
 */
@Injectable()
export class ReferenceBook {
  private book: Promise<Book> | null = null;
  private readAt = 0;

  constructor(private readonly reads: Reads) {}

  /** Reads the lists again at the next question. */
  forget(): void {
    this.book = null;
  }

  private async read(): Promise<Book> {
    const [organisations, regions, themes, phenomena, desks, provinces] = await Promise.all([
      this.reads.all<Organisation>('SELECT * FROM organisations ORDER BY name'),
      this.reads.all<Region>('SELECT * FROM regions ORDER BY code'),
      this.reads.all<Theme>('SELECT * FROM themes ORDER BY label'),
      this.reads.all<{ code: string; label: string }>('SELECT * FROM phenomena ORDER BY label'),
      this.reads.all<{ code: string; label: string }>('SELECT * FROM desks ORDER BY label'),
      this.reads.all<{ organisation_id: string; region_code: string }>(
        'SELECT * FROM province_regions ORDER BY region_code',
      ),
    ]);
    const provinceRegions = new Map<string, string[]>();
    for (const row of provinces) {
      provinceRegions.set(row.organisation_id, [...(provinceRegions.get(row.organisation_id) ?? []), row.region_code]);
    }
    const predecessors = new Map<string, Organisation[]>();
    for (const row of organisations) {
      if (row.successor_id) {
        predecessors.set(row.successor_id, [...(predecessors.get(row.successor_id) ?? []), row]);
      }
    }
    return {
      organisations: new Map(organisations.map((row) => [row.id, row])),
      regions: new Map(regions.map((row) => [row.code, row])),
      themes: new Map(themes.map((row) => [row.code, row])),
      phenomena: new Map(phenomena.map((row) => [row.code, row.label])),
      desks: new Map(desks.map((row) => [row.code, row.label])),
      provinceRegions,
      predecessors,
      readAt: Date.now(),
    };
  }

  /** The lists as they stand. */
  async open(): Promise<OpenBook> {
    if (!this.book || Date.now() - this.readAt > FRESH_MS) {
      this.readAt = Date.now();
      this.book = asNobody(() => this.read());
      this.book.catch(() => this.forget());
    }
    return new OpenBook(await this.book);
  }
}

/** Questions to the reference lists. */
export class OpenBook {
  constructor(private readonly book: Book) {}

  organisation(id: string): Organisation | undefined {
    return this.book.organisations.get(id);
  }

  organisations(): Organisation[] {
    return [...this.book.organisations.values()];
  }

  organisationRef(id: string): OrganisationRef {
    const found = this.book.organisations.get(id);
    return { id, name: found?.name ?? 'Onbekend', kind: found?.kind ?? 'municipality' };
  }

  region(code: string): Region | undefined {
    return this.book.regions.get(code);
  }

  regions(): Region[] {
    return [...this.book.regions.values()];
  }

  desk(code: string | null): DeskAnswer | null {
    const region = code === null ? undefined : this.book.regions.get(code);
    if (!region) return null;
    return {
      code: region.code,
      name: region.name,
      mailbox: region.mailbox,
      telephone: region.telephone,
    };
  }

  theme(code: string | null): Labelled | null {
    return code === null ? null : { code, label: this.book.themes.get(code)?.label ?? code };
  }

  /** Themes that hold on a date, in a region when given. */
  themes(day: CalendarDate, regionCode?: string | null): Labelled[] {
    return [...this.book.themes.values()]
      .filter((row) => this.themeHolds(row.code, day, regionCode ?? row.region_code))
      .map(({ code, label }) => ({ code, label }));
  }

  /** Whether a theme holds on a date in a region: a national one everywhere, a regional one only there. */
  themeHolds(code: string, day: CalendarDate, regionCode: string | null): boolean {
    const row = this.book.themes.get(code);
    return row !== undefined && validOn(row, day) && (row.region_code === null || row.region_code === regionCode);
  }

  /** The region that a theme is of, null for one of the whole country; undefined when nobody has it. */
  themeOwner(code: string): string | null | undefined {
    return this.book.themes.get(code)?.region_code;
  }

  phenomena(): Labelled[] {
    return [...this.book.phenomena].map(([code, label]) => ({ code, label }));
  }

  phenomenon(code: string): Labelled {
    return { code, label: this.book.phenomena.get(code) ?? code };
  }

  hasPhenomenon(code: string): boolean {
    return this.book.phenomena.has(code);
  }

  desks(): Labelled[] {
    return [...this.book.desks].map(([code, label]) => ({ code, label }));
  }

  hasDesk(code: string): boolean {
    return this.book.desks.has(code);
  }

  /** The words for a place to refer to: a desk, or the region of a RIEC. */
  destination(code: string): Labelled {
    return {
      code,
      label: this.book.desks.get(code) ?? this.book.regions.get(code)?.name ?? code,
    };
  }

  /** Whether an organisation exists on a date. */
  exists(id: string, day: CalendarDate): boolean {
    const found = this.book.organisations.get(id);
    return found !== undefined && validOn(found, day);
  }

  /** The regions a requester can be routed to on its own account: one for most, several for a province. */
  regionsOf(id: string): readonly string[] {
    const found = this.book.organisations.get(id);
    if (!found) return [];
    if (found.region_code) return [found.region_code];
    return this.book.provinceRegions.get(id) ?? [];
  }

  /**
   * The organisation that stands for `id` on a date: itself, or what succeeded it.
   * @returns null when it does not exist (yet), or ended without a successor
   */
  onDate(id: string, day: CalendarDate): Organisation | null {
    let found = this.book.organisations.get(id);
    while (found && found.valid_until !== null && found.valid_until < day && found.successor_id) {
      found = this.book.organisations.get(found.successor_id);
    }
    return found && validOn(found, day) ? found : null;
  }

  /** The organisation that brought a case in, and those that have succeeded it by this date. */
  lineageUp(id: string, day: CalendarDate): string[] {
    const ids = [id];
    let found = this.book.organisations.get(id);
    while (found?.successor_id && found.valid_until !== null && found.valid_until < day) {
      ids.push(found.successor_id);
      found = this.book.organisations.get(found.successor_id);
    }
    return ids;
  }

  /** Organisations, and those that have succeeded them by this date. */
  withSuccessors(ids: readonly string[], day: CalendarDate): string[] {
    return [...new Set(ids.flatMap((id) => this.lineageUp(id, day)))];
  }

  /** An organisation and all it has succeeded by this date: whose cases it may see as its own. */
  lineageDown(id: string, day: CalendarDate): string[] {
    const before = (this.book.predecessors.get(id) ?? []).filter(
      ({ valid_until }) => valid_until !== null && valid_until < day,
    );
    return [id, ...before.flatMap((row) => this.lineageDown(row.id, day))];
  }
}
