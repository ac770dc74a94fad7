import type { FunctionMailbox, FunctionMailboxList } from '@casusregie/contract';
import { organisationOf } from '../testing/journey';
import { openWorld, type World } from '../testing/test-setup';

describe('the function mailbox of an organisation', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world?.close());

  const url = `/v1/organisations/${organisationOf('politie')}/function-mailbox`;

  it('is set by the administrator, who must have seen the newest version', async () => {
    const admin = await world.as('beheerder');
    const set = (address: unknown, version?: string) =>
      admin.put(url, { address }, version === undefined ? {} : { 'if-match': version });
    expect((await set('desk@politie.example')).status).toBe(428);
    const first = (await set('desk@politie.example', '0')).ok<FunctionMailbox>();
    expect(first).toMatchObject({ address: 'desk@politie.example', version: 1 });
    const late = await set('ander@politie.example', '0');
    expect([late.status, late.json<{ current: FunctionMailbox }>().current.address]).toEqual([
      409,
      'desk@politie.example',
    ]);
    const list = (await admin.get('/v1/function-mailboxes?kind=national-partner')).ok<FunctionMailboxList>();
    expect(list.items.every(({ organisation }) => organisation.kind === 'national-partner')).toBe(true);
    expect(list.items.filter(({ address }) => address !== null)).toEqual([first]);
    expect((await set(null, '1')).ok<FunctionMailbox>()).toMatchObject({ address: null, version: 2 });
  });

  it.each([
    'geen adres',
    'a@b',
    'Naam <desk@politie.example>',
    'a@x.example,b@x.example',
    'a@x.example\r\nBcc: b@x.example',
    '',
  ])('is no %j', async (address) => {
    const admin = await world.as('beheerder');
    const answer = await admin.put(url, { address }, { 'if-match': '2' });
    expect([answer.status, answer.faults]).toEqual([400, ['address: is geen geldig e-mailadres']]);
  });

  it('of an organisation that does not exist is unknown', async () => {
    const admin = await world.as('beheerder');
    const strange = '/v1/organisations/01900000-0000-7000-8000-000000000000/function-mailbox';
    expect((await admin.put(strange, { address: null }, { 'if-match': '0' })).status).toBe(404);
  });
});
