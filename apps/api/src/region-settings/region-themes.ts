import type { FieldFault } from '@casusregie/contract';
import { addDays, holdsOn, type RegionTheme, type SettingChange, type SettingValue } from '@casusregie/domain';
import { bulkInsert } from '../database/bulk';
import type { Tx } from '../database/unit-of-work';
import { invalid } from '../shared/refusal';
import type { OpenBook } from '../organisations/reference-book';

/** A theme of the country, or of another region, cannot be taken over under the same code. */
export const themeFaults = (themes: readonly RegionTheme[], regionCode: string, book: OpenBook): FieldFault[] =>
  themes.flatMap(({ code }, at) => {
    const owner = book.themeOwner(code);
    return owner === undefined || owner === regionCode
      ? []
      : [{ field: `value.themes.${at}.code`, message: 'is al een thema van het land of van een andere regio' }];
  });

/** A theme and the days it holds. */
interface Term extends RegionTheme {
  readonly from: string;
  readonly until: string | null;
}

/**
 * When each theme holds, from the choices of a region: from its first day to the day before a list without it starts.
 * @throws Refused `invalid` when a theme that ended comes back: it has one term, and a new one needs a code of its own
 */
export function themeTerms(changes: readonly SettingChange[]): Term[] {
  const days = [...new Set(changes.filter(({ withdrawnAt }) => !withdrawnAt).map(({ validFrom }) => validFrom))].sort();
  const terms = new Map<string, Term>();
  for (const day of days) {
    const now = holdsOn(changes, day)?.value?.themes ?? [];
    for (const [code, term] of terms) {
      const stays = now.some((theme) => theme.code === code);
      if (!stays && term.until === null) terms.set(code, { ...term, until: addDays(day, -1) });
    }
    for (const { code, label } of now) {
      const before = terms.get(code);
      if (before?.until)
        throw invalid('value.themes', `bevat een thema dat eerder eindigt: ${label}. Voeg het als nieuw thema toe.`);
      terms.set(code, { code, label, from: before?.from ?? day, until: null });
    }
  }
  return [...terms.values()];
}

/**
 * Brings the reference list of themes in line with what a region recorded, so that lists, cases and figures know them by
 * name. A theme that a case may bear never goes; one that was withdrawn before it started holds on no day.
 */
export async function keepThemes(tx: Tx, regionCode: string): Promise<void> {
  const rows = await tx.all<{ id: string; value: string | null; valid_from: string; withdrawn_at: string | null }>(
    `SELECT id, value, valid_from, withdrawn_at FROM region_settings WHERE region_code = $1 AND name = 'themes'`,
    [regionCode],
  );
  const terms = themeTerms(
    rows.map((row) => ({
      id: row.id,
      regionCode,
      name: 'themes',
      value: row.value === null ? null : (JSON.parse(row.value) as SettingValue),
      validFrom: row.valid_from,
      recordedAt: '',
      withdrawnAt: row.withdrawn_at,
    })),
  );
  const known = await tx.all<{ code: string; valid_from: string }>(
    'SELECT code, valid_from FROM themes WHERE region_code = $1',
    [regionCode],
  );
  for (const { code, label, from, until } of terms) {
    if (known.some((theme) => theme.code === code)) {
      await tx.run('UPDATE themes SET label = $2, valid_from = $3, valid_until = $4 WHERE code = $1', [
        code,
        label,
        from,
        until,
      ]);
    } else {
      await bulkInsert(tx, 'themes', [{ code, label, region_code: regionCode, valid_from: from, valid_until: until }]);
    }
  }
  for (const { code, valid_from } of known) {
    if (terms.some((term) => term.code === code)) continue;
    await tx.run('UPDATE themes SET valid_until = $2 WHERE code = $1', [code, addDays(valid_from, -1)]);
  }
}
