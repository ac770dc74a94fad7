import { MOVES, MOVE_NAMES, factsOf } from '@casusregie/domain';
import { faultsOf } from './field-rules';
import { startValues, type Option, type Values } from './field-def';
import { consequencesOf, type ConsequenceFile } from './move-consequences';
import { afterwardsFields, moveFields, type MoveFile } from './move-fields';

const DAY = { today: '2026-11-24' };
const FILE: MoveFile = {
  state: 'enrichment',
  kind: 'integral-case',
  purpose: null,
  mainTheme: null,
  participants: [],
  tests: [],
  advice: null,
};
const HOLD = moveFields(
  'hold',
  { asks: ['holdGround', 'reason', 'reviewOn'], mayAsk: ['toldToRequester', 'mayorInformedBy', 'meanwhile'] },
  FILE,
  DAY,
);
const faulty = (values: Values) => faultsOf(HOLD, { ...startValues(HOLD), ...values }).map(({ fieldId }) => fieldId);

describe('the form of a move', () => {
  it.each(MOVE_NAMES)('asks every fact of %s', (move) => {
    const state = MOVES[move].from[0]!;
    const fields = moveFields(move, { asks: factsOf(move), mayAsk: [] }, { ...FILE, state }, DAY);
    const asked = new Set(fields.map(({ name }) => name.split('.')[0]));
    // A state in which no reason fits has no boxes to tick.
    expect(factsOf(move).filter((fact) => !asked.has(fact) && fact !== 'reasons')).toEqual([]);
  });
  it('offers only the reasons of this state', () => {
    const [reasons] = moveFields('reject', { asks: ['reasons'], mayAsk: [] }, { ...FILE, state: 'intake' }, DAY);
    const offered = [reasons?.options].flat().map((option) => (option as Option).value);
    expect(offered).not.toContain('no-hit');
    expect(offered).toContain('duplicate');
  });
  it('asks for a decision only where one is needed', () => {
    expect(moveFields('reject', { asks: [], mayAsk: ['decision'] }, FILE, DAY)).toEqual([]);
    expect(moveFields('reject', { asks: ['decision'], mayAsk: [] }, FILE, DAY)).toHaveLength(4);
  });
  it('begins with the purpose that belongs to the kind', () => {
    const [purpose] = moveFields('startTest', { asks: ['purpose'], mayAsk: [] }, FILE, DAY);
    expect(purpose?.value).toBe('integrated-approach');
  });
  it('asks for mayor and meanwhile only with an investigation interest', () => {
    const filled = { reason: 'x', reviewOn: '2026-12-24' };
    expect(faulty({ ...filled, holdGround: 'capacity-priority' })).toEqual([]);
    expect(faulty({ ...filled, holdGround: 'investigation-interest' })).toEqual(['mayorInformedBy', 'meanwhile']);
  });
  it.each(['2026-11-24', '2027-02-25'])('refuses %s as the day of review', (reviewOn) => {
    expect(faulty({ holdGround: 'capacity-priority', reason: 'x', reviewOn })).toEqual(['reviewOn']);
  });
  it('wants a case director, or the day on which one is known', () => {
    const fields = moveFields('accept', { asks: [], mayAsk: ['caseDirectorId', 'caseDirectorBy'] }, FILE, DAY);
    expect(faultsOf(fields, startValues(fields)).map(({ fieldId }) => fieldId)).toEqual(['caseDirectorBy']);
    expect(faultsOf(fields, { ...startValues(fields), caseDirectorId: 'p1' })).toEqual([]);
  });
  it('asks how something was passed on once somebody is named', () => {
    const fields = afterwardsFields('takeUp', DAY);
    expect(faultsOf(fields, startValues(fields))).toEqual([]);
    expect(faultsOf(fields, { ...startValues(fields), 'onBehalf.reportedBy': 'Agent' })).toHaveLength(1);
  });
});

describe('what a move says beforehand', () => {
  const file: ConsequenceFile = { state: 'enrichment', origin: null, hold: null, interventions: [] };
  it('is that a silent hold stays silent, and a told one does not', () => {
    expect(consequencesOf('hold', file).requester).toBe('De inbrenger merkt hier niets van.');
    expect(consequencesOf('hold', file, true).requester).toContain('In de wacht');
  });
  it('is that steps among partners are not seen by the requester', () => {
    expect(consequencesOf('offerForWeighing', file).requester).toBe('De inbrenger merkt hier niets van.');
    expect(consequencesOf('reject', file).requester).toContain('Niet opgepakt');
  });
  it('is where the case goes', () => {
    expect(consequencesOf('offerForWeighing', file).happens).toBe('De casus gaat naar Weging.');
    expect(consequencesOf('declineWithdrawal', file).requester).toContain('bericht');
  });
});
