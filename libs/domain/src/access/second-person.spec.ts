import type { FileFacts } from '../case/needs';
import type { State } from '../case/states';
import type { Actor, CaseAccess } from './actor';
import { decide, type Action } from './decide';
import type { Role } from './roles';

const TODAY = '2026-11-24';
const holds = (personId: string, ...roles: readonly Role[]): Actor => ({
  personId,
  authorisations: roles.map((role) => ({
    id: `${personId}-${role}`,
    role,
    organisationId: role === 'requester' ? 'town' : 'riec',
    regionCodes: ['NN'],
    validUntil: null,
    screenedUntil: '2027-01-01',
  })),
});

const access = (state: State): CaseAccess => ({
  state,
  track: 'integral',
  regionCode: 'NN',
  confidentiality: 'normal',
  submittingOrganisationIds: ['town'],
  filerId: 'filer',
  handlerId: null,
  named: [{ organisationId: 'riec', personId: 'anna', as: 'case-director' }],
  excludedPersonIds: [],
  ...{ rowOrganisationIds: [] },
});

const FILE = {
  origin: null,
  contentPresent: true,
  retentionEnded: true,
  screeningRequired: false,
  testComplete: true,
  testPartners: 1,
  testAuthorId: 'anna',
  testAfterClosing: true,
  intakePersonIds: ['bert'],
  openInquiryLines: 0,
  resultlessInterventions: 0,
  feedbackSent: true,
  wishPending: false,
  proposal: null,
} as Partial<FileFacts> as FileFacts;

const ask = (action: Action, actor: Actor, state: State, over: Partial<FileFacts> = {}) =>
  decide({
    action,
    actor,
    access: access(state),
    today: TODAY,
    file: { ...FILE, ...over },
  });

describe('a second person is another person, never another account or role', () => {
  it('approves a test neither its author nor who did the intake', () => {
    const refused = {
      allowed: false,
      because: 'missing-need',
      needs: ['second-person'],
    };
    expect(ask('approveTest', holds('anna', 'legal'), 'legality-check')).toEqual(refused);
    expect(ask('approveTest', holds('bert', 'account-manager', 'legal'), 'legality-check')).toEqual(refused);
    expect(ask('approveTest', holds('carla', 'legal'), 'legality-check').allowed).toBe(true);
  });

  it.each([
    ['second-person', { testAuthorId: 'carla' }],
    ['second-person', { intakePersonIds: ['carla'] }],
    ['test-complete', { testComplete: false }],
    ['partners-chosen-or-reason', { testPartners: 0 }],
  ] as const)('approves a new test while partners are asked only when it can: %s', (need, over) => {
    for (const state of ['partner-query', 'enrichment'] as const) {
      expect(ask('approveNewTest', holds('carla', 'legal'), state).allowed).toBe(true);
      const refused = { allowed: false, because: 'missing-need', needs: [need] };
      expect(ask('approveNewTest', holds('carla', 'legal'), state, over)).toEqual(refused);
    }
  });

  it.each([
    ['close', 'closing', ['manager', 'case-director'], 'manager'],
    ['reject', 'enrichment', ['manager', 'information-coordinator'], 'manager'],
    ['destroy', 'closed', ['manager', 'privacy-officer'], 'privacy-officer'],
    ['reopen', 'closed', ['manager', 'legal'], 'legal'],
  ] as const)('%s: who proposed it cannot confirm it under a second role', (move, state, roles, confirming) => {
    const testAuthorId = 'dirk';
    const proposal = { move, personId: 'anna' };
    const own = ask(move, holds('anna', ...roles), state, {
      proposal,
      testAuthorId,
    });
    expect(own).not.toMatchObject({ mode: 'confirm' });
    expect(
      ask(move, holds('carla', confirming), state, {
        proposal,
        testAuthorId,
      }),
    ).toMatchObject({ allowed: true, mode: 'confirm' });
  });

  it.each([
    ['close', 'closing', 'manager'],
    ['reject', 'partner-query', 'manager'],
    ['destroy', 'rejected', 'privacy-officer'],
    ['reopen', 'closed', 'legal'],
  ] as const)('%s is not confirmed without a proposal, nor on one for another move', (move, state, role) => {
    const needs = ['proposed-by-another'];
    for (const proposal of [null, { move: 'hold', personId: 'dirk' }])
      expect(ask(move, holds('carla', role), state, { proposal })).toMatchObject({
        allowed: false,
        because: 'missing-need',
        needs,
      });
  });

  it('a proposal is not made while what it rests on is missing', () => {
    expect(
      ask('close', holds('anna', 'case-director'), 'closing', {
        feedbackSent: false,
      }),
    ).toMatchObject({ allowed: false, needs: ['feedback-sent'] });
    expect(ask('close', holds('anna', 'case-director'), 'closing')).toMatchObject({ allowed: true, mode: 'propose' });
  });
});
