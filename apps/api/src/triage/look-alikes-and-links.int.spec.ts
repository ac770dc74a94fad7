import type { EventPage, RelatedCase, RelatedList, SplitOffAnswer } from '@casusregie/contract';
import { MarkOldCases } from './mark-old-cases';
import { INTEGRAL, Journey, organisationOf, personOf } from '../testing/journey';
import { openWorld, type World } from '../testing/test-setup';

const BARBER = {
  ...INTEGRAL,
  indications: `Kapperszaak in de Dorpsstraat zonder klanten. De eigenaar heeft geen personeel, betaalt de huur contant en er staan
    dure auto's voor de deur.`,
};
/** Too short to be compared as a text. */
const SHORT = 'Een auto (fictief).';
const SAME_BARBER = {
  ...INTEGRAL,
  title: 'Contante huur',
  indications: `Buurtbewoners melden dure auto's bij een kapperszaak in de Dorpsstraat: geen klanten, geen personeel, en de eigenaar
    betaalt zijn huur contant.`,
};

describe('look-alikes and links', () => {
  let world: World;
  let walk: Journey;
  let other: Journey;

  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world, 'veenwolde');
    other = new Journey(world, 'gm0014');
  });
  afterAll(() => world?.close());

  const related = async (account: string, id: string): Promise<RelatedCase[]> =>
    (await (await world.as(account)).get(`/v1/cases/${id}/related-cases`)).ok<RelatedList>().items;
  const judge = async (account: string, id: string, otherCaseId: string, verdict: string) =>
    (await world.as(account)).post(`/v1/cases/${id}/related-cases`, { otherCaseId, verdict });
  const events = async (account: string, id: string): Promise<string[]> =>
    (await (await world.as(account)).get(`/v1/cases/${id}/events`)).ok<EventPage>().items.map(({ text }) => text);

  it('finds a case by the same number, the same address and the same story, each with its reason', async () => {
    const number = await other.file({ ...INTEGRAL, ownActions: 'Bestelbus met kenteken 12-abc-3 gezien (fictief).' });
    const address = await walk.file({ ...INTEGRAL, place: 'Turfwijk 12, 9679 AB' });
    const story = await other.file(SAME_BARBER);
    const id = await walk.file({
      ...BARBER,
      ownActions: 'Voor de deur stond 12-ABC-3, en later aan Turfwijk 12.',
    });
    const found = await related('nn-accountmanager', id);
    const reasonOf = (caseId: string) => found.find((one) => one.caseId === caseId)?.reasons;
    expect(reasonOf(number)).toEqual([{ kind: 'identifier', text: 'kenteken 12-ABC-3' }]);
    expect(reasonOf(address)).toEqual([{ kind: 'address', text: 'Turfwijk 12' }]);
    expect(reasonOf(story)).toEqual([
      { kind: 'text', text: expect.stringMatching(/procent van de woorden is gelijk/) },
    ]);
    expect(found.map(({ caseId }) => caseId)).not.toContain(id);
    // A number or an address says more than a text.
    expect(found.at(-1)?.caseId).toBe(story);
  });

  it('finds what was typed later, and what is stated of a subject; not what was taken from the case', async () => {
    const id = await walk.to('legality-check');
    await walk.add('nn-informatie', id, 'subjects', { kind: 'vehicle', values: { licensePlate: '99-XYZ-9' } });
    const fresh = await other.file({ ...INTEGRAL, indications: SHORT, question: 'Kent u 99-xyz-9?' });
    expect((await related('nn-accountmanager', fresh)).map(({ caseId }) => caseId)).toEqual([id]);
    const { subjects } = await walk.see('nn-informatie', id);
    const gone = await world.as('nn-informatie');
    const path = `/v1/cases/${id}/subjects/${subjects[0]?.id}/endings`;
    (await gone.post(path, { reason: 'Vergissing (fictief)' }, { 'if-match': '1' })).ok();
    expect(await related('nn-accountmanager', fresh)).toEqual([]);
  });

  it('shows nothing of a case out of reach: of another region, for named people only, or kept from the reader', async () => {
    const text = { indications: SHORT, ownActions: 'Kenteken 45-KLM-6 (fictief).' };
    const elsewhere = await new Journey(world, 'oudehaven', 'rd').file({ ...INTEGRAL, ...text });
    const hidden = await other.file({ ...INTEGRAL, ...text, confidentiality: 'named-only' });
    const kept = await other.file({ ...INTEGRAL, ...text });
    await walk.add('nn-manager', kept, 'exclusions', { personId: personOf('nn-analist'), reason: 'Familie (fictief)' });
    const id = await walk.file({ ...INTEGRAL, ...text });
    const ids = async (account: string) => (await related(account, id)).map(({ caseId }) => caseId).sort();
    expect(await ids('nn-manager')).toEqual([hidden, kept].sort());
    expect(await ids('nn-accountmanager')).toEqual([kept]);
    expect(await ids('nn-analist')).toEqual([]);
    for (const wrong of [elsewhere, hidden, id, '01900000-0000-7000-8000-000000000000']) {
      const refused = await judge('nn-accountmanager', id, wrong, 'same');
      expect([refused.status, refused.text.replace(/[0-9a-f]{32}/, '')]).toEqual([
        400,
        (await judge('nn-accountmanager', id, '01900000-0000-7000-8000-000000000001', 'same')).text.replace(
          /[0-9a-f]{32}/,
          '',
        ),
      ]);
    }
  });

  it('what is said of two cases holds both ways, stands on both timelines, and is the requester’s to know in neither', async () => {
    const first = await other.file(BARBER);
    const id = await walk.file(SAME_BARBER);
    const before = [await walk.seen(id), await other.seen(first)];
    (await judge('nn-accountmanager', id, first, 'same')).ok();
    const { number } = await walk.see('nn-manager', id);
    expect((await related('nn-analist', first)).find(({ caseId }) => caseId === id)?.tie).toBe('same');
    expect((await related('nn-analist', id)).find(({ caseId }) => caseId === first)?.tie).toBe('same');
    expect(await events('nn-analist', first)).toContain(`Gaat over hetzelfde als ${number}`);
    expect([await walk.seen(id), await other.seen(first)]).toEqual(before);
    expect((await events('veenwolde', id)).join()).not.toMatch(/hetzelfde/);
    const logged = await world.count(
      `SELECT count(*) AS n FROM log_entries WHERE act = 'judgeRelated' AND object = $1`,
      [`case:${first}`],
    );
    expect(logged).toBe(1);
    (await judge('nn-accountmanager', first, id, 'different')).ok();
    expect((await related('nn-analist', id)).find(({ caseId }) => caseId === first)?.tie).toBe('different');
    (await judge('nn-accountmanager', first, id, 'undecided')).ok();
    expect((await related('nn-analist', id)).find(({ caseId }) => caseId === first)?.tie).toBeNull();
  });

  it('cases of before there were marks are marked afterwards, once', async () => {
    const id = await walk.file(BARBER);
    await world.work.run(async (tx) => void (await tx.run('DELETE FROM case_marks')));
    const marks = world.app.get(MarkOldCases);
    while ((await marks.run()) > 0);
    expect(await world.count('SELECT count(*) AS n FROM case_marks WHERE case_id = $1', [id])).toBeGreaterThan(0);
    expect(await marks.run()).toBe(0);
  });

  it('a case that is split off takes along what may go: no test, no answer, nothing that only a partner knows', async () => {
    const id = await walk.to('enrichment');
    const information = await world.as('nn-informatie');
    await walk.add('nn-informatie', id, 'subjects', { kind: 'person', description: 'De verhuurder (fictief)' });
    const subjects = (await walk.see('nn-informatie', id)).subjects;
    const tenant = subjects.find(({ description }) => description === 'De verhuurder (fictief)');
    const stated = { sourceId: organisationOf('politie'), values: { birthDate: '1980-01-01' } };
    (await information.patch(`/v1/cases/${id}/subjects/${tenant?.id}`, stated, { 'if-match': '1' })).ok();
    await walk.add('nn-informatie', id, 'subjects', {
      kind: 'vehicle',
      values: { licensePlate: '77-GHJ-7' },
      sourceId: organisationOf('politie'),
    });
    const car = (await walk.see('nn-informatie', id)).subjects.find(({ kind }) => kind === 'vehicle');
    const before = await walk.seen(id);
    const split = (subjectIds: (string | undefined)[]) =>
      information.post(`/v1/cases/${id}/split-offs`, {
        title: 'De verhuurder',
        kind: 'integral-case',
        reason: 'Duikt in meer panden op (fictief).',
        subjectIds,
        withRequest: true,
      });
    expect((await split([car?.id])).status).toBe(400);
    const made = (await split([tenant?.id])).ok<SplitOffAnswer>();
    const file = await walk.see('nn-informatie', made.caseId);
    expect(file).toMatchObject({ state: 'intake', title: 'De verhuurder', number: made.number });
    expect([file.tests, file.inquiryLines, file.items, file.interventions]).toEqual([[], [], [], []]);
    expect(file.subjects.map(({ description }) => description)).toEqual(['De verhuurder (fictief)']);
    const facts = await world.rows<{ field: string }>('SELECT field FROM subject_facts WHERE case_id = $1', [
      made.caseId,
    ]);
    expect(facts.map(({ field }) => field)).toEqual(['description']);
    expect(file.request.indications).toContain('afgeplakte ramen');
    expect((await related('nn-analist', made.caseId)).find(({ caseId }) => caseId === id)?.tie).toBe('split-from');
    expect((await related('nn-analist', id)).find(({ caseId }) => caseId === made.caseId)?.tie).toBe('split-off');
    expect(await events('nn-analist', id)).toContain(`Casus ${made.number} hieruit afgesplitst`);
    // Whoever brought the first in learns nothing of it, and does not see the second.
    expect(await walk.seen(id)).toEqual(before);
    expect((await (await world.as('veenwolde')).get(`/v1/cases/${made.caseId}`)).status).toBe(404);
    expect((await (await world.as('politie')).get(`/v1/cases/${made.caseId}`)).status).toBe(404);
  });
});
