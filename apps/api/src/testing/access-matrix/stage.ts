import type { RegionSettings, SampleAnswer, SampleRow } from '@casusregie/contract';
import type { Kind, Place } from './expectations';
import { HANDLER, KEPT_OUT, LET_IN, NAMED, SPARE } from './people';
import { Checkpoints } from '../../audit/checkpoints';
import { Sequencer } from '../../audit/sequencer';
import { bulkInsert } from '../../database/bulk';
import { Certification, NoticeRow } from '../../database/entities';
import { newId } from '../../shared/ids';
import { ADVICE, INTEGRAL, Journey, organisationOf, personOf, testOf } from '../journey';
import { strandedList } from '../lists';
import { upload } from '../multipart';
import type { World } from '../test-setup';

/** The cases that are asked about, by the place they stand at, and the rows on them by the names of paths. */
export interface Stage {
  readonly cases: Record<Exclude<Place, 'none'>, string>;
  readonly ids: Record<string, string>;
  /** Open questions to the police, one for each who may answer. */
  readonly openLines: readonly string[];
  /** Answers recorded for the police, one for each who may confirm. */
  readonly recordedLines: readonly string[];
  readonly overdueLine: string;
  /** An open question that nobody answers. */
  readonly askedLine: string;
  readonly confidentiality: 'normal' | 'named-only';
}

/** Columns of a case that is put somewhere without walking there; who asks is all that counts. */
const PUT: Partial<Record<Place, { state: string; phase: string; origin?: string; track?: string; kind?: string }>> = {
  'info-requested': { state: 'info-requested', phase: 'waiting', origin: 'intake' },
  'legality-check': { state: 'legality-check', phase: 'running' },
  'partner-query': { state: 'partner-query', phase: 'running' },
  weighing: { state: 'weighing', phase: 'running' },
  analysis: { state: 'analysis', phase: 'running' },
  planning: { state: 'planning', phase: 'running' },
  closed: { state: 'closed', phase: 'ended' },
  rejected: { state: 'rejected', phase: 'ended' },
  'on-hold': { state: 'on-hold', phase: 'waiting', origin: 'intake' },
  answered: { state: 'answered', phase: 'running', track: 'advice', kind: 'legal-advice' },
};

async function place(world: World, walk: Journey, at: Place): Promise<string> {
  const id = await walk.to('intake');
  const put = PUT[at];
  if (!put) return id;
  const { state, phase, origin = null, track = 'integral', kind = 'integral-case' } = put;
  await world.work.run(async (tx) => {
    await tx.run('UPDATE case_files SET state = $2, phase = $3, origin = $4, track = $5, kind = $6 WHERE id = $1', [
      id,
      state,
      phase,
      origin,
      track,
      kind,
    ]);
  });
  return id;
}

/** A place on each case for who is named, an end to the place of who was, and the walls around those kept out. */
async function setPeople(world: World, cases: readonly string[], kind: Kind): Promise<void> {
  const participants = cases.flatMap((id) =>
    NAMED.map(({ account, as, organisation, ended }) => ({
      id: newId(),
      case_id: id,
      named_as: as,
      organisation_id: organisationOf(organisation),
      person_id: personOf(account),
      from_on: '2026-11-01',
      until_on: ended ? '2026-11-23' : null,
      ground: 'Nodig voor de zaak (fictief)',
      named_by: personOf('nn-manager'),
    })),
  );
  const exclusions = cases.flatMap((id) =>
    KEPT_OUT.map((account) => ({ case_id: id, person_id: personOf(account), reason: 'Familie (fictief)' })),
  );
  await world.work.run(async (tx) => {
    for (const id of cases) await tx.run('DELETE FROM participants WHERE case_id = $1', [id]);
    await bulkInsert(tx, 'participants', participants);
    await bulkInsert(tx, 'exclusions', exclusions);
    for (const id of cases) {
      await tx.run(`UPDATE case_files SET handler_id = $2 WHERE id = $1 AND state <> 'draft'`, [id, personOf(HANDLER)]);
      if (kind === 'namedOnly') {
        await tx.run(`UPDATE case_files SET confidentiality = 'named-only' WHERE id = $1`, [id]);
      }
    }
  });
}

