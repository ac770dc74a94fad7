import { CASE_SCOPES, type CasePage, type GrantPage, type MoveAnswer } from '@casusregie/contract';
import { coversRegion, decide, liveAuthorisations, type Actor, type Role } from '@casusregie/domain';
import fc from 'fast-check';
import { DATABASE_KIND } from '../database/kind';
import { flag } from '../database/json';
import { asPerson } from '../database/on-behalf';
import type { Caller } from '../identity/caller';
import { Callers } from '../identity/callers';
import { ReferenceBook } from '../organisations/reference-book';
import { INTEGRAL, organisationOf, personOf } from '../testing/journey';
import { clearCases, insertCases, randomCases, type RandomCase } from '../testing/random-cases';
import { openWorld, type World } from '../testing/test-setup';
import { loadCase, type LoadedCase } from './case-access';
import { CaseList } from './case-list';

/** After the merger of Wijdemeren into Hilversum, so that lineage plays a part. */
const NOW = '2027-01-05T10:00:00.000Z';
const REGIONS = ['NN', 'ON', 'MN'] as const;
const SUBMITTERS = ['GM0014', 'GM0402', 'GM1696', 'DEMO-VEENWOLDE', 'PV27', 'politie', 'RIEC-NN'];
const JOBS = ['accountmanager', 'informatie', 'analist', 'regisseur', 'jurist', 'manager', 'privacy'];
const PEOPLE = [
  ...REGIONS.flatMap((code) => JOBS.map((job) => `${code.toLowerCase()}-${job}`)),
  ...['gm0014', 'gm0402', 'gm1696', 'gm0037', 'veenwolde', 'veenwolde-collega', 'veenwolde-partner', 'pv27'],
  ...['politie', 'politie-onbenoemd', 'belastingdienst', 'liec-coordinator', 'liec-jurist', 'auditor', 'beheerder'],
];

/** Which authorisations see each list; the view of the list follows from it. */
const ROLES: Record<(typeof CASE_SCOPES)[number], readonly Role[]> = {
  region: ['account-manager', 'information-coordinator', 'analyst', 'legal', 'manager'],
  mine: ['account-manager', 'information-coordinator', 'analyst', 'legal', 'manager'],
  named: ['case-director', 'partner'],
  organisation: ['requester'],
  headers: ['liec-coordinator'],
};

/** Authorisations beside those of the demo: several for one person, one that ended, and screening that ran out. */
const MORE = [
  {
    account: 'nn-manager',
    role: 'analyst',
    organisation: 'RIEC-ON',
    regions: ['ON'],
    valid: null,
    screened: '2027-12-31',
  },
  {
    account: 'mn-analist',
    role: 'manager',
    organisation: 'RIEC-MN',
    regions: ['NN', 'MN'],
    valid: '2027-01-05',
    screened: '2027-12-31',
  },
  {
    account: 'on-analist',
    role: 'manager',
    organisation: 'RIEC-ON',
    regions: ['ON'],
    valid: '2027-01-04',
    screened: '2027-12-31',
  },
  {
    account: 'on-jurist',
    role: 'manager',
    organisation: 'RIEC-ON',
    regions: ['ON'],
    valid: null,
    screened: '2027-01-04',
  },
  { account: 'gm0014', role: 'partner', organisation: 'GM0014', regions: ['NN'], valid: null, screened: '2027-12-31' },
  {
    account: 'beheerder',
    role: 'manager',
    organisation: 'RIEC-NN',
    regions: ['NN'],
    valid: null,
    screened: '2027-12-31',
  },
  { account: 'politie', role: 'legal', organisation: 'RIEC-MN', regions: null, valid: null, screened: '2027-12-31' },
] as const;

