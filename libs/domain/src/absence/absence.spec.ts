import type { Actor } from '../access/actor';
import type { Role } from '../access/roles';
import { NOTICE_ROWS } from '../notices/kinds';
import { DEPUTY_NOTICES, mayStandIn, standsIn } from './absence';

const TODAY = '2026-11-24';
const who = (personId: string, role: Role, region = 'NN', until: string | null = null): Actor => ({
  personId,
  authorisations: [
    {
      id: personId,
      role,
      organisationId: 'RIEC',
      regionCodes: [region],
      validUntil: until,
      screenedUntil: '2027-01-01',
    },
  ],
});

describe('standing in', () => {
  it('begins and ends by the date, both days included, and at once when it is ended', () => {
    const away = { fromOn: '2026-11-24', untilOn: '2026-11-28', ended: false };
    expect(['2026-11-23', '2026-11-24', '2026-11-28', '2026-11-29'].map((day) => standsIn(away, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(standsIn({ ...away, ended: true }, '2026-11-25')).toBe(false);
  });

  it('is for a colleague with the same role in the same region, authorised today', () => {
    const person = who('a', 'account-manager');
    expect(mayStandIn(who('b', 'account-manager'), person, 'NN', TODAY)).toBe(true);
    expect(mayStandIn(who('b', 'legal'), person, 'NN', TODAY)).toBe(false);
    expect(mayStandIn(who('b', 'account-manager', 'ON'), person, 'NN', TODAY)).toBe(false);
    expect(mayStandIn(who('b', 'account-manager', 'NN', '2026-11-23'), person, 'NN', TODAY)).toBe(false);
    expect(mayStandIn(person, person, 'NN', TODAY)).toBe(false);
  });

  it('brings notices of staff only, never one that opens something to a person', () => {
    for (const kind of DEPUTY_NOTICES) expect(NOTICE_ROWS[kind].sight).toEqual(['staff']);
    expect(DEPUTY_NOTICES).not.toContain('access-given');
    expect(DEPUTY_NOTICES).not.toContain('named');
  });
});
