import type { CasePage, InterventionList, PartnerCase, RequesterCase } from '@casusregie/contract';
import { MOVE_NAMES } from '@casusregie/domain';
import { medians, seen, withoutIds, type Seen } from '../testing/alike';
import type { Ask } from '../testing/client';
import { ADVICE, INTEGRAL, Journey, organisationOf, personOf, type Station } from '../testing/journey';
import { START, openWorld, type World } from '../testing/test-setup';

/** By whom a case is put on hold from each state, and by whom it is resumed. */
const HOLDERS: Partial<Record<Station | 'in-progress', string>> = {
  intake: 'accountmanager',
  'legality-check': 'jurist',
  'partner-query': 'informatie',
  enrichment: 'informatie',
  weighing: 'manager',
  analysis: 'regisseur',
  planning: 'regisseur',
  execution: 'regisseur',
  'in-progress': 'accountmanager',
};
const STATES = Object.keys(HOLDERS) as (Station | 'in-progress')[];
const LISTS = ['', '?sort=submittedAt', '?sort=dueOn', '?sort=updatedAt&direction=asc', '?kind=integral-case'];
const ANY_ID = '01900000-0000-7000-8000-000000000000';

const daysLater = (days: number): string => new Date(Date.parse(START) + days * 86_400_000).toISOString();

