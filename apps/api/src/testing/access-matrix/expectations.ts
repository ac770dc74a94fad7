// Who gets which answer from which route. Typed by hand, from the field's need-to-know rules: nothing is taken from elsewhere, so that
// a fault in the policy cannot hide in its own proof. The spec beside it asks every route as every actor.
import { AUDIT_ROUTES } from './audit-routes';
import { EXPORT_ROUTES } from './export-routes';
import { IMPORT_ROUTES } from './import-routes';
import { LIST_VIEW_ROUTES } from './list-view-routes';
import { MUNICIPALITY_ROUTES } from './municipality-routes';
import { MEETING_ROUTES } from './meeting-routes';
import { PARTNER_DESK_ROUTES } from './partner-desk-routes';
import { REGISTER_ROUTES } from './register-routes';
import { SETTINGS_ROUTES } from './settings-routes';
import { SUBJECT_ROUTES } from './subject-routes';
import { NOTICE_ROUTES } from './notice-routes';
import { TRIAGE_ROUTES } from './triage-routes';

/** The roles as the register has them; a spec compares this list with the program's. */
export type RoleName =
  | 'requester'
  | 'account-manager'
  | 'information-coordinator'
  | 'analyst'
  | 'case-director'
  | 'legal'
  | 'manager'
  | 'liec-coordinator'
  | 'liec-legal'
  | 'partner'
  | 'privacy-officer'
  | 'auditor'
  | 'administrator'
  | 'application-manager';

/** Somebody who asks: how far they come, whatever they want to do there. */
export interface ActorRow {
  /** Whether the api knows who is asking; `no` is a 401 everywhere behind the login. */
  readonly known: 'yes' | 'no';
  /** The role that counts on the cases of this stage. */
  readonly role: RoleName;
  /** Roles that count beside cases, such as in lists. None when nothing of the register is in force today. */
  readonly desk: readonly RoleName[];
  /** Whether they see an ordinary case of the region. */
  readonly ordinary: boolean;
  /** Whether they see a case for named people only. */
  readonly namedOnly: boolean;
  /** Whether they see an ordinary draft. */
  readonly draft: boolean;
  /** Whether they see a draft for named people only. */
  readonly namedDraft: boolean;
  /** When access for a time lets them in, as what: then the role itself counts for nothing on the case. */
  readonly letInAs?: LetInAs;
}

/** Somebody from outside who is let in to one case for a time: to read it, or to approve a test as second person. */
export type LetInAs = 'reader' | 'second-person';

const out = (role: RoleName, desk: readonly RoleName[] = [role]): ActorRow => ({
  known: 'yes',
  role,
  desk,
  ordinary: false,
  namedOnly: false,
  draft: false,
  namedDraft: false,
});
const sees = (role: RoleName, more: Partial<ActorRow> = {}): ActorRow => ({ ...out(role), ordinary: true, ...more });
const everywhere = { namedOnly: true } as const;
const STRANGER: ActorRow = { ...out('requester', []), known: 'no' };

