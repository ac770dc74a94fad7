import type { MoveAnswer } from '@casusregie/contract';
import type { Ask } from '../testing/client';
import { dump } from '../testing/dump';
import { INTEGRAL, Journey, organisationOf, REJECTION } from '../testing/journey';
import { openWorld, type World } from '../testing/test-setup';

/** A request that is ready to be sent: who sends it, and what. */
interface Ready {
  readonly account: string;
  readonly ask: Ask;
}

const MOST_STEPS = 80;

describe('a unit of work that breaks', () => {
  let world: World;
  let walk: Journey;
  let keys = 0;

  beforeAll(async () => {
    world = await openWorld();
    // What breaks here breaks on purpose: no stack traces on the console.
    world.app.useLogger(false);
    walk = new Journey(world);
  });
  afterEach(() => {
    world.work.fault = null;
  });
  afterAll(() => world?.close());

  const keyed = (): { 'idempotency-key': string } => ({ 'idempotency-key': `fault-key-${(keys += 1)}` });

  const moving = async (account: string, id: string, body: object): Promise<Ready> => ({
    account,
    ask: {
      method: 'POST',
      url: `/v1/cases/${id}/moves`,
      body,
      headers: { 'if-match': await walk.etag(account, id), ...keyed() },
    },
  });

  const REQUESTS: Record<string, () => Promise<Ready>> = {
    'starting a draft': async () => ({
      account: 'gm0014',
      ask: { method: 'POST', url: '/v1/cases', body: INTEGRAL, headers: keyed() },
    }),
    'starting a draft on behalf of an officer who called': async () => ({
      account: 'nn-accountmanager',
      ask: {
        method: 'POST',
        url: '/v1/cases',
        body: {
          ...INTEGRAL,
          submittingOrganisationId: organisationOf('GM0014'),
          onBehalf: { contactName: 'Medewerker OOV', channel: 'telephone' },
        },
        headers: keyed(),
      },
    }),
    'saving a draft': async () => {
      const id = await walk.draft();
      const headers = { 'if-match': await walk.etag('gm0014', id) };
      const body = { title: 'Anders', municipalityIds: [organisationOf('GM0014'), organisationOf('GM0037')] };
      return { account: 'gm0014', ask: { method: 'PATCH', url: `/v1/cases/${id}`, body, headers } };
    },
    submitting: async () => moving('gm0014', await walk.draft(), { move: 'submit' }),
    'taking up': async () => moving('nn-accountmanager', await walk.file(), { move: 'takeUp' }),
    rejecting: async () => moving('nn-accountmanager', await walk.to('intake'), { move: 'reject', ...REJECTION }),
    'referring to another region': async () =>
      moving('nn-accountmanager', await walk.to('intake'), {
        move: 'refer',
        destination: { kind: 'region', code: 'ON' },
        requesterText: 'Dit hoort bij een andere regio.',
      }),
    'answering a line of an inquiry': async () => {
      const id = await walk.to('partner-query');
      await walk.inquire(id, ['politie']);
      const { inquiryLines } = await walk.see('nn-informatie', id);
      const [line] = inquiryLines;
      return {
        account: 'politie',
        ask: {
          method: 'PUT',
          url: `/v1/inquiry-lines/${line?.id}/answer`,
          body: { answer: 'hit' },
          headers: { 'if-match': String(line?.version) },
        },
      };
    },
  };

  /** Lets the unit of work break at its `step`-th statement; tells how many it came to. */
  function breakAt(step: number): () => number {
    let steps = 0;
    world.work.fault = () => {
      steps += 1;
      if (steps === step) throw new Error(`broken on purpose at step ${step}`);
    };
    return () => steps;
  }

  it.each(Object.keys(REQUESTS))('%s leaves nothing behind wherever it breaks, and then succeeds', async (name) => {
    const { account, ask } = await (REQUESTS[name] as () => Promise<Ready>)();
    const caller = await world.as(account);
    const before = await dump(world);
    let broken = 0;
    for (;;) {
      const reached = breakAt(broken + 1);
      const answer = await caller.ask(ask);
      world.work.fault = null;
      if (reached() <= broken) {
        expect([200, 201]).toContain(answer.status);
        break;
      }
      broken += 1;
      expect([broken, answer.status, answer.problem.code]).toEqual([broken, 500, 'unexpected']);
      expect(answer.text).not.toContain('on purpose');
      expect(await dump(world)).toEqual(before);
      if (broken > MOST_STEPS) throw new Error('the request never came to an end');
    }
    // The load, the change, the event, the log and the commit at the least.
    expect(broken).toBeGreaterThanOrEqual(5);
    expect(await dump(world)).not.toEqual(before);
  });

  it('a broken submit takes no number: the next one follows the one before', async () => {
    const numberOf = (text: string): number => Number((/-(\d+)$/.exec(text) ?? [])[1]);
    const first = await walk.must('gm0014', await walk.draft(), 'submit');
    const { account, ask } = await moving('gm0014', await walk.draft(), { move: 'submit' });
    world.work.fault = (step) => {
      if (step === 'commit') throw new Error('broken on purpose before the commit');
    };
    expect((await (await world.as(account)).ask(ask)).status).toBe(500);
    world.work.fault = null;
    const second = (await (await world.as(account)).ask(ask)).ok<MoveAnswer>();
    expect(numberOf(second.number ?? '')).toBe(numberOf(first.number ?? '') + 1);
  });

  it('a read whose log entry cannot be written is not served', async () => {
    const id = await walk.file();
    const caller = await world.as('nn-accountmanager');
    world.work.fault = (step) => {
      if (step.includes('log_entries')) throw new Error('broken on purpose: the log cannot be written');
    };
    for (const url of [`/v1/cases/${id}`, `/v1/cases/${id}/events`, '/v1/cases', '/v1/figures']) {
      const answer = await caller.get(url);
      expect([url, answer.status]).toEqual([url, 500]);
      expect(answer.text).not.toContain('Loods');
    }
    world.work.fault = null;
    expect((await caller.get(`/v1/cases/${id}`)).status).toBe(200);
  });
});
