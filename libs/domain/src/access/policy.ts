import type { MoveName } from '../case/moves';
import type { Need } from '../case/needs';
import { OPEN_STATES, STATES, type State } from '../case/states';
import type { Act } from './acts';
import type { Reach, Role } from './roles';

export * from './acts';

/** Which roles may, and how far. An absent role may not. */
export type Grants = Partial<Record<Role, Reach>>;

export interface MoveGrant {
  /** Only from these states; absent means every state that the move starts from. */
  readonly states?: readonly State[];
  /** Only when a case on hold was held from one of these states. */
  readonly heldFrom?: readonly State[];
  readonly by: Grants;
  /** When given, one of these proposes first, and the act itself is done by another person. */
  readonly proposedBy?: Grants;
  /** Extra needs for who is named in this row. */
  readonly needs?: readonly Need[];
}

const AM: Grants = { 'account-manager': 'region' };
const MG: Grants = { manager: 'region' };
const IC: Grants = { 'information-coordinator': 'region' };
const LG: Grants = { legal: 'region' };
const CD: Grants = { 'case-director': 'named-on-case' };
const RQ: Grants = { requester: 'own-organisation' };
/** A jurist from elsewhere who stands in as the second person, on one case and for a time. */
const GUEST: Grants = { legal: 'granted', 'liec-legal': 'granted' };
/** Who reads one case for a time; the privacy officer for a data subject's request, and without any act. */
const READER: Grants = { ...GUEST, 'privacy-officer': 'granted' };
/** The writer of a draft: the requesting organisation, or the account manager who types it on behalf. */
const WRITER: Grants = {
  requester: 'own-organisation',
  'account-manager': 'named-on-case',
};

/** Who may make each move: the rows are read from top to bottom. A missing move does not compile. */
export const MOVE_POLICY: Record<MoveName, readonly MoveGrant[]> = {
  submit: [{ by: WRITER }],
  discard: [{ by: WRITER }],
  takeUp: [{ by: { ...AM, ...MG } }],
  putBack: [{ by: { ...AM, ...MG } }],
  requestInfo: [{ by: AM }],
  provideInfo: [{ by: { ...RQ, ...AM } }],
  stopWaiting: [{ by: AM }],
  reject: [
    { states: ['intake', 'in-progress'], by: AM },
    { states: ['legality-check'], by: { ...LG, ...IC } },
    {
      states: ['partner-query', 'enrichment'],
      by: MG,
      proposedBy: IC,
    },
    { states: ['weighing', 'on-hold'], by: MG },
  ],
  refer: [
    { states: ['submitted', 'intake', 'in-progress'], by: AM },
    { states: ['legality-check'], by: LG },
    { states: ['partner-query', 'enrichment'], by: IC },
    { states: ['weighing'], by: MG },
  ],
  withdraw: [{ by: RQ }],
  askWithdrawal: [{ by: RQ }],
  grantWithdrawal: [{ by: { ...AM, ...MG } }],
  declineWithdrawal: [{ by: { ...AM, ...MG } }],
  hold: [
    { states: ['intake', 'in-progress'], by: AM },
    { states: ['legality-check'], by: LG },
    { states: ['partner-query', 'enrichment'], by: IC },
    { states: ['weighing'], by: MG },
    { states: ['analysis', 'planning', 'execution'], by: CD },
  ],
  resume: [
    { by: MG },
    { heldFrom: ['intake', 'in-progress'], by: AM },
    { heldFrom: ['legality-check'], by: LG },
    { heldFrom: ['partner-query', 'enrichment'], by: IC },
    { heldFrom: ['analysis', 'planning', 'execution'], by: CD },
  ],
  extendHold: [{ by: MG }],
  reconsider: [{ by: MG }],
  destroy: [{ by: { 'privacy-officer': 'region' }, proposedBy: MG }],
  screen: [{ by: { ...MG, ...IC } }],
  startTest: [{ by: AM }],
  returnToIntake: [{ by: { ...LG, ...IC } }],
  approveTest: [{ by: { ...LG, ...IC } }, { by: GUEST }],
  startEnrichment: [{ by: IC }],
  askAgain: [{ by: IC }],
  offerForWeighing: [{ by: { ...IC, analyst: 'region' } }],
  sendBack: [{ by: MG }],
  accept: [{ by: MG }],
  backToEnrichment: [{ by: CD }],
  agreeAdvice: [{ by: CD }],
  backToAnalysis: [{ by: CD }],
  startExecution: [{ by: CD }],
  revisePlan: [{ by: CD }],
  endWithoutPlan: [{ by: CD }],
  startClosing: [{ by: CD }],
  reopenWork: [{ by: CD }],
  close: [{ by: MG, proposedBy: CD }],
  reopen: [{ by: { ...LG, ...IC }, proposedBy: MG }],
  startAdvice: [{ by: AM }],
  toIntake: [{ by: AM }],
  answer: [{ by: { ...AM, ...LG, analyst: 'region' } }],
  askFurther: [{ by: RQ }, { by: AM, needs: ['is-handler'] }],
  settle: [{ by: AM }],
  finish: [{ by: RQ }, { by: AM, needs: ['twenty-working-days-passed'] }],
  reopenAdvice: [{ by: MG }],
};

