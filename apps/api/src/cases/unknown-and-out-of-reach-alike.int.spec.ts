import { bulkInsert } from '../database/bulk';
import type {
  AccessAlertList,
  CasePage,
  InquiryLineList,
  MoveAnswer,
  SampleAnswer,
  SampleRow,
  SecondLineList,
} from '@casusregie/contract';
import { v7 } from 'uuid';
import { medians, seen } from '../testing/alike';
import { Checkpoints } from '../audit/checkpoints';
import type { Ask } from '../testing/client';
import { giveGrant } from '../testing/grants';
import { ADVICE, INTEGRAL, Journey, organisationOf, personOf } from '../testing/journey';
import { strandedList } from '../testing/lists';
import { upload } from '../testing/multipart';
import { openApiOf, operationsOf } from '../testing/open-api';
import { openWorld, type World } from '../testing/test-setup';
import { WAYS_KNOWN, waysTo, type Ids } from '../testing/ways-to-routes';

/** Who has nothing to do with a case of Groningen: others of its kind, other regions, and those who never see a case. */
const OUTSIDERS = [
  'gm0037',
  'pv23',
  'on-accountmanager',
  'on-manager',
  'lb-regisseur',
  'belastingdienst',
  'auditor',
  'beheerder',
  'nn-privacy',
];
/** What is no stranger's: the auditor keeps watch over the log, the administrator keeps the register. */
const OWN: Record<string, RegExp> = {
  auditor: /^[A-Z]+ \/v1\/audit\//,
  beheerder: /^[A-Z]+ \/v1\/(persons|authorisations)\//,
};

/** Asks first who manages a region, which nobody here does: told alike, as a role that may not. */
const ROLE_FIRST = ['POST /v1/setting-changes/{changeId}/withdrawal'];

