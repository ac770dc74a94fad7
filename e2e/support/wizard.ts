import { expect, type Page } from '@playwright/test';

/** The answers an officer types. */
export interface Answers {
  readonly kind: string;
  readonly title: string;
  /** Beside the organisation's own. */
  readonly municipality?: string;
  readonly place?: string;
  readonly indications: string;
  readonly involved?: { readonly kind: string; readonly description: string };
  readonly ownActions?: string;
  readonly question: string;
  /** Answers to questions of the kind, by the words of the question. */
  readonly more?: Readonly<Record<string, string>>;
}

/** Goes to the next step and waits until it is there. */
export async function goOn(page: Page, heading: string): Promise<void> {
  await page.getByRole('button', { name: 'Verder' }).click();
  await expect(page.getByRole('heading', { level: 2, name: heading })).toBeVisible();
}

/** The first step: what kind of help. */
export async function chooseKind(page: Page, { kind, title }: Pick<Answers, 'kind' | 'title'>): Promise<void> {
  await page.getByRole('radio', { name: kind }).check();
  await page.getByLabel('Korte naam voor uw verzoek').fill(title);
}

/** Chooses one organisation by typing a part of its name. */
export async function pickOrganisation(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(name);
  await page.getByRole('option', { name, exact: true }).click();
  await expectChosen(page, name);
}

/** What is chosen stands above the field. */
export async function expectChosen(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('list', { name: 'Gekozen' }).getByText(name)).toBeVisible();
}

/** Adds a person, address or vehicle on the step about them. */
export async function addInvolved(
  page: Page,
  { kind, description }: { kind: string; description: string },
): Promise<void> {
  await page.getByRole('button', { name: /^Voeg (iemand|nog)/ }).click();
  const row = page.getByRole('group', { name: /^Betrokkene \d/ }).last();
  await row.getByLabel('Wat is het?').selectOption(kind);
  await row.getByLabel('Omschrijving').fill(description);
}

/** Walks every step from the first to the review, with the answers of an officer. */
export async function fillIn(page: Page, answers: Answers): Promise<void> {
  await chooseKind(page, answers);
  await goOn(page, 'Waar');
  if (answers.municipality) await pickOrganisation(page, 'In welke gemeente speelt het?', answers.municipality);
  if (answers.place) await page.getByLabel('Welke plek is het?').fill(answers.place);
  await goOn(page, 'Wat is er geconstateerd?');
  await page.getByLabel('Beschrijf wat er is gezien of gehoord').fill(answers.indications);
  await goOn(page, 'Om wie of wat gaat het?');
  if (answers.involved) await addInvolved(page, answers.involved);
  await goOn(page, 'Wat is al gedaan?');
  if (answers.ownActions)
    await page.getByLabel('Beschrijf wat uw organisatie al heeft gedaan').fill(answers.ownActions);
  await goOn(page, 'Wat verwacht u van het RIEC?');
  await page.getByLabel('Beschrijf wat u van het RIEC verwacht').fill(answers.question);
  await goOn(page, 'Vragen bij deze soort');
  for (const [label, answer] of Object.entries(answers.more ?? {})) await page.getByLabel(label).fill(answer);
  await goOn(page, 'Controleren en versturen');
}

/** Sends the request and answers the number that the officer reads, and the id in the address. */
export async function send(page: Page): Promise<{ number: string; id: string }> {
  await page.getByRole('button', { name: 'Verstuur aan het RIEC' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Verzoek verstuurd' })).toBeVisible();
  const number = (await page.locator('strong.ui-number').textContent())?.trim() ?? '';
  const id = /indienen\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  expect(number).toMatch(/^[A-Z]{2,3}-\d{4}-\d{4}$/);
  expect(id).not.toBe('');
  return { number, id };
}
