import type { ColleagueList, GuestAnswer, MeetingAnswer, MeetingSaved } from '@casusregie/contract';
import { LIMITS, PATTERNS } from '@casusregie/contract/constants';
import { REGION_ROLES, ROLE_LABELS, type Presence } from '@casusregie/domain';
import type { CasesClient } from '../cases/cases-client';
import type { FieldDef, Option } from '../cases/forms/field-def';
import type { PlainForm } from '../cases/forms/plain-form';

/** Somebody of the region, as the list of colleagues has them. */
type Colleague = ColleagueList['items'][number];
/** What the forms choose from. */
export interface MeetingChoices {
  readonly kinds: readonly string[];
  readonly colleagues: readonly Colleague[];
}
interface Guest {
  readonly organisationId: string;
  readonly personId?: string;
  readonly presence: Presence;
}

const CHAIRS: readonly string[] = [...REGION_ROLES, 'case-director' as const].map((role) => ROLE_LABELS[role]);
const PARTNER = ROLE_LABELS.partner;
const isChair = ({ roles }: Colleague): boolean => roles.split(', ').some((role) => CHAIRS.includes(role));

const guestOf = ({ organisation, person, presence }: GuestAnswer): Guest => ({
  organisationId: organisation.id,
  ...(person && { personId: person.id }),
  presence,
});

function fieldsOf({ kinds, colleagues }: MeetingChoices, today: string, meeting?: MeetingAnswer): FieldDef[] {
  const names = meeting && !kinds.includes(meeting.kind) ? [meeting.kind, ...kinds] : kinds;
  return [
    {
      name: 'kind',
      kind: 'select',
      label: 'Overleg',
      required: true,
      options: names.map((value) => ({ value, label: value })),
      value: meeting?.kind ?? names[0] ?? '',
    },
    { name: 'heldOn', kind: 'date', label: 'Datum', required: true, value: meeting?.heldOn ?? today },
    {
      name: 'beginsAt',
      kind: 'line',
      label: 'Begint om',
      example: '09:30',
      required: true,
      max: 5,
      value: meeting?.beginsAt ?? '09:30',
      check: (value) => (PATTERNS.clock.test(String(value)) ? '' : 'Vul een tijd in als 09:30.'),
    },
    {
      name: 'place',
      kind: 'line',
      label: 'Waar',
      hint: 'Genodigden lezen dit.',
      required: true,
      max: LIMITS.name,
      value: meeting?.place ?? '',
    },
    {
      name: 'chairId',
      kind: 'select',
      label: 'Voorzitter',
      required: true,
      options: colleagues
        .filter(isChair)
        .map(({ id, name, roles }) => ({ value: id, label: `${name}, ${roles.toLowerCase()}` })),
      value: meeting?.chair.id ?? '',
    },
  ];
}

/** Plans a meeting. Agenda and guests come on its page. */
export const planForm = (
  client: CasesClient,
  choices: MeetingChoices,
  { today, planned }: { today: string; planned: (meetingId: string) => void },
): PlainForm => ({
  title: 'Overleg plannen',
  about: ['Daarna nodigt u mensen uit en stelt u de agenda samen.'],
  fields: fieldsOf(choices, today),
  submit: 'Plannen',
  done: 'Overleg gepland',
  send: async (body) => planned((await client.post<MeetingSaved>('/v1/meetings', { ...body, guests: [] })).meetingId),
});

/** A meeting as it is sent, with other guests or other facts. */
const whole = (meeting: MeetingAnswer, more: object): object => ({
  kind: meeting.kind,
  heldOn: meeting.heldOn,
  beginsAt: meeting.beginsAt,
  place: meeting.place,
  chairId: meeting.chair.id,
  guests: meeting.guests.map(guestOf),
  ...more,
});
const put = (client: CasesClient, meeting: MeetingAnswer, more: object): Promise<MeetingSaved> =>
  client.put<MeetingSaved>(`/v1/meetings/${meeting.id}`, whole(meeting, more), meeting.version);

/** Changes when, where or by whom. */
export const changeForm = (client: CasesClient, choices: MeetingChoices, meeting: MeetingAnswer): PlainForm => ({
  title: 'Overleg wijzigen',
  about: ['Genodigden krijgen een melding als datum, tijd of plaats verandert.'],
  fields: fieldsOf(choices, meeting.heldOn, meeting),
  submit: 'Bewaren',
  done: 'Overleg gewijzigd',
  send: (body) => put(client, meeting, body),
});

/** Who can be invited and is not yet: organisations that choose for themselves who comes, and people. */
function optionsFor({ colleagues }: MeetingChoices, { guests }: MeetingAnswer): Option[] {
  const taken = new Set(
    guests.map(({ organisation, person }) => [organisation.id, person?.id].filter(Boolean).join(' ')),
  );
  const partners = colleagues.filter(({ roles }) => roles.split(', ').includes(PARTNER));
  const organisations = new Map(partners.map((one) => [one.organisationId, one.organisation]));
  const all: Option[] = [
    ...[...organisations].map(([value, label]) => ({ value, label, group: 'De organisatie kiest zelf wie er komt' })),
    ...colleagues.map(({ id, name, function: job, organisation, organisationId }) => ({
      value: `${organisationId} ${id}`,
      label: `${name}, ${job.toLowerCase()}`,
      group: organisation,
    })),
  ];
  return all.filter(({ value }) => !taken.has(value));
}

/** Invites somebody. */
export const inviteForm = (client: CasesClient, choices: MeetingChoices, meeting: MeetingAnswer): PlainForm => ({
  title: 'Iemand uitnodigen',
  about: [
    'Wie u uitnodigt, ziet het overleg en alleen de agendapunten van casussen waar die persoon bij hoort.',
    'Een uitnodiging geeft geen toegang tot een casus.',
  ],
  fields: [{ name: 'guest', kind: 'select', label: 'Wie', required: true, options: optionsFor(choices, meeting) }],
  submit: 'Uitnodigen',
  done: 'Uitgenodigd',
  send: ({ guest }) => {
    const [organisationId, personId] = String(guest).split(' ');
    const added = { organisationId, ...(personId && { personId }) };
    return put(client, meeting, { guests: [...meeting.guests.map(guestOf), added] });
  },
});

/** Says whether a guest came. */
export const setPresence = (client: CasesClient, meeting: MeetingAnswer, guest: GuestAnswer, presence: Presence) =>
  put(client, meeting, {
    guests: meeting.guests.map((one) => ({ ...guestOf(one), ...(one === guest && { presence }) })),
  });

/** Takes an invitation back. */
export const uninvite = (client: CasesClient, meeting: MeetingAnswer, guest: GuestAnswer): Promise<MeetingSaved> =>
  put(client, meeting, { guests: meeting.guests.filter((one) => one !== guest).map(guestOf) });

/** A correction at an item of a closed meeting. */
export const noteForm = (client: CasesClient, itemId: string): PlainForm => ({
  title: 'Aantekening toevoegen',
  about: [
    'Verslag en besluit blijven zoals ze zijn. Uw aantekening komt erbij, met uw naam en de datum.',
    'Genodigden die aan deze casus deelnemen, lezen de aantekening.',
  ],
  fields: [{ name: 'text', kind: 'text', label: 'Aantekening', required: true }],
  submit: 'Toevoegen',
  done: 'Aantekening toegevoegd',
  send: (body) => client.post(`/v1/meeting-items/${itemId}/notes`, body),
});
