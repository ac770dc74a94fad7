import type { Page } from '@playwright/test';
import { go, openCase, part } from './support/case-page';
import { expect, test } from './support/journey';
import { look } from './support/look';

test('a triage decision takes three clicks, a look-alike tells why, and the officer sees nothing of it', async ({
  as,
  arrange,
}) => {
  test.setTimeout(120_000);
  const story = {
    indications:
      'Een nagelstudio aan de Kerkstraat 7 heeft geen klanten, wel staan er dure auto’s met kenteken 45-KLM-6 voor de deur (fictief).',
  };
  const first = await arrange.filed('kempenveld', { title: 'Nagelstudio zonder klanten', ...story });
  const asked = await arrange.filed('kempenveld', { title: 'Vraag vooraf (browsertest)' });
  const rejected = await arrange.filed('kempenveld', { title: 'Te weinig bekend (browsertest)' });
  const alike = await arrange.filed('kempenveld', { title: 'Dure auto’s (browsertest)', ...story });
  const numberOf = async (id: string): Promise<string> => (await arrange.caseOf('ob-manager', id)).number;
  const manager = await as('ob-accountmanager');

  /** Judges one signal from the list, counting the clicks. */
  const judge = async (
    page: Page,
    id: string,
    choose?: string | RegExp,
    fill?: () => Promise<void>,
  ): Promise<number> => {
    let clicks = 0;
    const click = async (what: ReturnType<Page['getByRole']>): Promise<void> => {
      await what.click();
      clicks += 1;
    };
    const number = await numberOf(id);
    await go(page, 'Nieuwe signalen');
    await click(page.getByRole('button', { name: new RegExp(`^Beoordelen\\s*: ${number}$`) }));
    const dialog = page.getByRole('dialog', { name: `${number} beoordelen` });
    await expect(dialog).toBeVisible();
    if (id === alike) {
      await expect(dialog).toContainText(`Lijkt op ${await numberOf(first)}`);
      await look(page, 'triage-dialog');
    }
    if (choose) await click(dialog.getByRole('radio', { name: choose }));
    await fill?.();
    await click(dialog.getByRole('button', { name: 'Besluit vastleggen' }));
    await expect(dialog).toBeHidden();
    return clicks;
  };

  await test.step('take up, ask for more and reject: open, choose, confirm', async () => {
    expect(await judge(manager, first)).toBeLessThanOrEqual(3);
    const question = () => manager.getByLabel('Uw vraag').fill('Op welk adres speelt dit? (fictief)');
    expect(await judge(manager, asked, 'Eerst meer vragen aan de inbrenger', question)).toBeLessThanOrEqual(3);
    const why = () => manager.getByLabel('Waarom wordt dit niet opgepakt?').fill('Er is te weinig bekend (fictief).');
    expect(await judge(manager, rejected, /^Afwijzen: geen duidelijke/, why)).toBeLessThanOrEqual(3);
    expect(await judge(manager, alike)).toBeLessThanOrEqual(3);
    await look(manager, 'triage-after');
    for (const [id, state] of [
      [first, 'intake'],
      [asked, 'info-requested'],
      [rejected, 'rejected'],
    ] as const) {
      expect((await arrange.caseOf('ob-manager', id)).state).toBe(state);
    }
  });

  await test.step('the look-alike is the same, said with one click, and stands at both cases', async () => {
    await openCase(manager, alike);
    const related = part(manager, 'Verwante casussen');
    await expect(related).toContainText('kenteken 45-KLM-6');
    await related.getByRole('button', { name: new RegExp(`^Is hetzelfde\\s*: ${await numberOf(first)}$`) }).click();
    await expect(related.getByText('Gaat over hetzelfde', { exact: true })).toBeVisible();
    await look(manager, 'case-with-related');
    await openCase(manager, first);
    await expect(part(manager, 'Verwante casussen')).toContainText(await numberOf(alike));
  });

  await test.step('the officer reads the rejection, and of look-alikes nothing', async () => {
    const officer = await as('kempenveld');
    await openCase(officer, rejected);
    await expect(officer.getByText('Er is te weinig bekend (fictief).').first()).toBeVisible();
    await openCase(officer, alike);
    await expect(officer.getByText(/Verwant|hetzelfde|Lijkt op/)).toHaveCount(0);
    expect(await arrange.status('kempenveld', `/cases/${alike}/related-cases`)).toBe(403);
  });
});
