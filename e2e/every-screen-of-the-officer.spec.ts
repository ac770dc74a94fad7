import { confirm, dialogOf, go, openCase } from './support/case-page';
import { toPartnerQuery } from './support/casework';
import { expect, test } from './support/journey';
import { look } from './support/look';
import { addInvolved, chooseKind, goOn, send } from './support/wizard';

test('every screen of signing in, and of pages that are not there', async ({ page, as }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Aanmelden' })).toBeVisible();
  await look(page, 'sign-in');
  await page.goto('/onze-verzoeken');
  await expect(page.getByText('Daarna gaat u verder op de pagina die u opende.')).toBeVisible();
  await look(page, 'sign-in-and-go-on');
  await page.getByRole('link', { name: /Aanmelden/ }).click();
  await expect(page.getByRole('heading', { name: 'Kies een account' })).toBeVisible();
  await page.getByLabel('Zoek op naam, rol of organisatie').fill('veenwolde');
  await look(page, 'account-page');
  await page.locator('button[value="veenwolde"]').click();
  await expect(page).toHaveURL(/onze-verzoeken/);

  const officer = await as('gm0197');
  await officer.goto('/bestaat-niet');
  await look(officer, 'page-not-found');
  await officer.goto('/storing');
  await look(officer, 'page-failed');
  await officer.goto('/geen-toegang');
  await look(officer, 'page-no-access');
});

