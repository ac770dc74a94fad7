import type { OrganisationRef, StaffCase, TaskAnswer } from '@casusregie/contract';
import type { CasesClient } from '../cases/cases-client';
import type { FieldDef, Option } from '../cases/forms/field-def';
import type { PlainForm } from '../cases/forms/plain-form';
import type { Me } from '../session/session-client';

const what = (task?: TaskAnswer): FieldDef[] => [
  {
    name: 'title',
    kind: 'line',
    label: 'Wat moet er gebeuren?',
    example: 'Stuur het controlerapport toe',
    required: true,
    max: 160,
    value: task?.title ?? '',
  },
  { name: 'text', kind: 'text', label: 'Toelichting', value: task?.text ?? '' },
  { name: 'dueOn', kind: 'date', label: 'Uiterlijk', value: task?.dueOn ?? '' },
];

/** Somebody who can own a task: an organisation, or one person of it. */
export interface TaskOwner {
  readonly organisation: Pick<OrganisationRef, 'id' | 'name'>;
  readonly person?: { readonly id: string; readonly name: string };
}

const idOf = ({ organisation, person }: TaskOwner): string => [organisation.id, person?.id].filter(Boolean).join(' ');

/** Who can own a task of a case: the reader first, then the RIEC, who brought it in, and the partners on it. */
export function ownersOf(
  { handler, participants, submittingOrganisation }: StaffCase,
  reader: Pick<Me, 'person' | 'authorisations'> | undefined,
): TaskOwner[] {
  const me = reader?.person;
  const riec = reader?.authorisations.find(({ organisation }) => organisation.kind === 'riec')?.organisation;
  const partners = participants.filter(({ as }) => as === 'partner');
  const once = new Map(partners.map(({ organisation }) => [organisation.id, organisation]));
  return [
    ...(riec && me ? [{ organisation: riec, person: me }] : []),
    ...(riec && handler && handler.id !== me?.id ? [{ organisation: riec, person: handler }] : []),
    ...(riec ? [{ organisation: riec }] : []),
    ...(submittingOrganisation.id === riec?.id ? [] : [{ organisation: submittingOrganisation }]),
    ...[...once.values()].map((organisation) => ({ organisation })),
    ...partners.flatMap(({ organisation, person }) => (person ? [{ organisation, person }] : [])),
  ];
}

/** Adds a task at an address; the owner reads what is typed. */
export function addTaskForm(client: CasesClient, path: string, owners: readonly TaskOwner[]): PlainForm {
  const options: Option[] = owners.map((one) => ({
    value: idOf(one),
    label: one.person ? one.person.name : one.organisation.name,
    group: one.person ? `Bij ${one.organisation.name}` : 'Organisatie',
  }));
  return {
    title: 'Taak toevoegen',
    about: [
      'De eigenaar leest de titel en de toelichting, en meldt de taak af. Noem geen gegevens die zij niet mag kennen.',
    ],
    fields: [
      ...what().slice(0, 1),
      {
        name: 'owner',
        kind: 'select',
        label: 'Wie doet het?',
        required: true,
        options,
        value: options[0]?.value ?? '',
      },
      ...what().slice(1),
    ],
    submit: 'Toevoegen',
    done: 'Taak toegevoegd',
    send: ({ owner, ...body }) => {
      const [ownerId, ownerPersonId] = String(owner).split(' ');
      return client.post(path, { ...body, ownerId, ...(ownerPersonId && { ownerPersonId }) });
    },
  };
}

/** Changes what is to be done, or by when. */
export const editTaskForm = (client: CasesClient, task: TaskAnswer): PlainForm => ({
  title: 'Taak wijzigen',
  about: [`De eigenaar is ${task.ownerPerson?.name ?? task.owner.name} en leest wat u wijzigt.`],
  fields: what(task),
  submit: 'Bewaren',
  done: 'Taak gewijzigd',
  send: ({ text = null, dueOn = null, ...body }) =>
    client.patchAt(`/v1/tasks/${task.id}`, { ...body, text, dueOn }, task.version),
});

/** Says that a task is done. */
export const finishTaskForm = (client: CasesClient, task: TaskAnswer): PlainForm => ({
  title: 'Taak afmelden',
  about: [task.title, 'Het RIEC en de eigenaar lezen wat u noteert.'],
  fields: [{ name: 'note', kind: 'text', label: 'Wat is er gedaan?', max: 500 }],
  submit: 'Gedaan',
  done: 'Taak afgemeld',
  send: (body) => client.post(`/v1/tasks/${task.id}/endings`, { ...body, state: 'done' }, task.version),
});

/** Cancels a task, and says why. */
export const cancelTaskForm = (client: CasesClient, task: TaskAnswer): PlainForm => ({
  title: 'Taak laten vervallen',
  about: [task.title, 'De eigenaar ziet de taak dan niet meer.'],
  fields: [{ name: 'note', kind: 'line', label: 'Waarom vervalt de taak?', required: true, max: 500 }],
  submit: 'Laten vervallen',
  danger: true,
  done: 'Taak vervallen',
  send: (body) => client.post(`/v1/tasks/${task.id}/endings`, { ...body, state: 'cancelled' }, task.version),
});
