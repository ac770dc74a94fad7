import { liveAuthorisations } from '../access/actor';
import { ROLES } from '../access/roles';
import { addDays } from '../calendar/dates';
import { certifyBy, dueIfSince, isDue, standingOf, type Standable } from './standing';

const TODAY = '2026-11-24';
const row = (more: Partial<Standable> = {}): Standable => ({
  role: 'analyst',
  validUntil: null,
  screenedUntil: '2027-12-31',
  endedAt: null,
  grantedOn: '2026-01-01',
  certifiedOn: null,
  ...more,
});

describe('how an authorisation stands', () => {
  it.each<[Partial<Standable>, string]>([
    [{}, 'live'],
    [{ screenedUntil: '2027-01-24' }, 'live'],
    [{ screenedUntil: '2027-01-23' }, 'screening-expiring'],
    [{ screenedUntil: TODAY }, 'screening-expiring'],
    [{ screenedUntil: '2026-11-23' }, 'screening-expired'],
    [{ screenedUntil: null }, 'screening-expired'],
    [{ role: 'requester', screenedUntil: null }, 'live'],
    [{ validUntil: TODAY }, 'live'],
    [{ validUntil: '2026-11-23' }, 'expired'],
    [{ validUntil: '2026-11-23', endedAt: '2026-11-01T10:00:00.000Z' }, 'ended'],
  ])('with %j is %s', (more, standing) => {
    expect(standingOf(row(more), TODAY)).toBe(standing);
  });

  it('agrees with what gives access', () => {
    const days = [null, '2026-11-23', TODAY, '2027-06-01'];
    for (const role of ROLES)
      for (const validUntil of days)
        for (const screenedUntil of days) {
          const standing = standingOf(row({ role, validUntil, screenedUntil }), TODAY);
          const line = {
            id: 'a',
            organisationId: 'o',
            regionCodes: 'nation',
            role,
            validUntil,
            screenedUntil,
          } as const;
          const lives = liveAuthorisations({ personId: 'p', authorisations: [line] }, TODAY).length === 1;
          expect([role, validUntil, screenedUntil, lives]).toEqual([
            role,
            validUntil,
            screenedUntil,
            standing === 'live' || standing === 'screening-expiring',
          ]);
        }
  });

  it('is due a year after it was confirmed, or else granted', () => {
    expect(certifyBy(row({ grantedOn: '2025-11-24' }))).toBe(TODAY);
    expect(isDue(row({ grantedOn: '2025-11-24' }), TODAY)).toBe(true);
    expect(isDue(row({ grantedOn: '2025-11-25' }), TODAY)).toBe(false);
    expect(isDue(row({ grantedOn: '2020-01-01', certifiedOn: '2026-01-01' }), TODAY)).toBe(false);
  });

  it('is due by the same day for a query as for one row, around leap days too', () => {
    for (const today of ['2024-02-28', '2024-02-29', '2025-02-28', '2025-03-01', '2026-11-24', '2026-12-31'])
      for (let offset = -3; offset <= 3; offset += 1) {
        const grantedOn = addDays(dueIfSince(today), offset);
        expect([today, offset, isDue(row({ role: 'requester', grantedOn }), today)]).toEqual([
          today,
          offset,
          offset <= 0,
        ]);
      }
  });

  it('is not due once it ended or ran out, but is with an expired screening', () => {
    const old = { grantedOn: '2020-01-01' };
    expect(isDue(row({ ...old, endedAt: '2026-01-01T00:00:00.000Z' }), TODAY)).toBe(false);
    expect(isDue(row({ ...old, validUntil: '2026-01-01' }), TODAY)).toBe(false);
    expect(isDue(row({ ...old, screenedUntil: '2026-01-01' }), TODAY)).toBe(true);
  });
});
