import type { StaffCase } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import {
  CONFIDENTIALITIES,
  CONFIDENTIALITY_LABELS,
  KINDS,
  KIND_ROWS,
  PRIORITIES,
  PRIORITY_LABELS,
  REGION_ROLES,
  type Kind,
} from '@casusregie/domain';
import type { CaseForm } from './case-form';
import { textOf, type FieldDef, type Option, type OptionSource } from './field-def';
import { optionsOf } from './shared-fields';

const NO_NEWS = 'De inbrenger krijgt hierover geen bericht.';

/** Gives the case to one person. */
export const assignHandlerForm = ({ handler }: StaffCase): CaseForm => ({
  title: 'Behandelaar toewijzen',
  about: () => [
    handler
      ? `${handler.name} behandelt dit nu. De inbrenger ziet de nieuwe naam bij zijn signaal.`
      : 'De inbrenger ziet de naam van de behandelaar bij zijn signaal.',
  ],
  fields: [
    {
      name: 'handlerId',
      kind: 'select',
      label: 'Behandelaar',
      required: true,
      value: handler?.id ?? '',
      source: { from: 'colleagues', roles: REGION_ROLES },
    },
  ],
  submit: 'Toewijzen',
  done: 'Behandelaar toegewezen',
  send: ({ client, file, body }) => client.put(`/v1/cases/${file.id}/handler`, body, file.version),
});

/** How urgent a person finds the case. */
export const priorityForm = ({ priority }: StaffCase): CaseForm => ({
  title: 'Prioriteit bepalen',
  about: () => [`U bepaalt dit zelf; er wordt niets berekend. ${NO_NEWS}`],
  fields: [
    {
      name: 'priority',
      kind: 'radio',
      label: 'Prioriteit',
      required: true,
      value: priority,
      options: optionsOf(PRIORITIES, PRIORITY_LABELS),
    },
  ],
  submit: 'Bewaren',
  done: 'Prioriteit bewaard',
  send: ({ client, file, body }) => client.patch(file.id, file.version, body),
});

/** Who of the region may see the case. */
export const confidentialityForm = ({ confidentiality }: StaffCase): CaseForm => ({
  title: 'Vertrouwelijkheid bepalen',
  about: () => ['Dit geldt vanaf het volgende verzoek, ook binnen de organisatie van de inbrenger.'],
  fields: [
    {
      name: 'confidentiality',
      kind: 'radio',
      label: 'Wie mag deze casus zien?',
      required: true,
      value: confidentiality,
      options: CONFIDENTIALITIES.map((value) => ({
        value,
        label: CONFIDENTIALITY_LABELS[value],
        hint: CONFIDENTIALITY_HINTS[value],
      })),
    },
  ],
  submit: 'Bewaren',
  done: 'Vertrouwelijkheid bewaard',
  send: ({ client, file, body }) => client.patch(file.id, file.version, body),
});

const CONFIDENTIALITY_HINTS: Record<(typeof CONFIDENTIALITIES)[number], string> = {
  normal: 'Iedereen met een casusrol in uw regio.',
  'named-only': 'Alleen de behandelaar, benoemde medewerkers en de manager.',
};

/** The matter turned out to be of another kind. */
export const kindForm = ({ kind, track }: StaffCase): CaseForm => ({
  title: 'Soort verzoek wijzigen',
  about: (values) => {
    const next = KIND_ROWS[textOf(values['kind']) as Kind];
    return next && next.track !== track
      ? [
          next.track === 'integral'
            ? 'Dit wordt een integrale casus: na een toets kunnen partners worden bevraagd.'
            : 'Dit wordt een adviesvraag: er worden geen gegevens met partners gedeeld.',
          'De inbrenger krijgt hierover bericht.',
        ]
      : ['De inbrenger krijgt hierover bericht.'];
  },
  fields: [
    {
      name: 'kind',
      kind: 'select',
      label: 'Soort verzoek',
      required: true,
      value: kind ?? '',
      options: KINDS.map((value) => ({ value, label: KIND_ROWS[value].label })),
    },
  ],
  submit: 'Wijzigen',
  done: 'Soort verzoek gewijzigd',
  send: ({ client, file, body }) => client.put(`/v1/cases/${file.id}/kind`, body, file.version),
});

const NAMED_ROLES: Record<string, OptionSource> = {
  staff: { from: 'colleagues', roles: REGION_ROLES },
  'case-director': { from: 'colleagues', roles: ['case-director'] },
  partner: { from: 'colleagues', roles: ['partner'] },
};
const NAMED_OPTIONS: readonly Option[] = [
  { value: 'staff', label: 'Medewerker van het RIEC', hint: 'Ziet de hele casus, ook als die alleen op naam is.' },
  {
    value: 'partner',
    label: 'Partner',
    hint: 'Ziet de vraag, het advies en het plan; niet de informatie van anderen.',
  },
  { value: 'case-director', label: 'Casusregisseur', hint: 'Leidt de casus. Komt in de plaats van de vorige.' },
];

