import { go, part } from './support/case-page';
import { inquire, toPartnerQuery } from './support/casework';
import { expect, test } from './support/journey';

const names = (from: number): string[] =>
  Array.from({ length: 25 }, (_none, at) => `Handelsbedrijf ${from + at} (fictief)`);

test('fifty questions are answered no-hit in six clicks', async ({ as, arrange }) => {
  test.setTimeout(90_000);
  const cases: { id: string; number: string; staff: string }[] = [];
  for (const [officer, region, from] of [
    ['gm0202', 'on', 1],
    ['gm0014', 'nn', 26],
  ] as const) {
    const id = await arrange.filed(officer, { title: 'Vijftig bedrijven' });
    await toPartnerQuery(arrange, id, region, ['ind']);
    await inquire(arrange, id, { region, subjects: names(from), partners: ['ind'] });
    const { number } = await arrange.caseOf(officer, id);
    cases.push({ id, number, staff: `${region}-informatie` });
  }
  const partner = await as('ind');

  await test.step('from the first screen, counted by the browser itself', async () => {
    await partner.evaluate(() => {
      sessionStorage.setItem('clicks', '0');
      document.addEventListener(
        'click',
        ({ isTrusted }) => {
          if (isTrusted) sessionStorage.setItem('clicks', String(Number(sessionStorage.getItem('clicks')) + 1));
        },
        { capture: true },
      );
    });
    await go(partner, 'Bevragingen');
    await partner.getByRole('checkbox', { name: 'Kies alle vragen' }).click();
    await expect(partner.getByText('50 vragen gekozen')).toBeVisible();
    await partner.getByRole('button', { name: 'Antwoord no-hit' }).click();
    await partner.getByRole('dialog').getByRole('button', { name: 'Antwoord no-hit op 50 vragen' }).click();
    await expect(partner.getByText('Alles is beantwoord.')).toBeVisible();
    const clicks = Number(await partner.evaluate(() => sessionStorage.getItem('clicks')));
    expect(clicks).toBeGreaterThan(2);
    expect(clicks).toBeLessThanOrEqual(6);
  });

  await test.step('each stands answered by itself, at the RIEC that asked it', async () => {
    const answered = part(partner, 'Beantwoord').getByRole('row');
    await expect(answered.filter({ hasText: 'No-hit' })).toHaveCount(50);
    for (const { id, staff } of cases) {
      const seen = await arrange.get<{ inquiryLines: { answer: string | null }[] }>(staff, `/cases/${id}`);
      expect(seen.inquiryLines.map(({ answer }) => answer)).toEqual(Array(25).fill('no-hit'));
    }
  });

  await test.step('the partner sees no case after a no-hit, and another partner never sees the questions', async () => {
    for (const { id } of cases) expect(await arrange.status('ind', `/cases/${id}`)).toBe(404);
    const other = await as('fiod');
    await go(other, 'Bevragingen');
    await expect(other.getByRole('heading', { level: 1, name: 'Bevragingen' })).toBeVisible();
    for (const { number } of cases) await expect(other.getByText(number)).toHaveCount(0);
  });
});
