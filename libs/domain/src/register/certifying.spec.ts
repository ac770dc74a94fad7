import type { Authorisation } from '../access/actor';
import type { Role } from '../access/roles';
import { ROLES } from '../access/roles';
import { certificationRefusal, type Certifiable } from './certifying';

const held = (role: Role, regionCodes: readonly string[] | 'nation'): Authorisation => ({
  id: role,
  role,
  organisationId: 'o',
  regionCodes,
  validUntil: null,
  screenedUntil: '2027-12-31',
});
const by = (...authorisations: Authorisation[]) => ({ personId: 'looker', authorisations });
const row = (role: Role, regionCodes: readonly string[], more: Partial<Certifiable> = {}): Certifiable => ({
  role,
  holderId: 'holder',
  granterId: 'granter',
  regionCodes,
  ...more,
});

const MANAGER = by(held('manager', ['NN']));
const PRIVACY = by(held('privacy-officer', ['NN']));
const ADMINISTRATOR = by(held('administrator', 'nation'));

describe('who looks at an authorisation again', () => {
  it.each<[string, ReturnType<typeof by>, Certifiable, string | null]>([
    ['the manager at the desk', MANAGER, row('analyst', ['NN']), null],
    ['the manager at a requester of the region', MANAGER, row('requester', ['NN']), null],
    ['the manager at the privacy officer', MANAGER, row('privacy-officer', ['NN']), null],
    ['not the manager at another manager', MANAGER, row('manager', ['NN']), 'not-yours'],
    ['not the manager at another region', MANAGER, row('analyst', ['ON']), 'not-yours'],
    ['not the manager at a national role', MANAGER, row('auditor', []), 'not-yours'],
    ['the privacy officer at the manager', PRIVACY, row('manager', ['NN']), null],
    ['the privacy officer at a national role', PRIVACY, row('administrator', []), null],
    ['not the privacy officer at the desk', PRIVACY, row('analyst', ['NN']), 'not-yours'],
    ['not the privacy officer at the manager of another region', PRIVACY, row('manager', ['ON']), 'not-yours'],
    ['an administrator at a national role', ADMINISTRATOR, row('liec-legal', []), null],
    ['not an administrator at a role of a region', ADMINISTRATOR, row('analyst', ['NN']), 'not-yours'],
  ])('%s', (_who, certifier, target, because) => {
    expect(certificationRefusal(certifier, target)).toBe(because);
  });

  it('never the holder and never who granted it', () => {
    for (const certifier of [MANAGER, PRIVACY, ADMINISTRATOR])
      for (const role of ROLES)
        for (const regions of [['NN'], []]) {
          const fits = certificationRefusal(certifier, row(role, regions)) === null;
          const own = certificationRefusal(certifier, row(role, regions, { holderId: 'looker' }));
          const grant = certificationRefusal(certifier, row(role, regions, { granterId: 'looker' }));
          expect([role, own, grant]).toEqual([
            role,
            fits ? 'own-authorisation' : 'not-yours',
            fits ? 'own-grant' : 'not-yours',
          ]);
        }
  });

  it('no other role at anything', () => {
    for (const role of ROLES.filter((one) => !['manager', 'privacy-officer', 'administrator'].includes(one)))
      expect(certificationRefusal(by(held(role, ['NN'])), row('analyst', ['NN']))).toBe('not-yours');
  });

  it('leaves no role without somebody who looks at it', () => {
    for (const role of ROLES) {
      const anybody = [MANAGER, PRIVACY, ADMINISTRATOR];
      for (const regions of [['NN'], []])
        expect([role, regions, anybody.some((one) => certificationRefusal(one, row(role, regions)) === null)]).toEqual([
          role,
          regions,
          true,
        ]);
    }
  });
});
