import writeExcel from 'write-excel-file/node';
import { readSheet } from 'read-excel-file/node';
import { confirm, dialogOf, go, part } from './support/case-page';
import { inquire, toPartnerQuery } from './support/casework';
import { expect, test } from './support/journey';

const SUBJECTS = ['Stichting Het Veen (fictief)', 'Transport Bovenaan (fictief)', 'Garage Onderaan (fictief)'];

/** A list as a spreadsheet program saves it. */
const excel = (rows: readonly (readonly unknown[])[]): Promise<Buffer> =>
  writeExcel(
    rows.map((row) =>
      row.map((cell) => (cell === null || cell === undefined ? null : { value: String(cell), type: String })),
    ),
    { sheet: 'Vragen' },
  ).toBuffer();

test('a list is downloaded, filled in and uploaded', async ({ as, arrange }) => {
  test.setTimeout(90_000);
  const id = await arrange.filed('gm0202', { title: 'Drie bedrijven in één pand' });
  const { number } = await arrange.caseOf('gm0202', id);
  await toPartnerQuery(arrange, id, 'on', ['fiod', 'uwv']);
  await inquire(arrange, id, { region: 'on', subjects: SUBJECTS, partners: ['fiod'] });
  const partner = await as('fiod');
  await go(partner, 'Bevragingen');
  let rows: unknown[][] = [];
  let head = 0;

  await test.step('the list holds each open question by its number', async () => {
    await partner.getByRole('button', { name: 'Open vragen meenemen als Excel' }).click();
    const dialog = await dialogOf(partner, 'Open vragen meenemen als Excel');
    await dialog.getByLabel('Waarvoor hebt u het bestand nodig?').fill('Nagaan in eigen systemen');
    const download = partner.waitForEvent('download');
    await confirm(dialog, 'Lijst maken');
    rows = await readSheet(await (await download).path());
    head = rows.findIndex((row) => row[0] === 'Vraagnummer');
    const own = rows.slice(head + 1).filter((row) => String(row[0]).startsWith(`${number}/`));
    expect(own.map((row) => row[3])).toEqual(SUBJECTS);
  });

  const column = (title: string): number => (rows[head] ?? []).indexOf(title);
  const filled = (answers: readonly string[]): unknown[][] => {
    const questions = rows.slice(head + 1).filter((row) => String(row[0]).startsWith(`${number}/`));
    return [
      rows[head] ?? [],
      ...questions.map((row, at) => Object.assign([...row], { [column('Antwoord')]: answers[at] })),
    ];
  };
  const give = async (answers: readonly string[]): Promise<void> =>
    partner.getByLabel('Ingevulde lijst teruggeven').setInputFiles({
      name: 'vragen.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await excel(filled(answers)),
    });

  await test.step('one fault, and nothing is recorded; the place of the fault is told', async () => {
    await give(['No-hit', 'Weet niet', 'Hit']);
    await expect(partner.getByText('rij 3, Antwoord is geen antwoord dat de lijst kent.')).toBeVisible();
    await expect(partner.getByText('er is niets vastgelegd')).toBeVisible();
    const seen = await arrange.get<{ inquiryLines: { answer: string | null }[] }>('on-informatie', `/cases/${id}`);
    expect(seen.inquiryLines.map(({ answer }) => answer)).toEqual([null, null, null]);
  });

  await test.step('the list that is right is taken whole', async () => {
    await give(['No-hit', 'No-hit', 'Hit']);
    await expect(partner.getByText('3 vragen beantwoord met de lijst.')).toBeVisible();
    const answered = part(partner, 'Beantwoord');
    await expect(answered.getByRole('row', { name: /Transport Bovenaan/ })).toContainText('No-hit');
    await expect(answered.getByRole('link', { name: number })).toBeVisible();
  });

  await test.step('another partner, covered by the same test, sees no question and no case', async () => {
    const other = await as('uwv');
    await go(other, 'Bevragingen');
    await expect(other.getByRole('heading', { level: 1, name: 'Bevragingen' })).toBeVisible();
    await expect(other.getByText(number)).toHaveCount(0);
    for (const subject of SUBJECTS) await expect(other.getByText(subject)).toHaveCount(0);
    expect(await arrange.status('uwv', `/cases/${id}`)).toBe(404);
  });
});