/** All who ask. The cases are of the municipality of `requester`, in one region. */
export const ACTORS = {
  nobody: STRANGER,
  'a service without a person': STRANGER,
  'a person who left': STRANGER,
  requester: sees('requester', { namedOnly: true, draft: true, namedDraft: true }),
  'colleague of the requester': sees('requester', { draft: true }),
  'named colleague of the requester': sees('requester', { namedOnly: true, draft: true, namedDraft: true }),
  'requester of another municipality': out('requester'),
  'account manager': sees('account-manager', { desk: ['account-manager', 'requester'] }),
  'account manager of another region': out('account-manager', ['account-manager', 'requester']),
  'account manager who handles the case': sees('account-manager', everywhere),
  'information coordinator': sees('information-coordinator'),
  'information coordinator of another region': out('information-coordinator'),
  analyst: sees('analyst'),
  'analyst of another region': out('analyst'),
  'analyst named on the case': sees('analyst', everywhere),
  'analyst no longer named': sees('analyst'),
  legal: sees('legal'),
  'legal of another region': out('legal'),
  manager: sees('manager', everywhere),
  'manager of another region': out('manager'),
  'case director named on the case': sees('case-director', everywhere),
  'case director not named': out('case-director'),
  'case director no longer named': out('case-director'),
  'case director of another region': out('case-director'),
  'partner named on the case': sees('partner', { ...everywhere, desk: ['partner', 'requester'] }),
  'partner not named, of an organisation with rows': out('partner'),
  'partner no longer named': out('partner'),
  'partner without rows': out('partner', ['partner', 'requester']),
  'partner of another region': out('partner'),
  'LIEC coordinator': sees('liec-coordinator'),
  'LIEC legal': out('liec-legal'),
  'privacy officer': out('privacy-officer'),
  'privacy officer of another region': out('privacy-officer'),
  'analyst let in for a time': sees('analyst', everywhere),
  'analyst whose access has ended': sees('analyst'),
  'privacy officer let in for a data subject': sees('privacy-officer', { ...everywhere, letInAs: 'reader' }),
  'privacy officer whose access has ended': out('privacy-officer'),
  'legal of another region let in as second person': sees('legal', { ...everywhere, letInAs: 'second-person' }),
  'LIEC legal let in as second person': sees('liec-legal', { ...everywhere, letInAs: 'second-person' }),
  'analyst let in for a time, and kept out': out('analyst'),
  auditor: out('auditor'),
  administrator: out('administrator'),
  'administrator who is manager too': out('administrator'),
  'application manager': out('application-manager'),
  'application manager of another region': out('application-manager'),
  'manager whose screening has expired': out('manager', []),
  'manager whose authorisation has expired': out('manager', []),
  'manager kept out of the case': out('manager'),
  'analyst kept out of the case': out('analyst'),
} as const satisfies Record<string, ActorRow>;
export type ActorName = keyof typeof ACTORS;

/** Who speaks for the partner organisation that was asked, named on the case or not. */
export const OF_THE_ASKED: readonly ActorName[] = [
  'partner named on the case',
  'partner not named, of an organisation with rows',
  'partner no longer named',
];

/** Where a route is asked: a case in a state in which the act is possible, or no case at all. */
export type Place =
  | 'none'
  | 'draft'
  | 'submitted'
  | 'intake'
  | 'info-requested'
  | 'legality-check'
  | 'partner-query'
  | 'enrichment'
  | 'weighing'
  | 'analysis'
  | 'planning'
  | 'execution'
  | 'closing'
  | 'closed'
  | 'rejected'
  | 'on-hold'
  | 'advice-intake'
  | 'advice'
  | 'answered';

/** What one route answers. */
export interface RouteRow {
  readonly at: Place;
  /** The status for a role that may, with a good request. Other roles in reach get 403. */
  readonly may: Partial<Record<RoleName, number>>;
  /** The status for who is let in for a time; without it, 403. */
  readonly letIn?: Partial<Record<LetInAs, number>>;
  /** The status once the first has done it, when it can be done once. */
  readonly then?: number;
  /** Answers to those for whom role and reach do not tell, such as the owner of a row. */
  readonly apart?: Partial<Record<ActorName, number>>;
  /** What other roles get of something that is not of a case, when that is not 403. */
  readonly otherwise?: number;
  /** Open to whoever is known, with this status. */
  readonly everyone?: number;
}

const RQ = 'requester';
const AM = 'account-manager';
const IC = 'information-coordinator';
const AN = 'analyst';
const CD = 'case-director';
const LG = 'legal';
const MG = 'manager';
const LC = 'liec-coordinator';
const LL = 'liec-legal';
const PT = 'partner';
const PO = 'privacy-officer';
/** Reading, for whoever is let in for a time. */
const READS = { reader: 200, 'second-person': 200 } as const;

const all = (roles: readonly RoleName[], status: number): Partial<Record<RoleName, number>> =>
  Object.fromEntries(roles.map((role) => [role, status]));
const apart = (actors: readonly ActorName[], status: number): Partial<Record<ActorName, number>> =>
  Object.fromEntries(actors.map((actor) => [actor, status]));
const STAFF: readonly RoleName[] = [AM, IC, AN, LG, MG, CD];

/** The LIEC answers anonymised questions, whether it sees the case or not. */
const LIEC = apart(['LIEC legal', 'LIEC legal let in as second person'], 200);

