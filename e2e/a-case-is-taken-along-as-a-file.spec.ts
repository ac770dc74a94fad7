import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { Arrange } from './support/arrange';
import { look } from './support/look';
import { somebody } from './support/people';

test('an analyst takes a case and the list along, marked and for a purpose; a stranger gets neither', async ({
  browser,
  request,
}) => {
  const arrange = new Arrange(request);
  const id = await arrange.filed('veenwolde', { title: 'Loods om mee te nemen' });
  await arrange.move('nn-accountmanager', id, 'takeUp');
  const { context, page } = await somebody(browser, 'nn-analist');
  await page.goto(`/casussen/${id}`);
  await page.getByRole('button', { name: 'Dossier meenemen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Dossier meenemen' });
  await dialog.getByRole('button', { name: 'Bestand maken' }).click();
  await expect(dialog.getByText('Waarvoor hebt u het bestand nodig?').first()).toBeVisible();
  await look(page, 'meenemen-dossier');
  await dialog.getByLabel('Waarvoor hebt u het bestand nodig?').fill('Bespreking in het weegoverleg');
  const [pdf] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Bestand maken' }).click(),
  ]);
  expect(pdf.suggestedFilename()).toMatch(/^NN-\d{4}-\d{4}\.pdf$/);
  expect(
    readFileSync((await pdf.path()) ?? '')
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  await expect(page.getByText('Het bestand is gemaakt')).toBeVisible();

  await page.goto('/casussen?phase=new');
  await page.getByRole('button', { name: 'Meenemen als Excel' }).click();
  const list = page.getByRole('dialog', { name: 'Lijst meenemen als Excel' });
  await look(page, 'meenemen-lijst');
  await list.getByLabel('Waarvoor hebt u het bestand nodig?').fill('Werkverdeling');
  const [excel] = await Promise.all([
    page.waitForEvent('download'),
    list.getByRole('button', { name: 'Bestand maken' }).click(),
  ]);
  expect(excel.suggestedFilename()).toMatch(/\.xlsx$/);
  await context.close();

  const manager = await somebody(browser, 'nn-manager');
  await manager.page.goto('/sjabloon');
  await expect(manager.page.getByText('Uw regio gebruikt het gewone sjabloon.')).toBeVisible();
  await look(manager.page, 'sjabloon');
  await manager.context.close();

  const officer = await somebody(browser, 'veenwolde');
  await officer.page.goto(`/casussen/${id}`);
  await expect(officer.page.getByRole('heading', { level: 1 })).toContainText('Loods om mee te nemen');
  await expect(officer.page.getByRole('button', { name: 'Dossier meenemen' })).toHaveCount(0);
  await officer.context.close();
});
