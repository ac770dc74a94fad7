import { MOVE_NAMES } from '../case/moves';
import { asksFreshLogin, FRESH_LOGIN_ACTS, isFreshLogin, isStrongLogin } from './fresh-login';
import { ACTS, DESK_ACTS } from './policy';

const NOW = Date.parse('2026-11-24T09:00:00.000Z');
const MINUTE = 60_000;
const rule = { now: NOW, minutes: 10, levels: ['substantial', 'high'] };

describe('a fresh login', () => {
  it.each([
    ['of this moment', { at: NOW, level: 'high' }, true],
    ['of ten minutes ago', { at: NOW - 10 * MINUTE, level: 'substantial' }, true],
    ['of a millisecond longer ago', { at: NOW - 10 * MINUTE - 1, level: 'substantial' }, false],
    ['of a provider whose clock is a minute ahead', { at: NOW + MINUTE, level: 'high' }, true],
    ['of the future', { at: NOW + MINUTE + 1, level: 'high' }, false],
    ['that does not say when', { at: null, level: 'high' }, false],
    ['of a lower level', { at: NOW, level: 'low' }, false],
    ['that does not say its level', { at: NOW, level: null }, false],
  ])('%s', (_name, proof, fresh) => {
    expect(isFreshLogin(proof, rule)).toBe(fresh);
  });

  it('needs no level where none is asked', () => {
    expect(isFreshLogin({ at: NOW, level: null }, { ...rule, levels: [] })).toBe(true);
    expect(isStrongLogin(null, [])).toBe(true);
  });

  it('is asked for acts that exist, and not for a day of ordinary work', () => {
    const all: readonly string[] = [...MOVE_NAMES, ...ACTS, ...DESK_ACTS];
    expect(FRESH_LOGIN_ACTS.filter((act) => !all.includes(act))).toEqual([]);
    expect((['nameParticipant', 'excludePerson', 'destroy'] as const).every(asksFreshLogin)).toBe(true);
    expect((['readCase', 'takeUp', 'answerInquiry', 'listCases'] as const).some(asksFreshLogin)).toBe(false);
  });
});
