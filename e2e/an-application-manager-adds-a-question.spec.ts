import { expect, test } from './support/journey';
import { chooseKind, fillIn, goOn, send } from './support/wizard';

const QUESTION = 'Ligt het pand aan het water? (proef)';

test('an application manager adds a question today, an officer answers it, and another region never hears of it', async ({
  as,
}) => {
  const manager = await as('nn-applicatiebeheer');
  await test.step('the application manager sees settings and no case at all', async () => {
    await expect(manager.getByRole('link', { name: 'Signalen en casussen' })).toHaveCount(0);
    await manager.getByRole('navigation').getByRole('link', { name: 'Instellingen' }).first().click();
    await manager.getByRole('link', { name: 'Integrale casus' }).click();
    await manager.getByRole('button', { name: 'Wijziging vastleggen' }).click();
    const questions = manager.getByLabel('De vraag');
    await expect(questions).not.toHaveCount(0);
    const before = await questions.count();
    await manager.getByRole('button', { name: 'Vraag toevoegen' }).click();
    await expect(questions).toHaveCount(before + 1);
    await questions.last().fill(QUESTION);
    await expect(manager.getByRole('region', { name: 'Voorbeeld' }).getByLabel(QUESTION)).toBeVisible();
    await manager.getByRole('button', { name: 'Leg vast' }).click();
    await expect(manager.getByText('Een eigen keuze van de regio.')).toBeVisible();
    await expect(manager.getByRole('region', { name: 'Gepland en geschiedenis' }).getByText('Geldt nu')).toBeVisible();
  });

  const officer = await as('veenwolde');
  const title = 'Pand aan de kade (proef)';
  await officer.goto('/indienen');
  await fillIn(officer, {
    kind: 'Integrale casus',
    title,
    indications: 'Een toezichthouder zag nachtelijke leveringen (fictief).',
    ownActions: 'Twee controles (fictief).',
    question: 'Wie kijkt er mee?',
    more: { [QUESTION]: 'Ja, aan de vaart.' },
  });
  const { id } = await send(officer);
  await expect(officer.getByText('Bedankt voor uw verzoek aan RIEC Noord-Nederland.')).toBeVisible();

  await test.step('the account manager reads the answer in the file', async () => {
    const reader = await as('nn-accountmanager');
    await reader.goto(`/casussen/${id}`);
    const part = reader.getByRole('region', { name: /^Verzoek( Nu)?$/ });
    await expect(part.getByText(QUESTION)).toBeVisible();
    await expect(part.getByText('Ja, aan de vaart.')).toBeVisible();
  });

  await test.step('an officer of another region is not asked it', async () => {
    const other = await as('hoge-ijsselkamp');
    await other.goto('/indienen');
    await chooseKind(other, { kind: 'Integrale casus', title: 'Ander pand (proef)' });
    await other.getByRole('button', { name: /^\s*Vragen bij deze soort/ }).click();
    await expect(other.getByLabel('Hoe lang speelt dit al?')).toBeVisible();
    await expect(other.getByText(QUESTION)).toHaveCount(0);
  });
});

test('a first request takes at most five answers, and the rest comes later', async ({ as }) => {
  const officer = await as('veenwolde');
  await officer.goto('/indienen');
  // Counted: every answer the officer gives before sending. The municipality is there by itself.
  let answers = 0;
  const give = async (work: () => Promise<void>): Promise<void> => {
    answers += 1;
    await work();
  };
  await give(() => officer.getByRole('radio', { name: 'Integrale casus' }).check());
  for (const heading of ['Waar', 'Wat is er geconstateerd?']) await goOn(officer, heading);
  await give(() => officer.getByLabel('Beschrijf wat er is gezien of gehoord').fill('Een lege winkel (fictief).'));
  for (const heading of ['Om wie of wat gaat het?', 'Wat is al gedaan?']) await goOn(officer, heading);
  await give(() => officer.getByLabel('Beschrijf wat uw organisatie al heeft gedaan').fill('Nog niets.'));
  await goOn(officer, 'Wat verwacht u van het RIEC?');
  await give(() => officer.getByLabel('Beschrijf wat u van het RIEC verwacht').fill('Meekijken.'));
  for (const heading of ['Vragen bij deze soort', 'Controleren en versturen']) await goOn(officer, heading);
  const { id } = await send(officer);
  expect(answers).toBeLessThanOrEqual(5);

  await officer.goto(`/casussen/${id}`);
  await officer.getByRole('button', { name: /^\s*Aanvullen/ }).click();
  await officer.getByLabel('Hoe lang speelt dit al?').fill('Sinds de zomer (fictief).');
  await officer.getByRole('button', { name: 'Verstuur aanvulling' }).click();
  await expect(officer.getByText('Uw aanvulling is verstuurd.')).toBeVisible();
  await expect(officer.getByText('Sinds de zomer (fictief).')).toBeVisible();
});
