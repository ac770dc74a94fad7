import { expectNotFound, go, openCase } from './support/case-page';
import { expect, test } from './support/journey';

const TITLE = 'Havenloods met verborgen ruimte';
const INVOLVED = 'De huurder van loods 7 (fictief)';

test('the LIEC sees headers only', async ({ as, arrange }) => {
  const id = await arrange.filed('gm0518', {
    title: TITLE,
    place: 'Binnenhaven 7 (fictief)',
    involved: [{ kind: 'person', description: INVOLVED }],
  });
  const { number } = await arrange.caseOf('gm0518', id);
  await arrange.move('dh-accountmanager', id, 'takeUp');
  const named = await arrange.filed('gm0503', { title: 'Over het eigen stadhuis', confidentiality: 'named-only' });
  const hidden = await arrange.caseOf('gm0503', named);
  const liec = await as('liec-coordinator');

  await test.step('the list shows number, region, kind, theme, state and date', async () => {
    await go(liec, 'Landelijk');
    await liec.getByLabel('Regio', { exact: true }).selectOption({ label: 'RIEC Den Haag' });
    await liec.getByLabel('Toestand', { exact: true }).selectOption({ label: 'In intake' });
    const row = liec.getByRole('row', { name: new RegExp(number) });
    await expect(row).toContainText('RIEC Den Haag');
    await expect(row).toContainText('Integrale casus');
    await expect(row).toContainText('In intake');
    const page = await liec.locator('main').innerText();
    for (const secret of [TITLE, "'s-Gravenhage", '(demo)', hidden.number]) expect(page).not.toContain(secret);
    await row.getByRole('link', { name: number }).click();
  });

  await test.step('the page of a case shows the header and whom to call', async () => {
    await expect(liec.getByRole('heading', { level: 1, name: `Casus ${number}` })).toBeVisible();
    await expect(liec.getByRole('heading', { name: 'Wie kunt u bellen?' })).toBeVisible();
    const page = await liec.locator('main').innerText();
    const wire = JSON.stringify(await arrange.get('liec-coordinator', `/cases/${id}`));
    for (const secret of [TITLE, INVOLVED, 'Binnenhaven', "'s-Gravenhage", '(demo)', 'Behandelaar']) {
      expect(page).not.toContain(secret);
      expect(wire).not.toContain(secret);
    }
    expect(await arrange.status('liec-coordinator', `/cases/${id}/events`)).toBe(403);
  });

  await test.step('a case that is visible by name only is counted, not shown', async () => {
    await openCase(liec, named);
    await expectNotFound(liec);
    await liec.goto('/landelijk?toestand=submitted&regio=DH');
    await expect(liec.getByRole('heading', { level: 1, name: 'Landelijk' })).toBeVisible();
    await expect(liec.getByText(hidden.number)).toHaveCount(0);
  });
});
