import { createHash } from 'node:crypto';
import { addDays } from '@casusregie/domain';
import { Desk, Organisation, Phenomenon, ProvinceRegion, Region, ReportingUnit, Theme } from '../entities';
import type { Tx } from '../unit-of-work';
import { DESKS, NATIONAL_PARTNERS, PHENOMENA, THEMES } from './lists';
import municipalities from './municipalities.json';
import provinces from './provinces.json';
import regions from './regions.json';

/** An id that is the same in every installation: a version 8 UUID from a digest of the name. */
export function stableId(name: string): string {
  const hex = createHash('sha256').update(`casusregie:${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The id of an organisation by its code. */
export const organisationId = (code: string): string => stableId(`organisation:${code}`);

/** Mergers that are known in advance: the last day of the one, and who takes over the next day. */
const MERGERS: Record<string, { lastDay: string; successor: string }> = {
  GM1696: { lastDay: '2026-12-31', successor: 'GM0402' },
};

const LIST_FROM = '2013-01-01';

/** From this day Zeeland-West-Brabant and Oost-Brabant report as one (Binnenlands Bestuur, 1 July 2020: "nine RIECs"). */
const JOINT_FROM = '2019-01-01';
const JOINT = { regions: ['ZWB', 'OB'], name: 'Taskforce-RIEC Brabant-Zeeland' };

/** The unit a region reports in, with its period: by itself, or from some day together with another. */
function reportingUnits({ code, name }: { code: string; name: string }): ReportingUnit[] {
  const unit = (label: string, from: string, until: string | null): ReportingUnit => ({
    id: stableId(`reporting-unit:${code}:${from}`),
    name: label,
    region_code: code,
    valid_from: from,
    valid_until: until,
  });
  if (!JOINT.regions.includes(code)) return [unit(name, LIST_FROM, null)];
  return [unit(name, LIST_FROM, addDays(JOINT_FROM, -1)), unit(JOINT.name, JOINT_FROM, null)];
}

const organisation = (row: Partial<Organisation> & Pick<Organisation, 'code' | 'kind' | 'name'>): Organisation => ({
  id: organisationId(row.code),
  region_code: null,
  province_code: null,
  valid_from: null,
  valid_until: null,
  successor_id: null,
  demo: false,
  ...row,
});

/** Loads the reference lists into an empty database. */
export async function loadReference(tx: Tx): Promise<void> {
  await tx.insert(
    Region,
    regions.map(({ code, name }, index) => ({
      code,
      name,
      mailbox: `loket@riec-${code.toLowerCase()}.example`,
      telephone: `088-000 01 ${String(index + 10)}`,
      screening_required: false,
    })),
  );
  await tx.insert(ReportingUnit, regions.flatMap(reportingUnits));
  await tx.insert(Organisation, [
    ...regions.map(({ code, name }) => organisation({ code: `RIEC-${code}`, kind: 'riec', name, region_code: code })),
    organisation({ code: 'LIEC', kind: 'liec', name: 'LIEC' }),
    ...NATIONAL_PARTNERS.map(({ code, name }) => organisation({ code, kind: 'national-partner', name })),
    ...provinces.map(({ code, name, regions: lies }) =>
      organisation({
        code,
        kind: 'province',
        name: `Provincie ${name}`,
        province_code: code,
        region_code: lies.length === 1 ? (lies[0] ?? null) : null,
      }),
    ),
  ]);
  const rows = municipalities.map(({ code, name, province, region }) =>
    organisation({
      code,
      kind: 'municipality',
      name,
      province_code: province,
      region_code: region,
      valid_until: MERGERS[code]?.lastDay ?? null,
    }),
  );
  // A successor must be there before the one that names it.
  for (const part of [rows.filter(({ code }) => !MERGERS[code]), rows.filter(({ code }) => MERGERS[code])]) {
    const batch = part.map((row) => {
      const merger = MERGERS[row.code];
      return merger ? { ...row, successor_id: organisationId(merger.successor) } : row;
    });
    for (let at = 0; at < batch.length; at += 50) await tx.insert(Organisation, batch.slice(at, at + 50));
  }
  await tx.insert(
    ProvinceRegion,
    provinces.flatMap(({ code, regions: lies }) =>
      lies.map((region) => ({ organisation_id: organisationId(code), region_code: region })),
    ),
  );
  await tx.insert(
    Theme,
    THEMES.map((theme) => ({ ...theme, region_code: null, valid_from: LIST_FROM, valid_until: null })),
  );
  await tx.insert(
    Phenomenon,
    PHENOMENA.map(([code, label]) => ({ code, label })),
  );
  await tx.insert(
    Desk,
    DESKS.map(([code, label]) => ({ code, label })),
  );
}
