import type { AccountOverview, FoundPersons, LogPage, LogRow, SearchLog } from '@casusregie/contract';
import { INTEGRAL, Journey, personOf } from '../testing/journey';
import { openWorld, type World } from '../testing/test-setup';
import { LogWords } from './log-words';

const TITLE = 'Loods waar niemand iets van mag weten';
const TODAY = '2026-11-24';
const PAGES = { from: TODAY, to: TODAY };

describe('the auditor reads the log', () => {
  let world: World;
  let walk: Journey;
  let north: string;
  let east: string;
  let number: string;

  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
    north = await walk.to('partner-query', { ...INTEGRAL, title: TITLE });
    east = await new Journey(world, 'gm0153', 'on').to('intake', { ...INTEGRAL, title: TITLE });
    number = (await walk.see('nn-manager', north)).number as string;
    await (await world.as('on-manager')).get(`/v1/cases/${north}`);
    await (await world.as('nn-manager')).get(`/v1/cases?number=${number}&state=partner-query`);
    await (await world.as('on-manager')).get('/v1/cases');
  });
  afterAll(() => world?.close());

  const search = async (account: string, query: Partial<SearchLog>): Promise<LogRow[]> =>
    (await (await world.as(account)).post('/v1/audit/log-searches', query)).ok<LogPage>().items;
  const overview = async (account: string, of: string) =>
    (await world.as(account)).post('/v1/audit/account-overviews', { personId: personOf(of), ...PAGES });
  const numbers = (rows: readonly LogRow[]): (string | null)[] => [
    ...new Set(rows.map((row) => row.case?.number ?? null)),
  ];

  it('finds who read a case, under which role, by its number and by its id', async () => {
    const rows = await search('auditor', { case: number.toLowerCase(), act: 'readCase', limit: 100 });
    expect(rows.length).toBeGreaterThan(1);
    expect(rows[0]).toMatchObject({
      person: { account: 'nn-manager', organisation: expect.stringContaining('RIEC') },
      role: 'manager',
      label: 'Casus lezen',
      case: { id: north, number, region: 'NN', state: 'partner-query' },
      refused: null,
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(await search('auditor', { case: north, act: 'readCase', limit: 100 })).toEqual(rows);
  });

  it('finds what was refused, told in words, and by whom', async () => {
    const rows = await search('auditor', { refusedOnly: true, account: 'on-manager' });
    expect(rows).toMatchObject([
      {
        act: 'GET /v1/cases/:caseId',
        label: 'Eén casus, zoals u die mag zien',
        refused: 'Bestaat niet, of buiten bereik',
        case: { number },
      },
    ]);
  });

  it('tells a move by its states and a list by its filters, and never a value or a title', async () => {
    const moves = await search('auditor', { case: number, act: 'startTest' });
    expect(moves[0]?.details).toEqual(['In intake → Rechtmatigheidstoets', expect.stringMatching(/^Velden: /)]);
    const lists = await search('auditor', { account: 'nn-manager', act: 'listCases' });
    expect(lists[0]?.details).toEqual(['Gezocht op: nummer, toestand', '1 regel getoond']);
    const everything: LogRow[] = [];
    let after: string | null | undefined;
    do {
      const page = (
        await (await world.as('auditor')).post('/v1/audit/log-searches', { limit: 100, ...(after && { after }) })
      ).ok<LogPage>();
      everything.push(...page.items);
      after = page.next;
    } while (after);
    expect(everything.length).toBeGreaterThan(20);
    const text = JSON.stringify(everything) + JSON.stringify((await overview('auditor', 'nn-manager')).ok());
    for (const secret of [TITLE, INTEGRAL.indications, 'synthetische-drugs', INTEGRAL.question])
      expect(text).not.toContain(secret);
  });

  it('pages without losing or repeating a line, and refuses the pointer of another search', async () => {
    const whole = await search('auditor', { case: number, limit: 100 });
    const auditor = await world.as('auditor');
    const paged: LogRow[] = [];
    let after: string | null | undefined;
    do {
      const query = { case: number, limit: 3, ...(after && { after }) };
      const page: LogPage = (await auditor.post('/v1/audit/log-searches', query)).ok<LogPage>();
      expect(page.items.length).toBeLessThanOrEqual(3);
      paged.push(...page.items);
      after = page.next;
    } while (after);
    expect(paged).toEqual(whole);
    const first = (await auditor.post('/v1/audit/log-searches', { limit: 1 })).ok<LogPage>();
    const foreign = await auditor.post('/v1/audit/log-searches', { limit: 1, case: number, after: first.next });
    expect(foreign.status).toBe(400);
  });

  it('counts a period in days of Amsterdam, and refuses one that ends before it begins', async () => {
    const all = await search('auditor', { case: number, limit: 100 });
    expect(await search('auditor', { case: number, limit: 100, from: TODAY, to: TODAY })).toEqual(all);
    expect(await search('auditor', { case: number, to: '2026-11-23' })).toEqual([]);
    expect(await search('auditor', { case: number, from: '2026-11-25' })).toEqual([]);
    const odd = await (
      await world.as('auditor')
    ).post('/v1/audit/log-searches', { from: '2026-11-25', to: '2026-11-24' });
    expect(odd.faults).toEqual(['to: ligt voor het begin van de periode']);
  });

  it('finds people by parts of their words, without a name in an address', async () => {
    const find = async (account: string, text: string) =>
      (await (await world.as(account)).post('/v1/audit/person-searches', { text })).ok<FoundPersons>();
    const found = await find('auditor', 'nn- jurist');
    expect(found.items.map(({ account }) => account)).toEqual(['nn-jurist']);
    expect((await find('auditor', 'riec')).more).toBe(true);
    expect((await find('auditor', '%')).items).toEqual([]);
    expect((await find('nn-privacy', 'manager')).items.map(({ account }) => account).sort()).toEqual([
      'nn-accountmanager',
      'nn-manager',
    ]);
  });

  it('shows what one account touched: cases with first, last and counts, lists and refusals included', async () => {
    const found = (await overview('auditor', 'on-manager')).ok<AccountOverview>();
    expect(found.person.account).toBe('on-manager');
    const touched = new Map(found.cases.map((one) => [one.case.id, one]));
    expect(touched.get(north)).toMatchObject({ case: { number }, refused: 1, listed: 0, acts: [] });
    expect(touched.get(east)).toMatchObject({ refused: 0, listed: 1 });
    const manager = (await overview('auditor', 'nn-accountmanager')).ok<AccountOverview>();
    const own = manager.cases.find((one) => one.case.id === north);
    expect(own?.acts.map(({ act }) => act)).toEqual(expect.arrayContaining(['readCase', 'takeUp', 'startTest']));
    expect(own?.first && own.first <= own.last).toBe(true);
  });

  it('a privacy officer reads the log of the own region only', async () => {
    const rows = await search('nn-privacy', { limit: 100 });
    expect(numbers(rows)).toContain(number);
    expect(rows.every((row) => row.case === null || row.case.region === 'NN')).toBe(true);
    const eastNumber = (await walk.see('on-manager', east)).number as string;
    expect(await search('nn-privacy', { case: eastNumber })).toEqual([]);
    expect(await search('nn-privacy', { case: east })).toEqual([]);
    expect(numbers(await search('on-privacy', { case: eastNumber }))).toEqual([eastNumber]);
    // What somebody of elsewhere tried on a case of this region shows; what they did at home does not.
    const strangers = await search('nn-privacy', { personId: personOf('on-manager'), limit: 100 });
    expect(numbers(strangers)).toEqual([number]);
    expect(strangers.every(({ refused }) => refused !== null)).toBe(true);
  });

  it('a privacy officer sees of an account what touched the own region; an account that did not is unknown', async () => {
    const found = (await overview('nn-privacy', 'on-manager')).ok<AccountOverview>();
    expect(found.cases.map((one) => one.case.id)).toEqual([north]);
    expect(found.others).toEqual([]);
    expect((await overview('nn-privacy', 'zwb-manager')).status).toBe(404);
    const nobody = await (
      await world.as('nn-privacy')
    ).post('/v1/audit/account-overviews', { personId: '01900000-0000-7000-8000-000000000000', ...PAGES });
    expect(nobody.status).toBe(404);
  });

  it('whoever is excluded from a case does not read its log as privacy officer; an auditor cannot be kept out', async () => {
    const manager = await world.as('on-manager');
    for (const account of ['on-privacy', 'auditor'])
      (
        await manager.post(`/v1/cases/${east}/exclusions`, { personId: personOf(account), reason: 'Familie (fictief)' })
      ).ok();
    expect(await search('on-privacy', { case: east })).toEqual([]);
    expect((await search('auditor', { case: east })).length).toBeGreaterThan(0);
  });

  it.each(['nn-manager', 'nn-jurist', 'gm0014', 'politie', 'liec-coordinator', 'beheerder'])(
    '%s is refused, and the refusal is in the log',
    async (account) => {
      const caller = await world.as(account);
      for (const [path, body] of [
        ['log-searches', {}],
        ['person-searches', { text: 'a' }],
        ['account-overviews', { personId: personOf('nn-manager'), ...PAGES }],
      ] as const)
        expect([path, (await caller.post(`/v1/audit/${path}`, body)).status]).toEqual([path, 403]);
      const rows = await search('auditor', { account, act: 'POST /v1/audit/log-searches' });
      expect(rows[0]).toMatchObject({ label: 'Logboek doorzoeken, nieuwste eerst', refused: 'Niet toegestaan' });
    },
  );

  it('the auditor still reaches no case', async () => {
    const auditor = await world.as('auditor');
    expect((await auditor.get(`/v1/cases/${north}`)).status).toBe(404);
    expect((await auditor.get('/v1/cases')).status).toBe(403);
  });

  it('each search is in the log, with what was looked for', async () => {
    await search('auditor', { personId: personOf('nn-analist'), from: TODAY });
    const rows = await search('auditor', { account: 'auditor', act: 'searchLog', limit: 1 });
    expect(rows[0]).toMatchObject({ label: 'Logboek doorzoeken', role: 'auditor' });
    expect(rows[0]?.details).toContain('Gezocht op: persoon, vanaf');
    const [entry] = await world.rows<{ object: string }>('SELECT object FROM log_entries WHERE id = $1', [rows[0]?.id]);
    expect(entry?.object).toBe(`person:${personOf('nn-analist')}`);
  });

  it('without the log nothing is served', async () => {
    world.work.fault = (step) => {
      if (step.includes('log_entries')) throw new Error('the disk is full');
    };
    try {
      for (const [path, body] of [
        ['log-searches', {}],
        ['person-searches', { text: 'jurist' }],
        ['account-overviews', { personId: personOf('nn-manager'), ...PAGES }],
      ] as const)
        expect((await (await world.as('auditor')).post(`/v1/audit/${path}`, body)).status).toBe(500);
    } finally {
      world.work.fault = null;
    }
  });

  it('every act in the log has words: of its own, or of its route', async () => {
    const words = world.app.get(LogWords);
    const acts = await world.rows<{ act: string }>('SELECT DISTINCT act FROM log_entries');
    expect(acts.length).toBeGreaterThan(12);
    expect(acts.map(({ act }) => act).filter((act) => words.act(act).startsWith('Een adres dat niet'))).toEqual([]);
  });
});
