import { v7 } from 'uuid';
import type { Ask } from './client';
import { organisationOf, personOf, testOf } from './journey';
import { upload } from './multipart';

export type Ids = Record<string, string>;

/** A body that each kind of request could be sent with; what is not named here takes none. */
const BODIES: Record<string, unknown> = {
  'PATCH /v1/cases/{caseId}': { title: 'Anders' },
  'POST /v1/cases/{caseId}/moves': { move: 'takeUp' },
  'PUT /v1/cases/{caseId}/handler': { handlerId: personOf('nn-jurist') },
  'PUT /v1/cases/{caseId}/kind': { kind: 'training' },
  'PUT /v1/cases/{caseId}/questions/{questionId}/answer': { answer: 'Ja.' },
  'POST /v1/cases/{caseId}/participants': { as: 'staff', personId: personOf('nn-jurist'), ground: 'Leest mee' },
  'POST /v1/cases/{caseId}/exclusions': { personId: personOf('nn-jurist'), reason: 'Betrokken' },
  'POST /v1/cases/{caseId}/outside-numbers': { system: 'Zaaksysteem', number: 'Z-1' },
  'POST /v1/cases/{caseId}/tests': testOf(['politie']),
  'POST /v1/cases/{caseId}/subjects': { kind: 'person', description: 'Verhuurder' },
  'PATCH /v1/cases/{caseId}/subjects/{subjectId}': { description: 'Verhuurder', reason: 'Beter bekend' },
  'POST /v1/cases/{caseId}/subjects/{subjectId}/bsn-readings': { reason: 'Nodig voor de bevraging' },
  'POST /v1/cases/{caseId}/subjects/{subjectId}/endings': { reason: 'Niet betrokken' },
  'POST /v1/cases/{caseId}/relations': { fromId: v7(), toId: v7(), kind: 'owner' },
  'POST /v1/cases/{caseId}/relations/{relationId}/endings': { reason: 'Verkocht' },
  'POST /v1/cases/{caseId}/deliveries': { sourceId: organisationOf('politie'), sourceKind: 'open', items: [] },
  'POST /v1/cases/{caseId}/inquiries': {
    subjectIds: [v7()],
    partnerIds: [organisationOf('politie')],
    dueOn: '2026-12-24',
  },
  'POST /v1/cases/{caseId}/items': {
    sourceId: organisationOf('politie'),
    sourceKind: 'open',
    happenedOn: '2026-11-01',
    text: 'Tekst',
  },
  'PATCH /v1/cases/{caseId}/items/{itemId}': { ground: 'Grond', handling: 'Sturing' },
  'POST /v1/cases/{caseId}/interventions': {
    kind: 'fiscal',
    description: 'Boekenonderzoek',
    ownerId: organisationOf('belastingdienst'),
  },
  'POST /v1/cases/{caseId}/feedback': { text: 'Tekst' },
  'PUT /v1/cases/{caseId}/feedback/reaction': { helped: true },
  'POST /v1/cases/{caseId}/second-lines': { question: 'Vraag', anonymised: true },
  'POST /v1/cases/{caseId}/grants': {
    kind: 'time-boxed',
    personId: personOf('nn-analist'),
    hours: 4,
    ground: 'Leest mee bij afwezigheid',
  },
  'POST /v1/cases/{caseId}/answers': { answers: {} },
  'POST /v1/cases/{caseId}/exports': { form: 'pdf', purpose: 'Overleg' },
  'POST /v1/cases/{caseId}/tasks': { title: 'Bel terug', ownerId: organisationOf('RIEC-NN') },
  'POST /v1/cases/{caseId}/related-cases': { otherCaseId: v7(), verdict: 'same' },
  'POST /v1/cases/{caseId}/split-offs': { title: 'Verhuurder', kind: 'integral-case', reason: 'Eigen zaak' },
  'POST /v1/cases/{caseId}/notes': { text: 'Bel de wijkagent' },
  'PATCH /v1/notes/{noteId}': { text: 'Bel de wijkagent' },
  'PATCH /v1/tasks/{taskId}': { title: 'Bel terug' },
  'POST /v1/tasks/{taskId}/endings': { state: 'done' },
  'POST /v1/municipalities/{municipalityId}/tasks': { title: 'Bel terug', ownerId: organisationOf('RIEC-RD') },
  'PUT /v1/municipalities/{municipalityId}/desk': { contactPersons: [] },
  'PUT /v1/meetings/{meetingId}': { guests: [] },
  'PUT /v1/meetings/{meetingId}/order': { itemIds: [] },
  'POST /v1/cases/{caseId}/agenda-items': { meetingId: v7() },
  'PATCH /v1/meeting-items/{agendaItemId}': { minutes: 'Tekst' },
  'POST /v1/meeting-items/{agendaItemId}/actions': { title: 'Bel terug', ownerId: organisationOf('RIEC-NN') },
  'POST /v1/meeting-items/{agendaItemId}/notes': { text: 'Tekst' },
  'PUT /v1/contacts/{contactId}/case': { caseId: v7() },
  'PUT /v1/list-views/{viewId}': {
    name: 'Te laat',
    shared: true,
    filters: {},
    sort: 'dueOn',
    direction: 'asc',
    columns: [],
  },
  'PUT /v1/inquiry-lines/{lineId}/answer': { answer: 'hit' },
  'PATCH /v1/interventions/{interventionId}': { status: 'running' },
  'PUT /v1/second-lines/{secondLineId}/answer': { answer: 'Antwoord' },
  'POST /v1/audit/checkpoints/{checkpointId}/signatures': { line: '— witness.example AAAA' },
  'PUT /v1/audit/samples/{sampleId}/findings/{entryId}': { finding: 'in-order' },
  'POST /v1/audit/samples/{sampleId}/closing': { conclusion: 'Afgerond' },
  'PATCH /v1/persons/{personId}': { function: 'Adviseur' },
  'POST /v1/persons/{personId}/authorisations': {
    role: 'analyst',
    organisationId: organisationOf('RIEC-RD'),
    regionCodes: ['RD'],
    screenedUntil: '2027-11-24',
    ground: 'Besluit van de manager',
  },
  'POST /v1/persons/{personId}/departures': { reason: 'Andere baan' },
  'POST /v1/persons/{personId}/transfers': {
    organisationId: organisationOf('RIEC-ON'),
    function: 'Analist',
    reason: 'Overstap',
  },
  'PATCH /v1/authorisations/{authorisationId}': { endReason: 'Niet meer nodig' },
};
const UPLOAD = 'POST /v1/cases/{caseId}/attachments';
/** Takes no body. */
const BARE = [
  'GET /v1/cases/{caseId}',
  'GET /v1/cases/{caseId}/events',
  'GET /v1/cases/{caseId}/subjects/{subjectId}',
  'POST /v1/notices/{noticeId}/reading',
  'GET /v1/cases/{caseId}/tasks',
  'GET /v1/meetings/{meetingId}',
  'GET /v1/meetings/{meetingId}/candidates',
  'GET /v1/meetings/{meetingId}/wall',
  'POST /v1/meetings/{meetingId}/closings',
  'DELETE /v1/meeting-items/{agendaItemId}',
  'GET /v1/cases/{caseId}/related-cases',
  'GET /v1/cases/{caseId}/notes',
  'POST /v1/absences/{absenceId}/endings',
  'GET /v1/municipalities/{municipalityId}',
  'GET /v1/municipalities/{municipalityId}/summary',
  'POST /v1/setting-changes/{changeId}/withdrawal',
  'DELETE /v1/list-views/{viewId}',
  'GET /v1/cases/{caseId}/grants',
  'GET /v1/cases/{caseId}/grant-candidates',
  'POST /v1/grants/{grantId}/endings',
  'POST /v1/access-alerts/{alertId}/acknowledgement',
  'DELETE /v1/cases/{caseId}/participants/{participantId}',
  'POST /v1/cases/{caseId}/tests/{testId}/approval',
  'POST /v1/inquiry-lines/{lineId}/confirmation',
  'POST /v1/inquiry-lines/{lineId}/closing',
  'POST /v1/interventions/{interventionId}/confirmation',
  'GET /v1/cases/{caseId}/attachments/{attachmentId}',
  'DELETE /v1/cases/{caseId}/attachments/{attachmentId}',
  'GET /v1/audit/checkpoints/{checkpointId}',
  'GET /v1/audit/samples/{sampleId}',
  'GET /v1/persons/{personId}',
  'GET /v1/case-imports/{importId}',
  'POST /v1/case-imports/{importId}/confirmation',
  'DELETE /v1/case-imports/{importId}',
];

const fill = (path: string, ids: Ids): string =>
  path.replace(/\{(\w+)\}/g, (_whole, name: string) => ids[name] ?? v7());

/** The ways in which one route can be asked: with a good body, an empty one, with and without `If-Match`. */
export function waysTo(route: string, ids: Ids): Ask[] {
  const [method, path = ''] = route.split(' ') as [Ask['method'], string];
  const url = fill(path, ids);
  if (route === UPLOAD) return [{ method, url, ...upload('Inhoud') }];
  if (BARE.includes(route))
    return [
      { method, url },
      { method, url, headers: { 'if-match': '1' } },
    ];
  return [BODIES[route], {}, { strange: true }].flatMap((body) => [
    { method, url, body },
    { method, url, body, headers: { 'if-match': '"1"', 'idempotency-key': 'a-key-of-a-stranger' } },
  ]);
}

/** Every route that somebody may be asked to leave alone, by its method and path. */
export const WAYS_KNOWN = [...Object.keys(BODIES), ...BARE, UPLOAD].sort();
