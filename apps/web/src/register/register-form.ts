import type { AuthorisationRecord, OrganisationRow, PersonAnswer } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import {
  ORGANISATION_KIND_LABELS,
  ORGANISATION_KINDS,
  ROLE_LABELS,
  ROLE_PLACES,
  ROLES,
  SCREENED_ROLES,
  type OrganisationKind,
  type Role,
} from '@casusregie/domain';
import { counted, plainDate } from '@casusregie/ui';
import type { FieldDef, Option, Values } from '../cases/forms/field-def';
import type { PlainForm } from '../cases/forms/plain-form';

type Send = PlainForm['send'];
type Place = { readonly code: string; readonly name: string };

const isRole = (value: unknown): value is Role => ROLES.includes(value as Role);
const regionRule = ({ role }: Values) => (isRole(role) ? ROLE_PLACES[role].regions : 'none');
const REASON: FieldDef = { name: 'reason', kind: 'line', label: 'Reden', required: true, max: LIMITS.short };

/** Whoever is told of the address is whoever keeps the register. */
const EMAIL_HINT = 'Voor meldingen. Geeft de aanmelddienst een adres door, dan gaat dat voor.';

/** Organisations to choose from, grouped by kind. */
export const organisationOptions = (rows: readonly OrganisationRow[]): Option[] =>
  ORGANISATION_KINDS.flatMap((kind) =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ id, name }) => ({ value: id, label: name, group: ORGANISATION_KIND_LABELS[kind] })),
  );

const roleOptions = (kind: OrganisationKind): Option[] =>
  ROLES.filter((role) => ROLE_PLACES[role].kinds.includes(kind)).map((role) => ({
    value: role,
    label: ROLE_LABELS[role],
    hint: SCREENED_ROLES.includes(role) ? 'met screening' : '',
  }));

/** Takes a new person in. */
export const newPersonForm = (organisations: readonly OrganisationRow[], send: Send): PlainForm => ({
  title: 'Persoon toevoegen',
  about: ['De persoon krijgt een account en mag nog niets. Daarna verleent u een bevoegdheid.'],
  fields: [
    { name: 'name', kind: 'line', label: 'Naam', required: true, max: LIMITS.name },
    { name: 'function', kind: 'line', label: 'Functie', required: true, max: LIMITS.name },
    {
      name: 'organisationId',
      kind: 'select',
      label: 'Organisatie',
      required: true,
      options: organisationOptions(organisations),
    },
    {
      name: 'account',
      kind: 'line',
      label: 'Account',
      hint: 'Zoals de aanmelddienst van de organisatie de persoon kent, zonder spaties.',
      required: true,
      max: 120,
    },
    { name: 'telephone', kind: 'line', label: 'Telefoon', max: 40 },
    { name: 'email', kind: 'line', label: 'E-mailadres', hint: EMAIL_HINT, max: 254 },
  ],
  submit: 'Voeg persoon toe',
  done: 'De persoon is toegevoegd.',
  send,
});

/** Changes name, function, telephone and address. */
export const changePersonForm = (person: PersonAnswer, send: Send): PlainForm => ({
  title: 'Gegevens wijzigen',
  about: [],
  fields: [
    { name: 'name', kind: 'line', label: 'Naam', required: true, max: LIMITS.name, value: person.name },
    { name: 'function', kind: 'line', label: 'Functie', required: true, max: LIMITS.name, value: person.function },
    { name: 'telephone', kind: 'line', label: 'Telefoon', max: 40, value: person.telephone ?? '' },
    { name: 'email', kind: 'line', label: 'E-mailadres', hint: EMAIL_HINT, max: 254, value: person.email ?? '' },
  ],
  submit: 'Bewaar',
  done: 'De gegevens zijn gewijzigd.',
  send,
});

/** Grants a role at the organisation where the person works; says which rule stands in the way. */
export const grantForm = (
  person: PersonAnswer,
  { regions, own }: { regions: readonly Place[]; own: readonly string[] },
  send: Send,
): PlainForm => {
  const known = own.length > 0 ? regions.filter(({ code }) => own.includes(code)) : regions;
  return {
    title: 'Bevoegdheid verlenen',
    about: [
      `Voor ${person.name}, bij ${person.organisation.name}. U ziet alleen rollen die bij deze organisatie kunnen.`,
      'Een jaar na vandaag beoordeelt iemand anders of de bevoegdheid nog nodig is.',
    ],
    fields: [
      {
        name: 'role',
        kind: 'select',
        label: 'Rol',
        required: true,
        options: roleOptions(person.organisation.kind),
      },
      {
        name: 'regionCodes',
        kind: 'checks',
        label: 'Regio’s',
        hint: 'Een landelijke partner zonder keuze reikt over heel Nederland.',
        options: known.map(({ code, name }) => ({ value: code, label: name })),
        value: own.length === 1 ? own : [],
        when: (values) => regionRule(values) !== 'none',
      },
      {
        name: 'screenedUntil',
        kind: 'date',
        label: 'Screening geldig tot en met',
        hint: 'Na deze dag vervalt de toegang vanzelf. Hoogstens vijf jaar vooruit.',
        required: true,
        when: ({ role }) => isRole(role) && SCREENED_ROLES.includes(role),
      },
      {
        name: 'validUntil',
        kind: 'date',
        label: 'Bevoegd tot en met',
        hint: 'Leeg betekent: tot iemand de bevoegdheid beëindigt.',
      },
      {
        name: 'ground',
        kind: 'line',
        label: 'Op welke grond?',
        example: 'aanvraag van de teamleider van 12 november',
        required: true,
        max: LIMITS.short,
      },
    ],
    submit: 'Verleen bevoegdheid',
    done: 'De bevoegdheid is verleend en geldt vanaf nu.',
    send,
  };
};