/**
 * Lets people in to each case for a time that runs while the stage stands, or is over; and one more on one case, whose
 * access can be ended, with an alert to the privacy officer.
 */
async function letPeopleIn(
  world: World,
  cases: readonly string[],
  one: string,
): Promise<{ grantId: string; alertId: string }> {
  const now = Date.parse(world.clock.now());
  const at = (hours: number): string => new Date(now + hours * 3_600_000).toISOString();
  const row = (caseId: string, account: string, more: object) => ({
    id: newId(),
    case_id: caseId,
    region_code: 'NN',
    person_id: personOf(account),
    organisation_id: organisationOf('RIEC-NN'),
    kind: 'time-boxed',
    from_at: at(-2),
    until_at: at(24),
    ground: 'Nodig voor de zaak (fictief)',
    granted_by: personOf('nn-manager'),
    ...more,
  });
  const grants = cases.flatMap((id) =>
    LET_IN.map(({ account, kind, organisation, ended }) =>
      row(id, account, {
        kind,
        organisation_id: organisationOf(organisation),
        ...(ended && { until_at: at(0) }),
      }),
    ),
  );
  const spare = row(one, SPARE, {});
  const alertId = newId();
  await world.work.run(async (tx) => {
    await bulkInsert(tx, 'case_grants', [...grants, spare]);
    await bulkInsert(tx, 'access_alerts', [
      { id: alertId, grant_id: spare.id, person_id: personOf('nn-privacy'), told_at: at(0) },
    ]);
  });
  return { grantId: spare.id, alertId };
}

/** Two samples of the log: one to find something in, and one in which everything has a finding. */
async function drawSamples(world: World): Promise<Record<'sampleId' | 'entryId' | 'doneSampleId', string>> {
  const auditor = await world.as('auditor');
  const draw = async (): Promise<SampleAnswer> => {
    const drawing = { from: '2026-11-01', to: '2026-11-30', size: 1 };
    const { id } = (await auditor.post('/v1/audit/samples', drawing)).ok<SampleRow>();
    return (await auditor.get(`/v1/audit/samples/${id}`)).ok<SampleAnswer>();
  };
  const [open, done] = [await draw(), await draw()];
  const path = `/v1/audit/samples/${done.id}/findings/${done.reads[0]?.id}`;
  (await auditor.put(path, { finding: 'in-order' })).ok();
  return { sampleId: open.id, entryId: open.reads[0]?.id ?? '', doneSampleId: done.id };
}

/** A change of a setting that has not started yet. */
async function planChange(world: World): Promise<string> {
  const caller = await world.as('nn-applicatiebeheer');
  const body = {
    name: 'meetings',
    value: { meetings: [{ name: 'Weegploeg', everyWeeks: 3 }] },
    validFrom: '2027-02-01',
  };
  const { items } = (await caller.post('/v1/regions/NN/setting-changes', body)).ok<RegionSettings>();
  return items.find(({ name }) => name === 'meetings')?.changes[0]?.id ?? '';
}

/** A view that somebody of the region shares. */
async function shareView(world: World, kind: Kind): Promise<string> {
  const filters = { handler: 'none' };
  const more = { shared: true, filters, sort: 'dueOn', direction: 'asc', columns: ['state'] };
  const body = { name: `Zonder behandelaar, ${kind}`, ...more };
  return (await (await world.as(SPARE)).post('/v1/list-views', body)).ok<{ id: string }>().id;
}

