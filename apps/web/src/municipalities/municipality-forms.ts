import type { ContactAnswer, ContactPerson, MunicipalityAnswer } from '@casusregie/contract';
import type { CasesClient } from '../cases/cases-client';
import { textOf, type FieldDef, type Option } from '../cases/forms/field-def';
import type { PlainForm } from '../cases/forms/plain-form';

const PERSONS = 3;

const personFields = (at: number, person?: ContactPerson): FieldDef[] => {
  const name = `person${at}`;
  const filled = (values: Readonly<Record<string, unknown>>): boolean => textOf(values[name] as string).trim() !== '';
  const more = (field: string, label: string, value?: string | null, required = false): FieldDef => ({
    name: `${name}-${field}`,
    kind: 'line',
    label,
    required,
    value: value ?? '',
    when: filled,
  });
  return [
    { name, kind: 'line', label: `Contactpersoon ${at}`, value: person?.name ?? '', max: 120 },
    more('function', 'Functie', person?.function, true),
    more('telephone', 'Telefoon', person?.telephone),
    more('email', 'E-mail', person?.email),
    { name: `${name}-deputy`, kind: 'flag', label: 'Is de vervanger', value: person?.deputy ?? false, when: filled },
  ];
};

const personIn = (body: Record<string, unknown>, at: number): ContactPerson[] => {
  const name = `person${at}`;
  const text = (field: string): string | null => textOf(body[`${name}-${field}`] as string) || null;
  const called = textOf(body[name] as string).trim();
  if (!called) return [];
  return [
    {
      name: called,
      function: text('function') ?? '',
      telephone: text('telephone'),
      email: text('email'),
      deputy: body[`${name}-deputy`] === true,
    },
  ];
};

/** Puts down who keeps in touch with a municipality, when one goes there, and whom one calls. */
export function keepForm(client: CasesClient, page: MunicipalityAnswer, colleagues: readonly Option[]): PlainForm {
  const { municipality, accountManager, deputy, nextVisitOn, contactPersons, version } = page;
  const who = (name: string, label: string, value: string | undefined): FieldDef => ({
    name,
    kind: 'select',
    label,
    value: value ?? '',
    options: colleagues,
  });
  const places = Array.from({ length: Math.max(PERSONS, contactPersons.length + 1) }, (_none, at) => at + 1).slice(
    0,
    10,
  );
  return {
    title: `Contactgegevens van ${municipality.name}`,
    about: ['De gemeente leest dit ook op haar eigen blad.'],
    fields: [
      who('accountManagerId', 'Accountmanager', accountManager?.id),
      who('deputyId', 'Vervanger', deputy?.id),
      { name: 'nextVisitOn', kind: 'date', label: 'Volgend bezoek', value: nextVisitOn ?? '' },
      ...places.flatMap((at) => personFields(at, contactPersons[at - 1])),
    ],
    submit: 'Bewaren',
    done: 'Contactgegevens bewaard',
    send: (body) =>
      client.put(
        `/v1/municipalities/${municipality.id}/desk`,
        {
          accountManagerId: body['accountManagerId'] || null,
          deputyId: body['deputyId'] || null,
          nextVisitOn: body['nextVisitOn'] || null,
          contactPersons: places.flatMap((at) => personIn(body, at)),
        },
        version,
      ),
  };
}

/** Puts a contact with a case that runs. */
export const attachForm = (client: CasesClient, contact: ContactAnswer): PlainForm => ({
  title: 'Contact bij een casus voegen',
  about: ['Op de tijdlijn van de casus komt dat er contact was; de tekst blijft hier.'],
  fields: [
    { name: 'number', kind: 'line', label: 'Nummer van de casus', example: 'NN-2026-0012', required: true, max: 30 },
  ],
  submit: 'Voeg toe',
  done: 'Contact bij de casus gevoegd',
  send: (body) => client.put(`/v1/contacts/${contact.id}/case`, body),
});
