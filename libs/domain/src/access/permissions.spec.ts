import type { FileFacts } from '../case/needs';
import type { State, Track } from '../case/states';
import type { Actor, CaseAccess } from './actor';
import { decide, type Action } from './decide';
import type { Role } from './roles';

/**
 * Who may make which move, typed by hand. Nothing here comes from the tables that it checks. A row reads: the move, the
 * states, and who: `AM` does it, `IC?` proposes it, `MG!` confirms what another proposed. `on-hold<intake` is a case on
 * hold that was held from intake. Who is not named in a row may not.
 */
const PEOPLE = {
  RQ: 'requester',
  AM: 'account-manager',
  IC: 'information-coordinator',
  AN: 'analyst',
  CD: 'case-director',
  LG: 'legal',
  MG: 'manager',
  LC: 'liec-coordinator',
  LL: 'liec-legal',
  PR: 'partner',
  PO: 'privacy-officer',
  AU: 'auditor',
  AD: 'administrator',
} as const satisfies Record<string, Role>;
type Code = keyof typeof PEOPLE;
type Row = readonly [move: Action, states: string, who: string];

const BOTH: readonly Row[] = [
  ['submit', 'draft', 'RQ AM'],
  ['discard', 'draft', 'RQ AM'],
  ['takeUp', 'submitted', 'AM MG'],
  ['putBack', 'intake', 'AM MG'],
  ['requestInfo', 'intake', 'AM'],
  ['provideInfo', 'info-requested', 'RQ AM'],
  ['stopWaiting', 'info-requested', 'AM'],
  ['reject', 'intake', 'AM'],
  ['reject', 'on-hold<intake', 'MG'],
  ['refer', 'submitted intake', 'AM'],
  ['withdraw', 'submitted intake info-requested on-hold<intake', 'RQ'],
  ['hold', 'intake', 'AM'],
  ['resume', 'on-hold<intake', 'AM MG'],
  ['extendHold', 'on-hold<intake', 'MG'],
  ['reconsider', 'rejected referred withdrawn', 'MG'],
  ['destroy', 'closed rejected referred withdrawn', 'MG? PO!'],
];

const INTEGRAL: readonly Row[] = [
  ...BOTH,
  ['reject', 'legality-check', 'LG IC'],
  ['reject', 'partner-query enrichment', 'IC? MG!'],
  ['reject', 'weighing', 'MG'],
  ['reject', 'on-hold<legality-check on-hold<partner-query', 'MG'],
  ['reject', 'on-hold<enrichment on-hold<weighing', 'MG'],
  ['refer', 'legality-check', 'LG'],
  ['refer', 'partner-query enrichment', 'IC'],
  ['refer', 'weighing', 'MG'],
  ['withdraw', 'legality-check on-hold<legality-check', 'RQ'],
  ['askWithdrawal', 'partner-query enrichment weighing analysis', 'RQ'],
  ['askWithdrawal', 'planning execution closing', 'RQ'],
  ['askWithdrawal', 'on-hold<partner-query on-hold<enrichment', 'RQ'],
  ['askWithdrawal', 'on-hold<weighing on-hold<analysis', 'RQ'],
  ['askWithdrawal', 'on-hold<planning on-hold<execution', 'RQ'],
  ['grantWithdrawal', 'partner-query enrichment weighing analysis', 'AM MG'],
  ['grantWithdrawal', 'planning execution closing', 'AM MG'],
  ['grantWithdrawal', 'on-hold<partner-query on-hold<enrichment', 'AM MG'],
  ['grantWithdrawal', 'on-hold<weighing on-hold<analysis', 'AM MG'],
  ['grantWithdrawal', 'on-hold<planning on-hold<execution', 'AM MG'],
  ['declineWithdrawal', 'partner-query enrichment weighing analysis', 'AM MG'],
  ['declineWithdrawal', 'planning execution closing', 'AM MG'],
  ['declineWithdrawal', 'on-hold<partner-query on-hold<enrichment', 'AM MG'],
  ['declineWithdrawal', 'on-hold<weighing on-hold<analysis', 'AM MG'],
  ['declineWithdrawal', 'on-hold<planning on-hold<execution', 'AM MG'],
  ['hold', 'legality-check', 'LG'],
  ['hold', 'partner-query enrichment', 'IC'],
  ['hold', 'weighing', 'MG'],
  ['hold', 'analysis planning execution', 'CD'],
  ['resume', 'on-hold<legality-check', 'LG MG'],
  ['resume', 'on-hold<partner-query on-hold<enrichment', 'IC MG'],
  ['resume', 'on-hold<weighing', 'MG'],
  ['resume', 'on-hold<analysis on-hold<planning on-hold<execution', 'CD MG'],
  ['extendHold', 'on-hold<legality-check on-hold<partner-query', 'MG'],
  ['extendHold', 'on-hold<enrichment on-hold<weighing', 'MG'],
  ['extendHold', 'on-hold<analysis on-hold<planning', 'MG'],
  ['extendHold', 'on-hold<execution', 'MG'],
  ['screen', 'intake legality-check', 'MG IC'],
  ['startTest', 'intake', 'AM'],
  ['returnToIntake', 'legality-check', 'LG IC'],
  ['approveTest', 'legality-check', 'LG IC'],
  ['startEnrichment', 'partner-query', 'IC'],
  ['askAgain', 'enrichment', 'IC'],
  ['offerForWeighing', 'enrichment', 'IC AN'],
  ['sendBack', 'weighing', 'MG'],
  ['accept', 'weighing', 'MG'],
  ['backToEnrichment', 'analysis', 'CD'],
  ['agreeAdvice', 'analysis', 'CD'],
  ['backToAnalysis', 'planning', 'CD'],
  ['startExecution', 'planning', 'CD'],
  ['revisePlan', 'execution', 'CD'],
  ['endWithoutPlan', 'analysis planning', 'CD'],
  ['startClosing', 'execution', 'CD'],
  ['reopenWork', 'closing', 'CD'],
  ['close', 'closing', 'CD? MG!'],
  ['reopen', 'closed', 'MG? LG! IC!'],
];