/** The operations of the OpenAPI document; words behind the address tell apart what one address does. */
export const ROUTES: Record<string, RouteRow> = {
  'GET /v1/me': { at: 'none', may: {}, everyone: 200 },
  'GET /v1/organisations': { at: 'none', may: {}, everyone: 200 },
  'GET /v1/regions': { at: 'none', may: {}, everyone: 200 },
  'GET /v1/themes': { at: 'none', may: {}, everyone: 200 },
  'GET /v1/phenomena': { at: 'none', may: {}, everyone: 200 },
  'GET /v1/desks': { at: 'none', may: {}, everyone: 200 },
  ...NOTICE_ROUTES,
  'GET /v1/colleagues': { at: 'none', may: all(STAFF, 200) },
  'GET /v1/colleagues (of a case)': {
    at: 'execution',
    may: all(STAFF, 200),
    // Whoever places nobody is told so before anything about a case.
    apart: {
      ...apart(
        [
          'requester',
          'colleague of the requester',
          'named colleague of the requester',
          'requester of another municipality',
          'partner named on the case',
          'partner not named, of an organisation with rows',
          'partner no longer named',
          'partner without rows',
          'partner of another region',
          'LIEC coordinator',
          'LIEC legal',
          'privacy officer',
          'privacy officer of another region',
          'auditor',
          'administrator',
          'administrator who is manager too',
          'application manager',
          'application manager of another region',
          'manager whose screening has expired',
          'manager whose authorisation has expired',
          'privacy officer let in for a data subject',
          'privacy officer whose access has ended',
          'LIEC legal let in as second person',
        ],
        403,
      ),
      // Places people in the own region only, and being let in does not change that.
      'legal of another region let in as second person': 404,
    },
  },
  // What a region asked of partners: its own desk, and not the LIEC.
  'GET /v1/figures/partners': { at: 'none', may: all([AM, IC, AN, LG, MG], 200) },
  'GET /v1/figures': { at: 'none', may: all([AM, IC, AN, LG, MG, LC], 200) },
  'GET /v1/cases': { at: 'none', may: all([RQ, ...STAFF, PT, LC], 200) },
  'POST /v1/cases': { at: 'none', may: { [RQ]: 201 } },
  'POST /v1/cases (for another)': {
    at: 'none',
    may: { [AM]: 201 },
    // May do this, but not for a municipality of another region.
    apart: { 'account manager of another region': 400 },
  },
  ...EXPORT_ROUTES,
  ...IMPORT_ROUTES,
  ...LIST_VIEW_ROUTES,
  'GET /v1/inquiry-lines': { at: 'none', may: { [PT]: 200 } },
  'GET /v1/interventions': { at: 'none', may: { [PT]: 200, [RQ]: 200 } },
  'GET /v1/second-lines': { at: 'none', may: { [LL]: 200 } },
  ...AUDIT_ROUTES,

  ...REGISTER_ROUTES,

  ...SETTINGS_ROUTES,

  'GET /v1/grants': { at: 'none', may: all([AM, IC, AN, LG, MG, LL, PO], 200) },
  'GET /v1/grants (of the region)': { at: 'none', may: all([MG, PO], 200) },

  ...MUNICIPALITY_ROUTES,

  ...MEETING_ROUTES,
  ...TRIAGE_ROUTES,

  'GET /v1/cases/{caseId}': { at: 'execution', may: all([RQ, ...STAFF, PT, LC], 200), letIn: READS },
  'GET /v1/cases/{caseId} (draft)': { at: 'draft', may: { [RQ]: 200 } },
  'GET /v1/cases/{caseId}/events': { at: 'execution', may: all([RQ, ...STAFF, PT], 200), letIn: READS },
  'PATCH /v1/cases/{caseId}': { at: 'draft', may: { [RQ]: 200 } },
  // What was answered stays as it was: the second who answers the same question hears that.
  'POST /v1/cases/{caseId}/answers': { at: 'submitted', may: all([RQ, AM], 201), then: 400 },
  'PATCH /v1/cases/{caseId} (priority)': { at: 'execution', may: all([AM, MG], 200) },
  'PATCH /v1/cases/{caseId} (confidentiality)': { at: 'execution', may: all([AM, MG], 200) },
  'PUT /v1/cases/{caseId}/handler': { at: 'execution', may: all([AM, MG], 200) },
  'PUT /v1/cases/{caseId}/kind': { at: 'intake', may: { [AM]: 200 } },
  'PUT /v1/cases/{caseId}/questions/{questionId}/answer': {
    at: 'info-requested',
    may: all([RQ, AM], 200),
    then: 409,
  },
  'POST /v1/cases/{caseId}/participants': { at: 'execution', may: all([IC, AM, MG, CD], 201) },
  'DELETE /v1/cases/{caseId}/participants/{participantId}': { at: 'execution', may: all([IC, AM, MG, CD], 200) },
  'POST /v1/cases/{caseId}/exclusions': { at: 'execution', may: all([AM, MG], 201) },
  'POST /v1/cases/{caseId}/outside-numbers': { at: 'execution', may: all([RQ, ...STAFF], 201) },
  'POST /v1/cases/{caseId}/attachments': { at: 'execution', may: all([RQ, ...STAFF], 201) },
  'GET /v1/cases/{caseId}/attachments/{attachmentId}': {
    at: 'execution',
    may: all([RQ, ...STAFF], 200),
    letIn: READS,
  },
  // A file that staff added is not there for the requester; whoever reads no files at all is told so first.
  'GET /v1/cases/{caseId}/attachments/{attachmentId} (of staff)': {
    at: 'execution',
    may: { ...all(STAFF, 200), [RQ]: 404 },
    letIn: READS,
  },
  'DELETE /v1/cases/{caseId}/attachments/{attachmentId}': { at: 'draft', may: { [RQ]: 200 }, then: 404 },
  'POST /v1/cases/{caseId}/tests/{testId}/approval': {
    at: 'enrichment',
    may: all([LG, IC], 201),
    letIn: { 'second-person': 201 },
    then: 409,
  },
  'POST /v1/cases/{caseId}/tests': { at: 'enrichment', may: all([AM, LG, IC], 201) },
  ...SUBJECT_ROUTES,
  ...PARTNER_DESK_ROUTES,
  'POST /v1/cases/{caseId}/inquiries': { at: 'enrichment', may: { [IC]: 201 } },
  'POST /v1/cases/{caseId}/interventions': { at: 'execution', may: { [CD]: 201 } },
  'POST /v1/cases/{caseId}/feedback': { at: 'closing', may: all([AM, CD], 201) },
  'PUT /v1/cases/{caseId}/feedback/reaction': { at: 'closing', may: { [RQ]: 200 } },
  'POST /v1/cases/{caseId}/second-lines': { at: 'advice', may: all([AM, LG], 201) },
  'PUT /v1/inquiry-lines/{lineId}/answer': {
    at: 'enrichment',
    may: { [IC]: 200 },
    apart: apart(OF_THE_ASKED, 200),
  },
  'POST /v1/inquiry-lines/{lineId}/confirmation': {
    at: 'enrichment',
    may: {},
    apart: apart(OF_THE_ASKED, 200),
  },
  'POST /v1/inquiry-lines/{lineId}/closing': { at: 'enrichment', may: { [IC]: 200 }, then: 409 },
  'PATCH /v1/interventions/{interventionId}': {
    at: 'execution',
    may: all([IC, CD], 200),
    apart: apart(OF_THE_ASKED, 200),
  },
  // The owner alone says that nothing changed.
  'POST /v1/interventions/{interventionId}/confirmation': {
    at: 'execution',
    may: {},
    apart: apart(OF_THE_ASKED, 200),
  },
  'PUT /v1/second-lines/{secondLineId}/answer': { at: 'advice', may: {}, then: 409, apart: LIEC },

  'POST /v1/cases/{caseId}/grants': { at: 'execution', may: { [MG]: 201 }, then: 409 },
  // Asked with a ground that is too short: 400 says that the caller came through.
  'POST /v1/cases/{caseId}/grants (break-glass)': { at: 'execution', may: { [MG]: 400 } },
  'GET /v1/cases/{caseId}/grants': { at: 'execution', may: { [MG]: 200 }, letIn: { reader: 200 } },
  'GET /v1/cases/{caseId}/grant-candidates': { at: 'execution', may: { [MG]: 200 } },
  'POST /v1/grants/{grantId}/endings': { at: 'execution', may: { [MG]: 200 }, then: 409 },
};

