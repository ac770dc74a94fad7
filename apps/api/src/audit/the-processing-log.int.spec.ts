import { DataSource } from 'typeorm';
import { ownerOptions } from '../database/data-sources';
import { DATABASE_KIND } from '../database/kind';
import { INTEGRAL, Journey } from '../testing/journey';
import { openWorld, type World } from '../testing/test-setup';
import { PROCESSING_ACTIVITIES, processingLines } from './processing';

interface Line {
  trace_id: string;
  span_id: string;
  activity: string;
  name: string;
  subject_id: string;
  subject_type: string;
  status: string;
}
const PARTIES = [
  { kind: 'person', description: 'Verhuurder (fictief)' },
  { kind: 'address', description: 'Schuur (fictief)' },
];
const REGISTER = 'https://casusregie.example/verwerkingen';

describe('the processing log', () => {
  let world: World;
  let walk: Journey;
  let caseId: string;

  beforeAll(async () => {
    world = await openWorld();
    world.app.useLogger(false);
    walk = new Journey(world);
    caseId = await walk.to('partner-query', { ...INTEGRAL, involved: PARTIES });
    await walk.add('nn-informatie', caseId, 'subjects', { kind: 'person', description: 'Eigenaar (fictief)' });
  });
  afterAll(() => world?.close());

  /** The lines that one request left, found by its trace. */
  const linesOf = (trace: string): Promise<Line[]> =>
    world.rows<Line>('SELECT * FROM processing_lines WHERE trace_id = $1 ORDER BY subject_type, subject_id', [trace]);
  const touched = async (account: string, url: string): Promise<{ status: number; told: string[]; trace: string }> => {
    const answer = await (await world.as(account)).get(url);
    const trace = answer.header('trace-id');
    const told = (await linesOf(trace)).map((line) => `${line.name} ${line.subject_type}:${line.subject_id}`);
    return { status: answer.status, told, trace };
  };
  const byOwner = async (statement: string): Promise<void> => {
    const owner = new DataSource(ownerOptions(world.settings));
    await owner.initialize();
    try {
      await owner.query(statement);
    } finally {
      await owner.destroy();
    }
  };
  const all = () => world.count('SELECT count(*) AS n FROM processing_lines');

  it('has one line for each whom a case is about when staff read it, and tells not who read', async () => {
    const { subjects } = await walk.see('nn-manager', caseId);
    expect(subjects.length).toBeGreaterThan(0);
    const { told, trace } = await touched('nn-manager', `/v1/cases/${caseId}`);
    expect(told).toEqual([
      ...PARTIES.map((_party, at) => `readCase involved:${caseId}/${at + 1}`),
      ...subjects.map(({ id }) => `readCase subject:${id}`).sort(),
    ]);
    const lines = await linesOf(trace);
    expect(new Set(lines.map(({ span_id }) => span_id)).size).toBe(lines.length);
    expect(lines[0]).toMatchObject({ activity: `${REGISTER}/casusbehandeling/1`, status: 'Ok' });
    const [entry] = await world.rows<{ person_id: string; authorisation_id: string; act: string }>(
      'SELECT person_id, authorisation_id, act FROM log_entries WHERE trace_id = $1',
      [trace],
    );
    expect(entry?.act).toBe('readCase');
    expect(JSON.stringify(lines)).not.toContain(entry?.person_id);
    expect(JSON.stringify(lines)).not.toContain(entry?.authorisation_id);
    expect(JSON.stringify(lines)).not.toContain('fictief');
  });

  it('has only those whom a view shows: a requester its own parties, a partner what it was asked, a header nobody', async () => {
    await walk.inquire(caseId, ['politie']);
    const { inquiryLines } = await walk.see('nn-manager', caseId);
    const asked = [...new Set(inquiryLines.map(({ subject }) => subject.id))].sort();
    expect((await touched('gm0014', `/v1/cases/${caseId}`)).told).toEqual([
      `readCase involved:${caseId}/1`,
      `readCase involved:${caseId}/2`,
    ]);
    expect((await touched('politie', '/v1/inquiry-lines')).told).toEqual(
      asked.map((id) => `listInquiries subject:${id}`),
    );
    expect(await touched('liec-coordinator', `/v1/cases/${caseId}`)).toMatchObject({ status: 200, told: [] });
  });

  it('has nothing of a list of cases, nor of what was out of reach', async () => {
    for (const [account, url, status] of [
      ['nn-manager', '/v1/cases', 200],
      ['gm0014', '/v1/cases', 200],
      ['nn-manager', '/v1/figures', 200],
      ['gm0037', `/v1/cases/${caseId}`, 404],
      ['beheerder', `/v1/cases/${caseId}`, 404],
      ['nn-manager', '/v1/inquiry-lines', 403],
    ] as const) {
      expect([url, await touched(account, url)]).toEqual([url, expect.objectContaining({ status, told: [] })]);
    }
  });

  it('has who was added, asked about and answered about', async () => {
    const staff = await world.as('nn-informatie');
    const added = await staff.post(`/v1/cases/${caseId}/subjects`, {
      kind: 'person',
      description: 'Huurder (fictief)',
    });
    const [line] = await linesOf(added.header('trace-id'));
    expect([added.status, line]).toEqual([
      201,
      expect.objectContaining({ name: 'addSubject', activity: `${REGISTER}/casusbehandeling/1` }),
    ]);
    const { inquiryLines } = await walk.see('nn-manager', caseId);
    const [open] = inquiryLines.filter(({ answer }) => answer === null);
    const answered = await (
      await world.as('politie')
    ).put(`/v1/inquiry-lines/${open!.id}/answer`, { answer: 'no-hit' }, { 'if-match': String(open!.version) });
    expect([answered.status, await linesOf(answered.header('trace-id'))]).toEqual([
      200,
      [
        expect.objectContaining({
          name: 'answerInquiry',
          subject_id: open!.subject.id,
          activity: `${REGISTER}/bevraging-partners/1`,
        }),
      ],
    ]);
    const sent = await world.rows<Line>(`SELECT * FROM processing_lines WHERE name = 'sendInquiry'`);
    expect(new Set(sent.map(({ subject_id }) => subject_id))).toEqual(
      new Set(inquiryLines.map(({ subject }) => subject.id)),
    );
  });

  it('has whom a request names, when it is begun and when it is saved', async () => {
    const officer = await world.as('gm0014');
    const begun = await officer.post('/v1/cases', { title: 'Iets (fictief)', involved: PARTIES });
    const { caseId: id } = begun.ok<{ caseId: string }>();
    expect((await linesOf(begun.header('trace-id'))).map(({ subject_id }) => subject_id)).toEqual([
      `${id}/1`,
      `${id}/2`,
    ]);
    const saved = await officer.patch(`/v1/cases/${id}`, { title: 'Anders (fictief)' }, { 'if-match': '1' });
    expect(await linesOf(saved.header('trace-id'))).toEqual([]);
    const named = await officer.patch(`/v1/cases/${id}`, { involved: PARTIES.slice(1) }, { 'if-match': '2' });
    expect([named.status, await linesOf(named.header('trace-id'))]).toEqual([
      200,
      [expect.objectContaining({ name: 'editDraft', activity: `${REGISTER}/ondersteuningsverzoek/1` })],
    ]);
  });

  it('cannot be written: then nothing is read and nothing is changed', async () => {
    const manager = await world.as('nn-manager');
    const before = await all();
    await byOwner(
      DATABASE_KIND === 'sqlite'
        ? `CREATE TRIGGER broken BEFORE INSERT ON processing_lines BEGIN SELECT RAISE(ABORT, 'broken on purpose'); END`
        : `CREATE TRIGGER broken BEFORE INSERT ON processing_lines FOR EACH ROW EXECUTE FUNCTION written_once()`,
    );
    const read = await manager.get(`/v1/cases/${caseId}`);
    expect([read.status, read.text.includes('fictief')]).toEqual([500, false]);
    const subjects = await world.count('SELECT count(*) AS n FROM subjects');
    const staff = await world.as('nn-informatie');
    const added = await staff.post(`/v1/cases/${caseId}/subjects`, { kind: 'person', description: 'Ander (fictief)' });
    expect([added.status, await world.count('SELECT count(*) AS n FROM subjects')]).toEqual([500, subjects]);
    expect((await manager.get('/v1/cases')).status).toBe(200);
    await byOwner(`DROP TRIGGER broken${DATABASE_KIND === 'sqlite' ? '' : ' ON processing_lines'}`);
    expect(await all()).toBe(before);
    expect((await manager.get(`/v1/cases/${caseId}`)).status).toBe(200);
  });

  it('is not changed afterwards, and can be destroyed', async () => {
    await expect(byOwner(`UPDATE processing_lines SET name = 'x'`)).rejects.toThrow('written once');
    expect(
      await world.work.run((tx) => tx.run(`DELETE FROM processing_lines WHERE name = 'sendInquiry'`)),
    ).toBeGreaterThan(0);
  });

  it('knows each activity by a version in the register, and refuses an act that nobody gave one', () => {
    for (const activity of Object.values(PROCESSING_ACTIVITIES)) expect(activity).toMatch(/^https:\/\/\S+\/\d+$/);
    const subjects = [{ type: 'subject' as const, id: 'x' }];
    const when = { traceId: 'a'.repeat(32), at: '2026-11-24T09:00:00.000Z' };
    expect(() => processingLines({ act: 'listCases', subjects }, when)).toThrow('no processing activity is named');
    expect(processingLines({ act: 'listCases' }, when)).toEqual([]);
    expect(processingLines({ act: 'readCase', subjects: [...subjects, ...subjects] }, when).length).toBe(1);
  });
});
