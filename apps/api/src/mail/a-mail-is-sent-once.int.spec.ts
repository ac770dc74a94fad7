import type { MailStatus } from '@casusregie/contract';
import { INTEGRAL, Journey, personOf } from '../testing/journey';
import { addressOf, reachByMail, sendMails, spread } from '../testing/mailing';
import { openPost, type TestPost } from '../testing/smtp';
import { openWorld, START, type World } from '../testing/test-setup';
import { PAUSES } from './send-mails';

const later = (minutes: number): string => new Date(Date.parse(START) + minutes * 60_000).toISOString();

describe('sending mail', () => {
  let world: World;
  let post: TestPost;
  let walk: Journey;

  beforeAll(async () => {
    post = await openPost();
    world = await openWorld({ mail: post.settings });
    walk = new Journey(world);
    await reachByMail(world, ['gm0014', 'nn-analist'], 'direct');
  });
  beforeEach(async () => {
    world.clock.set(START);
    await world.work.run((tx) => tx.run(`DELETE FROM notices`));
    await world.work.run((tx) => tx.run(`DELETE FROM mails`));
    post.taken.length = 0;
    post.refuse = null;
  });
  afterAll(async () => {
    await world?.close();
    await post?.close();
  });

  /** A question to an officer, with a mail for it that waits. */
  async function asked(): Promise<string> {
    const id = await walk.to('intake', INTEGRAL);
    await spread(world);
    await sendMails(world);
    post.taken.length = 0;
    await walk.must('nn-accountmanager', id, 'requestInfo', { question: 'Waar?', dueOn: walk.day(7) });
    await spread(world);
    return id;
  }
  const assign = async (id: string, account: string): Promise<void> => {
    const caller = await world.as('nn-accountmanager');
    const match = { 'if-match': await walk.etag('nn-accountmanager', id) };
    (await caller.put(`/v1/cases/${id}/handler`, { handlerId: personOf(account) }, match)).ok();
  };
  const states = async (): Promise<string[]> =>
    (await world.rows<{ state: string }>(`SELECT state FROM mails WHERE state <> 'sent' OR attempts > 1`)).map(
      ({ state }) => state,
    );

  it('goes out once, however often is asked and by however many at once', async () => {
    await asked();
    await Promise.all([sendMails(world), sendMails(world), sendMails(world)]);
    await sendMails(world);
    expect(post.taken.map(({ to }) => to)).toEqual([[addressOf('gm0014')]]);
  });

  it('that was sent and not noted goes out again after the pause, as the same message', async () => {
    await asked();
    world.work.fault = (step) => {
      if (step.startsWith('UPDATE mails SET state')) throw new Error('the process dies here');
    };
    await expect(sendMails(world)).rejects.toThrow('dies here');
    world.work.fault = null;
    expect(await sendMails(world)).toBe(0);
    expect(post.taken).toHaveLength(1);
    world.clock.set(later((PAUSES[0] ?? 0) + 1));
    expect(await sendMails(world)).toBe(1);
    const [first, second] = post.taken.map(({ header }) => header('Message-ID'));
    expect([post.taken.length, first]).toEqual([2, second]);
    world.clock.set(later(600));
    expect(await sendMails(world)).toBe(0);
  });

  it('that a server refuses for now is tried again, each time later, and at last given up and told', async () => {
    await asked();
    post.refuse = 451;
    let minutes = 0;
    for (const pause of PAUSES) {
      world.clock.set(later(minutes));
      expect(await sendMails(world)).toBe(0);
      world.clock.set(later(minutes + pause - 1));
      const before = await world.count('SELECT sum(attempts) AS n FROM mails');
      await sendMails(world);
      expect(await world.count('SELECT sum(attempts) AS n FROM mails')).toBe(before);
      minutes += pause + 1;
    }
    expect(await states()).toEqual(['given-up']);
    const administrator = await world.as('beheerder');
    const status = (await administrator.get('/v1/mail-status')).ok<MailStatus>();
    expect(status).toMatchObject({ mail: 'on', waiting: 0, givenUp: 1, lastFault: 'EENVELOPE 451' });
    expect(JSON.stringify(status)).not.toContain('post.example');
    expect((await (await world.as('nn-manager')).get('/v1/mail-status')).status).toBe(403);
  });

  it('that a server refuses for ever is given up at once', async () => {
    await asked();
    post.refuse = 550;
    await sendMails(world);
    expect(await states()).toEqual(['given-up']);
  });

  it('is not sent any more once the notice was read, or its case has left the reach of who it is for', async () => {
    const id = await asked();
    const officer = await world.as('gm0014');
    (await officer.post('/v1/notices/readings')).ok();
    await sendMails(world);
    const other = await walk.to('intake', INTEGRAL);
    await spread(world);
    await sendMails(world);
    post.taken.length = 0;
    await assign(other, 'nn-analist');
    await spread(world);
    await assign(other, 'nn-jurist');
    (
      await (
        await world.as('nn-manager')
      ).post(`/v1/cases/${other}/exclusions`, {
        personId: personOf('nn-analist'),
        reason: 'Familie (fictief)',
      })
    ).ok();
    await sendMails(world);
    expect(post.taken).toEqual([]);
    expect(await world.count(`SELECT count(*) AS n FROM mails WHERE state = 'dropped'`)).toBe(2);
    expect(id).toBeTruthy();
  });

  it('to somebody who has left goes nowhere, and their address is gone', async () => {
    await asked();
    await world.work.run((tx) => tx.run('UPDATE persons SET active = $2 WHERE id = $1', [personOf('gm0014'), false]));
    await sendMails(world);
    await world.work.run((tx) => tx.run('UPDATE persons SET active = $2 WHERE id = $1', [personOf('gm0014'), true]));
    expect(post.taken).toEqual([]);
  });
});
