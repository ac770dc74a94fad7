import type { EventType, Happening } from './events';
import { MOVE_NAMES } from './moves';

/** What one looks for on a timeline: the road of the case, what partners brought, files, tasks, or who was let in. */
export const EVENT_GROUPS = ['moves', 'partners', 'documents', 'tasks', 'people'] as const;
export type EventGroup = (typeof EVENT_GROUPS)[number];

export const EVENT_GROUP_LABELS: Record<EventGroup, string> = {
  moves: 'Stappen en besluiten',
  partners: 'Bevraging, informatie en plan',
  documents: 'Documenten en terugkoppeling',
  tasks: 'Taken, notities en contacten',
  people: 'Mensen en instellingen',
};

/** To which group each happening belongs; a missing one does not compile. */
const GROUP_OF: Record<Happening, EventGroup> = {
  'priority-set': 'people',
  'confidentiality-set': 'people',
  'handler-assigned': 'people',
  'participant-named': 'people',
  'participant-ended': 'people',
  'outside-number-added': 'people',
  'attachment-added': 'documents',
  'answers-added': 'documents',
  'test-written': 'moves',
  'test-approved': 'moves',
  'kind-set': 'moves',
  'person-excluded': 'people',
  'inquiry-sent': 'partners',
  'inquiry-answered': 'partners',
  'inquiry-confirmed': 'partners',
  'inquiry-closed': 'partners',
  'subject-added': 'partners',
  'subject-changed': 'partners',
  'subject-ended': 'partners',
  'relation-added': 'partners',
  'relation-ended': 'partners',
  'bsn-revealed': 'partners',
  'item-added': 'partners',
  'item-classified': 'partners',
  'intervention-added': 'partners',
  'intervention-updated': 'partners',
  'intervention-confirmed': 'partners',
  'feedback-sent': 'documents',
  'feedback-answered': 'documents',
  'second-line-asked': 'documents',
  'second-line-answered': 'documents',
  'move-proposed': 'moves',
  'task-added': 'tasks',
  'task-changed': 'tasks',
  'task-done': 'tasks',
  'task-cancelled': 'tasks',
  'contact-attached': 'tasks',
  'put-on-agenda': 'moves',
  'taken-off-agenda': 'moves',
  'meeting-decided': 'moves',
  'meeting-noted': 'moves',
  'case-linked': 'moves',
  'case-unlinked': 'moves',
  'split-off': 'moves',
  'split-from': 'moves',
  'note-added': 'tasks',
  'note-changed': 'tasks',
  'access-granted': 'people',
  'access-ended': 'people',
  'case-imported': 'moves',
};

/** The kinds of event of a group, the moves among them. */
export const eventsOfGroup = (group: EventGroup): EventType[] => [
  ...(group === 'moves' ? MOVE_NAMES : []),
  ...(Object.keys(GROUP_OF) as Happening[]).filter((happening) => GROUP_OF[happening] === group),
];
