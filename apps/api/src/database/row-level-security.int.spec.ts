import { decide, liveAuthorisations, MOVE_NAMES, ACTS, type Action } from '@casusregie/domain';
import fc from 'fast-check';
import pg from 'pg';
import { v7 } from 'uuid';
import { loadCase, type LoadedCase } from '../cases/case-access';
import { Callers } from '../identity/callers';
import type { Caller } from '../identity/caller';
import { ReferenceBook } from '../organisations/reference-book';
import { giveGrant } from '../testing/grants';
import { ADVICE, INTEGRAL, Journey, organisationOf, personOf, testOf } from '../testing/journey';
import { upload } from '../testing/multipart';
import { clearCases, insertCases, randomCases } from '../testing/random-cases';
import { insertRows } from '../testing/random-rows';
import { openWorld, type World } from '../testing/test-setup';
import { NoticeRow } from './entities';
import { DATABASE_KIND } from './kind';
import { asNobody, asPerson } from './on-behalf';
import { Reads, UnitOfWork } from './unit-of-work';

/** After a merger, so that lineage plays a part. */
const NOW = '2027-01-05T10:00:00.000Z';
const REGIONS = ['NN', 'ON'] as const;
const SUBMITTERS = ['GM0014', 'GM0402', 'GM1696', 'PV27', 'RIEC-NN'];
const JOBS = ['accountmanager', 'informatie', 'analist', 'regisseur', 'jurist', 'manager', 'privacy'];
const PEOPLE = [
  ...REGIONS.flatMap((code) => JOBS.map((job) => `${code.toLowerCase()}-${job}`)),
  ...['gm0014', 'gm0402', 'gm1696', 'pv27', 'politie', 'politie-onbenoemd', 'belastingdienst'],
  ...['liec-coordinator', 'liec-jurist', 'auditor', 'beheerder'],
];
/** Tables without a `case_id` that row-level security guards all the same. */
const BESIDE = [
  'absences',
  'case_files',
  'access_alerts',
  'case_imports',
  'list_view_choices',
  'list_views',
  'mails',
  'meeting_guests',
  'meetings',
  'municipality_desks',
  'notice_settings',
];
const SECURED = DATABASE_KIND === 'postgres';

/**
 * The second lock. On SQLite there is none: there these tests say that the first lock finds the same world, and that
 * nothing of the second stands in its way.
 */
