import type { Page } from '@playwright/test';
import {
  confirm,
  dialogOf,
  expectNoStep,
  expectNotFound,
  expectRefused,
  expectState,
  go,
  openCase,
  part,
  press,
  step,
} from './support/case-page';
import { expect, test } from './support/journey';
import { fillIn, send } from './support/wizard';

const TITLE = 'Autobedrijf waar geld wordt gewisseld';
const SUBJECT = 'Autobedrijf De Poort (fictief)';
const ADVICE = 'Controle door gemeente en Belastingdienst op dezelfde dag.';
const ITEM = 'Omzet past niet bij de opgegeven uren (fictief).';
const FEEDBACK = 'Het bedrijf is gecontroleerd en gesloten. Let op een doorstart.';

/** Fills the decision of a meeting in the dialog of a move. */
async function decide(page: Page, name: string, meeting: string): Promise<void> {
  const dialog = await press(page, name);
  await dialog.getByLabel('Overleg', { exact: true }).fill(meeting);
  await dialog.getByLabel('Aanwezige organisaties').fill('Gemeente\nBelastingdienst\nPolitie');
  await dialog.getByLabel('Besluit', { exact: true }).fill('Akkoord (fictief).');
}

test('a case goes from request to feedback', async ({ as, arrange }) => {
  test.setTimeout(240_000);
  const officer = await as('maasbroek');
  const manager = await as('lb-accountmanager');
  const jurist = await as('lb-jurist');
  const information = await as('lb-informatie');
  const partner = await as('belastingdienst');
  let id = '';
  let number = '';

  await test.step('the officer asks', async () => {
    await go(officer, 'Signaal of verzoek indienen');
    await fillIn(officer, {
      kind: 'Integrale casus',
      title: TITLE,
      indications: 'Klanten betalen contant en er staan geen auto’s te koop (fictief).',
      involved: { kind: 'Organisatie', description: SUBJECT },
      ownActions: 'Twee controles (fictief).',
      question: 'Kennen partners dit bedrijf?',
    });
    ({ id, number } = await send(officer));
  });

  await test.step('the account manager takes it up and starts the test', async () => {
    await go(manager, 'Nieuwe signalen');
    await manager.getByRole('link', { name: TITLE }).click();
    await step(manager, 'In behandeling nemen', 'In intake');
    const dialog = await press(manager, 'Toets starten');
    await dialog.getByLabel('Hoofdthema').selectOption({ label: 'Witwassen en financieel-economische criminaliteit' });
    await confirm(dialog, 'Toets starten');
    await expectState(manager, 'Rechtmatigheidstoets');
  });

  await test.step('the jurist writes the test', async () => {
    await go(jurist, 'Mijn werk');
    await jurist.getByRole('link', { name: TITLE }).click();
    await part(jurist, 'Rechtmatigheidstoets').getByRole('button', { name: 'Toets opstellen' }).click();
    const dialog = await dialogOf(jurist, 'Toets opstellen');
    await dialog.getByRole('radio', { name: /Volledige toets/ }).check();
    await expect(dialog.getByLabel('Duidelijke en objectieve aanwijzingen')).toHaveValue(/Klanten betalen contant/);
    await dialog
      .getByLabel('Noodzakelijkheid')
      .fill('Zonder gegevens van partners is niet vast te stellen wat er speelt.');
    await dialog.getByLabel('Proportionaliteit').fill('Eén bedrijf, korte periode.');
    await dialog.getByLabel('Subsidiariteit').fill('De gemeente heeft haar eigen middelen benut.');
    await dialog.getByLabel('Soorten gegevens').fill('Omzetgegevens.');
    await dialog.getByRole('checkbox', { name: 'Belastingdienst' }).check();
    await dialog.getByRole('checkbox', { name: 'Politie' }).check();
    await confirm(dialog, 'Toets bewaren');
    await expect(part(jurist, 'Rechtmatigheidstoets').getByText('Nog niet goedgekeurd')).toBeVisible();
    await expectRefused(jurist, 'Toets goedkeuren', /Een tweede persoon moet dit doen/);
  });

  await test.step('the account manager has no button to approve it; the information coordinator approves', async () => {
    await manager.reload();
    await expectNoStep(manager, 'Toets goedkeuren');
    await go(information, 'Signalen en casussen');
    await information.getByRole('searchbox', { name: 'Zoek op nummer' }).fill(number);
    await information.keyboard.press('Enter');
    await information.getByRole('link', { name: TITLE }).click();
    await step(information, 'Toets goedkeuren', 'Bevraging');
  });

  await test.step('the information coordinator puts the subject to the partners of the test', async () => {
    const inquiries = part(information, 'Subjecten en bevraging');
    await inquiries.getByRole('button', { name: new RegExp(`Neem.*over`) }).click();
    await expect(inquiries.getByRole('button', { name: 'Partners bevragen' })).toBeVisible();
    await inquiries.getByRole('button', { name: 'Partners bevragen' }).click();
    const dialog = await dialogOf(information, 'Partners bevragen');
    await expect(dialog.getByText('2 vragen gaan naar de partners.')).toBeVisible();
    await dialog.getByRole('checkbox', { name: 'Politie' }).uncheck();
    await expect(dialog.getByText('1 vraag gaat naar de partners.')).toBeVisible();
    await confirm(dialog, 'Bevragen');
    await expect(inquiries.getByText('Staat open')).toBeVisible();
    await expectRefused(information, 'Opwerken starten', /Er staat nog een vraag open bij een partner/);
  });

  await test.step('the partner answers hit in the inbox, and is named', async () => {
    await go(partner, 'Bevragingen');
    await expect(partner.getByText(TITLE)).toHaveCount(0);
    await partner
      .getByRole('row', { name: new RegExp(number) })
      .getByRole('button', { name: /^Hit/ })
      .click();
    const dialog = await dialogOf(partner, 'Hit');
    await dialog.getByRole('checkbox', { name: 'Wij willen bij het overleg zijn' }).check();
    await confirm(dialog, 'Antwoord: hit');
    await partner.getByRole('region', { name: 'Beantwoord', exact: true }).getByRole('link', { name: number }).click();
    await expect(part(partner, 'Wat uw organisatie is gevraagd').getByText(SUBJECT)).toBeVisible();
  });

  await test.step('information is gathered, classified and offered for weighing', async () => {
    await information.reload();
    await expect(part(information, 'Subjecten en bevraging').getByText('Wil bij het overleg zijn')).toBeVisible();
    await step(information, 'Opwerken starten', 'Opwerken');
    for (const [source, kind, text] of [
      ['Maasbroek (fictief)', 'Halfopen bron', 'Vergunning van 2019 (fictief).'],
      ['Belastingdienst', 'Gesloten bron', ITEM],
    ] as const) {
      await part(information, 'Informatie').getByRole('button', { name: 'Informatie vastleggen' }).click();
      const dialog = await dialogOf(information, 'Informatie vastleggen');
      await dialog.getByLabel('Verstrekt door').selectOption({ label: source });
      await dialog.getByLabel('Soort bron').selectOption({ label: kind });
      await dialog.getByLabel('Informatie', { exact: true }).fill(text);
      await confirm(dialog, 'Vastleggen');
      await expect(information.getByText(text)).toBeVisible();
    }
    await expectRefused(information, 'Aanbieden voor weging', /Nog niet alle informatie is geclassificeerd/);
    for (const source of ['Maasbroek (fictief)', 'Belastingdienst']) {
      const item = information.getByRole('article', { name: `Informatie van ${source}` });
      await item.getByRole('button', { name: /Classificeren/ }).click();
      const dialog = await dialogOf(information, 'Informatie classificeren');
      await dialog.getByLabel('Grondslag').fill('AWR art. 67 (fictief)');
      await dialog.getByLabel('Hoe mag dit worden gebruikt?').fill('Alleen sturingsinformatie');
      await confirm(dialog, 'Bewaren');
      await expect(item).toContainText('Alleen sturingsinformatie');
    }
    await step(information, 'Aanbieden voor weging', 'Weging');
  });

  await test.step('the meeting accepts it, and a case director is named', async () => {
    const head = await as('lb-manager');
    await go(head, 'Mijn werk');
    await head.getByRole('link', { name: TITLE }).click();
    await decide(head, 'Accepteren als casus', 'Weegoverleg');
    const dialog = await dialogOf(head, 'Accepteren als casus');
    const director = dialog.getByLabel('Casusregisseur (niet verplicht)');
    await director.selectOption({ index: 1 });
    await confirm(dialog, 'Accepteren als casus');
    await expectState(head, 'Casusanalyse');
    await expect(
      part(head, 'Weging en besluiten')
        .getByText(/Besluit van Weegoverleg/)
        .first(),
    ).toBeVisible();
  });

  const director = await as('lb-regisseur');
  await test.step('the case director adopts the advice and plans what each will do', async () => {
    await go(director, 'Mijn werk');
    await director.getByRole('link', { name: TITLE }).click();
    const dialog = await press(director, 'Advies vaststellen');
    await dialog.getByLabel('Advies', { exact: true }).fill(ADVICE);
    await expect(dialog.getByRole('checkbox', { name: 'Belastingdienst' })).toBeChecked();
    await confirm(dialog, 'Advies vaststellen');
    await expectState(director, 'Plan van aanpak');
    await expectRefused(director, 'Uitvoering starten', /ten minste één interventie/);
    for (const [kind, what, owner] of [
      ['Bestuursrechtelijk', 'Controle op de vergunning', 'Maasbroek (fictief)'],
      ['Fiscaal', 'Boekenonderzoek', 'Belastingdienst'],
    ] as const) {
      await part(director, 'Plan en interventies').getByRole('button', { name: 'Interventie toevoegen' }).click();
      const form = await dialogOf(director, 'Interventie toevoegen');
      await form.getByLabel('Soort').selectOption({ label: kind });
      await form.getByLabel('Wat gaat er gebeuren?').fill(what);
      await form.getByLabel('Eigenaar').selectOption({ label: owner });
      await form.getByLabel('Gereed uiterlijk').fill('2027-03-01');
      await confirm(form, 'Toevoegen');
      await expect(director.getByRole('row', { name: new RegExp(what) })).toBeVisible();
    }
    await decide(director, 'Uitvoering starten', 'Casusoverleg');
    await confirm(await dialogOf(director, 'Uitvoering starten'), 'Uitvoering starten');
    await expectState(director, 'Uitvoering');
    await expectRefused(director, 'Afronden', /Niet alle interventies zijn uitgevoerd of vervallen/);
  });

  await test.step('each owner finishes its own intervention', async () => {
    for (const [page, what] of [
      [officer, 'Controle op de vergunning'],
      [partner, 'Boekenonderzoek'],
    ] as const) {
      await go(page, 'Interventies');
      await page
        .getByRole('row', { name: new RegExp(`${what}.*${number}`) })
        .getByRole('button', { name: /Werk bij/ })
        .click();
      const dialog = await dialogOf(page, 'Interventie bijwerken');
      await dialog.getByLabel('Status').selectOption({ label: 'Uitgevoerd' });
      await dialog.getByLabel('Resultaat', { exact: false }).first().selectOption({ label: 'Gelukt' });
      await confirm(dialog, 'Bewaar');
      await page.getByRole('button', { name: /^\s*Afgerond/ }).click();
      await expect(page.getByRole('row', { name: new RegExp(`${what}.*${number}`) })).toContainText('Uitgevoerd');
    }
  });

  await test.step('the case director rounds off, tells the officer and proposes to close; the manager confirms', async () => {
    await director.reload();
    await step(director, 'Afronden', 'Afronding');
    await part(director, 'Terugkoppeling').getByRole('button', { name: 'Terugkoppeling versturen' }).click();
    const feedback = await dialogOf(director, 'Terugkoppeling versturen');
    await feedback.getByLabel('Terugkoppeling aan de inbrenger').fill(FEEDBACK);
    await confirm(feedback, 'Versturen');
    await nextStepsButton(director, /^Afsluiten/).click();
    const dialog = await dialogOf(director, 'Afsluiten: voorstellen');
    await dialog.getByLabel('Gemeten effect').fill('Over zes maanden te meten.');
    await confirm(dialog, 'Voorstellen');
    await expect(director.getByText('Afsluiten: wacht op een tweede persoon')).toBeVisible();
    const head = await as('lb-manager');
    await openCase(head, id);
    await nextStepsButton(head, /^Afsluiten/).click();
    await confirm(await dialogOf(head, 'Afsluiten: bevestigen'), 'Bevestigen');
    await expectState(head, 'Afgesloten');
  });

  await test.step('the officer reads what came of it and answers the two questions', async () => {
    await openCase(officer, id);
    await expectState(officer, 'Afgesloten');
    await expect(part(officer, 'Terugkoppeling van het RIEC').getByText(FEEDBACK)).toBeVisible();
    await officer.getByRole('radio', { name: 'Ja' }).check();
    await officer.getByLabel('Wilt u iets toelichten?').fill('Goed samengewerkt.');
    await officer.getByRole('button', { name: 'Verstuur reactie' }).click();
    await expect(officer.getByText('U bent hiermee geholpen.')).toBeVisible();
    await openCase(manager, id);
    await expect(manager.getByText('Is hiermee geholpen.')).toBeVisible();
    await expect(manager.getByText('Goed samengewerkt.')).toBeVisible();
  });

  await test.step('the officer never sees what partners gave, the partner only its own, a partner not named nothing', async () => {
    const seen = await officer.locator('main').innerText();
    for (const hidden of [ITEM, ADVICE, 'Boekenonderzoek', 'Belastingdienst', 'Bevraging', 'Weging', 'Opwerken'])
      expect(seen).not.toContain(hidden);
    const wire = JSON.stringify([
      await arrange.get('maasbroek', `/cases/${id}`),
      await arrange.get('maasbroek', `/cases/${id}/events`),
    ]);
    for (const hidden of [ITEM, ADVICE, 'Boekenonderzoek', 'weighing', 'partner-query', 'enrichment'])
      expect(wire).not.toContain(hidden);
    await openCase(partner, id);
    const theirs = await partner.locator('main').innerText();
    expect(theirs).toContain(ADVICE);
    for (const hidden of [ITEM, FEEDBACK, 'Vergunning van 2019']) expect(theirs).not.toContain(hidden);
    const police = await as('politie-onbenoemd');
    await openCase(police, id);
    await expectNotFound(police);
  });
});

function nextStepsButton(page: Page, name: RegExp) {
  return page.getByRole('region', { name: 'Vervolgstappen' }).getByRole('button', { name });
}