describe('unknown and out of reach', () => {
  let world: World;
  let walk: Journey;
  let routes: string[];
  /** The ids of a whole case of Groningen, by the names that paths give them. */
  let real: Ids;

  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
    routes = operationsOf(await openApiOf(world))
      .map(({ method, path }) => `${method} ${path}`)
      // Which regions and organisations there are is no secret.
      .filter((route) => route.includes('{') && !/\{(regionCode|organisationId)\}/.test(route));
    real = await wholeCase();
  });
  afterAll(() => world?.close());

  /** A sample of the log, and a read in it. */
  async function sample(): Promise<Ids> {
    const auditor = await world.as('auditor');
    const drawing = { from: '2026-11-24', to: '2026-11-24', size: 1 };
    const { id } = (await auditor.post('/v1/audit/samples', drawing)).ok<SampleRow>();
    const { reads } = (await auditor.get(`/v1/audit/samples/${id}`)).ok<SampleAnswer>();
    return { sampleId: id, entryId: reads[0]!.id };
  }

  async function wholeCase(): Promise<Ids> {
    const id = await walk.file();
    const caller = await world.as('gm0014');
    const { body, headers } = upload('Waarnemingen, fictief.');
    const attachment = (await caller.post(`/v1/cases/${id}/attachments`, body, headers)).ok<{ id: string }>();
    await walk.must('nn-accountmanager', id, 'takeUp');
    await walk.must('nn-accountmanager', id, 'requestInfo', { question: 'Welk adres?', dueOn: walk.day(7) });
    await walk.must('gm0014', id, 'provideInfo', { answer: 'De Turfwijk (fictief).' });
    await walk.walk(id, 'intake', 'execution');
    const file = await walk.see('nn-manager', id);
    const advice = await walk.to('intake', ADVICE);
    await walk.must('nn-accountmanager', advice, 'startAdvice');
    await walk.add('nn-jurist', advice, 'second-lines', { question: 'Mag dit? (geanonimiseerd)', anonymised: true });
    // In a region where none of the outsiders works: who watches over access is told of it in their own.
    const elsewhere = await new Journey(world, 'oudehaven', 'rd').file({ ...INTEGRAL, confidentiality: 'named-only' });
    const asked = { by: 'rd-manager', to: 'rd-analist', kind: 'break-glass' } as const;
    const { grantId } = await giveGrant(world, elsewhere, asked);
    const alerts = (await (await world.as('rd-privacy')).get('/v1/access-alerts')).ok<AccessAlertList>();
    // Likewise somebody of a region where none of them keeps the register.
    const [analyst] = await world.rows<{ id: string }>('SELECT id FROM authorisations WHERE person_id = $1', [
      personOf('rd-analist'),
    ]);
    // A municipality in the same region, with a task on it and a contact.
    const municipalityId = organisationOf('DEMO-OUDEHAVEN');
    const desk = await world.as('rd-accountmanager');
    const task = { title: 'Nodig uit (fictief)', ownerId: municipalityId };
    const { taskId } = (await desk.post(`/v1/municipalities/${municipalityId}/tasks`, task)).ok<{ taskId: string }>();
    const note = { municipalityId, channel: 'visit', withWhom: 'Burgemeester', text: 'Kennismaking (fictief)' };
    const { contactId } = (await desk.post('/v1/contacts', note)).ok<{ contactId: string }>();
    const importId = v7();
    const { list } = strandedList(importId, 'nn-accountmanager');
    await world.work.run((tx) => bulkInsert(tx, 'case_imports', [list]));
    const view = { shared: true, filters: {}, sort: 'dueOn', direction: 'asc', columns: [] };
    const saved = (await desk.post('/v1/list-views', { name: 'Gedeeld', ...view })).ok<{ id: string }>();
    // A meeting there, and the case itself on the agenda of one in its own region.
    const plan = async (by: string): Promise<string> => {
      const when = { heldOn: walk.day(3), beginsAt: '09:30', place: 'Zaal 2' };
      const body = { kind: 'Weegoverleg', ...when, chairId: personOf(by), guests: [] };
      return (await (await world.as(by)).post('/v1/meetings', body)).ok<{ meetingId: string }>().meetingId;
    };
    const manager = await world.as('nn-manager');
    const own = { meetingId: await plan('nn-manager') };
    const agenda = (await manager.post(`/v1/cases/${id}/agenda-items`, own)).ok<{ itemId: string }>();
    const writer = await world.as('nn-accountmanager');
    const { noteId } = (await writer.post(`/v1/cases/${id}/notes`, { text: 'Bel' })).ok<{ noteId: string }>();
    // In a region where none of the outsiders works.
    const absenceId = v7();
    await world.work.run((tx) =>
      bulkInsert(tx, 'absences', [
        {
          id: absenceId,
          region_code: 'RD',
          person_id: personOf('rd-analist'),
          deputy_id: personOf('rd-jurist'),
          from_on: walk.day(0),
          until_on: walk.day(5),
          noted_by: personOf('rd-manager'),
          noted_at: '2026-11-24T09:00:00.000Z',
        },
      ]),
    );
    const noticeId = v7();
    await world.work.run((tx) =>
      bulkInsert(tx, 'notices', [
        {
          id: noticeId,
          person_id: personOf('gm0014'),
          case_id: id,
          kind: 'question-asked',
          outbox_id: v7(),
          created_at: '2026-11-24T09:00:00.000Z',
          mode: 'none',
        },
      ]),
    );
    const liec = (await (await world.as('liec-jurist')).get('/v1/second-lines')).ok<SecondLineList>();
    return {
      caseId: id,
      attachmentId: attachment.id,
      questionId: file.questions[0]!.id,
      testId: file.tests[0]!.id,
      itemId: file.items[0]!.id,
      subjectId: file.subjects[0]!.id,
      noticeId,
      importId,
      participantId: file.participants[0]!.id,
      lineId: file.inquiryLines[0]!.id,
      interventionId: file.interventions[0]!.id,
      secondLineId: liec.items[0]!.id,
      checkpointId: (await world.app.get(Checkpoints).make()).id,
      grantId,
      alertId: alerts.items[0]!.id,
      personId: personOf('rd-analist'),
      authorisationId: analyst!.id,
      municipalityId,
      meetingId: await plan('rd-manager'),
      agendaItemId: agenda.itemId,
      taskId,
      contactId,
      viewId: saved.id,
      noteId,
      absenceId,
      ...(await sample()),
    };
  }

  it('every route with an id is among those compared here', () => {
    expect(routes.sort()).toEqual(WAYS_KNOWN);
  });

  it.each(OUTSIDERS)('are told alike to %s, on every route and in every way of asking', async (account) => {
    const caller = await world.as(account);
    for (const route of routes.filter((one) => !OWN[account]?.test(one))) {
      const unknown = waysTo(route, {});
      const malformed = waysTo(route, {
        caseId: 'x',
        lineId: 'x',
        interventionId: 'x',
        secondLineId: 'x',
        grantId: 'x',
        alertId: 'x',
        personId: 'x',
        authorisationId: 'x',
      });
      for (const [way, ask] of waysTo(route, real).entries()) {
        const told = seen(await caller.ask(ask));
        expect([route, way, told.status]).toEqual([route, way, ROLE_FIRST.includes(route) ? 403 : 404]);
        expect(seen(await caller.ask(unknown[way] as Ask))).toEqual(told);
        expect(seen(await caller.ask(malformed[way] as Ask))).toEqual(told);
      }
    }
  });

  it('a row of another case is as unknown under a case of one’s own', async () => {
    const own = await walk.to('execution');
    const staff = await world.as('nn-informatie');
    for (const route of routes.filter((path) => /\{caseId\}.*\{/.test(path))) {
      for (const [way, ask] of waysTo(route, { ...real, caseId: own }).entries()) {
        const told = seen(await staff.ask(ask));
        expect(seen(await staff.ask(waysTo(route, { caseId: own })[way] as Ask))).toEqual(told);
        expect(told.status).toBeGreaterThanOrEqual(400);
        expect(told.status).toBeLessThan(500);
      }
    }
  });

  it('a draft is unknown to everybody but its own organisation', async () => {
    const caseId = await walk.draft();
    for (const account of ['nn-accountmanager', 'nn-manager', 'liec-coordinator', ...OUTSIDERS]) {
      const caller = await world.as(account);
      const told = seen(await caller.get(`/v1/cases/${caseId}`));
      expect([account, told.status]).toEqual([account, 404]);
      expect(seen(await caller.get(`/v1/cases/${v7()}`))).toEqual(told);
    }
  });

  it('a case for named people only is unknown to colleagues, to the LIEC, and to whoever is excluded', async () => {
    const caseId = await new Journey(world, 'veenwolde').file({ ...INTEGRAL, confidentiality: 'named-only' });
    const open = await walk.file();
    const manager = await world.as('nn-manager');
    (await manager.post(`/v1/cases/${open}/exclusions`, { personId: personOf('nn-analist'), reason: 'Familie' })).ok();
    for (const [account, id] of [
      ['veenwolde-collega', caseId],
      ['nn-accountmanager', caseId],
      ['nn-analist', caseId],
      ['liec-coordinator', caseId],
      ['nn-analist', open],
    ] as const) {
      const caller = await world.as(account);
      for (const path of ['', '/events']) {
        const told = seen(await caller.get(`/v1/cases/${id}${path}`));
        expect([account, told.status]).toEqual([account, 404]);
        expect(seen(await caller.get(`/v1/cases/${v7()}${path}`))).toEqual(told);
      }
    }
    expect((await manager.get(`/v1/cases/${caseId}`)).status).toBe(200);
  });

  it('take as long as each other to be told', async () => {
    const caller = await world.as('on-accountmanager');
    const asks = [real['caseId'], v7()].map((id): Ask => ({ method: 'GET', url: `/v1/cases/${id}` }));
    const [outOfReach = 0, unknown = 0] = await medians(caller, asks, 41);
    expect(Math.max(outOfReach, unknown) / Math.min(outOfReach, unknown)).toBeLessThan(3);
  });

  it('are both logged, with who asked', async () => {
    const caller = await world.as('on-jurist');
    const ids = [real['caseId'] as string, v7()];
    for (const id of ids) await caller.get(`/v1/cases/${id}`);
    for (const id of ids) {
      const rows = await world.rows<{ result: string; person_id: string }>(
        `SELECT result, person_id FROM log_entries WHERE object = $1 AND result <> 'ok' AND person_id = $2`,
        [`case:${id}`, personOf('on-jurist')],
      );
      expect(rows).toEqual([{ result: 'refused:unknown', person_id: personOf('on-jurist') }]);
    }
  });

  describe('refusals come in one order', () => {
    const move = (id: string, body: object, headers: Record<string, string> = {}): Ask => ({
      method: 'POST',
      url: `/v1/cases/${id}/moves`,
      body,
      headers,
    });

    it('401 before everything else', async () => {
      for (const ask of routes.flatMap((route) => [...waysTo(route, real), ...waysTo(route, {})])) {
        const answer = await world.nobody.ask(ask);
        expect([ask.method, ask.url, answer.status]).toEqual([ask.method, ask.url, 401]);
        expect(answer.header('www-authenticate')).toBe('Bearer');
      }
    });

    it('404 before 403, 400, 409 and 428', async () => {
      const answer = await (await world.as('gm0037')).ask(move(real['caseId'] as string, { move: 'close', odd: 1 }));
      expect(answer.status).toBe(404);
    });

    it('403 before 400, 409 and 428', async () => {
      const answer = await (await world.as('gm0014')).ask(move(real['caseId'] as string, { move: 'close', odd: 1 }));
      expect([answer.status, answer.problem.code]).toEqual([403, 'wrong-role']);
    });

    it('400 before 409 and 428', async () => {
      const answer = await (
        await world.as('nn-accountmanager')
      ).ask(move(real['caseId'] as string, { move: 'takeUp', odd: 1 }, { 'if-match': '1' }));
      expect([answer.status, answer.faults]).toEqual([400, ['odd: is een onbekend veld']]);
    });

    it('409 before 428', async () => {
      const answer = await (
        await world.as('nn-accountmanager')
      ).ask(move(real['caseId'] as string, { move: 'takeUp' }));
      expect([answer.status, answer.problem.code]).toEqual([409, 'wrong-moment']);
    });

    it('428 when all that is missing is the version that was seen, 409 when it is an old one', async () => {
      const id = await walk.file();
      const caller = await world.as('nn-accountmanager');
      expect((await caller.ask(move(id, { move: 'takeUp' }))).status).toBe(428);
      const stale = await caller.ask(move(id, { move: 'takeUp' }, { 'if-match': '1' }));
      expect([stale.status, stale.problem.code]).toEqual([409, 'stale-version']);
      expect((await caller.ask(move(id, { move: 'takeUp' }, { 'if-match': '2' }))).ok<MoveAnswer>().state).toBe(
        'intake',
      );
    });

    it('a person without any role on cases is told so before anything about the list', async () => {
      for (const account of ['auditor', 'beheerder', 'nn-privacy', 'liec-jurist']) {
        const answer = await (await world.as(account)).get('/v1/cases?odd=1&scope=region');
        expect([account, answer.status]).toEqual([account, 403]);
      }
      const lists: (CasePage | InquiryLineList)[] = [];
      lists.push((await (await world.as('politie')).get('/v1/inquiry-lines')).ok<InquiryLineList>());
      expect(lists[0]?.items.length).toBeGreaterThan(0);
    });
  });
});
