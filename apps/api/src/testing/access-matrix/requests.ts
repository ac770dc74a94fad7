import { ACTORS, OF_THE_ASKED, ROUTES, type ActorName, type ActorRow } from './expectations';
import { HANDLER, SPARE, SPARE_OFFICER } from './people';
import type { Stage } from './stage';
import type { Ask } from '../client';
import { organisationOf, personOf, testOf } from '../journey';
import { upload } from '../multipart';

/** A request to one route, before it is filled in. */
interface Shape {
  readonly body?: unknown;
  /** Which row the `If-Match` is of; absent when the route asks for none. */
  readonly version?: 'case' | 'line' | 'intervention' | 'task' | 'subject' | 'meeting' | 'agenda' | 'note';
  readonly query?: string;
  /** The fields tell which act it is, so a strange one makes it another act. */
  readonly marks?: true;
  /** Ids that differ from those of the stage. */
  readonly ids?: Record<string, string>;
}

const recorded = { reportedBy: 'Wijkagent (fictief)', channel: 'telephone' };
const isAsked = (actor: ActorName): boolean => OF_THE_ASKED.includes(actor);
/** A row of its own for each who speaks for the police; the last one for everybody else. */
const lineFor = (lines: readonly string[], actor: ActorName): string =>
  (isAsked(actor) ? lines[OF_THE_ASKED.indexOf(actor)] : lines.at(-1)) ?? '';

