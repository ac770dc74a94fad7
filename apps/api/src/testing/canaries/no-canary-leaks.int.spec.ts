import { v7 } from 'uuid';
import { BORN, CODES, MARKED } from './columns';
import { addressesOf, caseQueries, otherQueries, type Values } from './crawl';
import { plant, unlisted, type Canary } from './plant';
import { Watch, type Whose } from './watch';
import { ACTORS, expected, MOVES, ROUTES, type ActorName, type Kind, type Place } from '../access-matrix/expectations';
import { OUTSIDE } from '../access-matrix/outside';
import { HANDLER, makePeople, SPARE } from '../access-matrix/people';
import { askOf, takesBody, versionOf } from '../access-matrix/requests';
import { build, type Stage } from '../access-matrix/stage';
import { ReferenceBook } from '../../organisations/reference-book';
import { bulkInsert } from '../../database/bulk';
import { flag } from '../../database/json';
import { Answer, type Ask, type Client } from '../client';
import { ADVICE, Journey, organisationOf, personOf } from '../journey';
import { upload } from '../multipart';
import { loadFile } from '../opened-files';
import { openApiOf, operationsOf, type OpenApi } from '../open-api';
import { openWorld, type World } from '../test-setup';

const NAMES = Object.keys(ACTORS) as ActorName[];
/** Where a case differs in what it holds; the others come along in the lists. */
const READ = [
  'draft',
  'info-requested',
  'enrichment',
  'execution',
  'closing',
  'advice',
  'on-hold',
  'rejected',
] as const;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-/;
/** A loaded machine takes several times as long. */
const LONG = 300_000;
const KINDS: readonly Kind[] = ['ordinary', 'namedOnly'];
/** One of each kind of reader, for what is dear to make. */
const TAKERS: readonly ActorName[] = [
  'requester',
  'colleague of the requester',
  'requester of another municipality',
  'analyst',
  'analyst of another region',
  'manager',
  'partner named on the case',
];

