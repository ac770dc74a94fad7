import type { MoveAnswer, PersonAnswer, StaffCase, EventPage } from '@casusregie/contract';
import { Callers } from '../identity/callers';
import { Sessions } from '../identity/sessions';
import { ReferenceBook } from '../organisations/reference-book';
import type { Answer, Client } from '../testing/client';
import { INTEGRAL, Journey, organisationOf, personOf } from '../testing/journey';
import { refused, refusedWholeIn } from '../testing/refusals';
import { ADMINISTRATOR, RegisterWork } from '../testing/register';
import { openWorld, type World } from '../testing/test-setup';

const TRIES = 200;

describe('somebody who leaves, or goes to another organisation', () => {
  let world: World;
  let register: RegisterWork;
  let walk: Journey;
  let admin: Client;
  const refusedWhole = refusedWholeIn(() => world);

  beforeAll(async () => {
    world = await openWorld();
    register = new RegisterWork(world);
    walk = new Journey(world);
    admin = await world.as(ADMINISTRATOR);
  });
  afterAll(() => world?.close());

  const stands = async (account: string) => {
    const caller = await world.as(account);
    return async (): Promise<number> => (await caller.get('/v1/me')).status;
  };

  it('has no access with the very next request, with a token and with a cookie', async () => {
    const id = await register.newcomer('gaat.weg');
    (await register.grant(id, {})).ok();
    const byToken = await stands('gaat.weg');
    const sessions = world.app.get(Sessions);
    const caller = await world.app.get(Callers).byAccount('gaat.weg', 't'.repeat(32));
    if (!caller) throw new Error('the newcomer is not known');
    const login = {
      account: 'gaat.weg',
      proof: { at: Date.parse(world.clock.now()), level: world.settings.loginLevels[0] ?? null },
      providerSession: null,
      email: null,
    };
    const cookie = `${sessions.cookieName}=${await sessions.start(caller, login, undefined)}`;
    const byCookie = async (): Promise<number> => (await world.nobody.get('/v1/me', { cookie })).status;
    expect([await byToken(), await byCookie()]).toEqual([200, 200]);
    expect((await register.see('gaat.weg', ADMINISTRATOR, id)).holds?.sessions).toBe(1);
    const left = (await register.end('departures', id)).ok<PersonAnswer>();
    expect([await byToken(), await byCookie()]).toEqual([401, 401]);
    expect(left).toMatchObject({
      active: false,
      leftOn: '2026-11-24',
      holds: { sessions: 0, namings: 0, handled: [] },
      authorisations: [{ standing: 'ended', endReason: 'Andere baan (fictief)' }],
    });
    expect(await world.count('SELECT count(*) AS n FROM sessions WHERE person_id = $1', [id])).toBe(0);
    await refusedWhole(() => register.end('departures', id), 409, 'wrong-moment');
    await refusedWhole(() => register.grant(id, {}), 409, 'wrong-moment');
  });

  it('has no access from the day after a date that was set beforehand', async () => {
    const id = await register.newcomer('tijdelijk.hier');
    (await register.grant(id, { validUntil: '2026-11-24' })).ok();
    const caller = await world.as('tijdelijk.hier');
    expect((await caller.get('/v1/cases')).status).toBe(200);
    world.clock.set('2026-11-24T23:00:00.000Z');
    try {
      refused(await caller.get('/v1/cases'), 403, 'wrong-role');
    } finally {
      world.clock.set('2026-11-24T09:00:00.000Z');
    }
  });

  it('leaves no case behind unseen: nobody handles it, no naming runs, and its timeline says so', async () => {
    const caseId = await walk.to('planning');
    await walk.must('nn-manager', await walk.file(), 'takeUp');
    const before = await register.see('nn-regisseur');
    expect(before.holds?.namings).toBe(1);
    const handler = await register.see('nn-accountmanager');
    expect(handler.holds?.handled).toEqual([{ region: { code: 'NN', name: expect.any(String) }, count: 1 }]);
    (await register.end('departures', personOf('nn-regisseur'))).ok();
    (await register.end('departures', personOf('nn-accountmanager'))).ok();
    const seen = await walk.see<StaffCase>('nn-manager', caseId);
    expect([seen.handler, seen.caseDirector]).toEqual([null, null]);
    const events = (await (await world.as('nn-manager')).get(`/v1/cases/${caseId}/events`)).ok<EventPage>();
    const told = events.items.map(({ text }) => text).join('\n');
    expect(told).toContain(`Behandelaar: nog niemand (${handler.name} is niet meer beschikbaar)`);
    expect(told).toContain(`Niet langer betrokken: ${before.name}`);
    const ended = await world.count(
      `SELECT count(*) AS n FROM participants WHERE person_id = $1 AND (until_on IS NULL OR until_on >= '2026-11-24')`,
      [personOf('nn-regisseur')],
    );
    expect(ended).toBe(0);
    (
      await register.end('transfers', personOf('nn-regisseur'), {
        organisationId: organisationOf('RIEC-NN'),
        function: 'Casusregisseur',
      })
    ).ok();
    const back = { role: 'case-director', organisationId: organisationOf('RIEC-NN'), regionCodes: ['NN'] };
    (await register.grant(personOf('nn-regisseur'), { ...back, screenedUntil: '2028-01-01' })).ok();
    refused(await (await world.as('nn-regisseur')).get(`/v1/cases/${caseId}`), 404, 'unknown');
  });

  it('keeps the account when going to another organisation, and nothing of what it could do', async () => {
    const id = await register.newcomer('stapt.over');
    (await register.grant(id, {})).ok();
    const draft = (await (await world.as('stapt.over')).post('/v1/cases', INTEGRAL)).ok<MoveAnswer>().caseId;
    const same = { organisationId: organisationOf('GM0014'), function: 'Adviseur' };
    await refusedWhole(() => register.end('transfers', id, same), 400, 'invalid');
    const to = { organisationId: organisationOf('GM0363'), function: 'Jurist' };
    const moved = (await register.end('transfers', id, to)).ok<PersonAnswer>();
    expect(moved).toMatchObject({ active: true, account: 'stapt.over', function: 'Jurist' });
    expect(moved.authorisations.map(({ standing }) => standing)).toEqual(['ended']);
    const caller = await world.as('stapt.over');
    refused(await caller.get('/v1/cases'), 403, 'wrong-role');
    refused(await caller.get(`/v1/cases/${draft}`), 404, 'unknown');
    (await register.grant(id, { organisationId: organisationOf('GM0363') })).ok();
    refused(await caller.get(`/v1/cases/${draft}`), 404, 'unknown');
    expect((await caller.post('/v1/cases', INTEGRAL)).status).toBe(201);
  });

  it('comes too late with a change once the departure is committed, however close they run', async () => {
    const outcomes = { before: 0, refused: 0 };
    for (let at = 0; at < TRIES; at += 1) {
      const account = `race.${at}`;
      const id = await register.newcomer(account);
      (await register.grant(id, {})).ok();
      const caller = await world.as(account);
      const { version } = (await admin.get(`/v1/persons/${id}`)).ok<PersonAnswer>();
      let gone = false;
      const leave = async (): Promise<void> => {
        await new Promise((done) => setTimeout(done, at % 5));
        (await admin.post(`/v1/persons/${id}/departures`, { reason: 'Weg' }, { 'if-match': `"${version}"` })).ok();
        gone = true;
      };
      const write = async (): Promise<{ answer: Answer; startedAfter: boolean }> => {
        const startedAfter = gone;
        return { answer: await caller.post('/v1/cases', INTEGRAL), startedAfter };
      };
      const [, ...writes] = await Promise.all([leave(), write(), write(), write()]);
      writes.push(await write());
      for (const { answer, startedAfter } of writes) {
        expect([201, 401, 503]).toContain(answer.status);
        if (startedAfter) expect(answer.status).toBe(401);
        outcomes[answer.status === 201 ? 'before' : 'refused'] += 1;
      }
      // The log is in the order of the commits of one person: nothing of theirs comes after their departure.
      const [departure] = await world.rows<{ at: string }>(
        `SELECT e.id AS at FROM log_entries e WHERE e.act = 'manageRegister' AND e.object = $1 ORDER BY e.id DESC LIMIT 1`,
        [`person:${id}`],
      );
      const late = await world.count(
        `SELECT count(*) AS n FROM log_entries WHERE person_id = $1 AND act = 'createCase' AND id > $2`,
        [id, departure?.at],
      );
      expect([account, late]).toEqual([account, 0]);
    }
    expect(outcomes.before).toBeGreaterThan(0);
    expect(outcomes.refused).toBeGreaterThanOrEqual(TRIES);
  }, 240_000);

  it('does not write under what was found before the departure, even when the request was already under way', async () => {
    const id = await register.newcomer('net.te.laat');
    (await register.grant(id, {})).ok();
    const caller = await world.as('net.te.laat');
    let left = 0;
    const books = world.app.get(ReferenceBook);
    const open = books.open.bind(books);
    // The caller has been found by now; the unit of work has not begun.
    books.open = async () => {
      books.open = open;
      left = (await register.end('departures', id)).status;
      return open();
    };
    const answer = await caller.post('/v1/cases', INTEGRAL);
    expect(left).toBe(201);
    refused(answer, 401, 'not-logged-in');
    expect(await world.count('SELECT count(*) AS n FROM case_files WHERE filer_id = $1', [id])).toBe(0);
  });
});