/** One move: where it is tried, and which roles may make it or propose it. */
export interface MoveRow {
  readonly at: Place;
  readonly by: readonly RoleName[];
  /** Who else may, when let in for a time. */
  readonly letIn?: readonly LetInAs[];
}
const move = (at: Place, ...by: RoleName[]): MoveRow => ({ at, by });

/** Who may make each move, by `POST /v1/cases/{caseId}/moves`; a move stands once for each state in which others may. */
export const MOVES: Record<string, readonly MoveRow[]> = {
  submit: [move('draft', RQ)],
  discard: [move('draft', RQ)],
  takeUp: [move('submitted', AM, MG)],
  putBack: [move('intake', AM, MG)],
  requestInfo: [move('intake', AM), move('advice', AM)],
  provideInfo: [move('info-requested', RQ, AM)],
  stopWaiting: [move('info-requested', AM)],
  reject: [
    move('intake', AM),
    move('legality-check', LG, IC),
    move('enrichment', MG, IC),
    move('weighing', MG),
    move('on-hold', MG),
  ],
  refer: [move('submitted', AM), move('legality-check', LG), move('enrichment', IC), move('weighing', MG)],
  withdraw: [move('submitted', RQ)],
  askWithdrawal: [move('enrichment', RQ)],
  grantWithdrawal: [move('enrichment', AM, MG)],
  declineWithdrawal: [move('enrichment', AM, MG)],
  hold: [
    move('intake', AM),
    move('legality-check', LG),
    move('enrichment', IC),
    move('weighing', MG),
    move('analysis', CD),
  ],
  resume: [move('on-hold', MG, AM)],
  extendHold: [move('on-hold', MG)],
  reconsider: [move('rejected', MG)],
  // The manager proposes, the privacy officer confirms; only one who is let in sees that there is a case.
  destroy: [{ ...move('rejected', MG), letIn: ['reader'] }],
  screen: [move('intake', MG, IC)],
  startTest: [move('intake', AM)],
  returnToIntake: [move('legality-check', LG, IC)],
  approveTest: [{ ...move('legality-check', LG, IC), letIn: ['second-person'] }],
  startEnrichment: [move('partner-query', IC)],
  askAgain: [move('enrichment', IC)],
  offerForWeighing: [move('enrichment', IC, AN)],
  sendBack: [move('weighing', MG)],
  accept: [move('weighing', MG)],
  backToEnrichment: [move('analysis', CD)],
  agreeAdvice: [move('analysis', CD)],
  backToAnalysis: [move('planning', CD)],
  startExecution: [move('planning', CD)],
  revisePlan: [move('execution', CD)],
  endWithoutPlan: [move('analysis', CD)],
  startClosing: [move('execution', CD)],
  reopenWork: [move('closing', CD)],
  close: [move('closing', MG, CD)],
  reopen: [move('closed', LG, IC, MG)],
  startAdvice: [move('advice-intake', AM)],
  toIntake: [move('advice', AM)],
  answer: [move('advice', AM, LG, AN)],
  askFurther: [move('answered', RQ, AM)],
  settle: [move('advice-intake', AM)],
  finish: [move('answered', RQ, AM)],
  reopenAdvice: [move('closed', MG)],
};