describe('marks in every text of every table', () => {
  let world: World;
  let people: Record<ActorName, Client>;
  let document: OpenApi;
  let watch: Watch;
  let values: Values;
  let readCases: readonly string[];
  const stages = {} as Record<Kind, Stage>;
  const said: string[] = [];
  let lists: Awaited<ReturnType<typeof unlisted>>;

  /** Rows of the kinds that the cases of the stage have none of. */
  async function moreRows(): Promise<void> {
    const walk = new Journey(world, 'veenwolde');
    const { cases } = stages.ordinary;
    await walk.must('nn-informatie', cases.enrichment, 'reject', {
      reasons: ['insufficient-indications'],
      requesterText: 'Te weinig.',
      internalText: 'Te weinig.',
      selfHelp: 'Kijk nog eens.',
    });
    const caller = await world.as('veenwolde');
    const numbers = (account: Client, number: string) =>
      account.post(
        `/v1/cases/${cases.execution}/outside-numbers`,
        { system: 'Zaaksysteem', number },
        { 'idempotency-key': `canary-${number}` },
      );
    const mailbox = `/v1/organisations/${organisationOf('politie')}/function-mailbox`;
    const administrator = await world.as('beheerder');
    (await administrator.put(mailbox, { address: 'desk@politie.example' }, { 'if-match': '0' })).ok();
    (await numbers(caller, 'Z-1')).ok();
    (await numbers(await world.as('nn-analist'), 'Z-2')).ok();
    await world.work.run(async (tx) => {
      await bulkInsert(tx, 'login_attempts', [
        { state: 'canary', nonce: 'n', verifier: 'v', return_to: '/', expires_at: '2026-12-24T09:00:00.000Z' },
      ]);
      await bulkInsert(tx, 'settings', [{ name: 'canary', value: 'v' }]);
      await bulkInsert(tx, 'list_views', [
        {
          ...{ id: v7(), region_code: 'NN', person_id: personOf('nn-manager'), shared: flag(true), name: 'n' },
          ...{ filters: '{}', sort: 'dueOn', direction: 'asc', columns: '[]', version: 1 },
        },
      ]);
      await tx.run(
        'INSERT INTO word_templates (region_code, name, replaced_by, replaced_at, content) VALUES ($1, $2, $3, $4, $5)',
        ['NN', 'n', personOf('nn-manager'), '2026-11-01T09:00:00.000Z', Buffer.from('x')],
      );
    });
  }

  /** Rows that are written once, with marks in them. */
  async function bornRows(): Promise<Canary[]> {
    const found: Canary[] = [];
    const mark = (column: string, caseId: string | null): string => {
      found.push({ mark: `KANARIE-${800_001 + found.length}Z`, column, caseId, seenBy: BORN[column] ?? [] });
      return found.at(-1)?.mark ?? '';
    };
    const rows = KINDS.map((kind) => {
      const caseId = stages[kind].cases.execution;
      return {
        id: v7(),
        case_id: caseId,
        region_code: 'NN',
        person_id: personOf(SPARE),
        organisation_id: organisationOf('RIEC-NN'),
        kind: 'time-boxed',
        from_at: '2026-11-01T09:00:00.000Z',
        until_at: '2026-11-02T09:00:00.000Z',
        ground: mark('case_grants.ground', caseId),
        reference: mark('case_grants.reference', caseId),
        granted_by: personOf('nn-manager'),
      };
    });
    await world.work.run((tx) => bulkInsert(tx, 'case_grants', rows));
    const texts = { acknowledgement: mark('region_settings.value', null), next: mark('region_settings.value', null) };
    const setting = {
      id: v7(),
      region_code: 'NN',
      name: 'requester-texts',
      value: JSON.stringify({ texts }),
      valid_from: '2026-11-01',
      note: mark('region_settings.note', null),
      recorded_at: '2026-11-01T09:00:00.000Z',
      recorded_by: personOf('nn-applicatiebeheer'),
    };
    await world.work.run((tx) => bulkInsert(tx, 'region_settings', [setting]));
    return found;
  }

  /** Files with a mark as their content, by the requester and by staff. */
  async function markedFiles(): Promise<Canary[]> {
    const found: Canary[] = [];
    for (const kind of KINDS) {
      for (const account of ['veenwolde', HANDLER]) {
        const mark = `KANARIE-${900_001 + found.length}Z`;
        const caseId = stages[kind].cases.execution;
        const { body, headers } = upload(`Waarneming ${mark} (fictief).`, { name: 'waarneming.txt' });
        (await (await world.as(account)).post(`/v1/cases/${caseId}/attachments`, body, headers)).ok();
        found.push({
          mark,
          column: 'a file',
          caseId,
          seenBy: account === 'veenwolde' ? ['staff', 'requester'] : ['staff'],
        });
      }
    }
    return found;
  }

  beforeAll(async () => {
    for (const stream of [process.stdout, process.stderr]) {
      jest.spyOn(stream, 'write').mockImplementation((text) => {
        said.push(String(text));
        return true;
      });
    }
    world = await openWorld();
    people = await makePeople(world);
    for (const kind of KINDS) stages[kind] = await build(world, kind);
    await moreRows();
    const elsewhere = new Journey(world, 'hoge-ijsselkamp', 'on');
    const others = [await elsewhere.to('closing'), await elsewhere.to('intake', ADVICE), await elsewhere.draft()];
    const born = [...(await markedFiles()), ...(await bornRows())];
    document = await openApiOf(world);
    lists = await unlisted(world);
    const canaries = [...(await plant(world)), ...born];
    world.app.get(ReferenceBook).forget();
    const cases = new Map<string, Whose>(others.slice(0, 2).map((id) => [id, 'other region']));
    for (const kind of KINDS) {
      for (const [at, id] of Object.entries(stages[kind].cases)) cases.set(id, { at: at as Place, kind });
    }
    watch = new Watch(canaries, cases);
    const numbers = canaries.filter(({ column }) => column === 'outside_numbers.number').map(({ mark }) => mark);
    const own = await world.rows<{ number: string }>(
      'SELECT number FROM case_files WHERE number IS NOT NULL ORDER BY number',
    );
    values = {
      people: [personOf(HANDLER), personOf('nn-accountmanager')],
      organisations: [organisationOf('DEMO-VEENWOLDE'), organisationOf('DEMO-HOGEIJSSELKAMP')],
      numbers: [...numbers, own[0]?.number ?? '', own.at(-1)?.number ?? ''],
      cases: [...cases.keys()],
    };
    readCases = [...others, ...KINDS.flatMap((kind) => READ.map((at) => stages[kind].cases[at]))];
  }, LONG);
  afterAll(async () => {
    await world?.close();
    jest.restoreAllMocks();
  });

  /** Asks as somebody and looks through the answer. */
  async function look(actor: ActorName, ask: Ask): Promise<Answer> {
    const answer = await people[actor].ask(ask);
    watch.look(actor, ask, answer);
    return answer;
  }
  const everybody = (work: (actor: ActorName) => Promise<unknown>): Promise<unknown> => Promise.all(NAMES.map(work));
  const noLeaks = (): void => expect(watch.leaked().slice(0, 20)).toEqual([]);

  it('are marked or have a reason not to be, all of them', () => {
    expect(lists).toEqual({ unknown: [], gone: [] });
    const once = [...Object.keys(MARKED), ...Object.keys(BORN), ...Object.values(CODES).flat()];
    expect(once.filter((column, at) => once.indexOf(column) !== at)).toEqual([]);
  });

  it(
    'come to nobody but those whose view holds them, on any route that is read',
    async () => {
      for (const { path, operation } of operationsOf(document).filter(({ method }) => method === 'GET')) {
        if (path === '/v1/cases') continue;
        const addresses = (await addressesOf(world, path)).filter(
          (address) =>
            !UUID.test(address) || !path.includes('{caseId}') || readCases.some((id) => address.includes(id)),
        );
        const queries = otherQueries(operation, values);
        await everybody(async (actor) => {
          for (const address of addresses) await look(actor, { method: 'GET', url: address });
          for (const query of queries) await look(actor, { method: 'GET', url: `${addresses[0]}${query}` });
        });
      }
      noLeaks();
    },
    LONG,
  );

  it(
    'nor in any list of cases: every scope, order, filter and page',
    async () => {
      for (const query of caseQueries(values)) {
        await everybody(async (actor) => {
          let answer = await look(actor, { method: 'GET', url: `/v1/cases${query}` });
          for (let page = 0; page < 2 && answer.status === 200; page += 1) {
            const { next } = answer.json<{ next: string | null }>();
            if (!next) break;
            answer = await look(actor, { method: 'GET', url: `/v1/cases${query}&after=${encodeURIComponent(next)}` });
          }
        });
      }
      noLeaks();
    },
    LONG,
  );

  it('nor outside the document: pages, provider, health, the document itself', async () => {
    for (const { route, asked, body } of OUTSIDE.filter((row) => !row.route.includes('logout'))) {
      const [method, path] = route.split(' ') as [Ask['method'], string];
      await everybody((actor) => look(actor, { method, url: asked ?? path, ...(body !== undefined && { body }) }));
    }
    for (const url of ['/v1/docs/swagger-ui-init.js', '/v1/docs-json', '/v1/%', '/nergens', '/v1/nergens']) {
      await look('nobody', { method: 'GET', url });
    }
    noLeaks();
  });

  it(
    'nor in refusals: strange fields, old versions, unknown rows, wrong moments',
    async () => {
      const codes = new Set<number>();
      const stage = stages.ordinary;
      for (const route of Object.keys(ROUTES)) {
        await everybody(async (actor) => {
          // To whom it does not exist, every way of asking is answered alike: the access matrix proves that.
          const isOut = [401, 404].includes(expected(actor, route, 'ordinary'));
          // Who may reveal a number is no refusal; that nobody else does is looked at here.
          if (route.endsWith('/bsn-readings') && expected(actor, route, 'ordinary') === 200) return;
          const more = [
            ...(versionOf(route, stage, actor) ? [askOf(route, { stage, actor })] : []),
            ...(takesBody(route) ? [askOf(route, { stage, actor }, true)] : []),
          ];
          const asks = [askOf(route, { stage, actor, ifMatch: '999' }), ...(isOut ? [] : more)];
          for (const ask of asks) codes.add((await look(actor, ask)).status);
        });
      }
      for (const move of Object.keys(MOVES)) {
        await everybody(async (actor) => {
          for (const at of ['execution', 'on-hold'] as const) {
            const ask: Ask = {
              method: 'POST',
              url: `/v1/cases/${stage.cases[at]}/moves`,
              body: { move },
              headers: { 'if-match': '999' },
            };
            codes.add((await look(actor, ask)).status);
          }
        });
      }
      expect([400, 401, 403, 404, 409, 428].filter((code) => !codes.has(code))).toEqual([]);
      noLeaks();
    },
    LONG,
  );

  it(
    'nor in a file that is taken along: each opens no further than the screen of who took it',
    async () => {
      const why = { purpose: 'Overleg (fictief)' };
      let files = 0;
      for (const actor of TAKERS) {
        for (const kind of KINDS) {
          const url = `/v1/cases/${stages[kind].cases.execution}/exports`;
          const ask: Ask = { method: 'POST', url, body: { form: 'pdf', ...why } };
          const answer = await look(actor, ask);
          if (answer.status !== 200) continue;
          files += 1;
          // Its letters are drawn from a font of its own, and its lines are broken: another program reads it.
          const text = (await loadFile.pdf(answer.bytes)).join('').replace(/\s/g, '');
          expect(text).toMatch(/KANARIE-/);
          watch.look(actor, ask, new Answer(200, text, {}));
        }
        files += (await look(actor, { method: 'POST', url: '/v1/case-exports', body: why })).status === 200 ? 1 : 0;
      }
      expect(files).toBe(10);
      noLeaks();
    },
    LONG,
  );

  it('are really there: each text came to somebody who may see it', () => {
    const expectedSeen = Object.entries(MARKED).flatMap(([column, { seenBy, parts }]) => [
      ...(typeof seenBy === 'function' || seenBy.length > 0 ? [column] : []),
      ...Object.keys(parts ?? {}).map((part) => `${column}: ${part}`),
    ]);
    expect([...expectedSeen, ...Object.keys(BORN), 'a file'].filter((column) => !watch.seen.has(column))).toEqual([]);
  });

  it('are not in what the server writes to its console, also when something breaks', async () => {
    world.work.fault = () => {
      throw new Error('broken on purpose');
    };
    const ask: Ask = {
      method: 'POST',
      url: `/v1/cases/${stages.ordinary.cases.execution}/outside-numbers`,
      body: { system: 'KANARIE-000001Z', number: 'KANARIE-000002Z' },
    };
    const answer = await look('manager', ask);
    world.work.fault = null;
    expect(answer.status).toBe(500);
    expect(said.join('')).toContain('broken on purpose');
    expect(watch.marksIn(said.join(''))).toEqual([]);
  });

  it('turn this red when they leak: a title of another region, packed in a cursor', async () => {
    const [row] = await world.rows<{ title: string }>('SELECT title FROM case_files WHERE id = $1', [
      stages.ordinary.cases.execution,
    ]);
    const cursor = Buffer.from(JSON.stringify([row?.title, 'x'])).toString('base64url');
    const ask: Ask = { method: 'GET', url: '/v1/cases' };
    for (const actor of NAMES)
      watch.look(actor, ask, new Answer(200, JSON.stringify({ items: [], next: `${cursor}.seal` }), {}));
    const told = watch.leaked().map((leak) => leak.split(':')[0]);
    expect(told).toContain('manager of another region');
    expect(told).toContain('LIEC coordinator');
    expect(told).not.toContain('manager');
    expect(told).not.toContain('requester');
  });
});