const SHAPES: Record<string, (stage: Stage, actor: ActorName) => Shape> = {
  'GET /v1/colleagues (of a case)': ({ cases }) => ({ query: `?caseId=${cases.execution}` }),
  'GET /v1/grants (of the region)': () => ({ query: '?scope=region' }),
  'POST /v1/cases/{caseId}/grants': () => ({
    body: {
      kind: 'data-subject-request',
      personId: personOf(SPARE_OFFICER),
      hours: 4,
      ground: 'Verzoek om inzage (fictief)',
      reference: 'AVG-2026-1',
    },
  }),
  'POST /v1/cases/{caseId}/grants (break-glass)': () => ({
    body: { kind: 'break-glass', personId: personOf(SPARE), hours: 4, ground: 'Spoed' },
  }),
  'POST /v1/cases/{caseId}/tasks': () => ({
    body: { title: 'Bel terug (fictief)', ownerId: organisationOf('politie'), dueOn: '2026-12-24' },
  }),
  'POST /v1/cases/{caseId}/related-cases': ({ cases }) => ({
    body: { otherCaseId: cases.planning, verdict: 'different' },
  }),
  'POST /v1/cases/{caseId}/split-offs': () => ({
    body: { title: 'De verhuurder (fictief)', kind: 'integral-case', reason: 'Duikt in meer panden op (fictief)' },
  }),
  'POST /v1/handler-assignments': ({ cases }) => ({
    body: {
      handlerId: personOf('nn-manager'),
      cases: [{ caseId: cases.execution, seenAt: '2026-11-01T09:00:00.000Z' }],
    },
  }),
  'POST /v1/cases/{caseId}/notes': () => ({ body: { text: 'Bel eerst de wijkagent (fictief)' } }),
  'PATCH /v1/notes/{noteId}': () => ({ body: { text: 'De wijkagent is gebeld (fictief)' }, version: 'note' }),
  'POST /v1/absences': () => ({ body: { fromOn: '2026-11-24' } }),
  'PATCH /v1/tasks/{taskId}': () => ({ body: { text: 'Anders (fictief)' }, version: 'task' }),
  'POST /v1/tasks/{taskId}/endings': () => ({ body: { state: 'done', note: 'Gedaan (fictief)' }, version: 'task' }),
  'POST /v1/contacts': ({ ids }) => ({
    body: {
      municipalityId: ids['municipalityId'],
      channel: 'telephone',
      withWhom: 'Adviseur veiligheid',
      text: 'Belde over een pand (fictief)',
    },
  }),
  'PUT /v1/contacts/{contactId}/case': () => ({ body: {} }),
  'POST /v1/municipalities/{municipalityId}/tasks': ({ ids }) => ({
    body: { title: 'Stuur het beleid toe (fictief)', ownerId: ids['municipalityId'] },
  }),
  'PUT /v1/municipalities/{municipalityId}/desk': () => ({ body: {} }),
  'POST /v1/meetings': () => ({
    body: {
      kind: 'Weegoverleg',
      heldOn: '2026-12-01',
      beginsAt: '10:00',
      place: 'Zaal 3',
      chairId: personOf('nn-manager'),
      guests: [],
    },
  }),
  'PUT /v1/meetings/{meetingId}': () => ({ body: {} }),
  'PUT /v1/meetings/{meetingId}/order': () => ({ body: {} }),
  'POST /v1/meetings/{meetingId}/closings': ({ ids }) => ({
    ids: { meetingId: ids['endingMeetingId'] ?? '' },
    version: 'meeting',
  }),
  'POST /v1/cases/{caseId}/agenda-items': ({ ids }) => ({ body: { meetingId: ids['meetingId'] } }),
  'PATCH /v1/meeting-items/{agendaItemId}': () => ({ body: { minutes: 'Besproken (fictief)' }, version: 'agenda' }),
  'POST /v1/meeting-items/{agendaItemId}/actions': () => ({
    body: { title: 'Zoek het uit (fictief)', ownerId: organisationOf('politie') },
  }),
  'POST /v1/meeting-items/{agendaItemId}/notes': ({ ids }) => ({
    body: { text: 'Het was anders (fictief)' },
    ids: { agendaItemId: ids['closedAgendaItemId'] ?? '' },
  }),
  'DELETE /v1/meeting-items/{agendaItemId}': ({ ids }) => ({
    ids: { agendaItemId: ids['looseAgendaItemId'] ?? '' },
  }),
  'PUT /v1/notice-settings': () => ({ body: { choices: [] } }),
  'PUT /v1/organisations/{organisationId}/function-mailbox': () => ({
    body: { address: 'geen adres' },
    ids: { organisationId: organisationOf('politie') },
  }),
  'POST /v1/audit/log-searches': () => ({ body: { refusedOnly: true } }),
  'POST /v1/audit/person-searches': () => ({ body: { text: 'jurist' } }),
  // Each asks about somebody of their own region: whoever works elsewhere is nobody to a privacy officer.
  'POST /v1/audit/account-overviews': (_stage, actor) => ({
    body: {
      personId: personOf(actor === 'privacy officer of another region' ? 'on-jurist' : 'nn-jurist'),
      from: '2026-11-01',
      to: '2026-11-30',
    },
  }),
  'POST /v1/audit/samples': () => ({ body: { from: '2026-11-01', to: '2026-11-30', size: 2 } }),
  'PUT /v1/audit/samples/{sampleId}/findings/{entryId}': () => ({ body: { finding: 'in-order' } }),
  'POST /v1/audit/samples/{sampleId}/closing': ({ ids }) => ({
    body: { conclusion: 'Geen bijzonderheden (fictief).' },
    ids: { sampleId: ids['doneSampleId'] ?? '' },
  }),
  'POST /v1/persons/_search': () => ({ body: { text: 'a' } }),
  'POST /v1/persons': () => ({ body: {} }),
  'PATCH /v1/persons/{personId}': () => ({ body: { name: '' } }),
  'POST /v1/persons/{personId}/authorisations': () => ({ body: {} }),
  'POST /v1/persons/{personId}/departures': () => ({ body: {} }),
  'POST /v1/persons/{personId}/transfers': () => ({ body: {} }),
  'PATCH /v1/authorisations/{authorisationId}': () => ({ body: {} }),
  'POST /v1/certifications': () => ({ body: {} }),
  'POST /v1/cases/{caseId}/exports': () => ({ body: { form: 'pdf' } }),
  'POST /v1/case-exports': () => ({ body: {} }),
  'POST /v1/list-views': () => ({ body: {} }),
  'PUT /v1/list-views/{viewId}': () => ({ body: {} }),
  'PUT /v1/default-list-view': () => ({ body: { viewId: null } }),
  'POST /v1/cases': () => ({ body: { title: 'Een vraag (fictief)' } }),
  'POST /v1/cases (for another)': () => ({
    body: {
      title: 'Namens een gemeente (fictief)',
      submittingOrganisationId: organisationOf('DEMO-VEENWOLDE'),
      onBehalf: { contactName: 'Adviseur veiligheid', channel: 'telephone' },
    },
  }),
  'PATCH /v1/cases/{caseId}': () => ({ body: { title: 'Anders (fictief)' }, version: 'case' }),
  'POST /v1/regions/{regionCode}/setting-changes': () => ({
    body: { name: 'screening', value: { screening: true }, validFrom: '2027-01-04' },
  }),
  'POST /v1/cases/{caseId}/answers': (_stage, actor) => ({
    body: {
      answers: [{ key: 'case-since', value: 'Sinds de zomer (fictief).' }],
      ...((ACTORS[actor] as ActorRow).role === 'account-manager' && { onBehalf: recorded }),
    },
    version: 'case',
  }),
  'PATCH /v1/cases/{caseId} (priority)': () => ({ body: { priority: 'high' }, version: 'case', marks: true }),
  'PATCH /v1/cases/{caseId} (confidentiality)': (stage) => ({
    body: { confidentiality: stage.confidentiality },
    version: 'case',
    marks: true,
  }),
  'PUT /v1/cases/{caseId}/handler': () => ({ body: { handlerId: personOf(HANDLER) }, version: 'case' }),
  'PUT /v1/cases/{caseId}/kind': () => ({ body: { kind: 'integral-case' }, version: 'case' }),
  'PUT /v1/cases/{caseId}/questions/{questionId}/answer': (_stage, actor) => ({
    body: {
      answer: 'De Turfwijk (fictief).',
      ...((ACTORS[actor] as ActorRow).role === 'account-manager' && { onBehalf: recorded }),
    },
    version: 'case',
  }),
  'POST /v1/cases/{caseId}/participants': () => ({
    body: { as: 'staff', personId: personOf(SPARE), ground: 'Leest mee' },
  }),
  'POST /v1/cases/{caseId}/exclusions': () => ({ body: { personId: personOf(SPARE), reason: 'Betrokken (fictief)' } }),
  'POST /v1/cases/{caseId}/outside-numbers': () => ({ body: { system: 'Zaaksysteem', number: 'Z-1' } }),
  'GET /v1/cases/{caseId}/attachments/{attachmentId} (of staff)': ({ ids }) => ({
    ids: { attachmentId: ids['staffAttachmentId'] ?? '' },
  }),
  'DELETE /v1/cases/{caseId}/attachments/{attachmentId}': ({ ids }) => ({
    ids: { attachmentId: ids['draftAttachmentId'] ?? '' },
  }),
  'POST /v1/cases/{caseId}/tests': () => ({ body: testOf(['politie']) }),
  'POST /v1/cases/{caseId}/subjects': () => ({ body: { kind: 'person', description: 'Huurder (fictief)' } }),
  'PATCH /v1/cases/{caseId}/subjects/{subjectId}': () => ({
    body: { values: { birthDate: '1984-05-17' } },
    version: 'subject',
  }),
  'POST /v1/cases/{caseId}/subjects/{subjectId}/bsn-readings': () => ({
    body: { reason: 'Twee naamgenoten (fictief)' },
  }),
  'POST /v1/cases/{caseId}/subjects/{subjectId}/endings': ({ ids }) => ({
    body: { reason: 'Dubbel (fictief)' },
    ids: { subjectId: ids['looseSubjectId'] ?? '' },
    version: 'subject',
  }),
  'POST /v1/cases/{caseId}/relations': ({ ids }) => ({
    body: { fromId: ids['subjectId'], toId: ids['otherSubjectId'], kind: 'family' },
  }),
  'POST /v1/cases/{caseId}/relations/{relationId}/endings': () => ({ body: { reason: 'Niet meer (fictief)' } }),
  'POST /v1/cases/{caseId}/deliveries': () => ({
    body: {
      sourceId: organisationOf('politie'),
      sourceKind: 'open',
      items: [{ happenedOn: '2026-11-01', text: 'Feit (fictief)' }],
    },
  }),
  'POST /v1/inquiry-lines/identifier-readings': ({ askedLine }) => ({ body: { lineIds: [askedLine] } }),
  // A version that is not there any more: refused line by line, so that nobody takes it from the next.
  'POST /v1/inquiry-lines/answers': ({ askedLine }) => ({
    body: { lines: [{ lineId: askedLine, version: 999, answer: 'no-hit' }] },
  }),
  'POST /v1/inquiry-lines/exports': () => ({ body: {} }),
  'POST /v1/cases/{caseId}/inquiries': ({ ids }) => ({
    body: { subjectIds: [ids['subjectId']], partnerIds: [organisationOf('politie')], dueOn: '2026-12-24' },
  }),
  'POST /v1/cases/{caseId}/items': () => ({
    body: { sourceId: organisationOf('politie'), sourceKind: 'open', happenedOn: '2026-11-01', text: 'Feit (fictief)' },
  }),
  'PATCH /v1/cases/{caseId}/items/{itemId}': () => ({ body: { ground: 'Wgs', handling: 'Sturing' } }),
  'POST /v1/cases/{caseId}/interventions': () => ({
    body: { kind: 'fiscal', description: 'Onderzoek (fictief)', ownerId: organisationOf('belastingdienst') },
  }),
  'POST /v1/cases/{caseId}/feedback': () => ({ body: { text: 'Dank (fictief).' } }),
  'PUT /v1/cases/{caseId}/feedback/reaction': () => ({ body: { helped: true } }),
  'POST /v1/cases/{caseId}/second-lines': () => ({ body: { question: 'Mag dit ook?', anonymised: true } }),
  'PUT /v1/inquiry-lines/{lineId}/answer': ({ openLines }, actor) => ({
    ids: { lineId: lineFor(openLines, actor) },
    body: { answer: 'no-hit', ...(!isAsked(actor) && { onBehalf: recorded }) },
    version: 'line',
  }),
  'POST /v1/inquiry-lines/{lineId}/confirmation': ({ recordedLines }, actor) => ({
    ids: { lineId: lineFor(recordedLines, actor) },
    version: 'line',
  }),
  'POST /v1/inquiry-lines/{lineId}/closing': ({ overdueLine }) => ({ ids: { lineId: overdueLine } }),
  'PATCH /v1/interventions/{interventionId}': (_stage, actor) => ({
    body: { resultText: 'Loopt (fictief).', ...(!isAsked(actor) && { onBehalf: recorded }) },
    version: 'intervention',
  }),
  'POST /v1/interventions/{interventionId}/confirmation': () => ({ version: 'intervention' }),
  'POST /v1/audit/checkpoints/{checkpointId}/signatures': () => ({ body: { line: '— witness.example AAAA' } }),
  'PUT /v1/second-lines/{secondLineId}/answer': () => ({ body: { answer: 'Ja, mits (fictief).' } }),
};