/** Names a person on the case. */
export const nameParticipantForm = (today: string): CaseForm => ({
  title: 'Betrokkene benoemen',
  about: () => [`Deze persoon heeft direct toegang, met de reden in het logboek. ${NO_NEWS}`],
  fields: [
    { name: 'as', kind: 'radio', label: 'Als wat?', required: true, value: 'staff', options: NAMED_OPTIONS },
    {
      name: 'personId',
      kind: 'select',
      label: 'Wie?',
      required: true,
      source: (values) => NAMED_ROLES[textOf(values['as'])] ?? { from: 'colleagues' },
    },
    {
      name: 'ground',
      kind: 'line',
      label: 'Waarom moet deze persoon het weten?',
      example: 'Voert de controle op de bedrijfsruimte uit',
      required: true,
    },
    untilField(today),
  ],
  submit: 'Benoemen',
  done: 'Op de casus benoemd',
  send: ({ client, file, body }) => client.post(`/v1/cases/${file.id}/participants`, body),
});

const untilField = (today: string): FieldDef => ({
  name: 'until',
  kind: 'date',
  label: 'Tot en met',
  hint: 'Laat leeg als er geen einddatum is.',
  check: (value) => (String(value) < today ? 'Kies vandaag of een latere datum.' : ''),
});

/** Keeps somebody out of the case. */
export const excludePersonForm = (): CaseForm => ({
  title: 'Iemand uitsluiten van de casus',
  about: () => [
    'Bij belangenverstrengeling. Deze persoon ziet de casus vanaf nu niet meer, welke rol die ook heeft.',
    NO_NEWS,
  ],
  fields: [
    { name: 'personId', kind: 'select', label: 'Wie?', required: true, source: { from: 'colleagues' } },
    { name: 'reason', kind: 'line', label: 'Waarom?', required: true },
  ],
  submit: 'Uitsluiten',
  danger: true,
  done: 'Uitgesloten van de casus',
  send: ({ client, file, body }) => client.post(`/v1/cases/${file.id}/exclusions`, body),
});

/** A number the case has elsewhere. */
export const outsideNumberForm = (): CaseForm => ({
  title: 'Extern nummer toevoegen',
  about: () => ['U vindt de casus daarna ook op dit nummer. Alleen het RIEC ziet een nummer dat u toevoegt.'],
  fields: [
    { name: 'system', kind: 'line', label: 'Systeem', example: 'RIEC-IS', max: 60, required: true },
    { name: 'number', kind: 'line', label: 'Nummer', max: 60, required: true },
  ],
  submit: 'Toevoegen',
  done: 'Nummer toegevoegd',
  send: ({ client, file, body }) => client.post(`/v1/cases/${file.id}/outside-numbers`, body),
});

/** Puts the case on the agenda of a meeting that is still to come. */
export const agendaForm = (): CaseForm => ({
  title: 'Op een agenda zetten',
  about: () => [
    'Genodigden die aan deze casus deelnemen, krijgen een melding. Wie niet deelneemt, ziet het punt niet.',
    'Staat het overleg er niet bij? Plan het eerst bij Overleggen.',
  ],
  fields: [{ name: 'meetingId', kind: 'select', label: 'Overleg', required: true, source: { from: 'agendas' } }],
  submit: 'Op de agenda zetten',
  done: 'Op de agenda gezet',
  send: ({ client, file, body }) => client.post(`/v1/cases/${file.id}/agenda-items`, body),
});

/** Tells the requester what came of it. */
export const feedbackForm = (): CaseForm => ({
  title: 'Terugkoppeling versturen',
  about: () => ['De inbrenger krijgt bericht en leest deze tekst. U kunt die daarna niet meer wijzigen.'],
  fields: [
    {
      name: 'text',
      kind: 'text',
      label: 'Terugkoppeling aan de inbrenger',
      hint: 'Wat is er gedaan, wat leverde het op, en wat kan de organisatie zelf doen? Geen gegevens van partners.',
      required: true,
      max: LIMITS.text,
    },
  ],
  submit: 'Versturen',
  done: 'Terugkoppeling verstuurd',
  send: ({ client, file, body }) => client.post(`/v1/cases/${file.id}/feedback`, body),
});

/** Asks the LIEC, without personal data. */
export const secondLineForm = (): CaseForm => ({
  title: 'Vraag aan het LIEC stellen',
  about: () => [`De jurist van het LIEC leest de vraag en uw regio, niet de casus. ${NO_NEWS}`],
  fields: [
    { name: 'question', kind: 'text', label: 'Uw vraag', hint: 'Zonder namen, adressen of kenmerken.', required: true },
    { name: 'anonymised', kind: 'flag', label: 'Deze vraag bevat geen persoonsgegevens', required: true },
  ],
  submit: 'Vraag stellen',
  done: 'Vraag gesteld aan het LIEC',
  send: ({ client, file, body }) => client.post(`/v1/cases/${file.id}/second-lines`, body),
});
