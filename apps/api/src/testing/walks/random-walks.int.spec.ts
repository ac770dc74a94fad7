import { MOVE_NAMES, NEEDS, type Track } from '@casusregie/domain';
import { replay, type Moved } from '../../demo/replay';
import { Chance } from '../soak/chance';
import { openWorld, type World } from '../test-setup';
import { RandomWalks } from './random-walks';

/** The whole is twenty of each: WALK_TIMES=20. */
const TIMES = Number(process.env['WALK_TIMES'] ?? 8);
const STEPS = TIMES * 400;
/** The rarest reasons come late: a short walk may miss a few. */
const MAY_MISS = TIMES < 20 ? 6 : 0;
const SEED = Number(process.env['WALK_SEED'] ?? 20_261_128);

/** Nothing is destroyed yet, and the demo has no organisation that ends. */
const NOT_YET = ['organisation-valid-today', 'content-present'];
/**
 * A withdrawal is the right one of the two before its needs are asked; a closed source is refused when it is written down;
 * a theme that lacks or does not hold is a fault of the field.
 */
const MET_BEFORE = ['held-before-partner-query', 'held-after-partner-query', 'source-order-kept', 'main-theme-valid'];

const table = (title: string, counts: ReadonlyMap<string, number>): string =>
  `${title}\n${[...counts]
    .sort()
    .map(([name, count]) => `${String(count).padStart(6)} ${name}`)
    .join('\n')}`;

const REASONS = [
  'unknown',
  'wrong-role',
  'wrong-moment',
  'invalid',
  'stale-version',
  'if-match-missing',
  ...NEEDS,
].filter((reason) => ![...NOT_YET, ...MET_BEFORE].includes(reason));
const lacking = ({ refused }: RandomWalks): string[] => REASONS.filter((reason) => !refused.has(reason));

describe(`at most ${STEPS} random steps by random people (seed ${SEED})`, () => {
  let world: World;
  let walks: RandomWalks;
  let taken = 0;

  beforeAll(async () => {
    world = await openWorld();
    const settings = await world.as('nn-applicatiebeheer');
    const body = { name: 'screening', value: { screening: true }, validFrom: '2027-01-01' };
    (await settings.post('/v1/regions/NN/setting-changes', body)).ok();
    walks = new RandomWalks(world, new Chance(SEED), TIMES);
    for (; taken < STEPS && !(walks.isEnough(TIMES) && lacking(walks).length <= MAY_MISS); taken += 1)
      await walks.step();
    process.stdout.write(
      `${taken} steps with ${walks.cases.length} cases\n${table('moves made', walks.made)}\n${table('refused because', walks.refused)}\n`,
    );
  }, STEPS * 50);
  afterAll(() => world?.close());

  it('never lead where the table does not, and every refusal has a reason and changes nothing', () => {
    expect(walks.wrong).toEqual([]);
  });

  it(`make every move ${TIMES} times`, () => {
    const seldom = MOVE_NAMES.filter((move) => (walks.made.get(move) ?? 0) < TIMES);
    expect(seldom).toEqual(['destroy']);
  });

  it('meet every reason to refuse', () => {
    expect(lacking(walks).slice(MAY_MISS)).toEqual([]);
  });

  it('leave timelines that replay to where each case is', async () => {
    const broken: string[] = [];
    for (const id of walks.cases) {
      const [file] = await world.rows<{ track: Track; state: string }>(
        'SELECT track, state FROM case_files WHERE id = $1',
        [id],
      );
      if (!file) continue;
      const events = await world.rows<Moved>(
        `SELECT type, from_state AS "from", to_state AS "to" FROM case_events
          WHERE case_id = $1 AND to_state IS NOT NULL ORDER BY recorded_at, id`,
        [id],
      );
      if (replay(file.track, events) !== file.state) broken.push(id);
    }
    expect(walks.cases.length).toBeGreaterThan(50);
    expect(broken).toEqual([]);
  });

  it('never ask a partner before a second person approved, nor close alone or without feedback', async () => {
    const faults = {
      'asked without an approved test': `SELECT l.case_id AS id FROM inquiry_lines l WHERE NOT EXISTS
        (SELECT 1 FROM legality_tests t WHERE t.case_id = l.case_id AND t.approved_on IS NOT NULL)`,
      'approved by who wrote it or did the intake': `SELECT a.case_id AS id FROM case_events a WHERE a.type = 'approveTest' AND
        (EXISTS (SELECT 1 FROM legality_tests t WHERE t.case_id = a.case_id AND t.author_id = a.person_id AND t.written_at < a.recorded_at)
        OR EXISTS (SELECT 1 FROM case_events b WHERE b.case_id = a.case_id AND b.person_id = a.person_id
          AND b.type IN ('takeUp', 'startTest') AND b.recorded_at < a.recorded_at))`,
      'closed by who proposed it': `SELECT c.case_id AS id FROM case_events c WHERE c.type = 'close' AND NOT EXISTS
        (SELECT 1 FROM case_events p WHERE p.case_id = c.case_id AND p.type = 'move-proposed' AND p.subject = 'close'
          AND p.person_id <> c.person_id AND p.recorded_at <= c.recorded_at)`,
      'closed without feedback': `SELECT c.case_id AS id FROM case_events c WHERE c.type = 'close' AND NOT EXISTS
        (SELECT 1 FROM feedbacks f WHERE f.case_id = c.case_id)`,
      'partner data on the advice track': `SELECT l.case_id AS id FROM inquiry_lines l JOIN case_files c ON c.id = l.case_id
        WHERE c.track = 'advice'`,
    };
    const found: Record<string, number> = {};
    for (const [name, sql] of Object.entries(faults)) found[name] = (await world.rows(sql)).length;
    expect(found).toEqual(Object.fromEntries(Object.keys(faults).map((name) => [name, 0])));
  });
});
