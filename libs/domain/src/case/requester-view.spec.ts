import fc from 'fast-check';
import { addDays, addWorkingDays, isWorkingDay } from '../calendar/dates';
import { MOVES } from './moves';
import {
  nextNewsOn,
  SHOWN_LABELS,
  SHOWN_OPEN,
  SHOWN_ROAD,
  SHOWN_STATES,
  SHOWN_TEXTS,
  shownState,
} from './requester-view';
import { MAIN_ROAD, STATES, TRACKS } from './states';

const HOLDABLE = MOVES.hold.from;

describe('the state a requester is shown', () => {
  it.each(HOLDABLE)('a case held from %s looks as if it were not held', (origin) => {
    expect(shownState('on-hold', origin, false)).toBe(shownState(origin, null, false));
  });

  it.each(HOLDABLE)('a hold from %s shows when it was told', (origin) => {
    expect(shownState('on-hold', origin, true)).toBe('on-hold');
  });

  it('a hold without a known origin still does not show', () => {
    expect(shownState('on-hold', null, false)).not.toBe('on-hold');
  });

  it('asking partners, working up and weighing share one text', () => {
    const texts = (['partner-query', 'enrichment', 'weighing'] as const).map(
      (state) => SHOWN_TEXTS[shownState(state, null, false)],
    );
    expect(new Set(texts)).toEqual(new Set(['We bekijken samen met partners wat nodig is.']));
  });

  it('analysis and plan share one text', () => {
    expect(shownState('analysis', null, false)).toBe(shownState('planning', null, false));
  });

  it('is always a state with words for it, whatever is told', () => {
    for (const state of STATES)
      for (const told of [true, false]) {
        const shown = shownState(state, 'intake', told);
        expect(SHOWN_STATES).toContain(shown);
        expect(SHOWN_LABELS[shown] && SHOWN_TEXTS[shown]).toBeTruthy();
      }
  });

  it.each(TRACKS)('the road on the %s track is the real one, masked', (track) => {
    const masked = MAIN_ROAD[track].map((state) => shownState(state, null, false));
    expect([...new Set(masked)]).toEqual(SHOWN_ROAD[track]);
  });
});

describe('by when the requester hears from us', () => {
  it('is ten working days after sending, and twenty after any other news', () => {
    expect(nextNewsOn('submitted', '2026-11-24', '2026-11-24')).toBe('2026-12-08');
    expect(nextNewsOn('with-partners', '2026-11-24', '2026-11-24')).toBe('2026-12-22');
  });

  it('goes on in the same rhythm when a date passed without news', () => {
    const first = addWorkingDays('2026-11-24', 20);
    expect(nextNewsOn('closing', '2026-11-24', addDays(first, 1))).toBe(addWorkingDays(first, 20));
    expect(nextNewsOn('closing', '2026-11-24', first)).toBe(first);
  });

  it.each(SHOWN_STATES.filter((shown) => !SHOWN_OPEN.includes(shown)))('is never, once a case shows as %s', (shown) => {
    expect(nextNewsOn(shown, '2026-11-24', '2026-11-24')).toBeNull();
  });

  const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2025-01-01', days));

  it('is a working day and never before today, whatever the dates', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SHOWN_OPEN), day, fc.integer({ min: 0, max: 400 }), (shown, lastNewsOn, later) => {
        const today = addDays(lastNewsOn, later);
        const news = nextNewsOn(shown, lastNewsOn, today);
        expect(news).not.toBeNull();
        expect(news! >= today).toBe(true);
        expect(isWorkingDay(news!)).toBe(true);
      }),
    );
  });

  it('is the same for a case held in silence as for one that is not held', () => {
    fc.assert(
      fc.property(fc.constantFrom(...HOLDABLE), day, fc.integer({ min: 0, max: 400 }), (origin, lastNewsOn, later) => {
        const today = addDays(lastNewsOn, later);
        const of = (held: boolean) =>
          nextNewsOn(held ? shownState('on-hold', origin, false) : shownState(origin, null, false), lastNewsOn, today);
        expect(of(true)).toBe(of(false));
      }),
    );
  });
});