/** A task of the police and one of the municipality, a contact, and who keeps in touch with the municipality. */
async function municipalityWork(world: World, caseId: string): Promise<Record<string, string>> {
  const municipalityId = organisationOf('DEMO-VEENWOLDE');
  const manager = await world.as('nn-manager');
  const add = async (path: string, body: object): Promise<string> =>
    (await manager.post(path, body)).ok<{ taskId: string }>().taskId;
  const taskId = await add(`/v1/cases/${caseId}/tasks`, {
    title: 'Geef de uitkomst door (fictief)',
    text: 'Na de controle (fictief)',
    ownerId: organisationOf('politie'),
  });
  await add(`/v1/cases/${caseId}/tasks`, { title: 'Stuur het rapport (fictief)', ownerId: municipalityId });
  await add(`/v1/municipalities/${municipalityId}/tasks`, { title: 'Nodig uit (fictief)', ownerId: municipalityId });
  const { contactId } = (
    await manager.post('/v1/contacts', {
      municipalityId,
      channel: 'visit',
      withWhom: 'Burgemeester',
      text: 'Kennismaking (fictief)',
    })
  ).ok<{ contactId: string }>();
  const desk = {
    accountManagerId: personOf('nn-accountmanager'),
    deputyId: null,
    nextVisitOn: '2026-12-24',
    contactPersons: [
      {
        name: 'A. Ambtenaar (fictief)',
        function: 'AOV',
        telephone: '088-1',
        email: 'aov@veenwolde.example',
        deputy: false,
      },
    ],
  };
  const seen = (await manager.get(`/v1/municipalities/${municipalityId}`)).ok<{ version: number }>();
  const path = `/v1/municipalities/${municipalityId}/desk`;
  (await manager.put(path, desk, { 'if-match': String(seen.version) })).ok();
  return { taskId, contactId, municipalityId };
}

/** Meetings with the case on their agendas: one that is open, one to be closed, and one that is closed. */
async function meetings(world: World, caseId: string): Promise<Record<string, string>> {
  const manager = await world.as('nn-manager');
  const plan = async (): Promise<[meetingId: string, agendaItemId: string]> => {
    const body = {
      kind: 'Weegoverleg',
      heldOn: '2026-11-24',
      beginsAt: '09:30',
      place: 'Zaal 2',
      chairId: personOf('nn-regisseur'),
      guests: [{ organisationId: organisationOf('politie') }],
    };
    const { meetingId } = (await manager.post('/v1/meetings', body)).ok<{ meetingId: string }>();
    const put = await manager.post(`/v1/cases/${caseId}/agenda-items`, { meetingId });
    return [meetingId, put.ok<{ itemId: string }>().itemId];
  };
  const [meetingId, agendaItemId] = await plan();
  const [endingMeetingId, looseAgendaItemId] = await plan();
  const [closed, closedAgendaItemId] = await plan();
  const typed = { minutes: 'Er werd gepraat (fictief)', decision: 'Doorgaan (fictief)' };
  for (const id of [agendaItemId, closedAgendaItemId]) {
    (await manager.patch(`/v1/meeting-items/${id}`, typed, { 'if-match': '1' })).ok();
  }
  const action = { title: 'Bel de wijkagent (fictief)', ownerId: organisationOf('politie') };
  (await manager.post(`/v1/meeting-items/${agendaItemId}/actions`, action)).ok();
  (await manager.post(`/v1/meetings/${closed}/closings`, undefined, { 'if-match': '1' })).ok();
  const note = { text: 'Een correctie (fictief)' };
  (await manager.post(`/v1/meeting-items/${closedAgendaItemId}/notes`, note)).ok();
  return { meetingId, agendaItemId, endingMeetingId, looseAgendaItemId, closedAgendaItemId };
}

/** A note that was changed once, a case that is said to be about the same, and somebody who is away. */
async function triageWork(
  world: World,
  caseId: string,
  otherCaseId: string,
): Promise<Record<'noteId' | 'absenceId', string>> {
  const writer = await world.as('nn-behandelaar');
  const text = { text: 'Bel de wijkagent (fictief)' };
  const { noteId } = (await writer.post(`/v1/cases/${caseId}/notes`, text)).ok<{ noteId: string }>();
  (await writer.patch(`/v1/notes/${noteId}`, { text: 'Is gebeld (fictief)' }, { 'if-match': '1' })).ok();
  (await writer.post(`/v1/cases/${caseId}/related-cases`, { otherCaseId, verdict: 'same' })).ok();
  const absenceId = newId();
  await world.work.run((tx) =>
    bulkInsert(tx, 'absences', [
      {
        id: absenceId,
        region_code: 'NN',
        person_id: personOf(SPARE),
        deputy_id: personOf('nn-analist'),
        from_on: '2026-11-20',
        until_on: '2026-12-24',
        noted_by: personOf('nn-manager'),
        noted_at: world.clock.now(),
      },
    ]),
  );
  return { noteId, absenceId };
}

