import { expectNotFound, go, openCase, part } from './support/case-page';
import { expect, test } from './support/journey';
import { fillIn } from './support/wizard';

interface Found {
  readonly items: readonly { readonly id: string; readonly number: string; readonly title: string }[];
}

test('a plan of four partners runs late at one, and its request needed no health data', async ({ as, arrange }) => {
  test.setTimeout(90_000);
  const { items } = await arrange.get<Found>('nh-manager', '/cases?scope=region&limit=100');
  const care = items.find(({ title }) => title.startsWith('Zorgbureau declareert'));

  await test.step('the form asks to take health data out, or to say why they are needed', async () => {
    const officer = await as('zuiderkoog');
    await go(officer, 'Signaal of verzoek indienen');
    await fillIn(officer, {
      kind: 'Integrale casus',
      title: 'Tweede zorgbureau (fictief)',
      indications: 'De cliënten hebben een psychische ziekte (fictief).',
      ownActions: 'Gesprek met het wijkteam (fictief).',
      question: 'Wie kijkt mee?',
    });
    await officer.getByRole('button', { name: 'Versturen' }).click();
    await expect(officer.getByText('Dit ontbreekt nog voordat u kunt versturen')).toBeVisible();
    await expect(officer.getByText(/gevoelige gegevens nodig zijn, of haal ze weg/).first()).toBeVisible();
  });

  await test.step('the director sees which intervention is late, and whose it is', async () => {
    const director = await as('nh-regisseur');
    await go(director, 'Mijn werk');
    await openCase(director, care?.id ?? '');
    const plan = part(director, 'Plan en interventies');
    await expect(plan.getByRole('row')).toHaveCount(7);
    await expect(plan.getByText(/dagen? te laat/).first()).toBeVisible();
  });

  await test.step('a partner sees the plan and changes its own row only; another partner finds nothing', async () => {
    const tax = await as('belastingdienst');
    await openCase(tax, care?.id ?? '');
    const plan = part(tax, 'Plan van aanpak');
    await expect(plan.getByRole('button', { name: /Werk bij/ })).toHaveCount(1);
    const other = await as('douane');
    await openCase(other, care?.id ?? '');
    await expectNotFound(other);
  });
});
