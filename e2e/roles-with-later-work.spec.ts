import { expectNotFound, openCase } from './support/case-page';
import { expect, test } from './support/journey';

const ROLES = [{ account: 'beheerder', path: '/beheer', title: 'Beheer' }] as const;

for (const { account, path, title } of ROLES) {
  test(`the ${account} reads what the role may do, and is refused the rest`, async ({ as, arrange }) => {
    const id = await arrange.filed('gm0090', { title: 'Verzoek dat niemand hier mag zien' });
    const page = await as(account);

    await test.step('one honest page says what can be done now, what not, and what comes later', async () => {
      await page.locator('app-side-nav').getByRole('link', { name: title, exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      for (const heading of ['Dit kunt u nu', 'Dit kunt u niet', 'Dit komt nog', 'U werkt hier als'])
        await expect(page.getByRole('heading', { name: heading })).toBeVisible();
      expect(page.url()).toContain(path);
    });

    await test.step('no case, list, question or figure is within reach', async () => {
      await openCase(page, id);
      await expectNotFound(page);
      for (const address of [
        '/nieuwe-signalen',
        '/casussen',
        '/onze-verzoeken',
        '/bevragingen',
        '/interventies',
        '/landelijk',
        '/tweedelijn',
        '/cijfers',
      ]) {
        await page.goto(address);
        await expect(page.getByRole('heading', { level: 1, name: 'U hebt hier geen toegang toe' })).toBeVisible();
        expect(page.url()).toContain(address);
        await expect(page.locator('main').getByRole('table')).toHaveCount(0);
        await expect(page.getByText('Verzoek dat niemand hier mag zien')).toHaveCount(0);
      }
      for (const route of ['/cases', '/figures', '/inquiry-lines', '/interventions', '/second-lines'])
        expect(await arrange.status(account, route), route).toBe(403);
      expect(await arrange.status(account, `/cases/${id}`)).toBe(404);
    });
  });
}
