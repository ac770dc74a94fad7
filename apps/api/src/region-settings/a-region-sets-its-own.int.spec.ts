import type {
  EventPage,
  MoveAnswer,
  RegionPractice,
  RegionSettings,
  RequesterCase,
  StaffCase,
} from '@casusregie/contract';
import { addWorkingDays, QUESTION_SETS, SETTING_ROWS, type SettingValue, type SetQuestion } from '@casusregie/domain';
import { ADVICE, INTEGRAL, Journey } from '../testing/journey';
import { openWorld, type World } from '../testing/test-setup';

const TODAY = '2026-11-24';
const QUESTION: SetQuestion = {
  key: 'noord-vraag',
  label: 'Ligt het pand aan het water?',
  hint: '',
  kind: 'yes-no',
  options: [],
  required: false,
  sensitive: false,
  example: '',
};
const others = { reportedBy: 'Adviseur (fictief)', channel: 'telephone' };

describe('the settings of a region', () => {
  let world: World;
  let here: Journey;
  let there: Journey;

  beforeAll(async () => {
    world = await openWorld();
    here = new Journey(world, 'veenwolde', 'nn');
    there = new Journey(world, 'hoge-ijsselkamp', 'on');
  });
  afterAll(() => world?.close());

  const set = async (name: string, value: SettingValue | null, more: object = {}, region = 'NN') =>
    (await world.as(`${region.toLowerCase()}-applicatiebeheer`)).post(`/v1/regions/${region}/setting-changes`, {
      name,
      value,
      validFrom: TODAY,
      ...more,
    });
  const settings = async (account = 'nn-applicatiebeheer', region = 'NN') =>
    (await world.as(account)).get(`/v1/regions/${region}/settings`);
  const practice = async (region: string): Promise<RegionPractice> =>
    (await (await world.as('veenwolde')).get(`/v1/regions/${region}/practice`)).ok<RegionPractice>();
  const answer = async (account: string, id: string, body: object, region = here) =>
    (await world.as(account)).post(`/v1/cases/${id}/answers`, body, { 'if-match': await region.etag(account, id) });

  it('are those of the whole country until the region chooses', async () => {
    const { items, mayChange } = (await settings()).ok<RegionSettings>();
    expect(mayChange).toBe(true);
    expect(items.every(({ own, changes }) => !own && changes.length === 0)).toBe(true);
    expect((await practice('NN')).questionSets.find(({ kind }) => kind === 'training')?.questions).toEqual(
      QUESTION_SETS.training,
    );
  });

  it('are changed in the own region only; another region is not there, and the administrator only reads', async () => {
    expect((await settings('on-applicatiebeheer')).status).toBe(404);
    expect((await settings('nn-applicatiebeheer', 'ZZZ')).status).toBe(404);
    expect((await settings('nn-manager')).status).toBe(403);
    const stranger = await world.as('on-applicatiebeheer');
    const change = { name: 'screening', value: { screening: true }, validFrom: TODAY };
    expect((await stranger.post('/v1/regions/NN/setting-changes', change)).status).toBe(404);
    const administrator = await world.as('beheerder');
    expect((await settings('beheerder')).ok<RegionSettings>().mayChange).toBe(false);
    expect((await administrator.post('/v1/regions/NN/setting-changes', change)).status).toBe(403);
  });

  it('let an application manager see no case at all', async () => {
    const id = await here.file();
    const caller = await world.as('nn-applicatiebeheer');
    expect((await caller.get(`/v1/cases/${id}`)).status).toBe(404);
    expect((await caller.get('/v1/cases')).status).toBe(403);
    expect((await caller.get('/v1/figures')).status).toBe(403);
  });

  it('give new cases the term of the region, and change nothing elsewhere or of what runs', async () => {
    const before = await here.file();
    const running = (await here.see('nn-manager', before)).dueOn;
    (await set('terms', { terms: [{ state: 'submitted', days: 4 }] })).ok();
    expect((await here.see('nn-manager', await here.file())).dueOn).toBe(addWorkingDays(TODAY, 4));
    expect((await here.see('nn-manager', before)).dueOn).toBe(running);
    expect(running).toBe(addWorkingDays(TODAY, 2));
    expect((await there.see('on-manager', await there.file())).dueOn).toBe(addWorkingDays(TODAY, 2));
    (await set('terms', null)).ok();
    expect((await here.see('nn-manager', await here.file())).dueOn).toBe(addWorkingDays(TODAY, 2));
  });

  it('hold from their day on: planned until then, withdrawn only before', async () => {
    const first = (
      await set('terms', { terms: [{ state: 'intake', days: 7 }] }, { validFrom: '2026-12-01', note: 'Drukte' })
    ).ok<RegionSettings>();
    const planned = first.items.find(({ name }) => name === 'terms')?.changes[0];
    expect(planned).toMatchObject({ standing: 'planned', mayWithdraw: true, note: 'Drukte' });
    const caller = await world.as('nn-applicatiebeheer');
    const withdraw = (id: string | undefined) => caller.post(`/v1/setting-changes/${id}/withdrawal`, {});
    expect(
      (await (await world.as('on-applicatiebeheer')).post(`/v1/setting-changes/${planned?.id}/withdrawal`, {})).status,
    ).toBe(404);
    const after = (await withdraw(planned?.id)).ok<RegionSettings>();
    expect(after.items.find(({ name }) => name === 'terms')?.changes[0]).toMatchObject({ standing: 'withdrawn' });
    expect((await withdraw(planned?.id)).status).toBe(409);
    const second = (await set('terms', { terms: [{ state: 'intake', days: 8 }] })).ok<RegionSettings>();
    const current = second.items
      .find(({ name }) => name === 'terms')
      ?.changes.find(({ standing }) => standing === 'current');
    expect((await withdraw(current?.id)).status).toBe(409);
    await expect(world.work.run((tx) => tx.run(`UPDATE region_settings SET note = 'x'`))).rejects.toThrow();
    await expect(world.work.run((tx) => tx.run('DELETE FROM region_settings'))).rejects.toThrow();
  });

  it('refuse what is wrong with a value, all of it at once, and a day that is past', async () => {
    const bad = await set(
      'questions-integral-case',
      {
        questions: [
          { ...QUESTION, required: true },
          { ...QUESTION, kind: 'choice' },
        ],
      },
      { validFrom: '2026-11-23' },
    );
    expect(bad.status).toBe(400);
    expect(
      bad
        .json<{ errors: { field: string }[] }>()
        .errors.map(({ field }) => field)
        .sort(),
    ).toEqual(['validFrom', 'value.questions.0', 'value.questions.1', 'value.questions.1']);
    const other = await set('terms', { screening: true });
    expect(other.json<{ errors: { field: string }[] }>().errors.map(({ field }) => field)).toEqual([
      'value.screening',
      'value.terms',
    ]);
    expect((await set('requester-texts', { texts: { acknowledgement: 'Bel 111222333', next: 'x' } })).status).toBe(400);
    expect((await set('terms', { terms: [{ state: 'intake', days: 0 }] })).status).toBe(400);
  });

  it('are told in the log: who, what, from what to what, and from when', async () => {
    (await set('meetings', { meetings: [{ name: 'Weegploeg', everyWeeks: 3 }] })).ok();
    const [row] = await world.rows<{ payload: string }>(
      `SELECT p.payload FROM log_entries e JOIN log_payloads p ON p.entry_id = e.id WHERE e.act = 'changeSettings' ORDER BY e.id DESC LIMIT 1`,
    );
    expect(JSON.parse(row?.payload ?? '{}')).toEqual({
      region: 'NN',
      setting: 'meetings',
      old: SETTING_ROWS.meetings.standard,
      new: { meetings: [{ name: 'Weegploeg', everyWeeks: 3 }] },
      validFrom: TODAY,
    });
  });

  it('make one change of a request that is sent twice with one key', async () => {
    const caller = await world.as('nn-applicatiebeheer');
    const body = { name: 'screening', value: { screening: true }, validFrom: '2027-03-01' };
    const key = { 'idempotency-key': 'settings-once' };
    for (let time = 0; time < 2; time += 1) (await caller.post('/v1/regions/NN/setting-changes', body, key)).ok();
    const { items } = (await settings()).ok<RegionSettings>();
    expect(items.find(({ name }) => name === 'screening')?.changes).toHaveLength(1);
  });

  it('decide whether a case is screened before partners are asked', async () => {
    (await set('screening', { screening: true }, {}, 'ON')).ok();
    const id = await there.to('legality-check');
    await there.add('on-jurist', id, 'tests', { ...(await import('../testing/journey')).testOf(['politie']) });
    const refused = await there.move('on-informatie', id, 'approveTest');
    expect(refused.status).toBe(409);
    expect(refused.json<{ needs: string[] }>().needs).toContain('screened-if-required');
    await there.must('on-manager', id, 'screen', { note: 'Gezien (fictief)' });
    await there.must('on-informatie', id, 'approveTest');
  });

  it('add themes of the year to the own region, by name, until they end', async () => {
    const theme = { code: 'nn-vakantieparken', label: 'Vakantieparken Noord' };
    (await set('themes', { themes: [theme] })).ok();
    const themes = async (region: string) =>
      (await (await world.as('veenwolde')).get(`/v1/themes?region=${region}`)).json<{ items: { code: string }[] }>()
        .items;
    expect(await themes('NN')).toContainEqual(theme);
    expect(await themes('ON')).not.toContainEqual(theme);
    const taken = await set('themes', { themes: [{ code: 'hennepteelt', label: 'Hennep' }] });
    expect(taken.status).toBe(400);
    (await set('themes', { themes: [] }, { validFrom: '2026-12-01' })).ok();
    const [row] = await world.rows<{ valid_until: string }>(
      `SELECT valid_until FROM themes WHERE code = 'nn-vakantieparken'`,
    );
    expect(row?.valid_until).toBe('2026-11-30');
    expect((await set('themes', { themes: [theme] }, { validFrom: '2027-01-01' })).status).toBe(400);
  });

  describe('as questions of a request', () => {
    beforeAll(async () => {
      const set1 = { questions: [...QUESTION_SETS['integral-case'], QUESTION] };
      (await set('questions-integral-case', set1)).ok();
    });

    it('are asked in the own region, answered by the officer and read by the account manager', async () => {
      const id = await here.draft({ ...INTEGRAL, answers: [{ key: QUESTION.key, value: 'yes' }] });
      await here.must('veenwolde', id, 'submit');
      const { request } = await here.see<StaffCase>('nn-accountmanager', id);
      expect(request.answers.map(({ key }) => key)).toEqual([
        ...QUESTION_SETS['integral-case'].map(({ key }) => key),
        QUESTION.key,
      ]);
      expect(request.answers.at(-1)).toMatchObject({
        label: QUESTION.label,
        value: 'yes',
        answeredBy: expect.stringContaining('demo'),
      });
      const own = await here.see<RequesterCase>('veenwolde', id);
      expect(own.request.answers.at(-1)).toMatchObject({ value: 'yes', answeredBy: null });
    });

    it('are not asked in another region', async () => {
      const refused = (await world.as('hoge-ijsselkamp')).post('/v1/cases', {
        ...INTEGRAL,
        answers: [{ key: QUESTION.key, value: 'yes' }],
      });
      expect((await refused).status).toBe(400);
      expect((await practice('ON')).questionSets[0]?.questions.map(({ key }) => key)).not.toContain(QUESTION.key);
    });

    it('stay with a request as they were when it was sent', async () => {
      const id = await here.file();
      const before = (await here.see<StaffCase>('nn-manager', id)).request.answers;
      (await set('questions-integral-case', { questions: [] })).ok();
      expect((await here.see<StaffCase>('nn-manager', id)).request.answers).toEqual(before);
      const later = await here.file();
      (await set('questions-integral-case', { questions: [QUESTION] })).ok();
      expect((await here.see<StaffCase>('nn-manager', later)).request.answers).toEqual([]);
    });

    it('lose no answer when the set changes while somebody writes', async () => {
      (await set('questions-training', { questions: [{ ...QUESTION, key: 'oud', kind: 'line' }] })).ok();
      const id = await here.draft({
        kind: 'training',
        question: 'Een avond (fictief)',
        answers: [{ key: 'oud', value: 'Getypt' }],
      });
      (await set('questions-training', { questions: [{ ...QUESTION, key: 'nieuw', kind: 'line' }] })).ok();
      await here.must('veenwolde', id, 'submit');
      const { request } = await here.see<StaffCase>('nn-manager', id);
      expect(request.answers.map(({ key, value }) => [key, value])).toEqual([
        ['nieuw', null],
        ['oud', 'Getypt'],
      ]);
    });

    it('hold a request back until what is required is answered', async () => {
      const id = await here.draft({ kind: 'undermining-picture', question: 'Een beeld (fictief)' });
      const refused = await here.move('veenwolde', id, 'submit');
      expect(refused.json<{ needs: string[] }>().needs).toEqual(['request-complete']);
      const caller = await world.as('veenwolde');
      const patch = async (answers: object[]) =>
        caller.patch(`/v1/cases/${id}`, { answers }, { 'if-match': await here.etag('veenwolde', id) });
      expect((await patch([{ key: 'picture-basis', value: 'Zomaar' }])).status).toBe(400);
      expect((await patch([{ key: 'picture-need', value: 'BSN 111222333' }])).status).toBe(400);
      (
        await patch([
          { key: 'picture-need', value: 'Of leegstand wordt misbruikt (fictief).' },
          { key: 'picture-action', value: 'Toezicht (fictief).' },
        ])
      ).ok();
      await here.must('veenwolde', id, 'submit');
    });

    it('ask to confirm words of special categories, in an answer as elsewhere', async () => {
      const id = await here.draft({
        ...ADVICE,
        answers: [{ key: 'legal-view', value: 'Hij is psychiatrisch patiënt (fictief).' }],
      });
      const refused = await here.move('veenwolde', id, 'submit');
      expect(refused.json<{ needs: string[] }>().needs).toEqual(['sensitive-text-confirmed']);
    });
  });

  describe('leave a first request short: the rest comes later', () => {
    it('by a colleague of the officer, told on the timeline, and never over what was sent', async () => {
      const id = await here.file(ADVICE);
      const added = await answer('veenwolde-collega', id, {
        answers: [{ key: 'legal-law', value: 'Opiumwet (fictief)' }],
      });
      expect(added.status).toBe(201);
      expect((await here.seen(id)).request.answers.find(({ key }) => key === 'legal-law')?.value).toBe(
        'Opiumwet (fictief)',
      );
      const events = (await (await world.as('nn-manager')).get(`/v1/cases/${id}/events`)).ok<EventPage>();
      expect(events.items[0]).toMatchObject({ type: 'answers-added' });
      const again = await answer('veenwolde', id, { answers: [{ key: 'legal-law', value: 'Iets anders' }] });
      expect(again.status).toBe(400);
      expect((await answer('oudehaven', id, { answers: [] }).catch(() => ({ status: 404 }))).status).toBe(404);
    });

    it('not by a colleague when the request is for named people only', async () => {
      const id = await here.file({ ...ADVICE, confidentiality: 'named-only' });
      const caller = await world.as('veenwolde-collega');
      const body = { answers: [{ key: 'legal-law', value: 'x' }] };
      expect((await caller.post(`/v1/cases/${id}/answers`, body, { 'if-match': '1' })).status).toBe(404);
    });

    it('by the RIEC only on behalf, in intake; not any more once it is being worked', async () => {
      const id = await here.to('intake', ADVICE);
      const answers = [{ key: 'legal-deadline', value: '2027-01-15' }];
      expect((await answer('nn-accountmanager', id, { answers })).status).toBe(400);
      const done = (await answer('nn-accountmanager', id, { answers, onBehalf: others })).ok<MoveAnswer>();
      expect(done.outcome).toBe('done');
      const integral = await here.to('legality-check');
      const late = await answer('veenwolde', integral, { answers: [{ key: 'noord-vraag', value: 'yes' }] });
      expect(late.status).toBe(409);
    });

    it('with other questions when the account manager finds it to be of another kind', async () => {
      const id = await here.to('intake', { ...ADVICE, answers: [{ key: 'legal-law', value: 'Wet (fictief)' }] });
      const caller = await world.as('nn-accountmanager');
      const version = { 'if-match': await here.etag('nn-accountmanager', id) };
      (await caller.put(`/v1/cases/${id}/kind`, { kind: 'resilience-scan' }, version)).ok();
      const { request } = await here.see<StaffCase>('nn-accountmanager', id);
      expect(request.answers.map(({ key }) => key)).toEqual([
        'legal-law',
        ...QUESTION_SETS['resilience-scan'].map(({ key }) => key),
      ]);
    });
  });
});

describe('several processes on one database', () => {
  it('work by the same settings from the moment one of them recorded them', async () => {
    const one = await openWorld();
    try {
      const { PracticeBook } = await import('./practice-book');
      const other = new PracticeBook();
      const term = async (): Promise<number | null> => (await other.open(one.reads)).on('NN', TODAY).terms.submitted;
      expect(await term()).toBe(2);
      const caller = await one.as('nn-applicatiebeheer');
      const body = { name: 'terms', value: { terms: [{ state: 'submitted', days: 9 }] }, validFrom: TODAY };
      (await caller.post('/v1/regions/NN/setting-changes', body)).ok();
      expect(await term()).toBe(9);
    } finally {
      await one.close();
    }
  });
});