export interface ActGrant {
  readonly states: readonly State[];
  readonly by: Grants;
  readonly needs?: readonly Need[];
}

const WORKING: readonly State[] = OPEN_STATES;
const SUBMITTED_ON: readonly State[] = STATES.filter((state) => state !== 'draft');
const READABLE: readonly State[] = SUBMITTED_ON.filter((state) => state !== 'destroyed');
const PLANNED: readonly State[] = ['analysis', 'planning', 'execution', 'closing', 'on-hold'];
/** An inquiry may be open from the first question until the case closes, which it may not while one is. */
const ASKED: readonly State[] = ['partner-query', 'enrichment', 'weighing', ...PLANNED];
/** As long as the case is worked out: what is known of its subjects grows until the plan stands. */
const DESCRIBED: readonly State[] = [
  'intake',
  'legality-check',
  'partner-query',
  'enrichment',
  'weighing',
  'analysis',
  'planning',
  'execution',
];
/** What `closed` still allows: late results of partners. */
const RESULTS: readonly State[] = [...PLANNED, 'closed'];

const STAFF: Grants = {
  'account-manager': 'region',
  'information-coordinator': 'region',
  analyst: 'region',
  legal: 'region',
  manager: 'region',
  'case-director': 'named-on-case',
};

/** The RIEC desk itself: whoever keeps in touch with the municipalities of the region. */
const DESK: Grants = {
  'account-manager': 'region',
  'information-coordinator': 'region',
  analyst: 'region',
  legal: 'region',
  manager: 'region',
};

