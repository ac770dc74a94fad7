import type { Locator, Page } from '@playwright/test';
import { confirm, dialogOf, expectNotFound, go, nextSteps, openCase, part } from './support/case-page';
import { expect, test } from './support/journey';
import { look } from './support/look';

/** Of an answer, what this journey looks at. */
interface Candidate {
  readonly caseId: string;
  readonly number: string;
  readonly state: string;
}
interface Meeting {
  readonly items: readonly { readonly id: string; readonly caseId: string }[];
}
interface Me {
  readonly person: { readonly id: string };
  readonly authorisations: readonly { readonly organisation: { readonly id: string } }[];
}

const report = (page: Page): Locator => page.getByRole('textbox', { name: /^Verslag/ });
const decision = (page: Page): Locator => page.getByRole('textbox', { name: /^Besluit/ });

const HEAD = 'on-manager';

test('a meeting weighs two cases and its decisions become tasks; a partner sees its own part and nothing of the other', async ({
  as,
  arrange,
}) => {
  test.setTimeout(120_000);
  const me = await arrange.get<Me>('politie', '/me');
  const head = await arrange.get<Me>(HEAD, '/me');
  const today = new Date().toISOString().slice(0, 10);
  const plain = { kind: 'Weegoverleg', heldOn: today, beginsAt: '09:30', place: 'Zaal 1', chairId: head.person.id };
  const scratch = await arrange.send<{ meetingId: string }>(HEAD, '/meetings', { ...plain, guests: [] });
  const { items } = await arrange.get<{ items: Candidate[] }>(HEAD, `/meetings/${scratch.meetingId}/candidates`);
  await arrange.write(HEAD, `POST /meetings/${scratch.meetingId}/closings`, {}, 1);
  const [shared, hidden] = items.filter(({ state }) => state === 'weighing') as [Candidate, Candidate];
  await arrange.send(HEAD, `/cases/${shared.caseId}/participants`, {
    as: 'partner',
    personId: me.person.id,
    ground: 'Zit aan tafel (fictief)',
  });
  const manager = await as(HEAD);

  await test.step('it is planned, the police are invited, and the agenda is chosen from what waits', async () => {
    await go(manager, 'Overleggen');
    await look(manager, 'meetings');
    await manager.getByRole('button', { name: 'Overleg plannen' }).click();
    const plan = await dialogOf(manager, 'Overleg plannen');
    await expect(plan.getByLabel('Overleg', { exact: true }).locator('option')).not.toHaveCount(0);
    await plan.getByLabel('Overleg', { exact: true }).selectOption('Weegoverleg');
    await plan.getByLabel('Waar').fill('Zaal 2');
    await plan.getByLabel('Voorzitter').selectOption(head.person.id);
    await confirm(plan, 'Plannen');
    await expect(manager.getByRole('heading', { level: 1, name: 'Weegoverleg' })).toBeVisible();
    await manager.getByRole('button', { name: 'Uitnodigen', exact: true }).click();
    const invite = await dialogOf(manager, 'Iemand uitnodigen');
    const police = me.authorisations[0]?.organisation.id ?? '';
    await invite.getByLabel('Wie').selectOption(`${police} ${me.person.id}`);
    await confirm(invite, 'Uitnodigen');
    await manager.getByRole('button', { name: 'Agenda samenstellen' }).click();
    const choose = await dialogOf(manager, 'Agenda aanvullen');
    await choose.getByLabel(new RegExp(hidden.number)).check();
    await look(manager, 'agenda-candidates');
    await confirm(choose, '1 casus op de agenda');
  });

  await test.step('the other is put on the same agenda from its own page', async () => {
    const meeting = manager.url();
    await openCase(manager, shared.caseId);
    await manager.getByRole('button', { name: 'Op een agenda zetten' }).click();
    const put = await dialogOf(manager, 'Op een agenda zetten');
    await expect(put.getByLabel('Overleg').locator('option', { hasText: 'Zaal 2' })).toHaveCount(1);
    await put.getByLabel('Overleg').selectOption(meeting.split('/').at(-1) ?? '');
    await look(manager, 'dialog-agenda');
    await confirm(put, 'Op de agenda zetten');
    await expect(part(manager, 'Tijdlijn')).toContainText('agenda');
    await manager.goto(meeting);
  });

  const agenda = part(manager, 'Agenda');
  const row = (number: string) => agenda.locator('[data-item]', { hasText: number });
  await test.step('it is put in order by keyboard, and who may not be there is named', async () => {
    await expect(agenda.getByRole('listitem')).toHaveCount(2);
    const last = (await agenda.getByRole('listitem').first().innerText()).includes(hidden.number) ? shared : hidden;
    await row(last.number).focus();
    await manager.keyboard.press('Alt+ArrowUp');
    await expect(agenda.getByRole('listitem').first()).toContainText(last.number);
    await row(hidden.number).click();
    await expect(manager.getByText(/Deze casus is niet voor: Politie/)).toBeVisible();
  });

  await test.step('minutes and decision are typed, and kept when one goes on by keyboard', async () => {
    await row(shared.number).click();
    await report(manager).fill('Alleen voor het RIEC (fictief)');
    await decision(manager).fill('We pakken dit samen op (fictief)');
    await look(manager, 'meeting-item');
    const isLast = await row(shared.number).evaluate((one) => !one.closest('li')?.nextElementSibling);
    await manager.keyboard.press(isLast ? 'Control+ArrowUp' : 'Control+ArrowDown');
    await expect(manager.getByRole('heading', { level: 2, name: new RegExp(hidden.number) })).toBeVisible();
    await decision(manager).fill('Ook dit pakken we op (fictief)');
    await row(shared.number).click();
    await expect(report(manager)).toHaveValue('Alleen voor het RIEC (fictief)');
  });

  for (const { number } of [shared, hidden]) {
    await test.step(`the meeting accepts ${number}: the move is made from the item, with the same needs`, async () => {
      await row(number).click();
      await manager.getByRole('button', { name: 'Stap zetten' }).click();
      await nextSteps(manager).getByRole('button', { name: 'Accepteren als casus', exact: true }).click();
      const dialog = await dialogOf(manager, 'Accepteren als casus');
      await expect(dialog.getByLabel('Besluit', { exact: true })).toHaveValue(/pak.* op \(fictief\)/);
      await dialog.getByLabel('Aanwezige organisaties').fill('Politie');
      await dialog.getByLabel('Casusregisseur (niet verplicht)').selectOption({ index: 1 });
      await confirm(dialog, 'Accepteren als casus');
      await expect(part(manager, 'Besluit over de casus')).toContainText('Accepteren als casus');
    });
  }

  await test.step('what is agreed becomes a task of the police, and one of the RIEC', async () => {
    await row(shared.number).click();
    for (const [title, owner] of [
      ['Lever het overzicht (fictief)', 'Politie'],
      ['Plan het casusoverleg (fictief)', ''],
    ] as const) {
      await manager.getByRole('button', { name: 'Actie afspreken' }).click();
      const dialog = await dialogOf(manager, 'Actie afspreken');
      await dialog.getByLabel('Wat moet er gebeuren?').fill(title);
      if (owner) await dialog.getByLabel('Wie doet het?').selectOption({ label: owner });
      await confirm(dialog, 'Toevoegen');
      await expect(part(manager, 'Acties')).toContainText(title);
    }
  });

  const address = manager.url().split('?')[0] as string;
  const meetingId = address.split('/').at(-1) as string;
  await test.step('the wall shows what all may see, and no action that is not of everybody who attends', async () => {
    const wall = await manager.context().newPage();
    await wall.goto(`${address}/muur`);
    await expect(wall.getByRole('heading', { level: 2 })).toHaveCount(1);
    await expect(wall.getByText('We pakken dit samen op (fictief)')).toBeVisible();
    await look(wall, 'meeting-wall');
    await expect(wall.getByText(/Alleen voor het RIEC|Plan het casusoverleg/)).toHaveCount(0);
    await expect(wall.getByRole('navigation')).toHaveCount(0);
    await wall.close();
  });

  await test.step('it is closed: from then on it is its own minutes', async () => {
    await manager.getByRole('button', { name: 'Afsluiten' }).click();
    await confirm(await dialogOf(manager, 'Overleg afsluiten'), 'Afsluiten');
    await expect(report(manager)).toHaveCount(0);
    await expect(manager.getByText('Alleen voor het RIEC (fictief)')).toBeVisible();
    await look(manager, 'meeting-minutes');
  });

  await test.step('the police find their part, and no sign of the other case, of minutes, or of what others do', async () => {
    const police = await as('politie');
    await go(police, 'Overleggen');
    await police.getByRole('button', { name: 'Gehouden' }).click();
    await police.locator(`a[href$="${meetingId}"]`).click();
    await expect(police.getByText('We pakken dit samen op (fictief)').first()).toBeVisible();
    await expect(police.getByText('Lever het overzicht (fictief)', { exact: true }).first()).toBeVisible();
    await look(police, 'meeting-minutes-of-a-partner');
    const main = police.getByRole('main');
    await expect(main.getByRole('article')).toHaveCount(1);
    await expect(main).not.toContainText(hidden.number);
    await expect(main).not.toContainText(/Alleen voor het RIEC|Plan het casusoverleg|Ook dit pakken/);
    const told = await arrange.get<Meeting>('politie', `/meetings/${meetingId}`);
    expect(told.items.map(({ caseId }) => caseId)).toEqual([shared.caseId]);
    await go(police, 'Taken');
    await expect(police.getByText('Lever het overzicht (fictief)', { exact: true }).first()).toBeVisible();
  });

  await test.step('customs, who were not invited, find nothing', async () => {
    const customs = await as('douane');
    await customs.goto(address);
    await expectNotFound(customs);
  });
});