/** The route of all moves, which stands in MOVES. */
export const MOVES_ROUTE = 'POST /v1/cases/{caseId}/moves';

/** Whose case it is: an ordinary one, or one for named people only. */
export type Kind = 'ordinary' | 'namedOnly';

/** Whether an actor sees the case of a place. */
export function reaches(actor: ActorName, at: Place, kind: Kind): boolean {
  const row: ActorRow = ACTORS[actor];
  if (at === 'draft') return kind === 'ordinary' ? row.draft : row.namedDraft;
  return row[kind];
}

/** The status that an actor gets from a route for a good request, as the first who makes it. */
export function expected(actor: ActorName, route: string, kind: Kind): number {
  const { at, may, letIn, apart: others, everyone, otherwise = 403 } = ROUTES[route] as RouteRow;
  const row: ActorRow = ACTORS[actor];
  if (row.known === 'no') return 401;
  if (everyone) return everyone;
  const exception = others?.[actor];
  if (exception) return exception;
  if (at === 'none') return row.desk.map((role) => may[role]).find((status) => status) ?? otherwise;
  if (!reaches(actor, at, kind)) return 404;
  if (row.letInAs) return letIn?.[row.letInAs] ?? 403;
  return may[row.role] ?? 403;
}

/** Whether an actor may make a move somewhere; told as the status of a request with a strange field. */
export function expectedMove(actor: ActorName, { at, by, letIn = [] }: MoveRow, kind: Kind): number {
  const row: ActorRow = ACTORS[actor];
  if (row.known === 'no') return 401;
  if (!reaches(actor, at, kind)) return 404;
  if (row.letInAs) return letIn.includes(row.letInAs) ? 400 : 403;
  return by.includes(row.role) ? 400 : 403;
}
