import type { InquiryLineList, StaffCase } from '@casusregie/contract';
import { Journey, organisationOf, personOf } from '../testing/journey';
import { refused } from '../testing/refusals';
import { openWorld, type World } from '../testing/test-setup';
import { newId } from '../shared/ids';

const BY = 'nn-informatie';

describe('a question put to partners', () => {
  let world: World;
  let walk: Journey;
  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
  });
  afterAll(() => world?.close());

  const ask = async (id: string, subjectIds: readonly string[]) =>
    (await world.as(BY)).post(`/v1/cases/${id}/inquiries`, {
      subjectIds,
      partnerIds: [organisationOf('politie')],
      dueOn: walk.day(14),
    });
  const withSubject = async (): Promise<{ id: string; subject: StaffCase['subjects'][number] }> => {
    const id = await walk.to('partner-query');
    await walk.add(BY, id, 'subjects', { kind: 'organisation', description: 'Verhuurbedrijf (fictief)' });
    const [subject] = (await walk.see(BY, id)).subjects;
    if (!subject) throw new Error('the case has a subject');
    return { id, subject };
  };

  it('is of subjects of the same case, and of no other', async () => {
    const one = await withSubject();
    const other = await withSubject();
    for (const ids of [[other.subject.id], [one.subject.id, other.subject.id], [newId()]]) {
      const answer = refused(await ask(one.id, ids), 400, 'invalid');
      expect(answer.faults).toEqual(['subjectIds: bevat een subject dat niet bij deze casus hoort']);
    }
    expect((await walk.see(BY, one.id)).inquiryLines).toEqual([]);
    expect((await ask(one.id, [one.subject.id])).status).toBe(201);
  });

  it('is not in the list of a representative who is kept out of the case', async () => {
    const { id, subject } = await withSubject();
    expect((await ask(id, [subject.id])).status).toBe(201);
    const { number } = await walk.see(BY, id);
    const seen = async () =>
      (await (await world.as('politie')).get('/v1/inquiry-lines'))
        .ok<InquiryLineList>()
        .items.filter((line) => line.number.startsWith(`${number}/`)).length;
    expect(await seen()).toBe(1);
    const body = { personId: personOf('politie'), reason: 'Familie (fictief)' };
    (await (await world.as('nn-manager')).post(`/v1/cases/${id}/exclusions`, body)).ok();
    expect(await seen()).toBe(0);
  });

  it('is not of a subject that was taken off the case', async () => {
    const { id, subject } = await withSubject();
    const url = `/v1/cases/${id}/subjects/${subject.id}`;
    const caller = await world.as(BY);
    const match = { 'if-match': '1' };
    (await caller.post(`${url}/endings`, { reason: 'Hoort er niet bij (fictief)' }, match)).ok();
    expect(refused(await ask(id, [subject.id]), 400, 'invalid').faults).toHaveLength(1);
  });
});
