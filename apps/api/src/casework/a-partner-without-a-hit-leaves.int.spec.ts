import { Participant } from '../database/entities';
import { Journey, organisationOf, personOf } from '../testing/journey';
import { openWorld, type World } from '../testing/test-setup';

const BY = 'nn-informatie';

describe('a partner that was asked', () => {
  let world: World;
  let walk: Journey;
  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
  });
  afterAll(() => world?.close());

  /** Until when each place of a partner on the case runs; null while it does. */
  const places = async (id: string, partner: string): Promise<(string | null)[]> =>
    (
      await world.rows<{ until_on: string | null }>(
        `SELECT CAST(until_on AS text) AS until_on FROM participants
         WHERE case_id = $1 AND organisation_id = $2 AND named_as = 'partner' ORDER BY id`,
        [id, organisationOf(partner)],
      )
    ).map(({ until_on }) => until_on);
  const linesOf = async (id: string, partner: string) =>
    (await walk.see(BY, id)).inquiryLines.filter((row) => row.partner.id === organisationOf(partner));
  /** Answers a line. */
  const answer = async (id: string, partner: string, what: string, at = 0): Promise<void> => {
    const line = (await linesOf(id, partner))[at];
    const match = { 'if-match': String(line?.version) };
    (await (await world.as(partner)).put(`/v1/inquiry-lines/${line?.id}/answer`, { answer: what }, match)).ok();
  };
  /** A case on which two partners have a place, and are asked. */
  const asked = async (): Promise<string> => {
    const id = await walk.to('partner-query');
    for (const partner of ['politie', 'belastingdienst']) {
      const place = { as: 'partner', personId: personOf(partner), ground: 'Zit aan tafel (fictief)' };
      await walk.add('nn-manager', id, 'participants', place);
    }
    await walk.inquire(id, ['politie', 'belastingdienst']);
    return id;
  };
  const everybodyOf = async (id: string, partner: string): Promise<boolean> =>
    (await places(id, partner)).every((until) => until === null);

  it('leaves the case when each question got a no-hit, and no other case, and nobody else with it', async () => {
    const id = await asked();
    const other = await asked();
    expect(await places(id, 'politie')).toEqual([null]);
    await answer(id, 'politie', 'no-hit');
    // The other partner has not answered yet: that is nothing to this one.
    expect(await places(id, 'politie')).toEqual([walk.day(0)]);
    expect(await everybodyOf(id, 'belastingdienst')).toBe(true);
    expect(await everybodyOf(other, 'politie')).toBe(true);
  });

  it('stays while another question is open, or had a hit', async () => {
    const id = await asked();
    await walk.add(BY, id, 'subjects', { kind: 'address', description: 'Loods (fictief)' });
    const { subjects } = await walk.see(BY, id);
    const [second] = subjects.filter(({ kind }) => kind === 'address');
    await walk.add(BY, id, 'inquiries', {
      subjectIds: [second?.id],
      partnerIds: [organisationOf('politie')],
      dueOn: walk.day(14),
    });
    await answer(id, 'politie', 'no-hit', 0);
    expect(await places(id, 'politie')).toEqual([null]);
    await answer(id, 'politie', 'hit', 1);
    expect(await places(id, 'politie')).toEqual([null]);
  });

  it('keeps the day on which an earlier place ended, and a place that is no partner’s', async () => {
    const id = await asked();
    const place = {
      case_id: id,
      organisation_id: organisationOf('politie'),
      person_id: personOf('politie'),
      from_on: walk.day(-9),
      ground: 'Test',
      named_by: personOf('nn-manager'),
    };
    await world.work.run((tx) =>
      tx.insert(Participant, [
        { ...place, id: '01900000-0000-7000-8000-00000000000a', named_as: 'partner', until_on: walk.day(-5) },
        { ...place, id: '01900000-0000-7000-8000-00000000000b', named_as: 'case-director', until_on: null },
      ]),
    );
    await answer(id, 'politie', 'no-hit');
    expect(await places(id, 'politie')).toEqual([walk.day(-5), walk.day(0)]);
    const [director] = await world.rows<{ until_on: string | null }>(
      `SELECT until_on FROM participants WHERE case_id = $1 AND named_as = 'case-director' AND organisation_id = $2`,
      [id, organisationOf('politie')],
    );
    expect(director?.until_on).toBeNull();
  });
});