/** Who may do each act beside the moves, in which states. */
export const ACT_POLICY: Record<Act, readonly ActGrant[]> = {
  readCase: [
    { states: ['draft'], by: WRITER },
    {
      states: SUBMITTED_ON,
      by: {
        ...RQ,
        ...STAFF,
        partner: 'named-on-case',
        'liec-coordinator': 'nation-headers',
      },
    },
    { states: SUBMITTED_ON, by: READER },
  ],
  readTimeline: [
    { states: SUBMITTED_ON, by: { ...RQ, ...STAFF, partner: 'named-on-case' } },
    { states: SUBMITTED_ON, by: READER },
  ],
  editDraft: [{ states: ['draft'], by: WRITER }],
  // What a first request left open; what was sent stays as it was.
  addAnswers: [{ states: ['submitted', 'intake', 'info-requested', 'in-progress'], by: { ...RQ, ...AM } }],
  setPriority: [{ states: WORKING, by: { ...AM, ...MG } }],
  setConfidentiality: [
    { states: ['draft'], by: WRITER },
    { states: READABLE, by: { ...AM, ...MG } },
  ],
  assignHandler: [{ states: WORKING, by: { ...AM, ...MG } }],
  nameParticipant: [{ states: WORKING, by: { ...IC, ...AM, ...MG, ...CD } }],
  addOutsideNumber: [{ states: READABLE, by: { ...RQ, ...STAFF } }],
  addAttachment: [
    { states: ['draft'], by: WRITER },
    { states: WORKING, by: { ...RQ, ...STAFF } },
  ],
  readAttachment: [
    { states: ['draft'], by: WRITER },
    { states: READABLE, by: { ...RQ, ...STAFF } },
    { states: READABLE, by: READER },
  ],
  writeTest: [
    {
      states: ['legality-check', 'partner-query', 'enrichment', 'closed'],
      by: { ...AM, ...LG, ...IC },
    },
  ],
  // A fuller or wider test while partners are asked or information is gathered.
  approveNewTest: [
    {
      states: ['partner-query', 'enrichment'],
      by: { ...LG, ...IC },
      needs: ['test-complete', 'second-person', 'partners-chosen-or-reason'],
    },
    {
      states: ['partner-query', 'enrichment'],
      by: GUEST,
      needs: ['test-complete', 'second-person', 'partners-chosen-or-reason'],
    },
  ],
  setKind: [{ states: ['intake'], by: AM }],
  excludePerson: [{ states: WORKING, by: { ...AM, ...MG } }],
  sendInquiry: [{ states: ['partner-query', 'enrichment'], by: IC }],
  answerInquiry: [{ states: ASKED, by: { partner: 'own-rows' } }],
  recordAnswer: [{ states: ASKED, by: IC }],
  addSubject: [
    {
      states: ['intake', 'legality-check', 'partner-query', 'enrichment'],
      by: { ...AM, ...IC },
    },
  ],
  readSubject: [
    { states: READABLE, by: STAFF },
    { states: READABLE, by: READER },
  ],
  changeSubject: [{ states: DESCRIBED, by: { ...AM, ...IC, ...CD, analyst: 'region' } }],
  relateSubjects: [{ states: DESCRIBED, by: { ...AM, ...IC, ...CD, analyst: 'region' } }],
  // Who adds subjects checks the number; who asks partners and works on the plan may need it to tell people apart.
  revealBsn: [{ states: DESCRIBED, by: { ...AM, ...IC, ...CD } }],
  addItem: [
    {
      states: ['partner-query', 'enrichment'],
      by: { ...IC, analyst: 'region' },
    },
  ],
  addIntervention: [{ states: ['analysis', 'planning', 'execution'], by: CD }],
  updateIntervention: [{ states: RESULTS, by: { partner: 'own-rows', requester: 'own-rows' } }],
  recordIntervention: [{ states: RESULTS, by: { ...CD, ...IC } }],
  cancelIntervention: [{ states: PLANNED, by: CD }],
  sendFeedback: [{ states: ['closing', 'closed'], by: { ...AM, ...CD } }],
  reactToFeedback: [{ states: ['closing', 'closed'], by: RQ }],
  askSecondLine: [{ states: ['in-progress'], by: { ...AM, ...LG } }],
  answerSecondLine: [{ states: ['in-progress', 'on-hold'], by: { 'liec-legal': 'nation' } }],
  readTasks: [
    { states: SUBMITTED_ON, by: STAFF },
    { states: SUBMITTED_ON, by: READER },
  ],
  addTask: [{ states: [...WORKING, 'closed'], by: STAFF }],
  editTask: [{ states: READABLE, by: STAFF }],
  // Of whom it is not, it is refused as unknown: the row tells whose it is. A hold changes nothing for who owns it.
  finishTask: [{ states: READABLE, by: { ...STAFF, partner: 'named-on-case', ...RQ } }],
  attachContact: [
    { states: ['draft'], by: { 'account-manager': 'named-on-case' } },
    { states: WORKING, by: DESK },
  ],
  putOnAgenda: [{ states: WORKING, by: DESK }],
  recordMeeting: [{ states: READABLE, by: STAFF }],
  // Which other cases there are is for the desk of the region: whoever is let in to one case learns of no other.
  readRelated: [{ states: READABLE, by: DESK }],
  judgeRelated: [{ states: WORKING, by: { ...AM, ...IC, ...MG } }],
  // What the new case needs of partners is asked anew, by a test of its own.
  splitOff: [{ states: DESCRIBED, by: { ...AM, ...IC, ...MG } }],
  // Internal: a case director may be of a partner. The privacy officer answers to data subjects for what stands here too.
  readNotes: [
    { states: READABLE, by: DESK },
    { states: READABLE, by: { 'privacy-officer': 'granted' } },
  ],
  writeNote: [{ states: [...WORKING, 'closed'], by: DESK }],
  // A file outlives the access under which it was made: nobody who is let in for a time takes one along.
  exportCase: [{ states: READABLE, by: STAFF }],
  // The privacy officer finds the access to all cases of the region in a list of its own, by number.
  readGrants: [{ states: SUBMITTED_ON, by: { ...MG, 'privacy-officer': 'granted' } }],
  grantAccess: [{ states: READABLE, by: MG }],
  breakGlass: [{ states: READABLE, by: MG }],
  endGrant: [{ states: SUBMITTED_ON, by: MG }],
};

/** What a person may do that is not about one case. */
export const DESK_ACTS = [
  'createCase',
  'createCaseOnBehalf',
  'listCases',
  'exportCases',
  'keepListViews',
  'manageTemplates',
  'importCases',
  'listInquiries',
  'readInquiryIdentifiers',
  'exportInquiryLines',
  'importInquiryAnswers',
  'listInterventions',
  'listSecondLines',
  'readFigures',
  'readPartnerFigures',
  'readColleagues',
  'listCheckpoints',
  'witnessLog',
  'exportLog',
  'listGrants',
  'listRegionGrants',
  'listAccessAlerts',
  'listTasks',
  'keepRegionTasks',
  'finishRegionTask',
  'noteContact',
  'readContacts',
  'listMunicipalities',
  'readMunicipality',
  'readMunicipalitySummary',
  'keepMunicipality',
  'listMeetings',
  'readMeeting',
  'keepMeetings',
  'listAgendaCandidates',
  'assignInBulk',
  'listHolds',
  'listAbsences',
  'keepAbsences',
  'searchLog',
  'sampleLog',
  'manageRegister',
  'readRegister',
  'certifyRegister',
  'readSettings',
  'changeSettings',
  'readNotices',
  'manageMail',
] as const;
export type DeskAct = (typeof DESK_ACTS)[number];

