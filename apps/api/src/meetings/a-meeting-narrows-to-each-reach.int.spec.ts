import type {
  AgendaCandidates,
  AgendaItem,
  MeetingAnswer,
  MeetingPage,
  MeetingSaved,
  MeetingWall,
  TaskList,
  TypedAtItem,
} from '@casusregie/contract';
import { SpreadNotices } from '../notices/spread-notices';
import type { Answer } from '../testing/client';
import { Journey, organisationOf, personOf, decisionOn } from '../testing/journey';
import { openWorld, type World } from '../testing/test-setup';

const RIEC = organisationOf('RIEC-NN');
const SECRET = 'Alleen voor wie meedoet (fictief)';
type Body = Record<string, unknown>;

describe('a meeting narrows to the reach of each', () => {
  let world: World;
  let walk: Journey;
  /** One that the FIOD is named on, one that customs are named on, and one for named people only. */
  let first = '';
  let second = '';
  let hidden = '';
  let meetingId = '';

  const nameOn = (caseId: string, account: string): Promise<void> =>
    walk.add('nn-manager', caseId, 'participants', { as: 'partner', personId: personOf(account), ground: 'Doet mee' });
  const meetingOf = (more: Body = {}): Body => ({
    kind: 'Weegoverleg',
    heldOn: walk.day(0),
    beginsAt: '09:30',
    place: 'Zaal 2',
    chairId: personOf('nn-manager'),
    guests: [
      { organisationId: organisationOf('fiod'), personId: personOf('fiod') },
      { organisationId: organisationOf('douane') },
      { organisationId: RIEC, personId: personOf('nn-analist') },
    ],
    ...more,
  });
  const plan = async (more: Body = {}, by = 'nn-manager'): Promise<Answer> =>
    (await world.as(by)).post('/v1/meetings', meetingOf(more));
  const putOn = async (caseId: string, by = 'nn-manager', id = meetingId): Promise<Answer> =>
    (await world.as(by)).post(`/v1/cases/${caseId}/agenda-items`, { meetingId: id });
  const see = async (account: string, id = meetingId): Promise<MeetingAnswer> =>
    (await (await world.as(account)).get(`/v1/meetings/${id}`)).ok<MeetingAnswer>();
  const itemOf = async (caseId: string, account = 'nn-manager', id = meetingId): Promise<AgendaItem> => {
    const found = (await see(account, id)).items.find((item) => item.caseId === caseId);
    if (!found) throw new Error('that case is not on the agenda');
    return found;
  };
  const type = async (item: AgendaItem, body: Body, by = 'nn-manager', version = item.version): Promise<Answer> =>
    (await world.as(by)).patch(`/v1/meeting-items/${item.id}`, body, { 'if-match': String(version) });
  const act = async (item: AgendaItem, body: Body, by = 'nn-manager'): Promise<Answer> =>
    (await world.as(by)).post(`/v1/meeting-items/${item.id}/actions`, { title: 'Zoek het uit (fictief)', ...body });
  const cases = ({ items }: MeetingAnswer): string[] => items.map(({ caseId }) => caseId);

  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world, 'veenwolde');
    [first, second] = [await walk.to('weighing'), await walk.to('weighing')];
    hidden = await walk.to('weighing');
    await nameOn(first, 'fiod');
    await nameOn(second, 'douane');
    const manager = await world.as('nn-manager');
    const headers = { 'if-match': await walk.etag('nn-manager', hidden) };
    (await manager.patch(`/v1/cases/${hidden}`, { confidentiality: 'named-only' }, headers)).ok();
    meetingId = (await plan()).ok<MeetingSaved>().meetingId;
    for (const id of [hidden, first, second]) (await putOn(id)).ok();
  });
  afterAll(() => world?.close());

  it('each finds the items in their reach, in order, with no sign of the rest', async () => {
    expect(cases(await see('nn-manager'))).toEqual([hidden, first, second]);
    expect(cases(await see('nn-analist'))).toEqual([first, second]);
    const police = await see('fiod');
    expect([cases(police), police.view]).toEqual([[first], 'guest']);
    expect(cases(await see('douane'))).toEqual([second]);
    const { number } = await walk.see('nn-manager', second);
    expect(JSON.stringify(police)).not.toContain(String(number));
    // Of the others who are invited they hear nothing either.
    expect(police.guests.map(({ organisation }) => organisation.id)).toEqual([organisationOf('fiod')]);
    expect((await see('nn-analist')).guests).toHaveLength(3);
  });

  it('is not there for who is not invited, of another region, or a requester', async () => {
    for (const account of [
      'belastingdienst',
      'veenwolde',
      'on-manager',
      'nn-regisseur',
      'liec-coordinator',
      'nn-privacy',
    ]) {
      const caller = await world.as(account);
      expect([account, (await caller.get(`/v1/meetings/${meetingId}`)).status]).toEqual([account, 404]);
      const list = await caller.get('/v1/meetings');
      if (list.status === 200) expect(list.text).not.toContain(meetingId);
      else expect([account, list.status]).toEqual([account, 403]);
    }
    const listed = (await (await world.as('fiod')).get('/v1/meetings')).ok<MeetingPage>();
    expect([listed.items.map(({ id }) => id), listed.mayPlan]).toEqual([[meetingId], false]);
  });

  it('tells the RIEC, by organisation, who may not be there at an item', async () => {
    const names = async (caseId: string, account?: string) =>
      (await itemOf(caseId, account)).mayNotAttend.map(({ id }) => id).sort();
    expect(await names(first)).toEqual([organisationOf('douane')]);
    expect(await names(second)).toEqual([organisationOf('fiod')]);
    expect(await names(hidden)).toEqual([organisationOf('fiod'), organisationOf('douane'), RIEC].sort());
    expect(await names(first, 'fiod')).toEqual([]);
  });

  it('hangs on the wall only what all may see who are not absent', async () => {
    const wall = async (id = meetingId) => (await world.as('nn-manager')).get(`/v1/meetings/${id}/wall`);
    expect((await wall()).ok<MeetingWall>().items).toEqual([]);
    expect((await (await world.as('fiod')).get(`/v1/meetings/${meetingId}/wall`)).status).toBe(403);
    const { version } = await see('nn-manager');
    const guests = [
      { organisationId: organisationOf('fiod'), personId: personOf('fiod'), presence: 'present' },
      { organisationId: organisationOf('douane'), presence: 'absent' },
      { organisationId: RIEC, personId: personOf('nn-analist'), presence: 'present' },
    ];
    const manager = await world.as('nn-manager');
    const put = await manager.put(`/v1/meetings/${meetingId}`, meetingOf({ guests }), { 'if-match': String(version) });
    put.ok();
    const item = await itemOf(first);
    (await type(item, { minutes: SECRET, decision: 'We gaan door (fictief)' })).ok();
    (await act(item, { ownerId: RIEC, title: 'Van het RIEC (fictief)' })).ok();
    (await act(item, { ownerId: organisationOf('fiod'), title: 'Van de FIOD (fictief)' })).ok();
    const [shown, ...more] = (await wall()).ok<MeetingWall>().items;
    expect(more).toEqual([]);
    expect(shown).toMatchObject({ id: item.id, decision: 'We gaan door (fictief)' });
    expect(shown?.actions.map(({ title }) => title)).toEqual(['Van de FIOD (fictief)']);
    expect((await wall()).text).not.toContain(SECRET);
  });

  it('a partner reads decision and own actions, never minutes, actions of others or who typed', async () => {
    const item = await itemOf(first, 'fiod');
    expect(item).toMatchObject({
      view: 'partner',
      minutes: null,
      decision: 'We gaan door (fictief)',
      state: null,
      typedBy: null,
      version: null,
      mayRecord: false,
    });
    expect(item.actions.map(({ title }) => title)).toEqual(['Van de FIOD (fictief)']);
    const mine = (await (await world.as('fiod')).get('/v1/tasks')).ok<TaskList>().items;
    expect(mine.map(({ title }) => title)).toContain('Van de FIOD (fictief)');
    expect((await type(item, { decision: 'Anders' }, 'fiod', 1)).status).toBe(403);
    expect((await act(item, { ownerId: organisationOf('fiod') }, 'fiod')).status).toBe(403);
    const other = await itemOf(second);
    expect((await type(other, { decision: 'Anders' }, 'fiod', 1)).status).toBe(404);
    expect((await act(item, { ownerId: organisationOf('douane') })).status).toBe(400);
    expect((await type(item, { minutes: 'Van 111222333' }, 'nn-analist', 1)).status).toBe(400);
  });

  it('nothing of it changes the versions and clocks of the case, nor what its requester reads', async () => {
    const before = await walk.seen(first);
    const staff = await walk.see('nn-manager', first);
    const item = await itemOf(first);
    (await type(item, { minutes: `${SECRET} en meer` })).ok();
    (await act(item, { ownerId: RIEC })).ok();
    expect(await walk.seen(first)).toEqual(before);
    expect((await walk.see('nn-manager', first)).version).toBe(staff.version);
    const events = await (await world.as('veenwolde')).get(`/v1/cases/${first}/events`);
    expect(events.text).not.toMatch(/agenda|overleg/i);
  });

  it('two who type at one item: the second is shown what stands there, and whose it is', async () => {
    const item = await itemOf(second);
    (await type(item, { minutes: 'De eerste' })).ok();
    const late = await type(item, { minutes: 'De tweede' }, 'nn-analist');
    expect(late.status).toBe(409);
    const { current } = late.json<{ current: TypedAtItem }>();
    expect([current.minutes, current.version]).toEqual(['De eerste', Number(item.version) + 1]);
    expect(current.typedBy).toBeTruthy();
    expect((await type(item, { minutes: 'De tweede' }, 'nn-analist', current.version)).status).toBe(200);
    expect((await itemOf(second)).minutes).toBe('De tweede');
    const bare = await (await world.as('nn-analist')).patch(`/v1/meeting-items/${item.id}`, { minutes: 'x' });
    expect(bare.status).toBe(428);
  });

  it('is ordered by who sees a part of it; what they do not see keeps its place', async () => {
    const analyst = await world.as('nn-analist');
    const ids = (await see('nn-analist')).items.map(({ id }) => id).reverse();
    (await analyst.put(`/v1/meetings/${meetingId}/order`, { itemIds: ids })).ok();
    expect(cases(await see('nn-manager'))).toEqual([hidden, second, first]);
    expect((await analyst.put(`/v1/meetings/${meetingId}/order`, { itemIds: ids.slice(1) })).status).toBe(409);
    const police = await world.as('fiod');
    expect((await police.put(`/v1/meetings/${meetingId}/order`, { itemIds: ids })).status).toBe(403);
  });

  it('a case on hold is on the agenda for what it was held from, so that no partner tells the hold', async () => {
    const held = await walk.to('planning');
    const facts = { holdGround: 'capacity-priority', reason: 'Geen capaciteit (fictief).', reviewOn: walk.day(30) };
    await walk.must('nn-regisseur', held, 'hold', facts);
    (await putOn(held)).ok();
    expect((await itemOf(held)).reason).toBe('plan');
    const taken = await (await world.as('nn-manager')).delete(`/v1/meeting-items/${(await itemOf(held)).id}`);
    expect(taken.status).toBe(204);
  });

  it('the agenda is proposed from cases that wait, within reach and not on it yet', async () => {
    const waiting = await walk.to('weighing');
    const closing = await walk.to('closing');
    const running = await walk.to('execution');
    const path = `/v1/meetings/${meetingId}/candidates`;
    const found = async (account: string) => (await (await world.as(account)).get(path)).ok<AgendaCandidates>().items;
    const before = (await found('nn-manager')).map(({ caseId }) => caseId);
    expect(before).toEqual(expect.arrayContaining([waiting, closing]));
    for (const id of [running, first, second, hidden]) expect(before).not.toContain(id);
    await world.work.run(
      async (tx) => void (await tx.run(`UPDATE interventions SET due_on = '2026-11-01' WHERE case_id = $1`, [running])),
    );
    const late = (await found('nn-analist')).find(({ caseId }) => caseId === running);
    expect(late?.reason).toBe('overdue');
    expect((await (await world.as('fiod')).get(path)).status).toBe(403);
    const secret = await walk.to('weighing');
    await world.work.run(
      async (tx) => void (await tx.run(`UPDATE case_files SET confidentiality = 'named-only' WHERE id = $1`, [secret])),
    );
    expect((await found('nn-manager')).map(({ caseId }) => caseId)).toContain(secret);
    expect((await found('nn-analist')).map(({ caseId }) => caseId)).not.toContain(secret);
  });

  it('is planned by the RIEC of its own region, with who can sit there, under a name of the region', async () => {
    const faults = async (more: Body) => {
      const answer = await plan(more);
      expect(answer.status).toBe(400);
      return answer.json<{ errors: { field: string }[] }>().errors.map(({ field }) => field);
    };
    expect(await faults({ kind: 'Koffie' })).toEqual(['kind']);
    expect(await faults({ beginsAt: '25:00', heldOn: '2026-02-30' })).toEqual(['heldOn', 'beginsAt']);
    expect(await faults({ chairId: personOf('fiod') })).toEqual(['chairId']);
    expect(await faults({ place: 'Bij 111222333' })).toEqual(['place']);
    const officer = { organisationId: organisationOf('DEMO-VEENWOLDE'), personId: personOf('veenwolde') };
    expect(await faults({ guests: [officer] })).toEqual(['guests.0.personId']);
    const customs = { organisationId: organisationOf('douane') };
    expect(await faults({ guests: [customs, customs] })).toEqual(['guests.1']);
    expect(await faults({ regionCode: 'ON' })).toEqual(['regionCode']);
    expect((await plan({}, 'fiod')).status).toBe(403);
    expect((await plan({}, 'nn-regisseur')).status).toBe(403);
    // A case of another region never comes on it, nor one out of reach.
    const elsewhere = (await plan({ chairId: personOf('on-manager'), guests: [] }, 'on-manager')).ok<MeetingSaved>();
    expect((await putOn(first, 'nn-manager', elsewhere.meetingId)).status).toBe(400);
    expect((await putOn(first, 'on-manager', elsewhere.meetingId)).status).toBe(404);
    expect((await putOn(first)).status).toBe(409);
  });

  it('a case that leaves somebody’s reach leaves the meeting for them, from the next request on', async () => {
    await walk.add('nn-manager', first, 'exclusions', {
      personId: personOf('nn-analist'),
      reason: 'Bekende (fictief)',
    });
    expect(cases(await see('nn-analist'))).toEqual([second]);
    expect((await itemOf(first)).mayNotAttend.map(({ id }) => id)).toContain(RIEC);
    const { participants } = await walk.see('nn-manager', first);
    const row = participants.find(({ person }) => person?.id === personOf('fiod'));
    const manager = await world.as('nn-manager');
    (await manager.delete(`/v1/cases/${first}/participants/${row?.id}`)).ok();
    expect(cases(await see('fiod'))).toEqual([]);
    await nameOn(first, 'fiod');
  });

  it('tells who is invited of the cases at which they may be, and nobody else; and everybody again when it moves', async () => {
    const spread = world.app.get(SpreadNotices);
    const notices = async (account: string) => {
      await spread.run();
      const found = await (await world.as(account)).get('/v1/notices');
      return found
        .ok<{ items: { kind: string; number: string; dueOn: string; path: string }[] }>()
        .items.filter(({ kind }) => kind === 'meeting-agenda');
    };
    const third = await walk.to('weighing');
    await nameOn(third, 'fiod');
    const { meetingId: id } = (await plan({ heldOn: walk.day(7) })).ok<MeetingSaved>();
    (await putOn(third, 'nn-manager', id)).ok();
    const { number } = await walk.see('nn-manager', third);
    const [told] = (await notices('fiod')).filter((one) => one.number === number);
    expect(told).toMatchObject({ dueOn: walk.day(7), path: '/overleggen' });
    expect((await notices('douane')).filter((one) => one.number === number)).toEqual([]);
    const body = meetingOf({ heldOn: walk.day(9) });
    (await (await world.as('nn-manager')).put(`/v1/meetings/${id}`, body, { 'if-match': '1' })).ok();
    expect((await notices('fiod')).filter((one) => one.number === number).map(({ dueOn }) => dueOn)).toContain(
      walk.day(9),
    );
    const stale = await (await world.as('nn-manager')).put(`/v1/meetings/${id}`, body, { 'if-match': '1' });
    expect(stale.status).toBe(409);
    // It is still to come, so it cannot be closed; an item of which nothing was said comes off.
    const manager = await world.as('nn-manager');
    expect((await manager.post(`/v1/meetings/${id}/closings`, {}, { 'if-match': '2' })).status).toBe(409);
    const item = await itemOf(third, 'nn-manager', id);
    expect((await manager.delete(`/v1/meeting-items/${item.id}`)).status).toBe(204);
    expect((await see('nn-manager', id)).items).toEqual([]);
  });

  it('a case director who chairs sees who is invited, and at their own cases what was said', async () => {
    const directed = await walk.to('planning');
    const chairId = personOf('nn-regisseur');
    const { meetingId: id } = (await plan({ kind: 'Casusoverleg', chairId })).ok<MeetingSaved>();
    for (const one of [directed, second]) (await putOn(one, 'nn-manager', id)).ok();
    const seen = await see('nn-regisseur', id);
    expect([cases(seen), seen.view, seen.guests.length, seen.mayKeep]).toEqual([[directed], 'staff', 3, false]);
    const item = await itemOf(directed, 'nn-regisseur', id);
    (await type(item, { minutes: 'Door de voorzitter' }, 'nn-regisseur')).ok();
    const wall = (await (await world.as('nn-regisseur')).get(`/v1/meetings/${id}/wall`)).ok<MeetingWall>();
    expect(wall.items).toEqual([]);
    const body = meetingOf({ kind: 'Casusoverleg', chairId });
    const put = await (await world.as('nn-regisseur')).put(`/v1/meetings/${id}`, body, { 'if-match': '1' });
    expect(put.status).toBe(403);
  });

  it('the weighing decision moves the case and stands in the minutes; when closed nothing changes but by a note', async () => {
    await walk.must('nn-manager', second, 'accept', {
      decision: { ...decisionOn(walk.day(0)), text: 'Aangenomen (fictief)' },
      caseDirectorId: personOf('nn-regisseur'),
    });
    const item = await itemOf(second);
    expect(item.moves).toEqual([{ label: expect.stringMatching(/accepteren/i), text: 'Aangenomen (fictief)' }]);
    expect(item.state).toBe('analysis');
    const manager = await world.as('nn-manager');
    const { version } = await see('nn-manager');
    const note = async (by = 'nn-manager') =>
      (await world.as(by)).post(`/v1/meeting-items/${item.id}/notes`, { text: 'Het was de tweede keer (fictief)' });
    expect((await note()).status).toBe(409);
    expect(
      (await (await world.as('fiod')).post(`/v1/meetings/${meetingId}/closings`, {}, { 'if-match': String(version) }))
        .status,
    ).toBe(403);
    (await manager.post(`/v1/meetings/${meetingId}/closings`, {}, { 'if-match': String(version) })).ok();
    const closed = await see('nn-manager');
    expect([closed.state, closed.mayKeep, closed.closedOn]).toEqual(['closed', false, walk.day(0)]);
    expect((await type(item, { decision: 'Anders' }, 'nn-manager')).status).toBe(409);
    expect((await act(item, { ownerId: RIEC })).status).toBe(409);
    expect((await putOn(first)).status).toBe(409);
    expect((await manager.delete(`/v1/meeting-items/${item.id}`)).status).toBe(409);
    const put = await manager.put(`/v1/meetings/${meetingId}`, meetingOf(), { 'if-match': String(closed.version) });
    expect(put.status).toBe(409);
    expect((await note('douane')).status).toBe(403);
    expect((await note()).status).toBe(201);
    const seen = await itemOf(second, 'douane');
    expect(seen.moves.map(({ text }) => text)).toEqual(['Aangenomen (fictief)']);
    expect(seen.notes.map(({ text }) => text)).toEqual(['Het was de tweede keer (fictief)']);
    const past = (await (await world.as('douane')).get('/v1/meetings?when=past')).ok<MeetingPage>();
    expect(past.items.map(({ id }) => id)).toEqual([meetingId]);
  });

  it('why a case was rejected is for the RIEC, also when the meeting decided it', async () => {
    const turned = await walk.to('weighing');
    await nameOn(turned, 'fiod');
    const { meetingId: id } = (await plan()).ok<MeetingSaved>();
    (await putOn(turned, 'nn-manager', id)).ok();
    await walk.must('nn-manager', turned, 'sendBack', {
      decision: { ...decisionOn(walk.day(0)), text: SECRET },
      reason: 'Nog niet genoeg',
    });
    expect((await itemOf(turned, 'nn-manager', id)).moves).toHaveLength(1);
    expect(JSON.stringify(await see('fiod', id))).not.toContain(SECRET);
    expect(cases(await see('fiod', id))).toEqual([turned]);
  });

  it('every read of what was said is in the log, by the case it is about', async () => {
    await see('fiod');
    const reads = await world.count(
      `SELECT count(*) AS n FROM log_entries WHERE act = 'readAgendaItem' AND object = $1 AND person_id = $2`,
      [`case:${first}`, personOf('fiod')],
    );
    expect(reads).toBeGreaterThan(0);
    const others = await world.count(
      `SELECT count(*) AS n FROM log_entries WHERE act = 'readAgendaItem' AND object = $1 AND person_id = $2`,
      [`case:${second}`, personOf('fiod')],
    );
    expect(others).toBe(0);
  });
});
