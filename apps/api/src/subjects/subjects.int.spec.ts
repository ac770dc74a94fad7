import type { EventPage, IdentifierList, Problem, RevealedBsns, StaffCase, SubjectFile } from '@casusregie/contract';
import { Journey, organisationOf, personOf } from '../testing/journey';
import { openWorld, type World } from '../testing/test-setup';

const BSN = '123456782';
const OTHER_BSN = '111222333';

describe('subjects, what is known of them and how they are tied together', () => {
  let world: World;
  let walk: Journey;
  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
  });
  afterAll(() => world?.close());

  const coordinator = () => world.as('nn-informatie');
  const faults = (answer: { json<T>(): T }): string[] =>
    (answer.json<Problem>().errors ?? []).map(({ field, message }) => `${field}: ${message}`);
  async function added(id: string, body: object): Promise<string> {
    await walk.add('nn-informatie', id, 'subjects', body);
    return (await walk.see('nn-informatie', id)).subjects.at(-1)?.id ?? '';
  }
  const read = async (account: string, id: string, subject: string): Promise<SubjectFile> =>
    (await (await world.as(account)).get(`/v1/cases/${id}/subjects/${subject}`)).ok<SubjectFile>();
  const change = async (id: string, subject: string, body: object, version = 1) =>
    (await coordinator()).patch(`/v1/cases/${id}/subjects/${subject}`, body, { 'if-match': String(version) });

  it('stores each number in one way, and gives words to an address that has none', async () => {
    const id = await walk.to('intake');
    const subject = await added(id, {
      kind: 'address',
      values: { street: 'Turfweg', houseNumber: '12', postcode: '9671ab', town: 'Veenwolde' },
    });
    const file = await read('nn-informatie', id, subject);
    expect(file.description).toBe('Turfweg 12, 9671 AB Veenwolde');
    expect(file.fields.map(({ field, shown }) => `${field}: ${shown}`)).toEqual([
      'description: Turfweg 12, 9671 AB Veenwolde',
      'street: Turfweg',
      'houseNumber: 12',
      'postcode: 9671 AB',
      'town: Veenwolde',
    ]);
    expect(await added(id, { kind: 'phone', values: { phone: '06 12345678' } })).not.toBe(subject);
    expect((await walk.see('nn-informatie', id)).subjects.at(-1)?.description).toBe('+31612345678');
  });

  it('names every fault at once, and never says the number back', async () => {
    const id = await walk.to('intake');
    const answer = await (
      await coordinator()
    ).post(`/v1/cases/${id}/subjects`, {
      kind: 'organisation',
      description: 'Verhuur (fictief)',
      bsn: '123456789',
      values: { kvk: '123', rsin: '123456789', iban: 'NL91ABNA0417164301' },
    });
    expect([
      answer.status,
      faults(answer)
        .map((fault) => fault.split(':')[0])
        .sort(),
    ]).toEqual([400, ['bsn', 'values.iban', 'values.kvk', 'values.rsin']]);
    expect(answer.text).not.toContain('123456789');
    const strange = await (
      await coordinator()
    ).post(`/v1/cases/${id}/subjects`, {
      kind: 'organisation',
      description: 'Verhuur (fictief)',
      bsn: BSN,
      values: { kvk: '12345678', licensePlate: 'gx123b' },
      happenedOn: '2027-01-01',
    });
    expect(faults(strange)).toEqual([
      'values.licensePlate: hoort niet bij: organisatie',
      'bsn: hoort niet bij: organisatie',
      'happenedOn: ligt in de toekomst',
    ]);
    expect((await (await coordinator()).post(`/v1/cases/${id}/subjects`, { kind: 'person' })).status).toBe(400);
    expect((await walk.see('nn-informatie', id)).subjects).toEqual([]);
  });

  it('keeps what every source stated side by side, and what a source corrected itself below it', async () => {
    const id = await walk.to('enrichment');
    const subject = await added(id, {
      kind: 'person',
      description: 'J. Verhuurder (fictief)',
      values: { birthDate: '1984-05-17' },
      sourceId: organisationOf('politie'),
      happenedOn: '2025-03-01',
      reliability: 'confirmed',
    });
    const tax = { sourceId: organisationOf('belastingdienst'), happenedOn: '2026-11-01' };
    (await change(id, subject, { values: { birthDate: '1985-05-17' }, ...tax })).ok();
    const file = await read('nn-informatie', id, subject);
    const birth = file.fields.find(({ field }) => field === 'birthDate');
    expect([birth?.shown, birth?.contradicted]).toEqual(['1985-05-17', true]);
    expect(
      birth?.standing.map(({ source, value, old, reliability }) => [source.name, value, old, reliability]),
    ).toEqual([
      ['Belastingdienst', '1985-05-17', false, null],
      ['Politie', '1984-05-17', true, 'confirmed'],
    ]);
    (await change(id, subject, { values: { birthDate: '1984-05-17' }, ...tax }, 2)).ok();
    const after = (await read('nn-informatie', id, subject)).fields.find(({ field }) => field === 'birthDate');
    expect([after?.shown, after?.contradicted]).toEqual(['1984-05-17', false]);
    expect(after?.corrected.map(({ value, source, recordedBy }) => [value, source.name, recordedBy !== ''])).toEqual([
      ['1985-05-17', 'Belastingdienst', true],
    ]);
    (await change(id, subject, { values: { birthDate: null }, ...tax }, 3)).ok();
    const taken = (await read('nn-informatie', id, subject)).fields.find(({ field }) => field === 'birthDate');
    expect([taken?.standing.length, taken?.corrected.length]).toEqual([1, 3]);
  });

  it('refuses a change on an old version, and shows the subject as it is now', async () => {
    const id = await walk.to('intake');
    const subject = await added(id, { kind: 'person', description: 'Wie (fictief)' });
    (await change(id, subject, { description: 'Wie ook (fictief)' })).ok();
    const stale = await change(id, subject, { description: 'Anders (fictief)' });
    expect([stale.status, stale.json<Problem & { current: SubjectFile }>().current.description]).toEqual([
      409,
      'Wie ook (fictief)',
    ]);
    const missing = await (await coordinator()).patch(`/v1/cases/${id}/subjects/${subject}`, { description: 'x' });
    expect(missing.status).toBe(428);
    expect((await change(id, subject, {}, 2)).status).toBe(400);
  });

  it('gives a burgerservicenummer away only in an act with a reason, which stands in the log and on the timeline', async () => {
    const id = await walk.to('intake');
    const subject = await added(id, { kind: 'person', description: 'Huurder (fictief)', bsn: '1234.56.782' });
    (await change(id, subject, { bsn: OTHER_BSN, sourceId: organisationOf('politie') })).ok();
    const file = await read('nn-informatie', id, subject);
    expect([file.hasBsn, file.bsns.length, file.bsnContradicted]).toEqual([true, 2, true]);
    const shown = JSON.stringify([file, await walk.see('nn-informatie', id)]);
    const events = (await (await coordinator()).get(`/v1/cases/${id}/events`)).text;
    expect([shown + events].filter((text) => text.includes(BSN) || text.includes(OTHER_BSN))).toEqual([]);
    const url = `/v1/cases/${id}/subjects/${subject}/bsn-readings`;
    expect((await (await coordinator()).post(url, {})).status).toBe(400);
    expect((await (await world.as('nn-analist')).post(url, { reason: 'Nieuwsgierig' })).status).toBe(403);
    expect((await (await world.as('on-informatie')).post(url, { reason: 'Nieuwsgierig' })).status).toBe(404);
    const before = (await walk.see('nn-informatie', id)).version;
    const revealed = (
      await (await coordinator()).post(url, { reason: 'Twee naamgenoten (fictief)' })
    ).ok<RevealedBsns>();
    expect(revealed.items.map(({ bsn }) => bsn)).toEqual([OTHER_BSN, BSN]);
    expect((await walk.see('nn-informatie', id)).version).toBe(before);
    const [newest] = (await (await coordinator()).get(`/v1/cases/${id}/events`)).ok<EventPage>().items;
    expect([newest?.type, newest?.detail]).toEqual(['bsn-revealed', 'Twee naamgenoten (fictief)']);
    const logged = await world.rows<{ payload: string }>(
      `SELECT p.payload FROM log_entries e JOIN log_payloads p ON p.entry_id = e.id WHERE e.act = 'revealBsn' AND e.result = 'ok' AND e.object = $1`,
      [`case:${id}`],
    );
    expect(logged.map(({ payload }) => payload.includes('Twee naamgenoten') && !payload.includes(BSN))).toEqual([true]);
    for (const table of ['log_payloads', 'idempotency_keys', 'case_events', 'subject_facts']) {
      const rows = JSON.stringify(await world.rows(`SELECT * FROM ${table}`));
      expect([table, rows.includes(BSN), rows.includes(OTHER_BSN)]).toEqual([table, false, false]);
    }
  });

  it('leaves the case only when nothing hangs on it, and is then in no list, form or inquiry', async () => {
    const id = await walk.to('partner-query');
    const one = await added(id, { kind: 'person', description: 'Eén (fictief)' });
    const two = await added(id, { kind: 'person', description: 'Twee (fictief)' });
    await walk.add('nn-informatie', id, 'relations', { fromId: one, toId: two, kind: 'works-for' });
    const end = async (subject: string) =>
      (await coordinator()).post(
        `/v1/cases/${id}/subjects/${subject}/endings`,
        { reason: 'Dubbel' },
        { 'if-match': '1' },
      );
    expect((await end(one)).status).toBe(409);
    const [relation] = (await walk.see('nn-informatie', id)).relations;
    (
      await (await coordinator()).post(`/v1/cases/${id}/relations/${relation?.id}/endings`, { reason: 'Klopt niet' })
    ).ok();
    (await end(one)).ok();
    expect((await walk.see('nn-informatie', id)).subjects.map((row) => row.id)).toEqual([two]);
    expect((await read('nn-informatie', id, one)).endReason).toBe('Dubbel');
    const asked = await (
      await coordinator()
    ).post(`/v1/cases/${id}/inquiries`, {
      subjectIds: [one],
      partnerIds: [organisationOf('politie')],
      dueOn: walk.day(14),
    });
    expect(asked.status).toBe(400);
    expect((await change(id, one, { description: 'x' }, 2)).status).toBe(409);
  });

  it('ties two of the same case together, with source and period; ended, not deleted', async () => {
    const id = await walk.to('intake');
    const elsewhere = await added(await walk.to('intake'), { kind: 'person', description: 'Elders (fictief)' });
    const one = await added(id, { kind: 'person', description: 'Eén (fictief)' });
    const two = await added(id, { kind: 'vehicle', values: { licensePlate: 'gx123b' } });
    const post = async (body: object) => (await coordinator()).post(`/v1/cases/${id}/relations`, body);
    const wrong: [object, string][] = [
      [{ fromId: one, toId: one, kind: 'user' }, 'toId: moet een ander subject zijn'],
      [{ fromId: one, toId: elsewhere, kind: 'user' }, 'toId: hoort niet bij deze casus'],
      [{ fromId: one, toId: two, kind: 'other' }, 'text: is nodig bij een andere relatie'],
      [{ fromId: one, toId: two, kind: 'user', from: '2026-02-01', until: '2026-01-01' }, 'until: ligt voor het begin'],
      [{ fromId: one, toId: two, kind: 'user', itemId: personOf('politie') }, 'itemId: hoort niet bij deze casus'],
    ];
    for (const [body, fault] of wrong) expect(faults(await post(body))).toEqual([fault]);
    (
      await post({ fromId: one, toId: two, kind: 'user', from: '2026-01-01', sourceId: organisationOf('politie') })
    ).ok();
    const [relation] = (await walk.see('nn-informatie', id)).relations;
    expect([relation?.kind, relation?.source.name, relation?.from, relation?.ended]).toEqual([
      'user',
      'Politie',
      '2026-01-01',
      false,
    ]);
    const url = `/v1/cases/${id}/relations/${relation?.id}/endings`;
    (await (await coordinator()).post(url, { until: '2026-06-30', reason: 'Verkocht (fictief)' })).ok();
    expect((await (await coordinator()).post(url, { reason: 'Nog eens' })).status).toBe(409);
    const [ended] = (await read('nn-informatie', id, one)).relations;
    expect([ended?.ended, ended?.until, ended?.endReason]).toEqual([true, '2026-06-30', 'Verkocht (fictief)']);
  });

  describe('information of a source', () => {
    const half = { sourceKind: 'half-open', sourceId: organisationOf('GM0014') };
    const closed = {
      sourceKind: 'closed',
      sourceId: organisationOf('politie'),
      happenedOn: '2026-11-02',
      text: 'Gesloten (fictief)',
    };
    const send = async (account: string, id: string, what: string, body: object) =>
      (await world.as(account)).post(`/v1/cases/${id}/${what}`, body);

    it('of a closed kind stays locked until half-open ones were recorded or skipped, and says why', async () => {
      const id = await walk.to('enrichment');
      expect((await walk.see<StaffCase>('nn-informatie', id)).closedLocks).toEqual(['half-open-first']);
      const refused = await send('nn-informatie', id, 'items', closed);
      expect([refused.status, refused.json<Problem>().needs]).toEqual([409, ['source-order-kept']]);
      expect(refused.json<Problem>().detail).toMatch(/halfopen bronnen/);
      (
        await send('nn-informatie', id, 'items', {
          ...closed,
          sourceKind: 'skipped',
          text: 'Spoed: geen tijd (fictief)',
        })
      ).ok();
      (await send('nn-informatie', id, 'items', closed)).ok();
      expect((await walk.see<StaffCase>('nn-informatie', id)).closedLocks).toEqual([]);
    });

    it('goes in as a delivery: told once, several pieces, all or nothing', async () => {
      const id = await walk.to('enrichment');
      const subject = await added(id, { kind: 'person', description: 'Huurder (fictief)' });
      const pieces = [1, 2, 3].map((n) => ({ happenedOn: `2025-0${n}-01`, text: `Feit ${n} (fictief)` }));
      const told = {
        ...half,
        use: 'with-consent',
        ground: 'Wgs art. 2.19',
        reliability: 'probable',
        subjectIds: [subject],
      };
      const late = await send('nn-analist', id, 'deliveries', {
        ...told,
        items: [...pieces, { happenedOn: '2027-01-01', text: 'Later' }],
      });
      expect(faults(late)).toEqual(['items.3.happenedOn: ligt in de toekomst']);
      expect(faults(await send('nn-analist', id, 'deliveries', { ...told, items: [] }))).toEqual([
        'items: noem ten minste één stuk informatie',
      ]);
      expect((await walk.see('nn-analist', id)).items).toEqual([]);
      (await send('nn-analist', id, 'deliveries', { ...told, items: pieces })).ok();
      const { items } = await walk.see('nn-analist', id);
      expect(items.map(({ handling, use, reliability, old }) => [handling, use, reliability, old])).toEqual(
        pieces.map(() => ['Alleen met toestemming van de bron', 'with-consent', 'probable', true]),
      );
      expect((await read('nn-analist', id, subject)).items.length).toBe(3);
    });

    it('asks why special categories are necessary, and a Wpg article of the coordinator and for the police only', async () => {
      const id = await walk.to('enrichment');
      const police = { ...half, sourceId: organisationOf('politie'), happenedOn: '2026-11-01', text: 'Feit (fictief)' };
      const wrong: [string, object, string][] = [
        ['nn-informatie', { ...police, special: true }, 'specialNecessity'],
        ['nn-informatie', { ...police, specialNecessity: 'Daarom' }, 'special'],
        ['nn-analist', { ...police, wpgArticle: 'article-9' }, 'wpgArticle'],
        ['nn-informatie', { ...police, ...half, wpgArticle: 'article-9' }, 'wpgArticle'],
      ];
      for (const [account, body, field] of wrong) {
        const answer = await send(account, id, 'items', body);
        expect([answer.status, faults(answer).map((fault) => fault.split(':')[0])]).toEqual([400, [field]]);
      }
      const whole = {
        ...police,
        special: true,
        specialNecessity: 'Voor zijn veiligheid (fictief)',
        wpgArticle: 'article-9',
      };
      (await send('nn-informatie', id, 'items', whole)).ok();
      const [item] = (await walk.see('nn-informatie', id)).items;
      expect([item?.special, item?.wpgArticle, item?.ofPolice]).toEqual([true, 'article-9', true]);
    });
  });

  it('a partner reads what the subjects of its open questions are known by, in one act; nobody else and not afterwards', async () => {
    const id = await walk.to('partner-query');
    const subject = await added(id, {
      kind: 'person',
      description: 'Huurder (fictief)',
      bsn: BSN,
      values: { birthDate: '1984-05-17' },
    });
    const hidden = await added(id, { kind: 'person', description: 'Niet gevraagd (fictief)', bsn: OTHER_BSN });
    for (const [subjectId, partner] of [
      [subject, 'politie'],
      [hidden, 'belastingdienst'],
    ] as const) {
      await walk.add('nn-informatie', id, 'inquiries', {
        subjectIds: [subjectId],
        partnerIds: [organisationOf(partner)],
        dueOn: walk.day(14),
      });
    }
    const lines = (await walk.see('nn-informatie', id)).inquiryLines;
    const lineIds = lines.map((line) => line.id);
    const ask = async (account: string) =>
      (await world.as(account)).post('/v1/inquiry-lines/identifier-readings', { lineIds });
    const list = await (await world.as('politie')).get('/v1/inquiry-lines');
    expect(list.text.includes(BSN) || list.text.includes('1984')).toBe(false);
    const answer = (await ask('politie')).ok<IdentifierList>();
    expect(answer.items).toEqual([
      {
        lineId: lineIds[0],
        values: [
          { field: 'description', value: 'Huurder (fictief)' },
          { field: 'birthDate', value: '1984-05-17' },
        ],
        bsn: BSN,
      },
    ]);
    const logged = await world.count(`SELECT count(*) AS n FROM log_entries WHERE act = 'readInquiryIdentifiers'`);
    expect(logged).toBe(1);
    expect((await ask('nn-informatie')).status).toBe(403);
    const partner = await world.as('politie');
    expect((await partner.get(`/v1/cases/${id}/subjects/${subject}`)).status).toBe(404);
    await walk.answer(id, 'politie');
    expect((await ask('politie')).ok<IdentifierList>().items).toEqual([]);
    // Named on the case after the hit: the words of its own line, and nothing else of any subject.
    expect((await partner.get(`/v1/cases/${id}/subjects/${subject}`)).status).toBe(403);
    const shown = await partner.get(`/v1/cases/${id}`);
    expect(['Niet gevraagd', BSN, '1984-05-17'].filter((text) => shown.text.includes(text))).toEqual([]);
    expect((await (await world.as('gm0014')).get(`/v1/cases/${id}`)).text).not.toContain('Huurder');
  });
});
