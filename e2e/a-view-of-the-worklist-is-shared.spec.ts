import { expect, test } from '@playwright/test';
import { Arrange } from './support/arrange';
import { look } from './support/look';
import { somebody } from './support/people';

test('a manager keeps a view of what nobody handles and shares it; a colleague begins with it, and another region sees nothing of it', async ({
  browser,
  request,
}) => {
  const name = `Wacht op iemand ${Date.now()}`;
  await new Arrange(request).filed('veenwolde', { title: 'Nog zonder behandelaar' });
  const manager = await somebody(browser, 'nn-manager');
  await manager.page.goto('/casussen');
  await manager.page.getByLabel('Behandelaar').selectOption({ label: 'Zonder behandelaar' });
  await expect(manager.page).toHaveURL(/handler=none/);
  await manager.page.getByRole('button', { name: 'Kolommen' }).click();
  const columns = manager.page.getByRole('dialog', { name: 'Kolommen kiezen' });
  await columns.getByLabel('Behandelaar').uncheck();
  await columns.getByLabel('Prioriteit').check();
  await look(manager.page, 'weergave-kolommen');
  await columns.getByRole('button', { name: 'Toon kolommen' }).click();
  await expect(manager.page.getByRole('columnheader', { name: 'Prioriteit' })).toBeVisible();
  await expect(manager.page.getByRole('columnheader', { name: 'Behandelaar' })).toHaveCount(0);
  await manager.page.getByRole('button', { name: 'Weergave bewaren' }).click();
  const keeping = manager.page.getByRole('dialog', { name: 'Weergave bewaren' });
  await keeping.getByLabel('Naam').fill(name);
  await keeping.getByLabel('Deel met mijn RIEC').check();
  await keeping.getByRole('button', { name: 'Bewaar weergave' }).click();
  await expect(manager.page.getByLabel('Weergave', { exact: true }).locator('option:checked')).toHaveText(name);
  await look(manager.page, 'weergave-bewaard');
  await manager.context.close();

  const analyst = await somebody(browser, 'nn-analist');
  await analyst.page.goto('/casussen');
  await analyst.page.getByLabel('Weergave', { exact: true }).selectOption({ label: name });
  await expect(analyst.page.getByRole('button', { name: 'Weergave verwijderen' })).toHaveCount(0);
  await analyst.page.getByRole('button', { name: 'Hiermee beginnen' }).click();
  await analyst.page.getByRole('button', { name: 'Begin hiermee' }).click();
  await expect(analyst.page.getByRole('button', { name: 'Niet meer hiermee beginnen' })).toBeVisible();
  await analyst.page.goto('/casussen');
  await expect(analyst.page).toHaveURL(/handler=none.*columns=/);
  await expect(analyst.page.getByRole('link', { name: 'Nog zonder behandelaar' }).first()).toBeVisible();
  await analyst.context.close();

  const stranger = await somebody(browser, 'on-manager');
  await stranger.page.goto('/casussen');
  await expect(stranger.page.getByLabel('Weergave', { exact: true })).toBeVisible();
  await expect(stranger.page.getByLabel('Weergave', { exact: true })).not.toContainText(name);
  await stranger.context.close();
});
