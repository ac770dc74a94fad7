import type { ActionAnswer, StaffCase } from '@casusregie/contract';
import { NEEDS, NEED_LABELS } from '@casusregie/domain';
import { sideOf, stepsOf } from './case-page-words';
import { PART_OF_NEED, PART_TITLES, partsOf } from './case-parts';
import { nextSteps } from './next-steps-order';

const action = (name: string, allowed = true): ActionAnswer => ({ name, label: name, allowed });
const file = (fields: Partial<StaffCase>): StaffCase =>
  ({
    state: 'intake',
    origin: null,
    phase: 'running',
    track: 'integral',
    actions: [],
    questions: [],
    tests: [],
    subjects: [],
    inquiryLines: [],
    items: [],
    decisions: [],
    interventions: [],
    secondLines: [],
    attachments: [],
    advice: null,
    answer: null,
    feedback: null,
    outcome: null,
    hold: null,
    ...fields,
  }) as unknown as StaffCase;

describe('the parts of a case page', () => {
  it('begin with the step at hand, and leave out what is empty', () => {
    expect(partsOf(file({ state: 'legality-check' }))).toEqual(['toets', 'verzoek', 'taken', 'tijdlijn']);
  });
  it('show an empty part in which something can be done', () => {
    expect(partsOf(file({ actions: [action('addSubject'), action('addItem', false)] }))).toEqual([
      'verzoek',
      'bevraging',
      'taken',
      'tijdlijn',
    ]);
  });
  it('stay where a case was held from', () => {
    expect(partsOf(file({ state: 'on-hold', origin: 'planning' }))[0]).toBe('plan');
  });
  it('know where a need can be met', () => {
    for (const need of NEEDS) {
      expect(NEED_LABELS[need]).toBeTruthy();
      expect(PART_TITLES[PART_OF_NEED[need] ?? 'verzoek']).toBeTruthy();
    }
  });
});

describe('the next steps', () => {
  it('put what leads onward first, the allowed before the others, and leave acts to their parts', () => {
    const actions = [action('reject'), action('startTest', false), action('requestInfo'), action('writeTest')];
    const steps = nextSteps([...actions, action('hold')], file({}));
    expect(steps.onward.map(({ name }) => name)).toEqual(['startTest']);
    expect(steps.beside.map(({ name }) => name)).toEqual(['reject', 'requestInfo', 'hold']);
  });
  it('leave out what is for another situation', () => {
    const wish: ActionAnswer = { ...action('grantWithdrawal', false), needs: ['wish-pending'] };
    expect(nextSteps([wish], file({ state: 'enrichment' })).onward).toEqual([]);
  });
  it('lead onward from a hold by going on', () => {
    const steps = nextSteps([action('extendHold'), action('resume')], file({ state: 'on-hold', origin: 'weighing' }));
    expect(steps.onward.map(({ name }) => name)).toEqual(['resume']);
  });
});

describe('the road of a case', () => {
  it('has nothing ahead once the case ended', () => {
    const road: StaffCase['road'] = [
      { state: 'intake', label: 'Intake', place: 'passed', on: '2026-11-02' },
      { state: 'rejected', label: 'Afgewezen', place: 'here', on: null },
      { state: 'closed', label: 'Afgesloten', place: 'later', on: null },
    ];
    expect(stepsOf({ road, phase: 'ended' }).map(({ status }) => status)).toEqual(['passed', 'here', 'unreachable']);
  });
  it('says beside it until when a case waits', () => {
    const hold = { reviewOn: '2026-12-24' } as StaffCase['hold'];
    expect(sideOf(file({ state: 'on-hold', hold }))?.note).toBe('herbeoordelen op 24 december 2026');
    expect(sideOf(file({ state: 'info-requested' }))?.label).toBe('Wacht op antwoord');
    expect(sideOf(file({}))).toBeNull();
  });
});
