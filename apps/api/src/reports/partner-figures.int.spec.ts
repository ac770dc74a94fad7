import type { PartnerFigureAnswer } from '@casusregie/contract';
import { Journey, organisationOf } from '../testing/journey';
import { openWorld, type World } from '../testing/test-setup';

describe('what a region asked its partners, in numbers', () => {
  let world: World;
  let walk: Journey;
  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
  });
  afterAll(() => world?.close());

  const read = async (account: string, query = '') => (await world.as(account)).get(`/v1/figures/partners${query}`);

  it('counts answers, working days, what is overdue and why no answer was possible, within the region', async () => {
    const id = await walk.to('partner-query');
    for (let at = 0; at < 4; at += 1) {
      await walk.add('nn-informatie', id, 'subjects', { kind: 'organisation', description: `Bedrijf ${at} (fictief)` });
    }
    const { subjects } = await walk.see('nn-informatie', id);
    await walk.add('nn-informatie', id, 'inquiries', {
      subjectIds: subjects.map((subject) => subject.id),
      partnerIds: ['politie', 'belastingdienst'].map(organisationOf),
      dueOn: walk.day(3),
    });
    // From Tuesday over the weekend to Monday: four working days.
    world.clock.set('2026-11-30T09:00:00.000Z');
    const lines = (await walk.see('nn-informatie', id)).inquiryLines.filter(
      ({ partner }) => partner.id === organisationOf('politie'),
    );
    const answers = [
      { answer: 'hit' },
      { answer: 'no-hit' },
      { answer: 'no-answer-possible', ground: 'not-identifiable' },
    ];
    for (const [at, body] of answers.entries()) {
      const line = lines[at];
      const path = `/v1/inquiry-lines/${line?.id}/answer`;
      (await (await world.as('politie')).put(path, body, { 'if-match': String(line?.version) })).ok();
    }
    const { rows } = (await read('nn-manager')).ok<PartnerFigureAnswer>();
    expect(rows.map(({ partner, ...numbers }) => [partner.id, numbers])).toEqual(
      expect.arrayContaining([
        [
          organisationOf('politie'),
          {
            ...{ asked: 4, answered: 3, hit: 1, noHit: 1, noAnswer: 1, unconfirmed: 0, closed: 0, overdue: 1 },
            workingDays: 12,
            grounds: [{ ground: 'not-identifiable', lines: 1 }],
          },
        ],
        [
          organisationOf('belastingdienst'),
          {
            ...{ asked: 4, answered: 0, hit: 0, noHit: 0, noAnswer: 0, unconfirmed: 0, closed: 0, overdue: 4 },
            workingDays: 0,
            grounds: [],
          },
        ],
      ]),
    );
    expect((await read('on-manager')).ok<PartnerFigureAnswer>().rows).toEqual([]);
    expect((await read('nn-manager', '?from=2026-10&to=2026-10')).ok<PartnerFigureAnswer>().rows).toEqual([]);
  });

  it('is for the desk of the region, and of no other', async () => {
    expect((await read('nn-manager', '?region=ON')).status).toBe(403);
    expect((await read('nn-manager', '?from=2026-12&to=2026-11')).status).toBe(400);
    expect((await read('nn-manager', '?from=2020-01')).status).toBe(400);
    for (const account of ['politie', 'gm0014', 'liec-coordinator', 'nn-regisseur']) {
      expect([account, (await read(account)).status]).toEqual([account, 403]);
    }
  });
});