test('every screen of filing a request', async ({ as }) => {
  test.setTimeout(150_000);
  const officer = await as('gm0141');
  await expect(officer.getByRole('heading', { name: 'Wat nu aandacht vraagt' })).toBeVisible();
  await look(officer, 'start-officer');
  await go(officer, 'Signalen en verzoeken van mijn organisatie');
  await look(officer, 'our-requests-empty');

  await go(officer, 'Signaal of verzoek indienen');
  await look(officer, 'request-1-kind');
  await chooseKind(officer, { kind: 'Handhavingsknelpunt', title: 'Kamerverhuur boven winkels in de binnenstad' });
  await goOn(officer, 'Waar');
  await officer.getByRole('combobox').fill('Al');
  await look(officer, 'request-2-where');
  await officer.keyboard.press('Escape');
  await goOn(officer, 'Wat is er geconstateerd?');
  await look(officer, 'request-3-findings');
  await officer
    .getByLabel('Beschrijf wat er is gezien of gehoord')
    .fill('Een huurder met burgerservicenummer 111222333 is verslaafd (fictief).');
  await look(officer, 'request-3-findings-refused');
  await officer.getByRole('button', { name: 'Haal het nummer weg' }).click();
  await officer.getByLabel('Bijlagen toevoegen').setInputFiles([
    {
      name: 'een-foto-met-een-heel-erg-lange-naam-van-de-voorgevel-en-de-achterkant-2026.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('fictief'),
    },
    { name: 'programma.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
  ]);
  await expect(officer.getByRole('link', { name: /een-foto/ })).toBeVisible();
  await look(officer, 'request-3-attachments');
  await goOn(officer, 'Om wie of wat gaat het?');
  await addInvolved(officer, {
    kind: 'Adres of locatie',
    description: 'Boven de winkels aan de Hoofdstraat (fictief)',
  });
  await addInvolved(officer, { kind: 'Persoon', description: 'De verhuurder (fictief)' });
  await look(officer, 'request-4-involved');
  await goOn(officer, 'Wat is al gedaan?');
  await look(officer, 'request-5-done');
  await goOn(officer, 'Wat verwacht u van het RIEC?');
  await look(officer, 'request-6-question');
  await goOn(officer, 'Vragen bij deze soort');
  await look(officer, 'request-7-questions');
  await goOn(officer, 'Controleren en versturen');
  await look(officer, 'request-8-review-missing');
  await officer.getByRole('button', { name: 'Concept weggooien' }).click();
  await dialogOf(officer, 'Concept weggooien?');
  await look(officer, 'dialog-discard');
  await officer.keyboard.press('Escape');
  await go(officer, 'Signalen en verzoeken van mijn organisatie');
  await look(officer, 'our-requests-draft');
  await officer.getByRole('link', { name: /Verder invullen/ }).click();
  await officer.getByRole('button', { name: /^\s*Wat is al gedaan\?/ }).click();
  await officer.getByLabel('Beschrijf wat uw organisatie al heeft gedaan').fill('Twee controles (fictief).');
  await goOn(officer, 'Wat verwacht u van het RIEC?');
  await officer.getByLabel('Beschrijf wat u van het RIEC verwacht').fill('Samen optrekken.');
  await goOn(officer, 'Vragen bij deze soort');
  await goOn(officer, 'Controleren en versturen');
  await officer.getByRole('checkbox', { name: 'Ik heb dit bekeken; deze gegevens zijn nodig.' }).check();
  await look(officer, 'request-8-review');
  await send(officer);
  await look(officer, 'request-sent');

  await go(officer, 'Signaal of verzoek indienen');
  await chooseKind(officer, { kind: 'Training', title: 'Verlopen aanmelding' });
  await expect(officer.getByText(/Opgeslagen om/)).toBeVisible();
  await officer.context().clearCookies();
  await officer.getByLabel('Korte naam voor uw verzoek').fill('Verlopen aanmelding, verder');
  await dialogOf(officer, 'U bent afgemeld');
  await look(officer, 'dialog-signed-out');
});

test('every state of a request as its officer reads it', async ({ as, arrange }) => {
  test.setTimeout(150_000);
  const officer = await as('gm0203');
  const see = async (id: string, name: string): Promise<void> => {
    await openCase(officer, id);
    await look(officer, `officer-case-${name}`);
  };
  const text = 'Tekst voor de inbrenger (fictief).';
  const mine = (kind: string, title: string): Promise<string> => arrange.filed('gm0203', { kind, title });
  const first = await mine('integral-case', 'Transportbedrijf dat ’s nachts rijdt');
  await see(first, 'submitted');
  await officer.getByRole('button', { name: 'Verzoek intrekken' }).click();
  await dialogOf(officer, 'Verzoek intrekken');
  await look(officer, 'dialog-withdraw');
  await officer.keyboard.press('Escape');
  await arrange.move('on-accountmanager', first, 'takeUp');
  await see(first, 'intake');
  await arrange.move('on-accountmanager', first, 'requestInfo', {
    question: 'Welke auto’s zijn het?',
    dueOn: '2099-01-04',
  });
  await see(first, 'info-requested');
  await go(officer, 'Signalen en verzoeken van mijn organisatie');
  await look(officer, 'our-requests');

  const advice = await mine('legal-advice', 'Mag het terras dicht?');
  await arrange.move('on-accountmanager', advice, 'takeUp');
  await arrange.move('on-accountmanager', advice, 'startAdvice');
  await see(advice, 'in-progress');
  await arrange.move('on-accountmanager', advice, 'answer', { answer: text, partnerFree: true });
  await see(advice, 'answered');
  await officer.getByRole('button', { name: 'Afronden' }).click();
  await look(officer, 'dialog-finish');
  await confirm(await dialogOf(officer, 'Verzoek afronden?'), 'Rond af');
  await look(officer, 'officer-case-advice-closed');

  const asked = await mine('integral-case', 'Loods zonder ramen');
  await toPartnerQuery(arrange, asked, 'on');
  await see(asked, 'with-partners');

  const refused = await mine('integral-case', 'Winkel zonder voorraad');
  await arrange.move('on-accountmanager', refused, 'takeUp');
  await arrange.move('on-accountmanager', refused, 'reject', {
    reasons: ['single-partner-suffices'],
    requesterText: text,
    internalText: text,
    selfHelp: 'Doe een controle en gebruik de APV.',
  });
  await see(refused, 'rejected');
  const gone = await mine('training', 'Bijeenkomst voor de raad');
  await arrange.move('gm0203', gone, 'withdraw', { reason: 'Niet meer nodig.' });
  await see(gone, 'withdrawn');

  const story = await as('veenwolde');
  const { items } = await arrange.get<{ items: { id: string; number: string }[] }>(
    'veenwolde',
    '/cases?scope=organisation',
  );
  await openCase(story, items.find(({ number }) => number === 'NN-2026-0001')?.id ?? '');
  await look(story, 'officer-case-closed');
  await go(story, 'Interventies');
  await look(story, 'officer-interventions');
});