describe('row-level security', () => {
  let world: World;
  let reads: Reads;
  let work: UnitOfWork;
  let callers: Caller[];

  beforeAll(async () => {
    world = await openWorld({ now: NOW });
    reads = world.app.get<Reads>(Reads);
    work = world.app.get(UnitOfWork);
    callers = [];
    for (const account of PEOPLE) {
      const caller = await world.app.get(Callers).byAccount(account, 'f'.repeat(32));
      if (!caller) throw new Error(`no account ${account}`);
      callers.push(caller);
    }
  });
  afterAll(() => world?.close());

  const withCaseId = async (): Promise<string[]> => {
    const rows = await world.rows<{ name: string }>(
      SECURED
        ? `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'case_id'`
        : `SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'case_id'`,
    );
    return rows.map(({ name }) => name).sort();
  };
  const noticesOf = (account: string, caseId: string): Promise<number> =>
    asPerson(personOf(account), async () => {
      const rows = await reads.all('SELECT id FROM notices WHERE case_id = $1', [caseId]);
      return rows.length;
    });
  const idsFor = (personId: string): Promise<string[]> =>
    asPerson(personId, async () => (await reads.all<{ id: string }>('SELECT id FROM case_files')).map(({ id }) => id));

  it('is on, and forced, for every table that tells of a case; a new one cannot be forgotten', async () => {
    const tables = [...(await withCaseId()), ...BESIDE].sort();
    expect(tables.length).toBeGreaterThan(15);
    if (!SECURED) return expect(tables).toContain('case_files');
    const rows = await world.rows<{ name: string }>(
      `SELECT DISTINCT c.relname AS name FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid
       WHERE c.relrowsecurity AND c.relforcerowsecurity ORDER BY 1`,
    );
    return expect(rows.map(({ name }) => name)).toEqual(tables);
  });

  it('without anybody, nothing is seen and nothing changed in any of those tables', async () => {
    const walk = new Journey(world);
    await walk.to('planning');
    for (const table of [...(await withCaseId()), 'case_files']) {
      const found = await asNobody(() => reads.first<{ n: number }>(`SELECT count(*) AS n FROM ${table}`));
      const there = await world.count(`SELECT count(*) AS n FROM ${table}`);
      expect([table, Number(found?.n)]).toEqual([table, SECURED ? 0 : there]);
      if (!SECURED) continue;
      const column = table === 'case_files' ? 'id' : 'case_id';
      const changed = await asNobody(() => work.run((tx) => tx.run(`UPDATE ${table} SET ${column} = ${column}`)));
      const deleted = await asNobody(() => work.run((tx) => tx.run(`DELETE FROM ${table}`)));
      expect([table, changed, deleted]).toEqual([table, 0, 0]);
    }
  });

  it('nobody but a person can be meant: what is no id ends in a failure, not in a wider look', async () => {
    const asked = asPerson(`${personOf('gm0014')}'; SET ROLE x; --`, () => reads.all('SELECT id FROM case_files'));
    if (SECURED) await expect(asked).rejects.toThrow(/no person/);
    else await expect(asked).resolves.toEqual(expect.any(Array));
  });

  /** Every act and move, asked of the first lock; the LIEC's jurist answers where a question was put to the LIEC only. */
  const reaches = (caller: Caller, { access }: LoadedCase, asksLiec: boolean): boolean =>
    [...ACTS, ...MOVE_NAMES]
      .filter((action) => action !== 'answerSecondLine' || asksLiec)
      .some((action: Action) => {
        const answer = decide({ action, actor: caller.actor, access, today: world.clock.today() });
        return answer.allowed || answer.because !== 'out-of-reach';
      });
  /** Why the second lock lets a person know of a case that no act of the first reaches; docs/rules.md tells the same. */
  const widened = (caller: Caller, { file, access }: LoadedCase, asksLiec: boolean): string | null => {
    const live = liveAuthorisations(caller.actor, world.clock.today());
    if (access.excludedPersonIds.includes(caller.actor.personId) || live.length === 0) return null;
    const roles = live.map(({ role }) => role);
    if (roles.includes('requester') && file.filer_id === caller.actor.personId) return 'filed it';
    if (roles.includes('account-manager') && file.filer_id === caller.actor.personId) return 'types a draft';
    if (roles.includes('privacy-officer') && file.state !== 'draft') return 'knows of the cases of the region';
    if (access.named.some(({ personId }) => personId === caller.actor.personId)) return 'named';
    if (roles.includes('legal') && access.grants?.some(({ personId }) => personId === caller.actor.personId)) {
      return 'let in as a jurist from elsewhere';
    }
    // It may not answer now, and has the question in its list all the same.
    if (roles.includes('liec-legal') && asksLiec) return 'a question to the LIEC';
    if (roles.includes('partner') || roles.includes('requester')) {
      return live.some(({ organisationId }) => access.rowOrganisationIds.includes(organisationId)) ? 'own rows' : null;
    }
    return null;
  };

  it('on random worlds it shows every case that any act reaches, and each further one for a reason that is written down', async () => {
    const today = world.clock.today();
    const book = await world.app.get(ReferenceBook).open();
    let [reached, wider, hidden] = [0, 0, 0];
    await fc.assert(
      fc.asyncProperty(
        randomCases({ submitters: SUBMITTERS, people: PEOPLE, regions: REGIONS }, { min: 30, max: 50 }),
        async (random) => {
          await clearCases(world);
          const ids = await insertCases(world, random);
          const { secondLines } = await insertRows(world, ids, random);
          const asked = new Set(secondLines.map(({ caseId }) => caseId));
          const cases = await Promise.all(
            ids.map((id) => loadCase(world.reads, id, book, { today, now: world.clock.now() })),
          );
          for (const caller of callers) {
            const seen = new Set(await idsFor(caller.actor.personId));
            for (const [at, one] of cases.entries()) {
              const label = [PEOPLE[callers.indexOf(caller)], JSON.stringify(random[at])];
              if (reaches(caller, one, asked.has(one.file.id))) {
                expect([...label, seen.has(one.file.id)]).toEqual([...label, true]);
                reached += 1;
              } else if (SECURED && seen.has(one.file.id)) {
                expect([...label, widened(caller, one, asked.has(one.file.id))]).toEqual([
                  ...label,
                  expect.any(String),
                ]);
                wider += 1;
              } else hidden += 1;
            }
          }
        },
      ),
      { numRuns: 4, seed: 20261124, endOnFailure: true },
    );
    expect(reached).toBeGreaterThan(500);
    expect(hidden).toBeGreaterThan(SECURED ? 1000 : 0);
    expect(wider > 0).toBe(SECURED);
  }, 180_000);

  it('a change of a row out of sight touches none, and nobody names themselves on a case out of sight', async () => {
    if (!SECURED) return expect(await withCaseId()).toContain('participants');
    const id = await new Journey(world).to('intake');
    const strangers = ['on-manager', 'gm0402', 'politie', 'auditor', 'beheerder'];
    for (const account of strangers) {
      const person = personOf(account);
      // Being kept out is known to oneself, and not to be undone.
      const run = (sql: string, params: unknown[]) => asPerson(person, () => work.run((tx) => tx.run(sql, params)));
      expect(await run(`UPDATE case_files SET title = 'x' WHERE id = $1`, [id])).toBe(0);
      expect(await run('DELETE FROM case_files WHERE id = $1', [id])).toBe(0);
      expect(await run('DELETE FROM case_events WHERE case_id = $1', [id])).toBe(0);
      await expect(
        run(
          `INSERT INTO participants (id, case_id, named_as, organisation_id, person_id, from_on, ground, named_by)
           VALUES ($1, $1, 'staff', $2, $3, '2027-01-01', 'x', $3)`,
          [id, organisationOf('RIEC-NN'), person],
        ),
      ).rejects.toThrow(/row-level security/);
    }
    return expect(await world.count('SELECT count(*) AS n FROM case_events WHERE case_id = $1', [id])).toBeGreaterThan(
      1,
    );
  });

  it('who reads the header of a case, or has rows of their own in it, sees nothing else that lies in the file', async () => {
    const walk = new Journey(world);
    const id = await walk.to('legality-check');
    await walk.add('nn-jurist', id, 'tests', testOf(['politie', 'belastingdienst']));
    await walk.must('nn-informatie', id, 'approveTest');
    await walk.inquire(id, ['politie', 'belastingdienst']);
    const seenBy = async (account: string): Promise<Record<string, number>> => {
      const found: Record<string, number> = {};
      for (const table of await withCaseId()) {
        const row = await asPerson(personOf(account), () =>
          reads.first<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE case_id = $1`, [id]),
        );
        if (Number(row?.n) > 0) found[table] = Number(row?.n);
      }
      return found;
    };
    const whole = await seenBy('nn-informatie');
    expect(Object.keys(whole)).toEqual(expect.arrayContaining(['case_events', 'inquiry_lines', 'legality_tests']));
    const part = SECURED ? {} : whole;
    expect(await seenBy('liec-coordinator')).toEqual(part);
    expect(await seenBy('nn-privacy')).toEqual(part);
    expect(await seenBy('politie-onbenoemd')).toEqual(
      SECURED ? { inquiry_lines: 1, subjects: 1, subject_facts: 1 } : whole,
    );
    expect(await seenBy('on-manager')).toEqual(part);
  });

  it('what lies under a case is seen by nobody who has no business there, in any of the tables', async () => {
    const walk = new Journey(world);
    const id = await walk.to('intake');
    await walk.must('nn-accountmanager', id, 'requestInfo', { question: 'Welk adres?', dueOn: walk.day(7) });
    await walk.must('gm0014', id, 'provideInfo', { answer: 'De Turfwijk (fictief).' });
    await walk.walk(id, 'intake', 'enrichment');
    const person = { kind: 'person', description: 'Huurder (fictief)', bsn: '123456782' };
    await walk.add('nn-informatie', id, 'subjects', person);
    const known = (await walk.see('nn-informatie', id)).subjects.map((subject) => subject.id);
    await walk.add('nn-informatie', id, 'relations', { fromId: known.at(-1), toId: known[0], kind: 'director' });
    await walk.add('nn-informatie', id, 'items', {
      sourceId: organisationOf('politie'),
      sourceKind: 'open',
      happenedOn: walk.day(-1),
      text: 'Feit (fictief).',
      ground: 'Wgs art. 2.19',
      use: 'steering-only',
      subjectIds: [known.at(-1)],
    });
    await walk.walk(id, 'enrichment', 'planning');
    await walk.add('nn-manager', id, 'exclusions', { personId: personOf('nn-analist'), reason: 'Familie (fictief)' });
    await walk.add('nn-manager', id, 'outside-numbers', { system: 'Zaaksysteem', number: 'Z-77' });
    await walk.add('nn-manager', id, 'notes', { text: 'Bel terug (fictief)' });
    const [note] = await world.rows<{ id: string }>('SELECT id FROM case_notes WHERE case_id = $1', [id]);
    const writer = await world.as('nn-manager');
    (await writer.patch(`/v1/notes/${note?.id}`, { text: 'Gebeld (fictief)' }, { 'if-match': '1' })).ok();
    await walk.add('nn-manager', id, 'related-cases', { otherCaseId: await walk.file(), verdict: 'same' });
    await walk.add('nn-manager', id, 'tasks', { title: 'Bel terug (fictief)', ownerId: organisationOf('RIEC-NN') });
    const talk = {
      municipalityId: organisationOf('GM0014'),
      channel: 'visit',
      withWhom: 'AOV',
      text: 'Kennis (fictief)',
    };
    const desk = await world.as('nn-manager');
    const { contactId } = (await desk.post('/v1/contacts', talk)).ok<{ contactId: string }>();
    (await desk.put(`/v1/contacts/${contactId}/case`, { caseId: id })).ok();
    const { body, headers } = upload('Waarnemingen (fictief).');
    (await (await world.as('nn-manager')).post(`/v1/cases/${id}/attachments`, body, headers)).ok();
    const meeting = {
      kind: 'Weegoverleg',
      heldOn: walk.day(0),
      beginsAt: '09:30',
      place: 'Zaal 2',
      chairId: personOf('nn-manager'),
      guests: [{ organisationId: organisationOf('douane') }],
    };
    const { meetingId } = (await desk.post('/v1/meetings', meeting)).ok<{ meetingId: string }>();
    const put = await desk.post(`/v1/cases/${id}/agenda-items`, { meetingId });
    const item = `/v1/meeting-items/${put.ok<{ itemId: string }>().itemId}`;
    (await desk.post(`${item}/actions`, { title: 'Bel (fictief)', ownerId: organisationOf('RIEC-NN') })).ok();
    (await desk.post(`/v1/meetings/${meetingId}/closings`, undefined, { 'if-match': '1' })).ok();
    (await desk.post(`${item}/notes`, { text: 'Correctie (fictief)' })).ok();
    await walk.walk(id, 'planning', 'closed');
    const advice = await walk.to('intake', ADVICE);
    await walk.must('nn-accountmanager', advice, 'startAdvice');
    await walk.add('nn-jurist', advice, 'second-lines', { question: 'Mag dit?', anonymised: true });
    const confidential = await walk.file({ ...INTEGRAL, confidentiality: 'named-only' });
    await giveGrant(world, confidential, { to: 'nn-informatie', kind: 'time-boxed' });
    // A notice is its holder's alone, whoever else sees the case.
    await world.work.run((tx) =>
      tx.insert(NoticeRow, {
        id: v7(),
        person_id: personOf('nn-manager'),
        case_id: id,
        kind: 'assigned',
        outbox_id: v7(),
        created_at: NOW,
        mode: 'none',
      }),
    );
    expect(await noticesOf('nn-accountmanager', id)).toBe(SECURED ? 0 : 1);
    const rows = async (account: string): Promise<string[]> => {
      const found: string[] = [];
      for (const table of await withCaseId()) {
        const all = await asPerson(personOf(account), () =>
          reads.all<object>(`SELECT 1 AS n FROM ${table} WHERE case_id IN ($1, $2, $3)`, [id, advice, confidential]),
        );
        if (all.length > 0) found.push(table);
      }
      return found;
    };
    const filled = await rows('nn-manager');
    // A row of an old list that is not taken over yet names the case it will be; it lies under none.
    const under = (await withCaseId()).filter((table) => table !== 'case_import_rows');
    expect(under.filter((table) => !filled.includes(table))).toEqual([]);
    for (const account of ['liec-coordinator', 'on-manager', 'gm0402', 'auditor', 'beheerder', 'politie-onbenoemd']) {
      const own =
        account === 'politie-onbenoemd' ? ['inquiry_lines', 'interventions', 'subject_facts', 'subjects'] : [];
      expect([account, await rows(account)]).toEqual([account, SECURED ? own : filled]);
    }
  }, 60_000);

  it('a connection that goes back to the pool knows nobody: two hundred requests beside each other each see their own', async () => {
    const walk = new Journey(world);
    const own = new Map<string, string>();
    for (const [account, region] of [
      ['gm0014', 'nn'],
      ['gm0402', 'mn'],
      ['gm0344', 'mn'],
      ['gm0037', 'nn'],
    ] as const) {
      const id = await new Journey(world, account, region).draft(INTEGRAL);
      own.set(account, id);
    }
    const accounts = [...own.keys()];
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, at) => {
        const account = accounts[at % accounts.length] as string;
        const wanted = accounts[(at >> 2) % accounts.length] as string;
        const { status } = await (await walk.world.as(account)).get(`/v1/cases/${own.get(wanted)}`);
        return [account === wanted, status];
      }),
    );
    expect(answers.filter(([mine, status]) => status !== (mine ? 200 : 404))).toEqual([]);
    const left = await asNobody(() =>
      Promise.all(Array.from({ length: 60 }, () => reads.first<{ n: number }>('SELECT count(*) AS n FROM case_files'))),
    );
    const counts = [...new Set(left.map((row) => Number(row?.n)))];
    expect(counts).toEqual([SECURED ? 0 : await world.count('SELECT count(*) AS n FROM case_files')]);
  }, 60_000);

  it('reading cannot write, and the application can neither change the log nor its own tables', async () => {
    if (!SECURED) return expect(world.database.ownerUrl).toBe('');
    const person = personOf('nn-manager');
    await expect(asPerson(person, () => reads.run(`UPDATE persons SET name = 'x'`))).rejects.toThrow(/read-only/);
    for (const [table, column] of [
      ['log_entries', 'act'],
      ['log_leaves', 'leaf_hash'],
      ['log_checkpoints', 'note'],
    ]) {
      for (const sql of [`DELETE FROM ${table}`, `UPDATE ${table} SET ${column} = ${column}`]) {
        await expect(asNobody(() => work.run((tx) => tx.run(sql)))).rejects.toThrow(/permission denied/);
      }
    }
    for (const sql of [
      'ALTER TABLE case_files DISABLE ROW LEVEL SECURITY',
      'DROP POLICY need_to_know ON case_files',
      'TRUNCATE case_events',
      `INSERT INTO migrations (timestamp, name) VALUES (1, 'x')`,
      'CREATE TABLE mine (id integer)',
    ]) {
      await expect(asNobody(() => work.run((tx) => tx.run(sql)))).rejects.toThrow(/must be owner|permission denied/);
    }
    const client = new pg.Client({ connectionString: world.database.ownerUrl });
    await client.connect();
    try {
      expect((await client.query('SELECT count(*) AS n FROM case_files')).rows).toEqual([{ n: 0 }]);
    } finally {
      await client.end();
    }
    return undefined;
  });
});
