import type {
  CasePage,
  EventPage,
  FigureAnswer,
  InquiryLineList,
  RequesterCase,
  StaffCase,
} from '@casusregie/contract';
import { MOVE_NAMES, type MoveName, type Track } from '@casusregie/domain';
import { replay, type Moved } from '../demo/replay';
import type { Answer } from '../testing/client';
import { ADVICE, decisionOn, INTEGRAL, Journey, organisationOf, REJECTION, testOf } from '../testing/journey';
import { START, openWorld, type World } from '../testing/test-setup';

const AM = 'nn-accountmanager';
const IC = 'nn-informatie';
const CD = 'nn-regisseur';
const LG = 'nn-jurist';
const MG = 'nn-manager';
const RQ = 'gm0014';

describe('whole walks', () => {
  let world: World;
  let walk: Journey;

  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
  });
  beforeEach(() => world.clock.set(START));
  afterAll(() => world?.close());

  const later = (days: number): void => world.clock.set(new Date(Date.parse(START) + days * 86_400_000).toISOString());
  const told = (answer: Answer): unknown[] => [answer.status, answer.problem.code, answer.problem.needs ?? []];
  const stateOf = async (id: string): Promise<string> => (await walk.see<StaffCase>(MG, id)).state;

  describe('the integral track', () => {
    it('goes from a draft to closed, with feedback that the requester reads and answers', async () => {
      const id = await walk.to('closed');
      const file = await walk.see<StaffCase>(MG, id);
      expect([file.state, file.feedback?.text]).toEqual(['closed', 'De loods is gesloten (fictief).']);
      expect(file.road.map(({ place }) => place)).toEqual([...Array(11).fill('passed'), 'here']);
      const caller = await world.as(RQ);
      const seen = (await caller.get(`/v1/cases/${id}`)).ok<RequesterCase>();
      expect([seen.shown, seen.feedback?.text, seen.nextNewsOn]).toEqual([
        'closed',
        'De loods is gesloten (fictief).',
        null,
      ]);
      (await caller.put(`/v1/cases/${id}/feedback/reaction`, { helped: true, text: 'Dank.' })).ok();
      expect((await walk.see<StaffCase>(AM, id)).feedback).toMatchObject({ helped: true, reaction: 'Dank.' });
      const { items } = (await caller.get(`/v1/cases/${id}/events`)).ok<EventPage>();
      expect(items.map(({ to }) => to).filter(Boolean)).toContain('closed');
      expect(JSON.stringify(items)).not.toMatch(/partner-query|enrichment|weighing|analysis/);
    });

    it('reopens with a new test, proposed by one and approved by another', async () => {
      const id = await walk.to('closed');
      later(1);
      expect(told(await walk.move(LG, id, 'reopen', { reason: 'Nieuwe signalen.' }))).toEqual([
        409,
        'missing-need',
        expect.arrayContaining(['proposed-by-another', 'new-approved-test']),
      ]);
      await walk.add(AM, id, 'tests', testOf(['politie']));
      expect((await walk.must(MG, id, 'reopen', { reason: 'Nieuwe signalen.' })).outcome).toBe('proposed');
      expect(await stateOf(id)).toBe('closed');
      // Who wrote a version of the test, or did the intake, is no second person.
      expect(told(await walk.move(LG, id, 'reopen', { reason: 'Nieuwe signalen.' }))).toEqual([
        409,
        'missing-need',
        ['second-person'],
      ]);
      expect((await walk.must(IC, id, 'reopen')).state).toBe('execution');
    });

    it('turns back wherever it may', async () => {
      const id = await walk.to('intake');
      await walk.must(AM, id, 'putBack', { reason: 'Verkeerde behandelaar.' });
      await walk.must(MG, id, 'takeUp');
      await walk.must(MG, id, 'screen', { note: 'Screening akkoord.' });
      await walk.walk(id, 'intake', 'legality-check');
      await walk.must(LG, id, 'returnToIntake', { reason: 'Aanwijzingen ontbreken.' });
      await walk.walk(id, 'intake', 'enrichment');
      await walk.must(IC, id, 'askAgain', { reason: 'Nog een partner.' });
      await walk.must(IC, id, 'startEnrichment');
      await walk.walk(id, 'enrichment', 'weighing');
      await walk.must(MG, id, 'sendBack', { decision: decisionOn(walk.day(0)), reason: 'Meer informatie nodig.' });
      await walk.must(IC, id, 'offerForWeighing');
      await walk.walk(id, 'weighing', 'analysis');
      await walk.must(CD, id, 'backToEnrichment', { reason: 'Er mist iets.' });
      await walk.must(IC, id, 'offerForWeighing');
      await walk.walk(id, 'weighing', 'planning');
      await walk.must(CD, id, 'backToAnalysis', { reason: 'Advies bijstellen.' });
      await walk.walk(id, 'analysis', 'execution');
      await walk.must(CD, id, 'revisePlan', { decision: decisionOn(walk.day(0)), reason: 'Plan bijstellen.' });
      await walk.must(CD, id, 'startExecution', { decision: decisionOn(walk.day(0)) });
      await walk.walk(id, 'execution', 'closing');
      expect((await walk.must(CD, id, 'reopenWork', { reason: 'Nog werk te doen.' })).state).toBe('execution');
    });

    it('ends without a plan, and then resumes at the plan', async () => {
      const id = await walk.to('analysis');
      await walk.must(CD, id, 'endWithoutPlan', { decision: decisionOn(walk.day(0)), reason: 'Geen inzet nodig.' });
      expect((await walk.must(CD, id, 'reopenWork', { reason: 'Toch inzet.' })).state).toBe('planning');
    });

    it('does not start closing while an intervention runs', async () => {
      const id = await walk.to('execution');
      expect(told(await walk.move(CD, id, 'startClosing'))).toEqual([409, 'missing-need', ['interventions-settled']]);
    });
  });

  describe('the advice track', () => {
    const answered = async (): Promise<string> => {
      const id = await walk.to('intake', ADVICE);
      await walk.must(AM, id, 'startAdvice');
      await walk.must(AM, id, 'answer', { answer: 'Artikel 13b (fictief).', partnerFree: true });
      return id;
    };

    it('goes from a draft to closed when the requester is content', async () => {
      const id = await answered();
      expect(await walk.seen(id)).toMatchObject({ shown: 'answered', answer: 'Artikel 13b (fictief).' });
      await walk.must(RQ, id, 'askFurther', { question: 'Geldt dit ook voor een loods?' });
      await walk.must(LG, id, 'answer', { answer: 'Ja, ook dan (fictief).', partnerFree: true });
      expect((await walk.must(RQ, id, 'finish')).state).toBe('closed');
      await walk.must(MG, id, 'reopenAdvice', { reason: 'Nieuwe vraag.' });
      await walk.must(AM, id, 'toIntake', { reason: 'Toch integraal.' });
      const caller = await world.as(AM);
      const kind = { kind: 'integral-case' };
      (await caller.put(`/v1/cases/${id}/kind`, kind, { 'if-match': await walk.etag(AM, id) })).ok();
      expect((await walk.see<StaffCase>(AM, id)).track).toBe('integral');
    });

    it('is closed by the account manager only after twenty working days', async () => {
      const id = await answered();
      expect(told(await walk.move(AM, id, 'finish'))).toEqual([409, 'missing-need', ['twenty-working-days-passed']]);
      // Twenty working days after Tuesday 24 November: 22 December, and the feast days have not begun.
      later(27);
      expect((await walk.move(AM, id, 'finish')).status).toBe(409);
      later(28);
      expect((await walk.must(AM, id, 'finish')).state).toBe('closed');
    });

    it('is settled in one act, and does not go where partners are asked', async () => {
      const id = await walk.to('intake', ADVICE);
      expect(told(await walk.move(AM, id, 'startTest', { purpose: 'integrated-approach', mainTheme: 'omg' }))).toEqual([
        409,
        'wrong-moment',
        [],
      ]);
      expect(told(await walk.move(AM, id, 'settle', { answer: 'Zie de toolkit.', partnerFree: false }))).toEqual([
        409,
        'missing-need',
        ['free-of-partner-data'],
      ]);
      expect((await walk.must(AM, id, 'settle', { answer: 'Zie de toolkit.', partnerFree: true })).state).toBe(
        'closed',
      );
      expect((await walk.seen(id)).answer).toBe('Zie de toolkit.');
    });

    it('waits for the second line, and is not answered before', async () => {
      const id = await walk.to('intake', ADVICE);
      await walk.must(AM, id, 'startAdvice');
      await walk.add(LG, id, 'second-lines', { question: 'Mag dit? (geanonimiseerd)', anonymised: true });
      const facts = { answer: 'Ja.', partnerFree: true };
      expect(told(await walk.move(LG, id, 'answer', facts))).toEqual([409, 'missing-need', ['no-open-second-line']]);
      const [line] = (await walk.see<StaffCase>(LG, id)).secondLines;
      const liec = await world.as('liec-jurist');
      (await liec.put(`/v1/second-lines/${line?.id}/answer`, { answer: 'Ja, mits.' })).ok();
      expect((await liec.put(`/v1/second-lines/${line?.id}/answer`, { answer: 'Nee.' })).status).toBe(409);
      expect((await walk.must(LG, id, 'answer', facts)).state).toBe('answered');
    });
  });

  it('a question stops the clock, is answered once, and leads back to where it was asked', async () => {
    const id = await walk.to('intake');
    await walk.must(AM, id, 'requestInfo', { question: 'Welk adres?', dueOn: walk.day(7) });
    const [question] = (await walk.seen(id)).questions;
    const caller = await world.as(RQ);
    const answer = (): Promise<Answer> =>
      walk
        .etag(RQ, id)
        .then((etag) =>
          caller.put(
            `/v1/cases/${id}/questions/${question?.id}/answer`,
            { answer: 'De Turfwijk.' },
            { 'if-match': etag },
          ),
        );
    expect((await answer()).status).toBe(200);
    expect(told(await answer())).toEqual([409, 'wrong-moment', []]);
    expect(await stateOf(id)).toBe('intake');
    await walk.must(AM, id, 'requestInfo', { question: 'Welke foto?', dueOn: walk.day(7) });
    expect(told(await walk.move(AM, id, 'stopWaiting'))).toEqual([409, 'missing-need', ['due-passed-or-reason']]);
    later(8);
    expect((await walk.must(AM, id, 'stopWaiting')).state).toBe('intake');
  });

  it('a referral to another region makes a linked request there, and never renumbers', async () => {
    const id = await walk.to('legality-check');
    const facts = { destination: { kind: 'region', code: 'ON' }, requesterText: 'Dit hoort in Oost-Nederland.' };
    await walk.must(LG, id, 'refer', facts);
    const here = await walk.see<StaffCase>(MG, id);
    const [linked] = await world.rows<{ id: string; number: string; state: string; version: number }>(
      'SELECT id, number, state, version FROM case_files WHERE linked_case_id = $1',
      [id],
    );
    expect(here.number).toMatch(/^NN-/);
    expect(linked).toMatchObject({ state: 'submitted', number: expect.stringMatching(/^ON-2026-/) });
    expect((await (await world.as('on-accountmanager')).get(`/v1/cases/${id}`)).status).toBe(404);
    const there = await walk.see<StaffCase>('on-accountmanager', linked?.id ?? '');
    expect(there).toMatchObject({ title: INTEGRAL.title, handler: null, items: [], tests: [], inquiryLines: [] });
    expect(there.request.indications).toBe(INTEGRAL.indications);
    expect(there.municipalities.map((one) => one.id)).toEqual([organisationOf('GM0014')]);
    const page = (await (await world.as(RQ)).get('/v1/cases?limit=100')).ok<CasePage>();
    expect(page.items.map((row) => row.id)).toEqual(expect.arrayContaining([id, linked?.id]));
    const later_ = await walk.to('partner-query');
    expect(told(await walk.move(IC, later_, 'refer', facts))).toEqual([409, 'missing-need', ['outside-desk']]);
    const desk = { destination: { kind: 'desk', code: 'basisteam' }, requesterText: 'De politie pakt dit op.' };
    expect((await walk.must(IC, later_, 'refer', desk)).state).toBe('referred');
    await walk.must(MG, later_, 'reconsider', { reason: 'Nieuwe feiten.' });
  });

  describe('withdrawing', () => {
    it('is done at once before partners are asked, and is a wish afterwards; the button is the same', async () => {
      const early = await walk.to('legality-check');
      const late = await walk.to('enrichment');
      for (const id of [early, late]) {
        const { actions } = await walk.seen(id);
        expect(
          actions
            .filter(({ name }) => /withdraw/i.test(name))
            .map(({ name, label, allowed }) => [name, label, allowed]),
        ).toEqual([['withdraw', 'Intrekken', true]]);
      }
      expect((await walk.must(RQ, early, 'withdraw', { reason: 'Opgelost.' })).state).toBe('withdrawn');
      expect((await walk.must(RQ, late, 'withdraw', { reason: 'Opgelost.' })).state).toBe('with-partners');
      expect((await walk.see<StaffCase>(AM, late)).withdrawalWish).toBe('Opgelost.');
      expect(told(await walk.move(RQ, late, 'withdraw', { reason: 'Nog eens.' }))).toEqual([
        409,
        'missing-need',
        ['no-wish-pending'],
      ]);
      await walk.must(AM, late, 'grantWithdrawal', { requesterText: 'Akkoord.' });
      expect(await stateOf(late)).toBe('withdrawn');
      expect(told(await walk.move(MG, early, 'reconsider', { reason: 'Toch.' }))).toEqual([
        409,
        'missing-need',
        ['requester-asked'],
      ]);
      await walk.must(MG, early, 'reconsider', { reason: 'Toch.', requesterAsked: true });
    });

    it('can be declined: the case goes on, with another requester', async () => {
      const id = await walk.to('enrichment');
      await walk.must(RQ, id, 'withdraw', { reason: 'Opgelost.' });
      const facts = { requesterText: 'De politie gaat verder.', newSubmitterId: organisationOf('politie') };
      await walk.must(MG, id, 'declineWithdrawal', facts);
      expect(await stateOf(id)).toBe('enrichment');
      expect((await (await world.as(RQ)).get(`/v1/cases/${id}`)).status).toBe(404);
      expect((await walk.see<StaffCase>(AM, id)).submittingOrganisation.id).toBe(organisationOf('politie'));
    });
  });

  it('a hold can be lengthened, resumed, and rejected only before acceptance', async () => {
    const early = await walk.to('intake');
    const late = await walk.to('planning');
    const facts = { holdGround: 'capacity-priority', reason: 'Geen capaciteit.', reviewOn: walk.day(30) };
    await walk.must(AM, early, 'hold', facts);
    await walk.must(CD, late, 'hold', facts);
    await walk.must(MG, early, 'extendHold', { reason: 'Nog niet.', reviewOn: walk.day(60) });
    expect(told(await walk.move(MG, late, 'reject', REJECTION))).toEqual([
      409,
      'missing-need',
      ['held-before-acceptance'],
    ]);
    expect((await walk.must(CD, late, 'resume', { note: 'Weer ruimte.' })).state).toBe('planning');
    expect((await walk.must(MG, early, 'reject', REJECTION)).state).toBe('rejected');
  });

  it('an answer that comes late is taken in while the file is worked on, one to a closed question is not', async () => {
    const id = await walk.to('partner-query');
    await walk.inquire(id, ['politie', 'belastingdienst']);
    await walk.answer(id, 'politie');
    expect(told(await walk.move(IC, id, 'startEnrichment'))).toEqual([409, 'missing-need', ['no-open-inquiry']]);
    const open = (await walk.see<StaffCase>(IC, id)).inquiryLines.find(({ answer }) => answer === null);
    const staff = await world.as(IC);
    expect((await staff.post(`/v1/inquiry-lines/${open?.id}/closing`)).status).toBe(409);
    later(15);
    (await staff.post(`/v1/inquiry-lines/${open?.id}/closing`)).ok();
    await walk.must(IC, id, 'startEnrichment');
    const tax = await world.as('belastingdienst');
    const late = await tax.put(`/v1/inquiry-lines/${open?.id}/answer`, { answer: 'hit' }, { 'if-match': '2' });
    expect([late.status, late.problem.code]).toEqual([409, 'wrong-moment']);
    await walk.inquire(id, ['belastingdienst']);
    await walk.walk(id, 'enrichment', 'weighing');
    await walk.answer(id, 'belastingdienst', 'hit');
    expect(
      (await walk.see(IC, id)).inquiryLines.filter(({ answer }) => answer === 'hit').length,
    ).toBeGreaterThanOrEqual(2);
    expect((await tax.get(`/v1/cases/${id}`)).status).toBe(200);
    const { items } = (await tax.get('/v1/inquiry-lines')).ok<InquiryLineList>();
    expect(items.filter(({ caseId }) => caseId === id).some(({ mayAnswer }) => mayAnswer)).toBe(false);
  });

  it('a request that is put back a month later was brought in once, in its own month', async () => {
    const counts = async (month: string): Promise<number[]> => {
      const caller = await world.as(MG);
      const { perMonth } = (await caller.get(`/v1/figures?from=${month}&to=${month}&region=NN`)).ok<FigureAnswer>();
      const query = `scope=region&region=NN&figure=brought-in&month=${month}`;
      return [perMonth[0]?.broughtIn ?? 0, (await caller.get(`/v1/cases?${query}`)).ok<CasePage>().total];
    };
    const id = await walk.to('intake');
    const before = [await counts('2026-11'), await counts('2026-12')];
    later(10);
    await walk.must(AM, id, 'putBack', { reason: 'Verkeerde behandelaar.' });
    expect([await counts('2026-11'), await counts('2026-12')]).toEqual(before);
  });

  it('a draft is thrown away with all that hangs on it', async () => {
    const id = await walk.draft();
    expect((await walk.must(RQ, id, 'discard')).outcome).toBe('deleted');
    expect((await (await world.as(RQ)).get(`/v1/cases/${id}`)).status).toBe(404);
    expect(await world.count('SELECT count(*) AS n FROM case_municipalities WHERE case_id = $1', [id])).toBe(0);
    expect(
      await world.count(`SELECT count(*) AS n FROM log_entries WHERE act = 'discard' AND object = $1`, [`case:${id}`]),
    ).toBe(1);
  });

  describe('after all that', () => {
    it('every move of the table has been made here over HTTP, but the one that nobody can make yet', async () => {
      const rows = await world.rows<{ type: MoveName }>(
        'SELECT DISTINCT type FROM case_events WHERE to_state IS NOT NULL',
      );
      const made = new Set(rows.map(({ type }) => type));
      expect(MOVE_NAMES.filter((move) => !made.has(move))).toEqual(['discard', 'destroy']);
    });

    it('the numbers of every region run on without a gap, those of referred matters too', async () => {
      const rows = await world.rows<{ region_code: string; number: string }>(
        'SELECT region_code, number FROM case_files WHERE number IS NOT NULL ORDER BY number',
      );
      const next = new Map<string, number>();
      for (const { region_code: region } of rows) next.set(region, (next.get(region) ?? 0) + 1);
      expect([...next.keys()].sort()).toEqual(['NN', 'ON']);
      const told = [...next].flatMap(([region, count]) =>
        Array.from({ length: count }, (_, at) => `${region}-2026-${String(at + 1).padStart(4, '0')}`),
      );
      expect(rows.map(({ number }) => number)).toEqual(told.sort());
    });

    it('every case replays through the table to where it is', async () => {
      const files = await world.rows<{ id: string; track: Track; state: string }>(
        'SELECT id, track, state FROM case_files',
      );
      const broken: string[] = [];
      for (const { id, track, state } of files) {
        const events = await world.rows<Moved & { type: string }>(
          `SELECT type, from_state AS "from", to_state AS "to" FROM case_events WHERE case_id = $1 AND to_state IS NOT NULL ORDER BY recorded_at, id`,
          [id],
        );
        // A matter that changed its kind went two roads, one after the other.
        const kinds = await world.count(
          `SELECT count(*) AS n FROM case_events WHERE case_id = $1 AND type = 'kind-set'`,
          [id],
        );
        if (kinds > 0) continue;
        if (replay(track, events) !== state) broken.push(id);
      }
      expect(files.length).toBeGreaterThan(15);
      expect(broken).toEqual([]);
    });

    it.each([
      [MG, 'region'],
      ['liec-coordinator', 'headers'],
    ])(
      'for %s each figure is as many as the list behind it, and the months are the sum of their rows',
      async (account, scope) => {
        const caller = await world.as(account);
        const figures = (await caller.get('/v1/figures?from=2026-10&to=2026-12&region=NN')).ok<FigureAnswer>();
        const names = {
          broughtIn: 'brought-in',
          running: 'running',
          closed: 'closed',
          rejected: 'rejected',
          referred: 'referred',
          withdrawn: 'withdrawn',
        };
        let counted = 0;
        for (const month of figures.perMonth) {
          const rows = figures.rows.filter((row) => row.month === month.month);
          for (const [field, figure] of Object.entries(names) as [keyof typeof names, string][]) {
            expect(rows.reduce((sum, row) => sum + row[field], 0)).toBe(month[field]);
            const list = (
              await caller.get(`/v1/cases?scope=${scope}&region=NN&figure=${figure}&month=${month.month}`)
            ).ok<CasePage>();
            expect([month.month, figure, list.total + list.hidden]).toEqual([month.month, figure, month[field]]);
            counted += month[field];
          }
        }
        expect(counted).toBeGreaterThan(30);
      },
    );
  });
});
