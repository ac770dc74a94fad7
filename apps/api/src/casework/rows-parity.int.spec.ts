import type { CasePage, InquiryLineList, InterventionList, SecondLineList } from '@casusregie/contract';
import { decide, liveAuthorisations, reachesCase, type Authorisation, type Role } from '@casusregie/domain';
import fc from 'fast-check';
import { loadCase, type LoadedCase } from '../cases/case-access';
import { scopesOf } from '../cases/case.reach';
import type { Caller } from '../identity/caller';
import { Callers } from '../identity/callers';
import { ReferenceBook } from '../organisations/reference-book';
import { clearCases, insertCases, randomCases } from '../testing/random-cases';
import { insertRows, type RandomRows } from '../testing/random-rows';
import { openWorld, type World } from '../testing/test-setup';

/** After the merger of Wijdemeren into Hilversum, so that lineage plays a part. */
const NOW = '2027-01-05T10:00:00.000Z';
const MONTH = NOW.slice(0, 7);
const REGIONS = ['NN', 'ON', 'MN'] as const;
const SUBMITTERS = ['GM0014', 'GM0402', 'GM1696', 'PV27'];
const ASKED = ['politie', 'politie-onbenoemd', 'belastingdienst', 'gm0014', 'gm0402', 'gm1696', 'pv27', 'liec-jurist'];
const PEOPLE = [
  ...REGIONS.flatMap((code) =>
    ['accountmanager', 'analist', 'regisseur', 'manager', 'privacy'].map((job) => `${code.toLowerCase()}-${job}`),
  ),
  ...ASKED,
  'liec-coordinator',
  'auditor',
  'beheerder',
];
/** What the plan shows of a case on hold is the state that it was held from; before the plan stands, nobody is asked. */
const UNASKED = ['analysis', 'destroyed'];