/** What takes a file. */
const UPLOADS = [
  'POST /v1/cases/{caseId}/attachments',
  'PUT /v1/word-templates/{regionCode}/file',
  'POST /v1/inquiry-lines/imports',
  'POST /v1/case-imports',
];

/** A body that no route takes; what answers 400 to it has let the caller pass. */
const STRANGE = { strange: true };

/** Whether a strange field can be added to a request without making it another act. */
export const takesBody = (route: string): boolean => {
  const shape = SHAPES[route]?.(NOWHERE, 'requester');
  return shape?.body !== undefined && !shape.marks;
};
const NOWHERE: Stage = {
  cases: {} as Stage['cases'],
  ids: {},
  openLines: [],
  recordedLines: [],
  overdueLine: '',
  askedLine: '',
  confidentiality: 'normal',
};

/** The address and the method of a route, without the words that tell two uses of it apart. */
export const operationOf = (route: string): string => route.replace(/ \(.*\)$/, '');

/** How requests are filled in: what the rows are called, and which version somebody saw. */
export interface Filling {
  readonly stage: Stage;
  readonly actor: ActorName;
  /** Puts other ids in the place of those of the stage, such as ids that nobody has. */
  readonly id?: (name: string, id: string) => string;
  readonly ifMatch?: string;
}