/** Builds a set of cases, an ordinary one or for named people only. */
export async function build(world: World, kind: Kind): Promise<Stage> {
  const walk = new Journey(world, 'veenwolde');
  const requester = await world.as('veenwolde');
  const attach = async (account: string, id: string): Promise<string> => {
    const { body, headers } = upload('Waarnemingen (fictief).');
    const caller = await world.as(account);
    return (await caller.post(`/v1/cases/${id}/attachments`, body, headers)).ok<{ id: string }>().id;
  };

  const draft = await walk.draft(INTEGRAL);
  const draftAttachment = await attach('veenwolde', draft);
  const asked = await walk.to('intake');
  await walk.must('nn-accountmanager', asked, 'requestInfo', { question: 'Welk adres?', dueOn: walk.day(7) });
  const [question] = (await walk.see('nn-manager', asked)).questions;

  const enrichment = await walk.to('enrichment');
  await walk.add('nn-informatie', enrichment, 'items', {
    sourceId: organisationOf('politie'),
    sourceKind: 'open',
    happenedOn: walk.day(-1),
    text: 'Waarneming (fictief).',
  });
  for (let count = 0; count < 9; count += 1) {
    await walk.add('nn-informatie', enrichment, 'subjects', { kind: 'person', description: `Verhuurder ${count}` });
  }
  // Somebody who is asked about to nobody, and two who are tied together.
  await walk.add('nn-informatie', enrichment, 'subjects', { kind: 'person', description: 'Dubbel', bsn: '123456782' });
  await walk.add('nn-informatie', enrichment, 'subjects', { kind: 'person', description: 'Naamgenoot' });
  await walk.add('nn-informatie', enrichment, 'subjects', { kind: 'person', description: 'Wie', bsn: '111222333' });
  const all = (await walk.see('nn-informatie', enrichment)).subjects;
  const [loose, other, known] = all.slice(-3).map(({ id }) => id);
  await walk.add('nn-informatie', enrichment, 'relations', { fromId: known, toId: other, kind: 'family' });
  const subjects = all.slice(0, -3);
  await walk.add('nn-informatie', enrichment, 'inquiries', {
    subjectIds: subjects.slice(-9).map(({ id }) => id),
    partnerIds: [organisationOf('politie')],
    dueOn: walk.day(14),
  });
  // The newest test is one that nobody has approved yet.
  await walk.add('nn-accountmanager', enrichment, 'tests', testOf(['politie']));
  const found = await walk.see('nn-informatie', enrichment);
  const lines = found.inquiryLines.filter(({ answer }) => answer === null).map(({ id }) => id);
  const recordedLines = lines.slice(4, 7);
  const information = await world.as('nn-informatie');
  for (const line of recordedLines) {
    const body = { answer: 'no-hit', onBehalf: { reportedBy: 'Wijkagent (fictief)', channel: 'telephone' } };
    (await information.put(`/v1/inquiry-lines/${line}/answer`, body, { 'if-match': '1' })).ok();
  }
  const overdueLine = lines[7] as string;
  const askedLine = lines[8] as string;
  await world.work.run(
    async (tx) => void (await tx.run(`UPDATE inquiry_lines SET due_on = '2026-11-20' WHERE id = $1`, [overdueLine])),
  );

  const execution = await walk.to('execution');
  const [intervention] = (await walk.see('nn-informatie', execution)).interventions;
  const own = await attach('veenwolde', execution);
  const ofStaff = await attach('nn-analist', execution);
  const closing = await walk.to('closing');
  await walk.add('nn-accountmanager', closing, 'feedback', { text: 'De loods is gesloten (fictief).' });

  const advice = await walk.to('intake', ADVICE);
  await walk.must('nn-accountmanager', advice, 'startAdvice');
  await walk.add('nn-jurist', advice, 'second-lines', { question: 'Mag dit? (geanonimiseerd)', anonymised: true });
  const [secondLine] = (await walk.see('nn-manager', advice)).secondLines;

  const cases: Stage['cases'] = {
    draft,
    submitted: await walk.file(),
    intake: await walk.to('intake'),
    'info-requested': asked,
    'legality-check': await place(world, walk, 'legality-check'),
    'partner-query': await place(world, walk, 'partner-query'),
    enrichment,
    weighing: await place(world, walk, 'weighing'),
    analysis: await place(world, walk, 'analysis'),
    planning: await place(world, walk, 'planning'),
    execution,
    closing,
    closed: await place(world, walk, 'closed'),
    rejected: await place(world, walk, 'rejected'),
    'on-hold': await place(world, walk, 'on-hold'),
    'advice-intake': await walk.to('intake', ADVICE),
    advice,
    answered: await place(world, walk, 'answered'),
  };
  const triage = await triageWork(world, execution, cases.analysis);
  await setPeople(world, Object.values(cases), kind);
  const sent = Object.values(cases).filter((id) => id !== draft);
  const letIn = await letPeopleIn(world, sent, execution);
  const work = { ...(await municipalityWork(world, execution)), ...(await meetings(world, execution)) };
  const importId = newId();
  const { list, row } = strandedList(importId, 'nn-accountmanager');
  await world.work.run(async (tx) => {
    await bulkInsert(tx, 'case_imports', [list]);
    await bulkInsert(tx, 'case_import_rows', [row]);
  });
  const [spare] = await world.rows<{ id: string }>(
    'SELECT id FROM participants WHERE case_id = $1 AND person_id = $2 AND until_on IS NOT NULL',
    [execution, personOf('politie-voorheen')],
  );
  expect((await requester.get(`/v1/cases/${execution}`)).status).toBe(200);
  await world.app.get(Sequencer).run();
  await world.app.get(Checkpoints).make();
  const [checkpoint] = await world.rows<{ id: string }>('SELECT id FROM log_checkpoints');
  const [held] = await world.rows<{ id: string }>('SELECT id FROM authorisations WHERE person_id = $1', [
    personOf(SPARE),
  ]);
  await world.work.run((tx) =>
    tx.insert(Certification, {
      id: newId(),
      authorisation_id: held?.id ?? '',
      certified_by: personOf('nn-manager'),
      certified_on: walk.day(0),
      outcome: 'confirmed',
      reason: 'Nog nodig (fictief)',
    }),
  );
  const noticeId = newId();
  await world.work.run((tx) =>
    tx.insert(NoticeRow, {
      id: noticeId,
      person_id: personOf('veenwolde'),
      case_id: execution,
      kind: 'case-news',
      outbox_id: newId(),
      created_at: world.clock.now(),
      mode: 'none',
    }),
  );
  return {
    cases,
    openLines: lines.slice(0, 4),
    recordedLines,
    overdueLine,
    askedLine,
    confidentiality: kind === 'namedOnly' ? 'named-only' : 'normal',
    ids: {
      questionId: question?.id ?? '',
      participantId: spare?.id ?? '',
      attachmentId: own,
      staffAttachmentId: ofStaff,
      draftAttachmentId: draftAttachment,
      testId: found.tests[0]?.id ?? '',
      itemId: found.items[0]?.id ?? '',
      subjectId: known ?? '',
      otherSubjectId: other ?? '',
      looseSubjectId: loose ?? '',
      relationId: found.relations[0]?.id ?? '',
      interventionId: intervention?.id ?? '',
      checkpointId: checkpoint?.id ?? '',
      secondLineId: secondLine?.id ?? '',
      regionCode: 'NN',
      personId: personOf(SPARE),
      authorisationId: held?.id ?? '',
      changeId: await planChange(world),
      importId,
      noticeId,
      viewId: await shareView(world, kind),
      ...letIn,
      ...work,
      ...triage,
      ...(await drawSamples(world)),
    },
  };
}