/** Which roles may do acts that are not about one case. */
export const DESK_POLICY: Record<DeskAct, Grants> = {
  createCase: RQ,
  createCaseOnBehalf: AM,
  listCases: {
    ...RQ,
    ...STAFF,
    partner: 'named-on-case',
    'liec-coordinator': 'nation-headers',
  },
  exportCases: {
    ...RQ,
    'account-manager': 'region',
    'information-coordinator': 'region',
    analyst: 'region',
    legal: 'region',
    manager: 'region',
  },
  // Whoever works on the cases of a region; a case director and a partner see few cases, and no handlers.
  keepListViews: DESK,
  manageTemplates: { ...MG, 'application-manager': 'region' },
  // What it does is typing on behalf and taking up, a whole list at once: of those who take up, and of nobody else.
  importCases: { ...AM, ...MG },
  listInquiries: { partner: 'own-rows' },
  readInquiryIdentifiers: { partner: 'own-rows' },
  exportInquiryLines: { partner: 'own-rows' },
  importInquiryAnswers: { partner: 'own-rows' },
  listInterventions: { partner: 'own-rows', requester: 'own-rows' },
  listSecondLines: { 'liec-legal': 'nation' },
  readFigures: {
    'account-manager': 'region',
    'information-coordinator': 'region',
    analyst: 'region',
    legal: 'region',
    manager: 'region',
    'liec-coordinator': 'nation-headers',
  },
  // What a region asks partners is its own business: no other region and not the LIEC.
  readPartnerFigures: DESK,
  readColleagues: { ...STAFF },
  manageRegister: { administrator: 'nation' },
  readRegister: { administrator: 'nation', manager: 'region', 'privacy-officer': 'region' },
  // Who looks at what is told in register/certifying.ts.
  certifyRegister: { administrator: 'nation', manager: 'region', 'privacy-officer': 'region' },
  // A checkpoint tells nothing of anybody: who witnesses the log must be able to fetch it.
  listCheckpoints: { auditor: 'nation', 'liec-coordinator': 'nation' },
  witnessLog: { auditor: 'nation', 'liec-coordinator': 'nation' },
  exportLog: { auditor: 'nation' },
  // One's own: everybody who may ever be let in to a case for a time.
  listGrants: {
    'account-manager': 'granted',
    'information-coordinator': 'granted',
    analyst: 'granted',
    legal: 'granted',
    manager: 'granted',
    'privacy-officer': 'granted',
    'liec-legal': 'granted',
  },
  listRegionGrants: { ...MG, 'privacy-officer': 'region' },
  listAccessAlerts: { ...MG, 'privacy-officer': 'region' },
  listTasks: { ...STAFF, partner: 'own-rows', requester: 'own-rows' },
  keepRegionTasks: DESK,
  finishRegionTask: { ...DESK, requester: 'own-rows' },
  noteContact: DESK,
  readContacts: DESK,
  listMunicipalities: DESK,
  readMunicipality: { ...DESK, ...RQ },
  readMunicipalitySummary: { ...DESK, ...RQ },
  keepMunicipality: { ...AM, ...MG },
  // Whoever is invited finds their own meetings, and of each what they reach.
  listMeetings: { ...STAFF, partner: 'named-on-case' },
  readMeeting: { ...STAFF, partner: 'named-on-case' },
  keepMeetings: DESK,
  listAgendaCandidates: DESK,
  assignInBulk: { ...AM, ...MG },
  listHolds: DESK,
  listAbsences: DESK,
  // Each for oneself; the manager also for others of the region.
  keepAbsences: DESK,
  searchLog: { auditor: 'nation', 'privacy-officer': 'region' },
  sampleLog: { auditor: 'nation' },
  // The administrator looks, and leaves the choice to the region.
  readSettings: { 'application-manager': 'region', administrator: 'nation' },
  changeSettings: { 'application-manager': 'region' },
  // Whoever may be told of a case; each notice is held against the case itself, every time.
  readNotices: { ...RQ, ...STAFF, partner: 'own-rows', 'liec-legal': 'granted', 'privacy-officer': 'region' },
  // Where mail goes, and whether it arrives; never what it is about.
  manageMail: { administrator: 'nation' },
};