/** A good request to a route as somebody makes it; with `strange`, one with a body that no route takes. */
export function askOf(route: string, { stage, actor, id = (_name, is) => is, ifMatch }: Filling, strange = false): Ask {
  const { at } = ROUTES[route] ?? { at: 'none' };
  const shape = SHAPES[route]?.(stage, actor) ?? {};
  const ids: Record<string, string> = {
    ...stage.ids,
    ...(at !== 'none' && { caseId: stage.cases[at] }),
    ...shape.ids,
  };
  const [method, path = ''] = operationOf(route).split(' ') as [Ask['method'], string];
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_whole, name: string) => id(name, ids[name] ?? name));
  const query = (shape.query ?? '').replace(stage.cases.execution, (found) => id('caseId', found));
  const url = `${fill(path)}${query}`;
  if (UPLOADS.includes(operationOf(route))) return { method, url, ...upload('Inhoud (fictief)') };
  const headers = ifMatch && shape.version ? { headers: { 'if-match': ifMatch } } : {};
  if (shape.body === undefined) return { method, url, ...headers };
  return { method, url, body: strange ? { ...(shape.body as object), ...STRANGE } : shape.body, ...headers };
}

/** Where the version of a request is read: the table, and the id of the row. */
export function versionOf(route: string, stage: Stage, actor: ActorName): { table: string; id: string } | null {
  const shape = SHAPES[route]?.(stage, actor);
  const { at } = ROUTES[route] ?? { at: 'none' };
  if (shape?.version === 'line') return { table: 'inquiry_lines', id: shape.ids?.['lineId'] ?? '' };
  if (shape?.version === 'subject') {
    return { table: 'subjects', id: shape.ids?.['subjectId'] ?? stage.ids['subjectId'] ?? '' };
  }
  if (shape?.version === 'intervention') return { table: 'interventions', id: stage.ids['interventionId'] ?? '' };
  if (shape?.version === 'meeting') return { table: 'meetings', id: shape.ids?.['meetingId'] ?? '' };
  if (shape?.version === 'agenda') return { table: 'meeting_items', id: stage.ids['agendaItemId'] ?? '' };
  if (shape?.version === 'note') return { table: 'case_notes', id: stage.ids['noteId'] ?? '' };
  if (shape?.version === 'task') return { table: 'tasks', id: stage.ids['taskId'] ?? '' };
  if (shape?.version === 'case' && at !== 'none') return { table: 'case_files', id: stage.cases[at] };
  return null;
}