const ADVICE: readonly Row[] = [
  ...BOTH,
  ['requestInfo', 'in-progress', 'AM'],
  ['reject', 'in-progress', 'AM'],
  ['reject', 'on-hold<in-progress', 'MG'],
  ['refer', 'in-progress', 'AM'],
  ['withdraw', 'in-progress on-hold<in-progress', 'RQ'],
  ['hold', 'in-progress', 'AM'],
  ['resume', 'on-hold<in-progress', 'AM MG'],
  ['extendHold', 'on-hold<in-progress', 'MG'],
  ['startAdvice', 'intake', 'AM'],
  ['toIntake', 'in-progress', 'AM'],
  ['answer', 'in-progress', 'AM LG AN'],
  ['askFurther', 'answered', 'RQ AM'],
  ['settle', 'intake', 'AM'],
  ['finish', 'answered', 'RQ AM'],
  ['reopenAdvice', 'closed', 'MG'],
];

/** Every place a case can be in on each track. */
const PLACES: Record<Track, string> = {
  integral:
    'draft submitted intake info-requested<intake legality-check partner-query enrichment weighing analysis planning ' +
    'execution closing closed rejected referred withdrawn destroyed on-hold<intake on-hold<legality-check ' +
    'on-hold<partner-query on-hold<enrichment on-hold<weighing on-hold<analysis on-hold<planning on-hold<execution',
  advice:
    'draft submitted intake info-requested<intake info-requested<in-progress in-progress answered closed rejected ' +
    'referred withdrawn destroyed on-hold<intake on-hold<in-progress',
};

const TODAY = '2026-11-24';
const BEFORE_PARTNERS = ['intake', 'legality-check', 'in-progress'];

/** Each person holds one role and reaches the case: the account manager handles it and typed the draft. */
const actor = (code: Code): Actor => ({
  personId: code,
  authorisations: [
    {
      id: `auth-${code}`,
      role: PEOPLE[code],
      organisationId: code === 'RQ' ? 'town' : `org-${code}`,
      regionCodes: ['LC', 'LL', 'AU', 'AD'].includes(code) ? 'nation' : ['NN'],
      validUntil: null,
      screenedUntil: '2027-01-01',
    },
  ],
});

