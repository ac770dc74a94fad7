import { MOVES } from './moves';
import { HOLD_GROUNDS, REASON_ROWS, REASONS, referReasonsIn, rejectReasonsIn } from './reasons';

/** Typed by hand from the field's list of rejection and referral grounds. */
const OF_THE_FIELD = [
  'no-covenant-theme',
  'insufficient-indications',
  'not-organised-crime',
  'single-partner-suffices',
  'not-proportionate',
  'no-hit',
  'investigation-interest',
  'no-commitment',
  'capacity-priority',
  'duplicate',
  'wrong-region',
  'referred-zvh',
  'referred-lbb',
  'referred-police',
  'referred-tax',
  'referred-lsi',
  'referred-mma',
  'no-legal-basis',
  'withdrawn-by-requester',
];

describe('reasons to reject or refer', () => {
  it('are those of the field, all nineteen', () => {
    expect([...REASONS]).toEqual(OF_THE_FIELD);
  });

  it('can each be used somewhere; the withdrawal writes its own', () => {
    const unused = REASONS.filter((reason) => {
      const { rejectsIn, refersIn, holds } = REASON_ROWS[reason];
      return rejectsIn.length === 0 && refersIn.length === 0 && !holds;
    });
    expect(unused).toEqual(['withdrawn-by-requester']);
  });

  it.each(MOVES.reject.from)('leave a choice when rejecting in %s', (state) => {
    expect(rejectReasonsIn(state).length).toBeGreaterThanOrEqual(3);
  });

  it.each(MOVES.refer.from)('leave a choice when referring in %s', (state) => {
    expect(referReasonsIn(state).length).toBeGreaterThanOrEqual(3);
  });

  it('speak only of states in which a case can be rejected or referred', () => {
    for (const reason of REASONS) {
      expect(MOVES.reject.from).toEqual(expect.arrayContaining([...REASON_ROWS[reason].rejectsIn]));
      expect(MOVES.refer.from).toEqual(expect.arrayContaining([...REASON_ROWS[reason].refersIn]));
    }
  });

  it('send a case to another region only before partners were asked', () => {
    expect(REASON_ROWS['wrong-region'].refersIn).toEqual(['submitted', 'intake', 'in-progress', 'legality-check']);
  });

  it('never refer to the Bibob bureau or to anonymous reporting: those are advised about', () => {
    expect(REASON_ROWS['referred-lbb'].refersIn).toEqual([]);
    expect(REASON_ROWS['referred-mma'].refersIn).toEqual([]);
  });

  it('that can hold a case are grounds to hold', () => {
    expect(HOLD_GROUNDS).toEqual(expect.arrayContaining(REASONS.filter((reason) => REASON_ROWS[reason].holds)));
  });

  it('say no-hit only after partners were asked', () => {
    expect(REASON_ROWS['no-hit'].rejectsIn).not.toEqual(expect.arrayContaining(['intake']));
    expect(rejectReasonsIn('legality-check')).not.toContain('no-hit');
  });
});
