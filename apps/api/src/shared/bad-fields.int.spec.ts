import { INTEGRAL, Journey, organisationOf, personOf, testOf } from '../testing/journey';
import { refusedWholeIn } from '../testing/refusals';
import { openWorld, type World } from '../testing/test-setup';

/** Nine digits that pass the eleven-test, made here and belonging to nobody we know of. */
function madeUpBsn(start = '12345678'): string {
  const sum = [...start].reduce((total, digit, at) => total + Number(digit) * (9 - at), 0);
  const last = sum % 11;
  if (last < 10) return start + String(last);
  return madeUpBsn(String(Number(start) + 1));
}

const UNKNOWN_ID = '01900000-0000-7000-8000-000000000000';
const UNKNOWN_FIELD = 'is een onbekend veld';

describe('bad fields', () => {
  let world: World;
  let walk: Journey;

  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
  });
  afterAll(() => world?.close());

  const refusedWhole = refusedWholeIn(() => world);

  it('names every fault of a request at once', async () => {
    const caller = await world.as('gm0014');
    const body = {
      kind: 'integral',
      title: 'x'.repeat(161),
      municipalityIds: ['GM0014', 'GM0014'],
      regionCode: 'noord',
      mainTheme: 'Drugs!',
      moreThemes: 'drugs',
      indications: 12,
      observedOn: '2026-02-30',
      involved: [{ kind: 'person', description: '' }, { kind: 'ghost' }, 'nobody'],
      ownActions: ['a'],
      question: 'x'.repeat(8001),
      sensitiveConfirmed: 'yes',
      confidentiality: 'secret',
      onBehalf: { channel: 'pigeon' },
      priority: 'high',
      state: 'closed',
    };
    const answer = await refusedWhole(() => caller.post('/v1/cases', body), 403, 'wrong-role');
    expect(answer.problem.errors).toBeUndefined();
    const own = await refusedWhole(() => caller.post('/v1/cases', { ...body, onBehalf: undefined }), 400, 'invalid');
    const fields = own.faults.map((fault) => fault.split(':')[0]);
    expect([...new Set(fields)].sort()).toEqual(
      [
        'confidentiality',
        'indications',
        'involved.0.description',
        'involved.1.description',
        'involved.1.kind',
        'involved.2',
        'kind',
        'mainTheme',
        'moreThemes',
        'municipalityIds',
        'observedOn',
        'ownActions',
        'priority',
        'question',
        'regionCode',
        'sensitiveConfirmed',
        'state',
        'title',
      ].sort(),
    );
    expect(own.faults).toContain(`state: ${UNKNOWN_FIELD}`);
    expect(own.problem.detail).toContain(String(own.faults.length));
  });

  it.each([null, [], 'text', 12, true])('refuses a body that is no object: %j', async (body) => {
    const caller = await world.as('gm0014');
    const answer = await caller.ask({ method: 'POST', url: '/v1/cases', body: JSON.stringify(body) });
    expect([answer.status, answer.problem.code]).toEqual([400, 'invalid']);
  });

  it('refuses an id or code that does not exist, naming its field', async () => {
    const caller = await world.as('gm0014');
    for (const [field, value] of [
      ['mainTheme', 'bestaat-niet'],
      ['phenomena', ['bestaat-niet']],
      ['moreThemes', ['bestaat-niet']],
      ['municipalityIds', [UNKNOWN_ID]],
      ['municipalityIds', [organisationOf('politie')]],
      ['regionCode', 'XX'],
      ['observedOn', '2027-01-01'],
      ['submittingOrganisationId', organisationOf('GM0034')],
    ] as const) {
      const answer = await refusedWhole(
        () => caller.post('/v1/cases', { ...INTEGRAL, [field]: value }),
        400,
        'invalid',
      );
      expect(answer.problem.errors?.map((fault) => fault.field)).toEqual([field]);
    }
  });

  it('refuses people and organisations that cannot have the place they are given', async () => {
    const submitted = await walk.file();
    const testing = await walk.to('legality-check');
    const weighing = await walk.to('weighing');
    const analysis = await walk.to('analysis');
    const decision = { meeting: 'Weegoverleg', heldOn: '2026-11-24', attendees: ['Politie'], text: 'Ja.' };
    for (const [work, field] of [
      [() => walk.move('nn-accountmanager', submitted, 'takeUp', { handlerId: personOf('on-jurist') }), 'handlerId'],
      [() => walk.move('nn-accountmanager', submitted, 'takeUp', { handlerId: personOf('gm0014') }), 'handlerId'],
      [() => walk.move('nn-accountmanager', submitted, 'takeUp', { handlerId: UNKNOWN_ID }), 'handlerId'],
      [
        () => walk.move('nn-manager', weighing, 'accept', { decision, caseDirectorId: personOf('nn-jurist') }),
        'caseDirectorId',
      ],
      [
        async () =>
          (await world.as('nn-jurist')).post(`/v1/cases/${testing}/tests`, {
            ...testOf([]),
            partnerIds: [UNKNOWN_ID],
          }),
        'partnerIds',
      ],
      [
        async () =>
          (await world.as('nn-regisseur')).post(`/v1/cases/${analysis}/interventions`, {
            kind: 'fiscal',
            description: 'Boekenonderzoek',
            ownerId: UNKNOWN_ID,
          }),
        'ownerId',
      ],
      [
        async () =>
          (await world.as('nn-manager')).post(`/v1/cases/${submitted}/participants`, {
            as: 'partner',
            personId: personOf('nn-jurist'),
            ground: 'Leest mee',
          }),
        'personId',
      ],
    ] as const) {
      const answer = await refusedWhole(work, 400, 'invalid');
      expect(answer.problem.errors?.map((fault) => fault.field)).toEqual([field]);
    }
  });

  it('a move that misses facts, or has facts that do not belong to it, is told each of them', async () => {
    const id = await walk.to('intake');
    const answer = await refusedWhole(
      () => walk.move('nn-accountmanager', id, 'reject', { advice: 'Nee', reasons: ['no-covenant-theme'] }),
      400,
      'invalid',
    );
    expect(answer.faults).toEqual([
      'advice: hoort niet bij deze stap',
      'internalText: is nodig voor deze stap',
      'requesterText: is nodig voor deze stap',
      'selfHelp: is nodig voor deze stap',
    ]);
    const odd = await refusedWhole(() => walk.move('nn-accountmanager', id, 'fly' as never), 400, 'invalid');
    expect(odd.problem.errors?.[0]?.field).toBe('move');
  });

  it('refuses a burgerservicenummer in every free text, in whatever grouping, naming the field', async () => {
    const bsn = madeUpBsn();
    const grouped = `${bsn.slice(0, 3)} ${bsn.slice(3, 6)} ${bsn.slice(6)}`;
    const caller = await world.as('gm0014');
    for (const field of ['title', 'place', 'indications', 'ownActions', 'question']) {
      for (const digits of [bsn, grouped, grouped.replaceAll(' ', '.')]) {
        const body = { ...INTEGRAL, [field]: `Meneer A, ${digits}, woont hier` };
        const answer = await refusedWhole(() => caller.post('/v1/cases', body), 400, 'invalid');
        expect(answer.faults).toEqual([expect.stringMatching(new RegExp(`^${field}: bevat een burgerservicenummer`))]);
        expect(answer.text).not.toContain(digits);
      }
    }
    const involved = [{ kind: 'person', description: `Verhuurder ${bsn}` }];
    const nested = await refusedWhole(() => caller.post('/v1/cases', { ...INTEGRAL, involved }), 400, 'invalid');
    expect(nested.problem.errors?.[0]?.field).toBe('involved.0.description');
    const wrong = `${bsn.slice(0, 8)}${(Number(bsn[8]) + 1) % 10}`;
    expect((await caller.post('/v1/cases', { ...INTEGRAL, question: `Kenmerk ${wrong}` })).status).toBe(201);
    const id = await walk.to('intake');
    const moved = await refusedWhole(
      () => walk.move('nn-accountmanager', id, 'putBack', { reason: `Zie ${bsn}` }),
      400,
      'invalid',
    );
    expect(moved.problem.errors?.map((fault) => fault.field)).toEqual(['reason']);
  });

  it.each(['\u0000', '\ud800', '\udc00 los'])('refuses a sign that a database cannot keep: %j', async (sign) => {
    const caller = await world.as('gm0014');
    const involved = [{ kind: 'person', description: `A ${sign}` }];
    const body = { ...INTEGRAL, title: `Loods ${sign}`, involved };
    const answer = await refusedWhole(() => caller.post('/v1/cases', body), 400, 'invalid');
    expect(answer.problem.errors?.map((fault) => fault.field)).toEqual(['title', 'involved.0.description']);
  });

  it('a sign that cannot be kept in an address or a query fails nobody, and does not stop the log', async () => {
    const caller = await world.as('gm0014');
    const id = await walk.file();
    const answers = await Promise.all([
      caller.get('/v1/cases?number=%00'),
      caller.get('/v1/cases/%00'),
      caller.get('/v1/cases/%00/events'),
      world.nobody.get('/v1/cases/%00'),
      caller.get(`/v1/cases/${id}`),
      caller.get('/v1/organisations?q=%00'),
      caller.get('/v1/cases?after=%00'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 404, 404, 401, 200, 200, 400]);
    const logged = await world.count(
      `SELECT count(*) AS n FROM log_entries WHERE result = 'refused:unknown' AND person_id = $1`,
      [personOf('gm0014')],
    );
    expect(logged).toBeGreaterThanOrEqual(2);
  });

  it.each(['\u202e', '\u{1f9ea}', "'; DROP TABLE case_files; --", '%', '\\', '$1', '"'])(
    'keeps %j as it is',
    async (sign) => {
      const title = `Loods ${sign} zonder ramen`;
      const id = await walk.file({ ...INTEGRAL, title });
      expect((await walk.seen(id)).title).toBe(title);
    },
  );

  it('refuses what is nested deeper than anything we ask, however deep', async () => {
    const caller = await world.as('gm0014');
    for (const depth of [20, 1000, 100_000]) {
      const body = `{"odd": ${'['.repeat(depth)}${']'.repeat(depth)}}`;
      await refusedWhole(() => caller.post('/v1/cases', body), 400, 'invalid');
    }
  });
});