/** Changes until when an authorisation and its screening hold. */
export const extendForm = (row: AuthorisationRecord, send: Send): PlainForm => ({
  title: 'Termijnen wijzigen',
  about: [`${row.label} bij ${row.organisation.name}.`],
  fields: [
    ...(SCREENED_ROLES.includes(row.role)
      ? [
          {
            name: 'screenedUntil',
            kind: 'date',
            label: 'Screening geldig tot en met',
            required: true,
            value: row.screenedUntil ?? '',
          } satisfies FieldDef,
        ]
      : []),
    {
      name: 'validUntil',
      kind: 'date',
      label: 'Bevoegd tot en met',
      hint: 'Leeg betekent: tot iemand de bevoegdheid beëindigt.',
      value: row.validUntil ?? '',
    },
  ],
  submit: 'Bewaar',
  done: 'De termijnen zijn gewijzigd.',
  send,
});

/** Ends one authorisation. */
export const endForm = (row: AuthorisationRecord, name: string, send: Send): PlainForm => ({
  title: 'Bevoegdheid beëindigen',
  about: [
    `${name} is daarna geen ${ROLE_LABELS[row.role].toLowerCase().replace('liec', 'LIEC')} meer bij ${row.organisation.name}, vanaf het eerstvolgende verzoek. De regel blijft in het register staan.`,
  ],
  fields: [{ ...REASON, name: 'endReason' }],
  submit: 'Beëindig bevoegdheid',
  danger: true,
  done: 'De bevoegdheid is beëindigd.',
  send,
});

/** What ends now, in words, one line each. */
export function endings(person: PersonAnswer): string[] {
  const running = person.authorisations.filter(({ standing }) => standing !== 'ended').length;
  const { sessions = 0, namings = 0, handled = [] } = person.holds ?? {};
  return [
    `${counted(running, 'bevoegdheid eindigt', 'bevoegdheden eindigen')} nu.`,
    `${counted(sessions, 'open sessie wordt', 'open sessies worden')} afgesloten.`,
    `${counted(namings, 'benoeming op een casus eindigt', 'benoemingen op casussen eindigen')}.`,
    handled.length === 0
      ? 'Er loopt geen casus die deze persoon behandelt.'
      : `Zonder behandelaar komen te staan: ${handled.map(({ region, count }) => `${counted(count, 'casus', 'casussen')} in ${region.name}`).join(', ')}. De manager van de regio wijst een ander aan.`,
  ];
}

/** A person leaves. */
export const departureForm = (person: PersonAnswer, send: Send): PlainForm => ({
  title: `${person.name} vertrekt`,
  about: [...endings(person), 'Wat de persoon deed, blijft in het logboek en in de casussen staan.'],
  fields: [REASON],
  submit: 'Leg vertrek vast',
  danger: true,
  done: `${person.name} heeft geen toegang meer.`,
  send,
});

/** A person goes to work elsewhere, or comes back. */
export const transferForm = (
  person: PersonAnswer,
  organisations: readonly OrganisationRow[],
  send: Send,
): PlainForm => ({
  title: person.active ? 'Overstap naar een andere organisatie' : 'Terug in dienst',
  about: [
    ...(person.active ? endings(person) : [`${person.name} vertrok op ${plainDate(person.leftOn ?? '')}.`]),
    'Het account blijft. Daarna verleent u bij de nieuwe organisatie wat nodig is.',
  ],
  fields: [
    {
      name: 'organisationId',
      kind: 'select',
      label: 'Nieuwe organisatie',
      required: true,
      options: organisationOptions(organisations.filter(({ id }) => !person.active || id !== person.organisation.id)),
    },
    { name: 'function', kind: 'line', label: 'Functie', required: true, max: LIMITS.name },
    REASON,
  ],
  submit: person.active ? 'Leg overstap vast' : 'Neem terug in dienst',
  danger: person.active,
  done: person.active ? 'De overstap is vastgelegd.' : `${person.name} is terug in dienst.`,
  send,
});