describe('a hold that the requester is not told', () => {
  let world: World;
  let walk: Journey;

  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
  });
  beforeEach(() => world.clock.set(START));
  afterAll(() => world?.close());

  async function caseIn(state: Station | 'in-progress'): Promise<string> {
    if (state !== 'in-progress') {
      const id = await walk.to(state === 'execution' ? 'planning' : state);
      if (state !== 'execution') return id;
      await walk.add('nn-regisseur', id, 'interventions', {
        kind: 'administrative',
        description: 'Controle van de vergunning (fictief)',
        ownerId: organisationOf('GM0014'),
        dueOn: walk.day(20),
      });
      return walk.walk(id, 'planning', 'execution');
    }
    const id = await walk.to('intake', ADVICE);
    await walk.must('nn-accountmanager', id, 'startAdvice');
    return id;
  }

  const hold = (id: string, state: Station | 'in-progress', facts: object = {}) =>
    walk.must(walk.job(HOLDERS[state] ?? ''), id, 'hold', {
      holdGround: 'investigation-interest',
      reason: 'Er loopt een onderzoek (fictief).',
      reviewOn: walk.day(60),
      mayorInformedBy: 'De officier van justitie',
      meanwhile: 'De gemeente doet voorlopig niets.',
      ...facts,
    });

  /** Everything the requester can read that has to do with a case. */
  async function requesterSees(id: string): Promise<Record<string, Seen>> {
    const caller = await world.as('gm0014');
    const found: Record<string, Seen> = {};
    for (const url of [`/v1/cases/${id}`, `/v1/cases/${id}/events`]) {
      found[url.replace(id, 'ID')] = seen(await caller.get(url));
    }
    return found;
  }

  /** The lists of the requester, to the letter. */
  async function requesterLists(): Promise<string[]> {
    const caller = await world.as('gm0014');
    const texts: string[] = [];
    for (const url of [...LISTS.map((query) => `/v1/cases${query}`), '/v1/interventions']) {
      const answer = await caller.get(url);
      expect([url, answer.status]).toEqual([url, 200]);
      texts.push(answer.text);
    }
    return texts;
  }

  it.each(STATES)(
    'from %s leaves every list, count and cursor of the requester as it was, to the letter',
    async (state) => {
      const id = await caseIn(state);
      const before = [await requesterLists(), await requesterSees(id)];
      world.clock.set('2026-11-24T13:00:00.000Z');
      await hold(id, state);
      expect([await requesterLists(), await requesterSees(id)]).toEqual(before);
      world.clock.set('2026-11-24T15:00:00.000Z');
      await walk.must('nn-manager', id, 'extendHold', { reason: 'Nog niet klaar.', reviewOn: walk.day(80) });
      expect([await requesterLists(), await requesterSees(id)]).toEqual(before);
      await walk.must('nn-manager', id, 'resume', { note: 'Het kan verder.' });
      expect([await requesterLists(), await requesterSees(id)]).toEqual(before);
    },
  );

  it.each(STATES)('from %s cannot be told from a case that just takes long, on any later day', async (state) => {
    const held = await caseIn(state);
    const slow = await caseIn(state);
    await hold(held, state);
    for (const days of [0, 1, 30, 75]) {
      world.clock.set(daysLater(days));
      expect(await requesterSees(held)).toEqual(await requesterSees(slow));
    }
    const { nextNewsOn } = await walk.seen(held);
    expect(nextNewsOn).toEqual((await walk.seen(slow)).nextNewsOn);
    expect(nextNewsOn).not.toBeNull();
  });

  /** Every call a requester can make on a case, whether it is theirs to make or not. */
  const calls = (id: string): Ask[] => {
    const at = (path: string) => `/v1/cases/${id}${path}`;
    const asks: Ask[] = [
      { method: 'PATCH', url: at(''), body: { priority: 'high' } },
      { method: 'PATCH', url: at(''), body: { confidentiality: 'named-only' } },
      { method: 'PATCH', url: at(''), body: { title: 'Anders' } },
      { method: 'PUT', url: at('/handler'), body: { handlerId: personOf('nn-jurist') } },
      { method: 'PUT', url: at('/kind'), body: { kind: 'training' } },
      { method: 'PUT', url: at(`/questions/${ANY_ID}/answer`), body: { answer: 'Ja.' } },
      { method: 'POST', url: at('/participants'), body: { as: 'colleague', personId: ANY_ID, ground: 'Meelezen' } },
      { method: 'DELETE', url: at(`/participants/${ANY_ID}`) },
      { method: 'POST', url: at('/exclusions'), body: { personId: ANY_ID, reason: 'Betrokken' } },
      { method: 'POST', url: at('/tests'), body: {} },
      { method: 'POST', url: at(`/tests/${ANY_ID}/approval`) },
      { method: 'POST', url: at('/subjects'), body: {} },
      { method: 'POST', url: at('/inquiries'), body: {} },
      { method: 'POST', url: at('/items'), body: {} },
      { method: 'PATCH', url: at(`/items/${ANY_ID}`), body: {} },
      { method: 'POST', url: at('/interventions'), body: {} },
      { method: 'POST', url: at('/feedback'), body: { text: 'Tekst' } },
      { method: 'PUT', url: at('/feedback/reaction'), body: { helped: true } },
      { method: 'POST', url: at('/second-lines'), body: { question: 'Vraag', anonymised: true } },
      { method: 'GET', url: at(`/attachments/${ANY_ID}`) },
      { method: 'DELETE', url: at(`/attachments/${ANY_ID}`) },
      { method: 'GET', url: `/v1/colleagues?caseId=${id}` },
    ];
    for (const headers of [{}, { 'if-match': '1' }] as Record<string, string>[]) {
      for (const move of MOVE_NAMES) asks.push({ method: 'POST', url: at('/moves'), body: { move }, headers });
    }
    return asks;
  };

  it.each(STATES)('from %s answers every call of the requester as a case that is not on hold does', async (state) => {
    const held = await caseIn(state);
    const slow = await caseIn(state);
    await hold(held, state);
    const caller = await world.as('gm0014');
    const [ofHeld, ofSlow] = [calls(held), calls(slow)];
    for (const [index, ask] of ofHeld.entries()) {
      const told = [seen(await caller.ask(ask)), seen(await caller.ask(ofSlow[index] as Ask))];
      expect([withoutIds(JSON.stringify(ask)), told[0]]).toEqual([withoutIds(JSON.stringify(ask)), told[1]]);
      expect(told[0]?.status).toBeLessThan(500);
    }
    // What succeeds, succeeds alike: a number of one's own, and last the one button to withdraw.
    for (const [what, body] of [['outside-numbers', { system: 'Zaaksysteem', number: 'Z-1' }]] as const) {
      const both = await Promise.all([held, slow].map((id) => caller.post(`/v1/cases/${id}/${what}`, body)));
      expect(both.map(({ status }) => status)).toEqual([201, 201]);
      expect(seen(both[0]!)).toEqual(seen(both[1]!));
    }
    const withdrawn = [];
    for (const id of [held, slow]) withdrawn.push(await walk.move('gm0014', id, 'withdraw', { reason: 'Opgelost.' }));
    expect(withdrawn.map(({ status }) => status)).toEqual([200, 200]);
    expect(seen(withdrawn[0]!)).toEqual(seen(withdrawn[1]!));
    expect(await requesterSees(held)).toEqual(await requesterSees(slow));
  });

  it('an intervention of the requester goes on as if nothing were held', async () => {
    const held = await caseIn('execution');
    const slow = await caseIn('execution');
    await hold(held, 'execution');
    const caller = await world.as('gm0014');
    const updates = [];
    for (const id of [held, slow]) {
      const { interventions } = await walk.seen(id);
      expect(interventions.map(({ notYet, mayUpdate }) => [notYet, mayUpdate])).toEqual([[false, true]]);
      const [row] = interventions;
      updates.push(await caller.patch(`/v1/interventions/${row?.id}`, { status: 'running' }, { 'if-match': '1' }));
    }
    expect(updates.map(({ status }) => status)).toEqual([200, 200]);
    expect(seen(updates[0]!)).toEqual(seen(updates[1]!));
    const { items } = (await caller.get('/v1/interventions')).ok<InterventionList>();
    expect(items.map(({ notYet }) => notYet)).not.toContain(true);
    expect(await requesterSees(held)).toEqual(await requesterSees(slow));
  });

  it('takes no longer and no shorter to answer', async () => {
    const held = await caseIn('enrichment');
    const slow = await caseIn('enrichment');
    await hold(held, 'enrichment');
    const caller = await world.as('gm0014');
    const asks = [held, slow].flatMap((id): Ask[] => [{ method: 'GET', url: `/v1/cases/${id}` }]);
    const [ofHeld = 0, ofSlow = 0] = await medians(caller, asks, 41);
    expect(Math.max(ofHeld, ofSlow) / Math.min(ofHeld, ofSlow)).toBeLessThan(3);
  });

  it('is shown to the staff, and to the requester once it is told: the comparisons above can see it', async () => {
    const id = await caseIn('enrichment');
    await hold(id, 'enrichment', { toldToRequester: true });
    const { state, hold: told } = await walk.see('nn-manager', id);
    expect([state, told?.toldToRequester]).toEqual(['on-hold', true]);
    const { shown, shownText } = await walk.seen(id);
    expect([shown, shownText]).toEqual(['on-hold', expect.stringContaining('De behandeling wacht')]);
    const caller = await world.as('gm0014');
    const page = (await caller.get('/v1/cases?state=on-hold')).ok<CasePage>();
    expect(page.items.map((row) => row.id)).toEqual([id]);
  });

  it('is told to a partner as "not yet" on its own rows, in no list and on no page as a state', async () => {
    const id = await caseIn('execution');
    await hold(id, 'execution');
    const politie = await world.as('politie');
    const detail = (await politie.get(`/v1/cases/${id}`)).ok<PartnerCase>();
    expect(detail.view).toBe('partner');
    expect(detail.state).toBe('execution');
    expect(detail.interventions.map(({ notYet }) => notYet)).toContain(true);
    const page = (await politie.get('/v1/cases?scope=named&limit=100')).ok<CasePage>();
    expect(page.items.find((row) => row.id === id)?.state).toBe('execution');
    expect(page.counts).not.toHaveProperty('on-hold');
    const held = (await politie.get('/v1/cases?scope=named&state=on-hold')).ok<CasePage>();
    expect(held.items).toEqual([]);
    const running = (await politie.get('/v1/cases?scope=named&state=execution')).ok<CasePage>();
    expect(running.items.map((row) => row.id)).toContain(id);
    expect((await politie.get('/v1/cases?scope=named&phase=waiting')).status).toBe(400);
    expect((await politie.get(`/v1/cases/${id}`)).text).not.toContain('onderzoek (fictief)');
  });

  it('a requester reads no word of the hold anywhere', async () => {
    const id = await caseIn('intake');
    await hold(id, 'intake');
    const caller = await world.as('gm0014');
    const texts = [await caller.get(`/v1/cases/${id}`), await caller.get(`/v1/cases/${id}/events`)].map(
      ({ text }) => text,
    );
    for (const text of texts)
      expect(text).not.toMatch(/on-hold|\bhold|\b(in de )?wacht\b|onderzoek \(fictief\)|hervat/i);
    expect((JSON.parse(texts[0] ?? '{}') as RequesterCase).shown).toBe('intake');
    expect(INTEGRAL.title).toBe((JSON.parse(texts[0] ?? '{}') as RequesterCase).title);
  });
});
