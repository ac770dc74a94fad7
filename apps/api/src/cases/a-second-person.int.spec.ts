import type { StaffCase } from '@casusregie/contract';
import type { Answer } from '../testing/client';
import { Journey, organisationOf, personOf, REJECTION, testOf } from '../testing/journey';
import { openWorld, type World } from '../testing/test-setup';

const AM = 'nn-accountmanager';
const IC = 'nn-informatie';
const CD = 'nn-regisseur';
const LG = 'nn-jurist';
const MG = 'nn-manager';
const RQ = 'gm0014';

describe('a second person', () => {
  let world: World;
  let walk: Journey;

  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
  });
  afterAll(() => world?.close());

  const told = (answer: Answer): unknown[] => [answer.status, answer.problem.code, answer.problem.needs ?? []];
  const stateOf = async (id: string): Promise<string> => (await walk.see<StaffCase>(MG, id)).state;

  it('approves the test: not its author, in whatever role', async () => {
    const id = await walk.to('legality-check');
    await walk.add(IC, id, 'tests', testOf(['politie']));
    expect(told(await walk.move(IC, id, 'approveTest'))).toEqual([409, 'missing-need', ['second-person']]);
    await walk.add(LG, id, 'tests', testOf(['politie', 'uwv']));
    // Whoever wrote an earlier version is no second person either.
    expect(told(await walk.move(IC, id, 'approveTest'))).toEqual([409, 'missing-need', ['second-person']]);
    expect(told(await walk.move(LG, id, 'approveTest'))).toEqual([409, 'missing-need', ['second-person']]);
    expect(await stateOf(id)).toBe('legality-check');
  });

  it('approves the test: not who did the intake, also under another authorisation', async () => {
    await world.work.run(async (tx) => {
      await tx.run(
        `INSERT INTO authorisations (id, person_id, organisation_id, role, region_codes, screened_until, granted_by, granted_on)
         VALUES ('01900000-0000-7000-8000-000000000001', $1, $2, 'legal', '["NN"]', '2027-12-31', 'proef', '2026-01-01'),
                ('01900000-0000-7000-8000-000000000002', $3, $2, 'manager', '["NN"]', '2027-12-31', 'proef', '2026-01-01')`,
        [personOf(AM), organisationOf('RIEC-NN'), personOf(CD)],
      );
    });
    const id = await walk.to('legality-check');
    await walk.add(LG, id, 'tests', testOf(['politie']));
    expect(told(await walk.move(AM, id, 'approveTest'))).toEqual([409, 'missing-need', ['second-person']]);
    expect((await walk.must(IC, id, 'approveTest')).state).toBe('partner-query');
  });

  it('closes: a case director who is manager too only proposes, however often', async () => {
    const id = await walk.to('closing');
    await walk.add(AM, id, 'feedback', { text: 'Klaar (fictief).' });
    for (let turn = 0; turn < 2; turn += 1) {
      const { outcome, state } = await walk.must(CD, id, 'close', { effect: 'Niet gemeten.' });
      expect([turn, outcome, state]).toEqual([turn, 'proposed', 'closing']);
    }
    expect((await walk.must(MG, id, 'close')).state).toBe('closed');
  });

  it('closes: a manager cannot do it unless it was proposed', async () => {
    const id = await walk.to('closing');
    await walk.add(AM, id, 'feedback', { text: 'Klaar (fictief).' });
    expect(told(await walk.move(MG, id, 'close', { effect: 'Niet gemeten.' }))).toEqual([
      409,
      'missing-need',
      ['proposed-by-another'],
    ]);
  });

  it('rejects while partners are asked: proposed by one, confirmed by the other, told in words only', async () => {
    const id = await walk.to('partner-query');
    const before = await walk.seen(id);
    expect(told(await walk.move(MG, id, 'reject', REJECTION))).toEqual([409, 'missing-need', ['proposed-by-another']]);
    const { outcome, state } = await walk.must(IC, id, 'reject', { ...REJECTION, reasons: ['no-hit'] });
    expect([outcome, state]).toEqual(['proposed', 'partner-query']);
    expect(await walk.seen(id)).toEqual(before);
    expect((await walk.see<StaffCase>(MG, id)).proposal).toMatchObject({ move: 'reject' });
    expect((await walk.must(MG, id, 'reject')).state).toBe('rejected');
    const seen = await walk.seen(id);
    expect([seen.shown, seen.outcome?.text, seen.outcome?.selfHelp]).toEqual([
      'rejected',
      REJECTION.requesterText,
      REJECTION.selfHelp,
    ]);
    const events = await (await world.as(RQ)).get(`/v1/cases/${id}/events`);
    for (const text of [JSON.stringify(seen), events.text]) expect(text).not.toMatch(/no-hit|Niet genoeg om partners/);
  });

  it('a proposal falls when the case moves on, and does not count later', async () => {
    const id = await walk.to('partner-query');
    await walk.must(IC, id, 'reject', REJECTION);
    await walk.inquire(id, ['politie']);
    await walk.answer(id, 'politie');
    await walk.must(IC, id, 'startEnrichment');
    expect(told(await walk.move(MG, id, 'reject', REJECTION))).toEqual([409, 'missing-need', ['proposed-by-another']]);
  });
});
