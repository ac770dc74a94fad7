import { JUDGES, NEEDS, type FileFacts, type Need, type NeedInput } from './needs';

const GOOD: FileFacts = {
  origin: 'intake',
  missingAnswers: 0,
  sensitiveUnconfirmed: false,
  organisationValid: true,
  regionKnown: true,
  infoDueOn: '2026-11-23',
  wishPending: true,
  requesterAskedAgain: true,
  wasWithdrawn: true,
  contentPresent: true,
  retentionEnded: true,
  mainThemeValid: true,
  screeningRequired: true,
  screened: true,
  testComplete: true,
  testPartners: 1,
  testNoPartnersReason: false,
  testAuthorId: 'author',
  testAfterClosing: true,
  intakePersonIds: ['intaker'],
  hits: 1,
  openInquiryLines: 0,
  coveredPartners: 1,
  unclassifiedItems: 0,
  sourceOrderKept: true,
  interventions: 1,
  unplannedInterventions: 0,
  unsettledInterventions: 0,
  resultlessInterventions: 0,
  feedbackSent: true,
  openSecondLines: 0,
  answeredOn: '2026-10-27',
  handlerId: 'someone',
  proposal: { move: 'close', personId: 'proposer' },
};
const GIVEN: NeedInput = { caseDirectorId: 'director', partnerFree: true };

const judge = (
  need: Need,
  file: Partial<FileFacts> = {},
  input: NeedInput | undefined = GIVEN,
  personId = 'someone',
): boolean =>
  JUDGES[need]({ ...GOOD, ...file }, { personId, today: '2026-11-24', move: 'close', ...(input && { input }) });

/** One fault that makes each need fail. Those with a rule of their own are below. */
const FAULTS: Partial<Record<Need, Partial<FileFacts>>> = {
  'request-complete': { missingAnswers: 1 },
  'sensitive-text-confirmed': { sensitiveUnconfirmed: true },
  'organisation-valid-today': { organisationValid: false },
  'region-known': { regionKnown: false },
  'due-passed-or-reason': { infoDueOn: '2026-11-24' },
  'held-before-acceptance': { origin: 'analysis' },
  'held-before-partner-query': { origin: 'partner-query' },
  'wish-pending': { wishPending: false },
  'requester-asked': { requesterAskedAgain: false },
  'content-present': { contentPresent: false },
  'retention-term-ended': { retentionEnded: false },
  'main-theme-valid': { mainThemeValid: false },
  'screened-if-required': { screened: false },
  'test-complete': { testComplete: false },
  'partners-chosen-or-reason': { testPartners: 0 },
  'hit-or-exception': { hits: 0 },
  'no-open-inquiry': { openInquiryLines: 1 },
  'test-covers-partners': { coveredPartners: 0 },
  'items-classified': { unclassifiedItems: 1 },
  'source-order-kept': { sourceOrderKept: false },
  'interventions-planned': { interventions: 0 },
  'interventions-settled': { unsettledInterventions: 1 },
  'results-filled': { resultlessInterventions: 1 },
  'feedback-sent': { feedbackSent: false },
  'proposed-by-another': { proposal: null },
  'new-approved-test': { testAfterClosing: false },
  'no-open-second-line': { openSecondLines: 1 },
  'twenty-working-days-passed': { answeredOn: '2026-10-28' },
  'is-handler': { handlerId: 'another' },
};

describe('a need', () => {
  it.each(Object.entries(FAULTS) as [Need, Partial<FileFacts>][])(
    '%s holds in a good file and fails on %j',
    (need, fault) => {
      expect(judge(need)).toBe(true);
      expect(judge(need, fault)).toBe(false);
    },
  );

  it('is checked here, each and every one', () => {
    const elsewhere: string[] = [
      'held-after-partner-query',
      'no-wish-pending',
      'review-within-three-months',
      'second-person',
      'case-director-named',
      'free-of-partner-data',
      'mayor-and-meanwhile',
      'outside-desk',
    ];
    expect(NEEDS.filter((need) => !(need in FAULTS) && !elsewhere.includes(need))).toEqual([]);
  });

  it('a wish is asked once, and only after partners were asked when on hold', () => {
    expect(judge('no-wish-pending')).toBe(false);
    expect(judge('no-wish-pending', { wishPending: false })).toBe(true);
    expect(judge('held-after-partner-query')).toBe(false);
    expect(judge('held-after-partner-query', { origin: 'weighing' })).toBe(true);
  });

  it.each(['held-before-acceptance', 'held-before-partner-query', 'held-after-partner-query'] as const)(
    '%s does not hold when nobody knows where the hold came from',
    (need) => {
      expect(judge(need, { origin: null })).toBe(false);
    },
  );

  it.each([
    ['2026-11-24', false, 'today'],
    ['2026-11-25', true, 'tomorrow'],
    ['2027-02-24', true, 'three months on'],
    ['2027-02-25', false, 'a day too late'],
  ])('a review on %s is %s: %s', (reviewOn, allowed) => {
    expect(judge('review-within-three-months', {}, { reviewOn })).toBe(allowed);
  });

  it('a second person is neither the author nor who did the intake', () => {
    const by = (person: string) => judge('second-person', {}, GIVEN, person);
    expect([by('author'), by('intaker'), by('someone')]).toEqual([false, false, true]);
  });

  it('a proposal is confirmed by another person, for the same move', () => {
    expect(judge('proposed-by-another', {}, GIVEN, 'proposer')).toBe(false);
    const other = { proposal: { move: 'reject', personId: 'proposer' } };
    expect(judge('proposed-by-another', other)).toBe(false);
  });

  it('a reason, an exception or a date can stand in for what the file lacks', () => {
    expect(judge('due-passed-or-reason', { infoDueOn: null }, { reason: 'haast' })).toBe(true);
    expect(judge('hit-or-exception', { hits: 0 }, { exception: 'branche' })).toBe(true);
    expect(
      judge('partners-chosen-or-reason', {
        testPartners: 0,
        testNoPartnersReason: true,
      }),
    ).toBe(true);
    expect(judge('case-director-named', {}, { caseDirectorBy: '2026-12-01' })).toBe(true);
    expect(judge('case-director-named', {}, {})).toBe(false);
    expect(judge('requester-asked', { requesterAskedAgain: false }, { requesterAsked: true })).toBe(true);
  });

  it("an answer must be declared free of partners' data", () => {
    expect(judge('free-of-partner-data', {}, { partnerFree: false })).toBe(false);
    expect(judge('free-of-partner-data', {}, {})).toBe(false);
  });

  it('what a form can still supply does not disable its button', () => {
    const open = (need: Need, file: Partial<FileFacts>) =>
      JUDGES[need]({ ...GOOD, ...file }, { personId: 'someone', today: '2026-11-24', move: 'close' });
    expect(open('hit-or-exception', { hits: 0 })).toBe(true);
    expect(open('due-passed-or-reason', { infoDueOn: null })).toBe(true);
    expect(open('case-director-named', {})).toBe(true);
    expect(open('review-within-three-months', {})).toBe(true);
  });
});
