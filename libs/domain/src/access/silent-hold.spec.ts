import { MOVE_NAMES, MOVES } from '../case/moves';
import type { FileFacts } from '../case/needs';
import type { State } from '../case/states';
import type { Actor, CaseAccess } from './actor';
import { decide } from './decide';
import { ACTS } from './policy';

const officer: Actor = {
  personId: 'officer',
  authorisations: [
    {
      id: 'officer-of-town',
      role: 'requester',
      organisationId: 'town',
      regionCodes: ['NN'],
      validUntil: null,
      screenedUntil: null,
    },
  ],
};

/** The town brought the case in and owns an intervention on it. */
const access = (state: State, origin: State | null): CaseAccess => {
  const advice = [state, origin].includes('in-progress');
  const world = {
    state,
    track: advice ? ('advice' as const) : ('integral' as const),
    regionCode: 'NN',
    confidentiality: 'normal' as const,
    submittingOrganisationIds: ['town'],
    filerId: 'filer',
    handlerId: null,
    named: [],
    excludedPersonIds: [],
    rowOrganisationIds: ['town'],
  };
  return world;
};

const file = (origin: State | null): FileFacts => ({ origin, wishPending: false }) as Partial<FileFacts> as FileFacts;

/** Every answer the officer gets, buttons and refusals alike: a refusal can be asked for too. */
const answers = (state: State, origin: State | null): string[] =>
  [...MOVE_NAMES, ...ACTS].map((action) => {
    const decision = decide({
      action,
      actor: officer,
      access: access(state, origin),
      today: '2026-11-24',
      file: file(origin),
    });
    if (decision.allowed) return `${action}: allowed`;
    return `${action}: ${[decision.because, ...decision.needs].join(' ')}`;
  });

describe('a hold that was not told', () => {
  it.each(MOVES.hold.from)('from %s answers the requester exactly as that state does', (origin) => {
    expect(answers('on-hold', origin)).toEqual(answers(origin, null));
  });
});