describe('the rows of a list that goes by organisation, by number or by figure are those that the decision reaches', () => {
  let world: World;
  let callers: [string, Caller][];
  let cases: Map<string, LoadedCase>;
  let rows: RandomRows;

  beforeAll(async () => {
    world = await openWorld({ now: NOW });
    callers = [];
    for (const account of PEOPLE) {
      const caller = await world.app.get(Callers).byAccount(account, 'f'.repeat(32));
      if (!caller) throw new Error(`no account ${account}`);
      callers.push([account, caller]);
    }
  });
  afterAll(() => world?.close());

  const today = (): string => world.clock.today();
  const ids = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id).sort();
  const found = async <T>(account: string, url: string): Promise<T> =>
    (await (await world.as(account)).get(url)).ok<T>();
  const live = ({ actor }: Caller, role: Role): Authorisation[] =>
    liveAuthorisations(actor, today()).filter((one) => one.role === role);

  /** Whether somebody reaches a row of an organisation, as if it were the only one of its case. */
  async function reachesRow(
    caller: Caller,
    role: Role,
    row: { caseId: string; organisation: string },
  ): Promise<boolean> {
    const book = await world.app.get(ReferenceBook).open();
    const { access } = cases.get(row.caseId) as LoadedCase;
    const alone = { ...access, rowOrganisationIds: book.withSuccessors([row.organisation], today()) };
    return live(caller, role).some((one) => reachesCase('own-rows', one, caller.actor.personId, alone));
  }

  async function compareRows(account: string, caller: Caller): Promise<number> {
    let compared = 0;
    if (live(caller, 'partner').length > 0) {
      const wanted = [];
      for (const row of rows.lines) if (await reachesRow(caller, 'partner', row)) wanted.push(row);
      const { items } = await found<InquiryLineList>(account, '/v1/inquiry-lines');
      expect([account, 'lines', ids(items)]).toEqual([account, 'lines', ids(wanted)]);
      compared += wanted.length;
    }
    if (live(caller, 'partner').length + live(caller, 'requester').length > 0) {
      const wanted = [];
      for (const row of rows.interventions) {
        const { access, file } = cases.get(row.caseId) as LoadedCase;
        const shown = file.state === 'on-hold' ? (file.origin ?? file.state) : file.state;
        // A requester must reach the case too, or be named on it.
        const personId = caller.actor.personId;
        const asRequester = live(caller, 'requester').some(
          (one) =>
            reachesCase('own-organisation', one, personId, access) ||
            access.named.some((name) => name.personId === personId),
        );
        const reached =
          (await reachesRow(caller, 'partner', row)) || (asRequester && (await reachesRow(caller, 'requester', row)));
        if (reached && !UNASKED.includes(shown)) wanted.push(row);
      }
      const { items } = await found<InterventionList>(account, '/v1/interventions');
      expect([account, 'interventions', ids(items)]).toEqual([account, 'interventions', ids(wanted)]);
      compared += wanted.length;
    }
    if (live(caller, 'liec-legal').length > 0) {
      const wanted = rows.secondLines.filter(({ caseId }) => {
        const { access } = cases.get(caseId) as LoadedCase;
        return live(caller, 'liec-legal').some((one) => reachesCase('nation', one, caller.actor.personId, access));
      });
      const { items } = await found<SecondLineList>(account, '/v1/second-lines');
      expect([account, 'second lines', ids(items)]).toEqual([account, 'second lines', ids(wanted)]);
      compared += wanted.length;
    }
    return compared;
  }

  /** The cases that somebody finds in a list, asked by number and by figure, are those of the whole list that fit. */
  async function compareLists(account: string, caller: Caller): Promise<number> {
    let compared = 0;
    for (const scope of scopesOf(caller, today())) {
      const whole = new Set(ids((await found<CasePage>(account, `/v1/cases?scope=${scope}&limit=100`)).items));
      for (const id of whole) {
        const access = (cases.get(id) as LoadedCase).access;
        const decision = decide({ action: 'readCase', actor: caller.actor, access, today: today() });
        expect([account, scope, id, decision.allowed]).toEqual([account, scope, id, true]);
      }
      if (whole.size === 100) continue;
      const figures = await found<CasePage>(
        account,
        `/v1/cases?scope=${scope}&limit=100&figure=brought-in&month=${MONTH}`,
      );
      expect([account, scope, ids(figures.items)]).toEqual([
        account,
        scope,
        rows.broughtIn.filter((id) => whole.has(id)).sort(),
      ]);
      const running = await found<CasePage>(
        account,
        `/v1/cases?scope=${scope}&limit=100&figure=running&month=${MONTH}`,
      );
      expect([account, scope, ids(running.items)]).toEqual([account, scope, ids(figures.items)]);
      compared += figures.items.length;
      if (scope === 'headers') continue;
      for (const { number } of rows.numbers.slice(0, 3)) {
        const page = await found<CasePage>(account, `/v1/cases?scope=${scope}&limit=100&number=${number}`);
        // Whoever is named on a case is no party to the numbers that others have for it.
        const wanted = scope === 'named' ? [] : rows.numbers.filter((one) => one.number === number);
        const within = wanted.map(({ caseId }) => caseId).filter((id) => whole.has(id));
        expect([account, scope, number, ids(page.items), page.total]).toEqual([
          account,
          scope,
          number,
          within.sort(),
          within.length,
        ]);
      }
    }
    return compared;
  }

  it('for everybody, on random worlds', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        randomCases({ submitters: SUBMITTERS, people: PEOPLE, regions: REGIONS }, { min: 30, max: 40 }),
        async (random) => {
          await clearCases(world);
          const inserted = await insertCases(world, random);
          rows = await insertRows(world, inserted, random);
          const book = await world.app.get(ReferenceBook).open();
          cases = new Map();
          for (const id of inserted) {
            cases.set(id, await loadCase(world.reads, id, book, { today: today(), now: world.clock.now() }));
          }
          for (const [account, caller] of callers) {
            compared += await compareRows(account, caller);
            compared += await compareLists(account, caller);
          }
        },
      ),
      { numRuns: 2, seed: 20261124, endOnFailure: true },
    );
    expect(compared).toBeGreaterThan(200);
  }, 240_000);
});
