import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AttachmentAnswer, RequesterCase } from '@casusregie/contract';
import type { Answer } from '../testing/client';
import { dump, LOG_TABLES } from '../testing/dump';
import { Journey } from '../testing/journey';
import { upload } from '../testing/multipart';
import { openWorld, type World } from '../testing/test-setup';

const LIMIT = 2000;
const LOGS = { without: LOG_TABLES };
/** The first bytes of files of each kind. */
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const ELF = Buffer.concat([Buffer.from('7f454c4602010100', 'hex'), Buffer.alloc(60)]);
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

describe('attachments as they come', () => {
  let world: World;
  let walk: Journey;
  let draft: string;

  beforeAll(async () => {
    world = await openWorld({ env: { ATTACHMENT_BYTES: String(LIMIT) } });
    walk = new Journey(world);
    draft = await walk.draft();
  });
  afterAll(() => world?.close());

  const filesOnDisk = (): string[] => {
    try {
      return readdirSync(world.settings.filesDir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name);
    } catch {
      return [];
    }
  };

  const add = async (id: string, content: Buffer | string, how: Parameters<typeof upload>[1] = {}): Promise<Answer> => {
    const { body, headers } = upload(content, how);
    return (await world.as('gm0014')).post(`/v1/cases/${id}/attachments`, body, headers);
  };

  async function refusedWhole(work: () => Promise<Answer>, status: number, code: string): Promise<Answer> {
    const [rows, files] = [await dump(world, LOGS), filesOnDisk()];
    const answer = await work();
    expect([answer.status, answer.problem.code]).toEqual([status, code]);
    expect(answer.header('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await dump(world, LOGS)).toEqual(rows);
    expect(filesOnDisk()).toEqual(files);
    return answer;
  }

  it.each([
    ['a program that says it is a picture', ELF, { name: 'foto.png', type: 'image/png' }],
    ['a program that says it is a note', ELF, { name: 'notitie.txt', type: 'text/plain' }],
    ['a web page', '<!doctype html><script>alert(1)</script>', { name: 'pagina.html', type: 'text/html' }],
    [
      'a drawing that can hold a script',
      '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
      { name: 'a.svg', type: 'image/svg+xml' },
    ],
    ['bytes of no kind', Buffer.from([0, 1, 2, 3, 0, 5]), { name: 'onbekend.txt' }],
    ['text without a name that tells', 'Gewone tekst', { name: 'bestand' }],
  ])('refuses %s, and keeps nothing of it', async (_what, content, how) => {
    const answer = await refusedWhole(() => add(draft, content, how), 415, 'wrong-content-type');
    expect(answer.problem.errors?.map(({ field }) => field)).toEqual(['file']);
  });

  it('refuses an empty file, naming the field', async () => {
    const answer = await refusedWhole(() => add(draft, ''), 400, 'invalid');
    expect(answer.faults).toEqual(['file: is leeg']);
  });

  it.each([LIMIT + 1, LIMIT + 2, LIMIT * 40])('refuses a file of %d bytes, more than may be', async (bytes) => {
    await refusedWhole(() => add(draft, 'x'.repeat(bytes)), 413, 'too-large');
  });

  it('takes a file of exactly the most that may be', async () => {
    expect((await add(draft, 'x'.repeat(LIMIT))).ok<AttachmentAnswer>().bytes).toBe(LIMIT);
  });

  it('refuses a form without a file, with a field of another name, with two files, and what is no form', async () => {
    const caller = await world.as('gm0014');
    const url = `/v1/cases/${draft}/attachments`;
    await refusedWhole(() => add(draft, 'Tekst', { field: 'document' }), 400, 'invalid');
    const { headers } = upload('');
    const nothing = '--casusregie-spec-boundary--\r\n';
    await refusedWhole(() => caller.post(url, nothing, headers), 400, 'invalid');
    const [one, two] = [upload('Eén').body, upload('Twee').body];
    const both = Buffer.concat([one.subarray(0, one.length - '--casusregie-spec-boundary--\r\n'.length), two]);
    const twice = await caller.post(url, both, headers);
    expect(twice.status).toBeLessThan(500);
    await refusedWhole(() => caller.post(url, { file: 'tekst' }), 415, 'wrong-content-type');
    const cut = one.subarray(0, one.length - 40);
    const half = await caller.post(url, cut, headers);
    expect(half.status).toBeGreaterThanOrEqual(400);
    expect(half.status).toBeLessThan(500);
    expect(filesOnDisk().filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('gives back the bytes that were given, and keeps them encrypted', async () => {
    for (const [name, content, type] of [
      ['foto.png', PNG, 'image/png'],
      ['rapport.pdf', PDF, 'application/pdf'],
      ['notitie.txt', Buffer.from('Geheime waarneming (fictief)'), 'text/plain'],
    ] as const) {
      // What the browser says of the type is not believed.
      const added = (await add(draft, content, { name, type: 'application/x-lie' })).ok<AttachmentAnswer>();
      expect([added.name, added.type, added.bytes]).toEqual([name, type, content.length]);
      const given = await (await world.as('gm0014')).get(`/v1/cases/${draft}/attachments/${added.id}`);
      expect([given.status, Buffer.from(given.text).length > 0]).toEqual([200, true]);
      expect(given.header('content-type')).toBe('application/octet-stream');
      expect(given.header('content-length')).toBe(String(content.length));
      expect(given.header('content-security-policy')).toContain('sandbox');
      expect(given.header('content-disposition')).toMatch(/^attachment; /);
      const path = join(world.settings.filesDir, added.id.slice(0, 2), added.id);
      expect(statSync(path).size).toBe(content.length);
    }
  });

  it.each([
    ['a \\"quoted\\" name.txt', 'a "quoted" name.txt'],
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\temp\\lijst.txt', 'lijst.txt'],
    ['naïef & co; 100%.txt', 'naïef & co; 100%.txt'],
    ['een\u202etxt.exe.txt', 'eentxt.exe.txt'],
    ["l'été (1).txt", "l'été (1).txt"],
  ])('a name such as %j is kept as %j, and does no harm in the header of a download', async (sent, kept) => {
    const added = (await add(draft, 'Tekst', { name: sent })).ok<AttachmentAnswer>();
    expect(added.name).toBe(kept);
    const given = await (await world.as('gm0014')).get(`/v1/cases/${draft}/attachments/${added.id}`);
    const header = given.header('content-disposition');
    expect(header).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w%.!~-]+$/);
    expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe(kept);
  });

  it('a file leaves a draft with its row, and cannot leave a request that was sent', async () => {
    const id = await walk.draft();
    const caller = await world.as('gm0014');
    const added = (await add(id, 'Weg ermee')).ok<AttachmentAnswer>();
    (await caller.delete(`/v1/cases/${id}/attachments/${added.id}`)).ok();
    expect(filesOnDisk()).not.toContain(added.id);
    const kept = (await add(id, 'Blijft')).ok<AttachmentAnswer>();
    await walk.must('gm0014', id, 'submit');
    const answer = await caller.delete(`/v1/cases/${id}/attachments/${kept.id}`);
    expect([answer.status, answer.problem.code]).toEqual([409, 'wrong-moment']);
    expect((await walk.seen(id)).attachments.map((row) => row.id)).toEqual([kept.id]);
  });

  it('the requester does not see or open a file that staff added', async () => {
    const id = await walk.to('intake');
    const { body, headers } = upload('Alleen voor het RIEC (fictief)');
    const staff = await world.as('nn-accountmanager');
    const added = (await staff.post(`/v1/cases/${id}/attachments`, body, headers)).ok<AttachmentAnswer>();
    const caller = await world.as('gm0014');
    const seen = (await caller.get(`/v1/cases/${id}`)).ok<RequesterCase>();
    expect(seen.attachments).toEqual([]);
    expect((await caller.get(`/v1/cases/${id}/attachments/${added.id}`)).status).toBe(404);
    expect((await staff.get(`/v1/cases/${id}/attachments/${added.id}`)).text).toBe('Alleen voor het RIEC (fictief)');
  });

  it('no more than forty files fit on a case, also when they come at the same moment', async () => {
    const id = await walk.draft();
    const answers = await Promise.all(Array.from({ length: 44 }, (_, at) => add(id, `Bijlage ${at}`)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(40);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(4);
    expect(await world.count('SELECT count(*) AS n FROM attachments WHERE case_id = $1', [id])).toBe(40);
  });
});
