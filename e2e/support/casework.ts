import type { Arrange } from './arrange';

const TEXT = 'Nodig en in verhouding (fictief).';

/** Who does what at the RIEC of a region, by account. */
export const staffOf = (region: string) => ({
  manager: `${region}-accountmanager`,
  jurist: `${region}-jurist`,
  information: `${region}-informatie`,
  head: `${region}-manager`,
  director: `${region}-regisseur`,
});

/** The id of an organisation by its code. */
export async function organisation(arrange: Arrange, account: string, code: string): Promise<string> {
  const { items } = await arrange.get<{ items: { id: string; code: string }[] }>(account, '/organisations');
  const found = items.find((one) => one.code === code);
  if (!found) throw new Error(`There is no organisation ${code}.`);
  return found.id;
}

/** Takes up a request and has its legality test written, which nobody approved yet. */
export async function toLegalityCheck(
  arrange: Arrange,
  id: string,
  region: string,
  partners: readonly string[] = ['politie', 'belastingdienst'],
): Promise<void> {
  const { manager, jurist } = staffOf(region);
  const { items: themes } = await arrange.get<{ items: { code: string }[] }>(manager, '/themes');
  await arrange.move(manager, id, 'takeUp');
  await arrange.move(manager, id, 'startTest', { purpose: 'integrated-approach', mainTheme: themes[0]?.code });
  const partnerIds = await Promise.all(partners.map((code) => organisation(arrange, jurist, code)));
  await arrange.send(jurist, `/cases/${id}/tests`, {
    depth: 'full',
    indications: TEXT,
    necessity: TEXT,
    proportionality: TEXT,
    subsidiarity: TEXT,
    dataCategories: TEXT,
    partnerIds,
  });
}

/** Brings a request that was sent to the state in which partners are asked. */
export async function toPartnerQuery(
  arrange: Arrange,
  id: string,
  region: string,
  partners?: readonly string[],
): Promise<void> {
  await toLegalityCheck(arrange, id, region, partners);
  await arrange.move(staffOf(region).information, id, 'approveTest');
}

/** Puts these subjects to partners, by their codes. */
export async function inquire(
  arrange: Arrange,
  id: string,
  { region, subjects, partners }: { region: string; subjects: readonly string[]; partners: readonly string[] },
): Promise<void> {
  const { information } = staffOf(region);
  for (const description of subjects)
    await arrange.send(information, `/cases/${id}/subjects`, { kind: 'organisation', description });
  const found = await arrange.get<{ subjects: { id: string }[] }>(information, `/cases/${id}`);
  const partnerIds = await Promise.all(partners.map((code) => organisation(arrange, information, code)));
  await arrange.send(information, `/cases/${id}/inquiries`, {
    subjectIds: found.subjects.map((subject) => subject.id),
    partnerIds,
    dueOn: '2099-01-04',
  });
}
