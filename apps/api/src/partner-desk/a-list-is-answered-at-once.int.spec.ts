import type { AnsweredLines, InquiryLineAnswer, InquiryLineList } from '@casusregie/contract';
import { Journey, organisationOf } from '../testing/journey';
import { openWorld, type World } from '../testing/test-setup';

describe('a list of questions is answered in one request', () => {
  let world: World;
  let walk: Journey;
  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
  });
  afterAll(() => world?.close());

  /** A case of a region with this many questions to the police. */
  async function asked(count: number, road = walk): Promise<string> {
    const id = await road.to('partner-query');
    for (let at = 0; at < count; at += 1) {
      const subject = { kind: 'organisation', description: `Bedrijf ${at} (fictief)` };
      await road.add(road.job('informatie'), id, 'subjects', subject);
    }
    const { subjects } = await road.see(road.job('informatie'), id);
    await road.add(road.job('informatie'), id, 'inquiries', {
      subjectIds: subjects.map((subject) => subject.id),
      partnerIds: [organisationOf('politie')],
      dueOn: road.day(14),
    });
    return id;
  }
  const linesOf = async (...ids: string[]): Promise<InquiryLineAnswer[]> =>
    (await (await world.as('politie')).get('/v1/inquiry-lines'))
      .ok<InquiryLineList>()
      .items.filter(({ caseId }) => ids.includes(caseId));
  const send = async (account: string, lines: object[]) =>
    (await world.as(account)).post('/v1/inquiry-lines/answers', { lines });
  const noHit = ({ id, version }: InquiryLineAnswer) => ({ lineId: id, version, answer: 'no-hit' });

  it('over regions, each answer an event and a line of the log of its own', async () => {
    const other = new Journey(world, 'gm0202', 'on');
    const [id, elsewhere] = [await asked(2), await asked(1, other)];
    const lines = await linesOf(id, elsewhere);
    const before = await world.count(`SELECT count(*) AS n FROM log_entries WHERE act = 'answerInquiry'`);
    const { items } = (await send('politie', lines.map(noHit))).ok<AnsweredLines>();
    expect(items.map(({ lineId, line, fault }) => [lineId, line?.answer, fault])).toEqual(
      lines.map((line) => [line.id, 'no-hit', null]),
    );
    const after = await world.count(`SELECT count(*) AS n FROM log_entries WHERE act = 'answerInquiry'`);
    expect(after - before).toBe(3);
    const events = `SELECT count(*) AS n FROM case_events WHERE type = 'inquiry-answered' AND case_id = $1`;
    expect([await world.count(events, [id]), await world.count(events, [elsewhere])]).toEqual([2, 1]);
  });

  it('a closed one, one that changed and one without a ground are refused by themselves; the others are kept', async () => {
    const id = await asked(4);
    const [closed, changed, groundless, fine] = await linesOf(id);
    if (!closed || !changed || !groundless || !fine) throw new Error('four lines were asked');
    await world.work.run(async (tx) => {
      await tx.run('UPDATE inquiry_lines SET closed = $2 WHERE id = $1', [
        closed.id,
        world.settings.databaseKind === 'sqlite' ? 1 : true,
      ]);
    });
    const answer = await send('politie', [
      noHit(closed),
      { ...noHit(changed), version: 7 },
      { ...noHit(groundless), answer: 'no-answer-possible' },
      { ...noHit(fine), answer: 'no-answer-possible', ground: 'not-identifiable', wantsToAttend: true },
    ]);
    const { items } = answer.ok<AnsweredLines>();
    expect(items.map(({ fault }) => fault)).toEqual([
      'Deze vraag is gesloten.',
      expect.stringContaining('intussen gewijzigd'),
      'ground is nodig als er geen antwoord mogelijk is',
      null,
    ]);
    expect(items[3]?.line).toMatchObject({ ground: 'not-identifiable', wantsToAttend: true, contactFirst: false });
    const open = (await linesOf(id)).filter((line) => line.answer === null && !line.closed);
    expect(open.map((line) => line.id).sort()).toEqual([changed.id, groundless.id].sort());
  });

  it('a question of another partner is told as one that does not exist, and leaves a refusal in the log', async () => {
    const [line] = await linesOf(await asked(1));
    if (!line) throw new Error('one line was asked');
    const unknown = { ...noHit(line), lineId: '01900000-0000-7000-8000-000000000000' };
    const { items } = (await send('belastingdienst', [noHit(line), unknown])).ok<AnsweredLines>();
    expect(items[0]?.fault).toBe(items[1]?.fault);
    expect(items.map((item) => item.line)).toEqual([null, null]);
    const refused = `SELECT count(*) AS n FROM log_entries WHERE act = 'POST /v1/inquiry-lines/answers' AND result = 'refused:unknown'`;
    expect(await world.count(refused)).toBe(2);
    expect((await linesOf(line.caseId)).map(({ answer }) => answer)).toEqual([null]);
  });

  it('is for partners, and names its own faults at once', async () => {
    const [line] = await linesOf(await asked(1));
    if (!line) throw new Error('one line was asked');
    for (const account of ['nn-informatie', 'gm0014', 'auditor']) {
      expect([account, (await send(account, [noHit(line)])).status]).toEqual([account, 403]);
    }
    for (const lines of [[], [noHit(line), noHit(line)], [{ ...noHit(line), onBehalf: {} }]]) {
      expect((await send('politie', lines)).status).toBe(400);
    }
  });
});