describe('the rows of a list are those that the decision reaches', () => {
  let world: World;
  let list: CaseList;
  let callers: Caller[];

  beforeAll(async () => {
    world = await openWorld({ now: NOW });
    list = world.app.get(CaseList);
    await world.work.run(async (tx) => {
      for (const [at, one] of MORE.entries()) {
        await tx.run(
          `INSERT INTO authorisations (id, person_id, organisation_id, role, region_codes, valid_until, screened_until, granted_by, granted_on)
           VALUES ($1, $2, $3, $4, $5, $6, $7, 'proef', '2027-01-01')`,
          [
            `01900000-0000-7000-8000-00000000000${at}`,
            personOf(one.account),
            organisationOf(one.organisation),
            one.role,
            one.regions && JSON.stringify(one.regions),
            one.valid,
            one.screened,
          ],
        );
      }
      await tx.run(`UPDATE authorisations SET screened_until = NULL WHERE person_id = $1`, [personOf('nn-jurist')]);
    });
  });
  afterAll(() => world?.close());

  /** Everybody as the api finds them now: who was let in to a case meanwhile is known as such. */
  async function findCallers(): Promise<void> {
    callers = [];
    for (const account of PEOPLE) {
      const caller = await world.app.get(Callers).byAccount(account, 'f'.repeat(32));
      if (!caller) throw new Error(`no account ${account}`);
      callers.push(caller);
    }
  }

  const load = async (ids: readonly string[]): Promise<LoadedCase[]> => {
    const book = await world.app.get(ReferenceBook).open();
    const today = world.clock.today();
    await findCallers();
    return Promise.all(ids.map((id) => loadCase(world.reads, id, book, { today, now: world.clock.now() })));
  };

  /** The cases that `decide` lets the actor read under the authorisations of a scope. */
  function reached(actor: Actor, scope: keyof typeof ROLES, cases: readonly LoadedCase[]): LoadedCase[] {
    const today = world.clock.today();
    const within = liveAuthorisations(actor, today).filter(({ role }) => ROLES[scope].includes(role));
    const asActor = { personId: actor.personId, authorisations: within };
    return cases.filter(
      ({ access }) =>
        decide({ action: 'readCase', actor: asActor, access, today }).allowed &&
        // A case elsewhere that somebody was let in to for a time stands in a list of its own.
        (!['region', 'mine'].includes(scope) ||
          access.state === 'draft' ||
          within.some((authorisation) => coversRegion(authorisation, access.regionCode))) &&
        // A draft that somebody types on behalf of another is theirs; it lies in no region yet.
        (scope !== 'mine' || access.handlerId === actor.personId || access.state === 'draft') &&
        (scope !== 'region' || access.state !== 'draft'),
    );
  }

  /** All rows of a list, page after page. */
  async function listed(caller: Caller, query: Record<string, unknown>): Promise<{ ids: string[]; first: CasePage }> {
    const ids: string[] = [];
    let first: CasePage | null = null;
    let after: string | null = null;
    do {
      const asked = { ...query, limit: '7', ...(after && { after }) };
      const { json } = await asPerson(caller.actor.personId, () => list.page(caller, asked));
      const text = json.toString();
      const page = JSON.parse(text) as CasePage;
      first ??= page;
      ids.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after);
    return { ids, first: first as CasePage };
  }

  async function compare(random: readonly RandomCase[]): Promise<number> {
    await clearCases(world);
    const cases = await load(await insertCases(world, random));
    const label = new Map(cases.map(({ file }, at) => [file.id, `${at} ${JSON.stringify(random[at])}`]));
    let found = 0;
    for (const caller of callers) {
      const live = liveAuthorisations(caller.actor, world.clock.today());
      for (const scope of CASE_SCOPES) {
        if (!live.some(({ role }) => ROLES[scope].includes(role))) continue;
        const who = `${callers.indexOf(caller)} ${PEOPLE[callers.indexOf(caller)]} ${scope}`;
        const expected = reached(caller.actor, scope, cases);
        const { ids, first } = await listed(caller, { scope });
        const wanted = expected.map(({ file }) => label.get(file.id)).sort();
        expect([who, ids.map((id) => label.get(id)).sort()]).toEqual([who, wanted]);
        const shown = (one: LoadedCase): string =>
          first.items[0]?.view === 'requester'
            ? one.file.shown_state
            : first.items[0]?.view === 'partner' && one.file.state === 'on-hold'
              ? (one.file.origin ?? '')
              : one.file.state;
        const counts: Record<string, number> = {};
        for (const one of expected) counts[shown(one)] = (counts[shown(one)] ?? 0) + 1;
        expect([who, first.counts, first.total]).toEqual([who, counts, expected.length]);
        found += ids.length;
      }
    }
    return found;
  }

  /** What an actor may read stands in one of their lists of cases, or in that of the access they have for a time. */
  async function nothingIsLost(cases: readonly LoadedCase[], people: readonly string[]): Promise<number> {
    const today = world.clock.today();
    let letIn = 0;
    for (const account of people) {
      const caller = callers[PEOPLE.indexOf(account)] as Caller;
      const reachable = cases.filter(
        ({ access }) => decide({ action: 'readCase', actor: caller.actor, access, today }).allowed,
      );
      const found = new Set<string>();
      for (const scope of CASE_SCOPES) {
        const page = await (await world.as(account)).get(`/v1/cases?scope=${scope}&limit=100`);
        if (page.status === 200) for (const { id } of page.json<CasePage>().items) found.add(id);
      }
      const own = await (await world.as(account)).get('/v1/grants');
      if (own.status === 200) {
        for (const { caseId } of own.json<GrantPage>().items) {
          if (!found.has(caseId)) letIn += 1;
          found.add(caseId);
        }
      }
      expect([account, [...found].sort()]).toEqual([account, reachable.map(({ file }) => file.id).sort()]);
    }
    return letIn;
  }

  it('and what can be read at all stands in one of them, or among the access one has for a time', async () => {
    const people = ['mn-jurist', 'on-privacy', 'nn-privacy', 'liec-jurist', 'nn-analist', 'politie', 'beheerder'];
    const random = randomCases({ submitters: SUBMITTERS, people, regions: REGIONS }, { min: 90, max: 90 });
    let letIn = 0;
    for (const some of fc.sample(random, { numRuns: 6, seed: 11 })) {
      await clearCases(world);
      letIn += await nothingIsLost(await load(await insertCases(world, some)), people);
    }
    expect(letIn).toBeGreaterThan(5);
  }, 60_000);

  it('for every actor and every list, with the counts and the total', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(
        randomCases({ submitters: SUBMITTERS, people: PEOPLE, regions: REGIONS }, { min: 30, max: 60 }),
        async (random) => {
          found += await compare(random);
        },
      ),
      { numRuns: 5, seed: 20261124, endOnFailure: true },
    );
    expect(found).toBeGreaterThan(500);
  }, 120_000);

  it('with every filter the rows are those of the list that fit, and the total counts them', async () => {
    const [random] = fc.sample(
      randomCases(
        { submitters: ['politie', 'GM0014'], people: ['politie', 'gm0014'], regions: REGIONS },
        { min: 400, max: 400 },
      ),
      { numRuns: 1, seed: 7 },
    ) as [RandomCase[]];
    await clearCases(world);
    const cases = await load(await insertCases(world, random));
    const fileOf = new Map(cases.map(({ file }) => [file.id, file]));
    const caller = callers[PEOPLE.indexOf('politie')] as Caller;
    for (const scope of ['region', 'named', 'organisation']) {
      const { ids: all, first } = await listed(caller, { scope });
      expect([scope, all.length > 2]).toEqual([scope, true]);
      const view = first.items[0]?.view;
      const states = [
        ...new Set(all.map((id) => (view === 'requester' ? fileOf.get(id)?.shown_state : fileOf.get(id)?.state))),
      ];
      for (const [filter, fits] of [
        [{ kind: 'training' }, (id: string) => fileOf.get(id)?.kind === 'training'],
        [{ region: 'ON' }, (id: string) => fileOf.get(id)?.region_code === 'ON'],
        ...states
          .filter((state) => !(view === 'partner' && state === 'on-hold'))
          // Some of them are enough where each question costs more; the conditions are the same on both.
          .filter((_state, at) => DATABASE_KIND === 'sqlite' || at % 3 === 0)
          .map((state) => [
            { state },
            (id: string) => {
              const file = fileOf.get(id);
              if (view === 'requester') return file?.shown_state === state;
              return (view === 'partner' && file?.state === 'on-hold' ? file.origin : file?.state) === state;
            },
          ]),
      ] as [object, (id: string) => boolean][]) {
        for (const sort of ['updatedAt', 'submittedAt']) {
          for (const direction of ['asc', 'desc']) {
            if (DATABASE_KIND === 'postgres' && (sort === 'submittedAt') !== (direction === 'asc')) continue;
            const { ids, first: page } = await listed(caller, { scope, ...filter, sort, direction });
            const dated = (id: string): boolean => sort !== 'submittedAt' || fileOf.get(id)?.submitted_at !== null;
            expect([scope, filter, sort, [...ids].sort()]).toEqual([
              scope,
              filter,
              sort,
              all.filter(fits).filter(dated).sort(),
            ]);
            expect(page.total).toBe(all.filter(fits).length);
            const times = ids.map((id) => `${fileOf.get(id)?.updated_at} ${id}`);
            const ordered = [...times].sort();
            expect(times).toEqual(direction === 'asc' ? ordered : ordered.reverse());
          }
        }
      }
    }
  }, 180_000);

  it('figures narrow every list that goes with them, without a failure', async () => {
    for (const account of ['nn-manager', 'liec-coordinator', 'politie', 'gm0014', 'nn-regisseur']) {
      const caller = await world.as(account);
      for (const scope of CASE_SCOPES) {
        for (const more of ['', '&region=NN', '&theme=omg', '&state=submitted']) {
          const answer = await caller.get(`/v1/cases?scope=${scope}&figure=running&month=2027-01${more}`);
          expect([account, scope, more, [200, 403].includes(answer.status)]).toEqual([account, scope, more, true]);
        }
      }
    }
  });

  it('how many confidential cases a figure counts is told of the own regions only', async () => {
    const [random] = fc.sample(
      randomCases({ submitters: ['GM0014'], people: ['gm0014'], regions: ['NN'] }, { min: 40, max: 40 }),
      {
        numRuns: 1,
        seed: 3,
      },
    ) as [RandomCase[]];
    await clearCases(world);
    const ids = await insertCases(
      world,
      random.map((one) => ({ ...one, state: 'intake', confidential: true, names: [], excluded: [], grants: [] })),
    );
    await world.work.run(async (tx) => {
      for (const id of ids) {
        await tx.run(
          `INSERT INTO case_events (id, case_id, type, from_state, to_state, for_requester, for_partner, stock_change, month, happened_on, recorded_at, person_id, role, organisation_id)
           VALUES ($1, $1, 'submit', 'draft', 'submitted', $2, $2, 1, '2027-01', '2027-01-05', '2027-01-05T10:00:00.000Z', $3, 'requester', $4)`,
          [id, flag(true), personOf('gm0014'), organisationOf('GM0014')],
        );
      }
    });
    const hidden = async (account: string, scope: string, region: string) =>
      (
        await (await world.as(account)).get(`/v1/cases?scope=${scope}&figure=running&month=2027-01&region=${region}`)
      ).ok<CasePage>().hidden;
    expect(await hidden('nn-analist', 'region', 'NN')).toBe(40);
    expect(await hidden('nn-manager', 'region', 'NN')).toBe(0);
    expect(await hidden('liec-coordinator', 'headers', 'NN')).toBe(40);
    expect(await hidden('lb-analist', 'region', 'NN')).toBe(0);
    expect(await hidden('gm0014', 'organisation', 'NN')).toBe(0);
  });

  it('whoever types a request on behalf of another finds the draft again', async () => {
    const caller = await world.as('nn-accountmanager');
    const created = (
      await caller.post('/v1/cases', {
        ...INTEGRAL,
        submittingOrganisationId: organisationOf('GM0014'),
        onBehalf: { contactName: 'Medewerker OOV', channel: 'telephone' },
      })
    ).ok<MoveAnswer>();
    expect((await caller.get(`/v1/cases/${created.caseId}`)).status).toBe(200);
    const lists = await Promise.all(
      ['region', 'mine', 'organisation'].map(async (scope) =>
        (await caller.get(`/v1/cases?scope=${scope}&limit=100`)).ok<CasePage>().items.map(({ id }) => id),
      ),
    );
    expect(lists.flat()).toContain(created.caseId);
  });
});