function access(at: string, track: Track): CaseAccess {
  const state = at.split('<')[0] as State;
  return {
    state,
    track,
    regionCode: state === 'draft' ? null : 'NN',
    confidentiality: 'normal',
    submittingOrganisationIds: ['town'],
    filerId: 'RQ',
    handlerId: 'AM',
    named: [
      ...(state === 'draft'
        ? [{ organisationId: 'org-AM', personId: 'AM', as: 'staff' as const }]
        : [
            {
              organisationId: 'org-CD',
              personId: 'CD',
              as: 'case-director' as const,
            },
            {
              organisationId: 'org-PR',
              personId: 'PR',
              as: 'partner' as const,
            },
          ]),
    ],
    excludedPersonIds: [],
    rowOrganisationIds: [],
  } as CaseAccess;
}

/** A file in which nothing is missing, so that only the role and the moment decide. */
const file = (move: string, origin: State | null): FileFacts => ({
  origin,
  missingAnswers: 0,
  sensitiveUnconfirmed: false,
  organisationValid: true,
  regionKnown: true,
  infoDueOn: '2026-11-01',
  wishPending: move !== 'askWithdrawal' && !(origin !== null && BEFORE_PARTNERS.includes(origin)),
  requesterAskedAgain: true,
  wasWithdrawn: false,
  contentPresent: true,
  retentionEnded: true,
  mainThemeValid: true,
  screeningRequired: false,
  screened: true,
  testComplete: true,
  testPartners: 2,
  testNoPartnersReason: false,
  testAuthorId: 'somebody-else',
  testAfterClosing: true,
  intakePersonIds: [],
  hits: 1,
  openInquiryLines: 0,
  coveredPartners: 2,
  unclassifiedItems: 0,
  sourceOrderKept: true,
  interventions: 2,
  unplannedInterventions: 0,
  unsettledInterventions: 0,
  resultlessInterventions: 0,
  feedbackSent: true,
  openSecondLines: 0,
  answeredOn: '2026-09-01',
  handlerId: null,
  proposal: { move, personId: 'somebody-else' },
});

const MODE_SIGN = { do: '', propose: '?', confirm: '!' } as const;

/** Who the decision lets make the move from here, written as in the rows above. */
function allowedAt(move: Action, at: string, track: Track): string[] {
  const origin = (at.split('<')[1] ?? null) as State | null;
  return (Object.keys(PEOPLE) as Code[]).flatMap((code) => {
    const decision = decide({
      action: move,
      actor: actor(code),
      access: access(at, track),
      today: TODAY,
      file: file(move, origin),
    });
    return decision.allowed ? [code + MODE_SIGN[decision.mode]] : [];
  });
}

function expectedAt(rows: readonly Row[], move: Action, at: string): string[] {
  const names = at.startsWith('info-requested') ? ['info-requested'] : [at];
  return rows
    .filter(([name, states]) => name === move && states.split(' ').some((state) => names.includes(state)))
    .flatMap(([, , who]) => who.split(' '));
}

const ALL_MOVES = [...new Set([...INTEGRAL, ...ADVICE].map(([move]) => move))];

describe.each([
  ['integral', INTEGRAL],
  ['advice', ADVICE],
] as const)('on the %s track, with nothing missing in the file', (track, rows) => {
  it.each(ALL_MOVES)('%s is made by those named, there and nowhere else', (move) => {
    const wrong = PLACES[track].split(' ').flatMap((at) => {
      const expected = expectedAt(rows, move, at).sort().join(' ');
      const found = allowedAt(move, at, track).sort().join(' ');
      return expected === found ? [] : [{ at, expected, found }];
    });
    expect(wrong).toEqual([]);
  });
});

describe('the typed matrix itself', () => {
  it('holds all forty-four moves', () => {
    expect(ALL_MOVES).toHaveLength(44);
  });

  it('names only places that exist on the track', () => {
    for (const [track, rows] of [
      ['integral', INTEGRAL],
      ['advice', ADVICE],
    ] as const) {
      const known = PLACES[track].split(' ').map((at) => (at.startsWith('info-requested') ? 'info-requested' : at));
      const named = rows.flatMap(([, states]) => states.split(' '));
      expect(named.filter((state) => !known.includes(state))).toEqual([]);
    }
  });
});
