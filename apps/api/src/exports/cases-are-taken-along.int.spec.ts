import { loadFile, textOf } from '../testing/opened-files';
import { Journey, ADVICE } from '../testing/journey';
import { upload } from '../testing/multipart';
import { openWorld, type World } from '../testing/test-setup';

const WHY = { purpose: 'Bespreking in het weegoverleg', recipient: 'Leden van het overleg' };

describe('cases are taken along as files', () => {
  let world: World;
  let walk: Journey;
  let id: string;
  let number: string;

  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
    id = await walk.to('execution');
    number = (await (await world.as('nn-analist')).get(`/v1/cases/${id}`)).ok<{ number: string }>().number;
  });
  afterAll(() => world?.close());

  const take = async (account: string, form: string, caseId = id) =>
    (await world.as(account)).post(`/v1/cases/${caseId}/exports`, { form, ...WHY });
  const list = async (account: string, body: object = {}) =>
    (await world.as(account)).post('/v1/case-exports', { ...WHY, ...body });

  it('makes a PDF that opens, with the file, its reader, its purpose and its recipient on every page', async () => {
    const answer = await take('nn-analist', 'pdf');
    expect([answer.status, answer.header('content-type')]).toEqual([200, 'application/pdf']);
    expect(answer.header('content-disposition')).toContain(`filename="${number}.pdf"`);
    const pages = await loadFile.pdf(answer.bytes);
    const [first] = pages;
    for (const words of [number, 'Loods zonder ramen', 'Plan van aanpak', 'Tijdlijn']) {
      expect(pages.join(' ')).toContain(words);
    }
    expect(first).toContain('afgeplakte ramen');
    for (const page of pages) {
      expect(page).toContain('Vertrouwelijk.');
      expect(page).toContain(WHY.purpose);
      expect(page).toContain(WHY.recipient);
    }
  });

  it('makes a Word file from the template, with every tag filled', async () => {
    const answer = await take('nn-analist', 'word');
    expect(answer.status).toBe(200);
    const text = await textOf.word(answer.bytes);
    expect(text).toContain(`Casus ${number}: Loods zonder ramen`);
    expect(text).toContain(WHY.purpose);
    expect(text).not.toMatch(/[{}]/);
  });

  it('makes an Excel file of the list as the reader sees it, in the columns asked for', async () => {
    const sheet = await loadFile.excel((await list('nn-analist', { filters: { state: 'execution' } })).bytes);
    const head = sheet.findIndex((row) => row[0] === 'Nummer');
    expect(sheet[head]).toContain('Behandelaar');
    expect(sheet.slice(head + 1).map((row) => row[0])).toEqual([number]);
    expect(JSON.stringify(sheet.slice(0, head))).toContain(WHY.purpose);
    const few = await loadFile.excel((await list('nn-analist', { columns: ['state', 'number'] })).bytes);
    expect(few.find((row) => row[0] === 'Nummer')).toEqual(['Nummer', 'Toestand']);
  });

  it('gives a requester its own requests, in the words that its own list has', async () => {
    const sheet = await loadFile.excel((await list('gm0014')).bytes);
    const head = sheet.findIndex((row) => row[0] === 'Nummer');
    expect(sheet[head]).not.toContain('Prioriteit');
    expect(sheet.slice(head + 1)).toHaveLength(1);
    const other = await loadFile.excel((await list('gm0034')).bytes);
    expect(JSON.stringify(other)).not.toContain(number);
  });

  it('leaves what looks like a formula a text', async () => {
    await walk.file({ ...ADVICE, title: '=HYPERLINK("http://voorbeeld.example")' });
    const sheet = await loadFile.excel((await list('nn-analist')).bytes);
    expect(JSON.stringify(sheet)).toContain('=HYPERLINK');
  });

  it('refuses whoever is out of reach as if there were no case, and a requester for its role', async () => {
    expect((await take('on-analist', 'pdf')).status).toBe(404);
    expect((await take('gm0014', 'pdf')).status).toBe(403);
    expect((await take('liec-coordinator', 'pdf')).status).toBe(403);
    // A partner takes its own requests along, never a case that it is named on.
    expect(JSON.stringify(await loadFile.excel((await list('politie')).bytes))).not.toContain(number);
    expect((await list('politie', { filters: { scope: 'named' } })).status).toBe(403);
    expect((await list('beheerder')).status).toBe(403);
  });

  it('names every fault at once, and takes no list without saying what for', async () => {
    const answer = await (
      await world.as('nn-analist')
    ).post('/v1/case-exports', {
      filters: { kind: 'anders', after: 'x' },
      columns: ['bsn'],
    });
    expect(answer.status).toBe(400);
    expect(answer.faults.map((fault) => fault.split(':')[0])).toEqual(['columns', 'filters.kind', 'purpose']);
  });

  it('logs what was taken along, for what and with which cases', async () => {
    const rows = await world.rows<{ act: string; payload: string }>(
      `SELECT e.act, p.payload FROM log_entries e JOIN log_payloads p ON p.entry_id = e.id WHERE e.act IN ('exportCase', 'exportCases')`,
    );
    expect(new Set(rows.map(({ act }) => act))).toEqual(new Set(['exportCase', 'exportCases']));
    for (const { payload } of rows) expect(payload).toContain(WHY.purpose);
  });

  describe('the template of a region', () => {
    const ROUTE = '/v1/word-templates/NN';
    const put = async (account: string, content: Buffer, name = 'eigen.docx') => {
      const { body, headers } = upload(content, { name, type: 'application/octet-stream' });
      return (await world.as(account)).put(`${ROUTE}/file`, body, headers);
    };

    it('is fetched, changed and used, by the manager of that region only', async () => {
      const own = (await (await world.as('nn-manager')).get(`${ROUTE}/file`)).bytes;
      expect((await put('on-manager', own)).status).toBe(404);
      expect((await put('nn-analist', own)).status).toBe(403);
      expect((await put('nn-manager', own)).ok()).toMatchObject({ own: true, name: 'eigen.docx' });
      expect((await take('nn-analist', 'word')).status).toBe(200);
      expect((await (await world.as('nn-manager')).delete(`${ROUTE}/file`)).ok()).toMatchObject({ own: false });
    });

    it.each([
      ['a picture that says it is a Word file', Buffer.from('89504e470d0a1a0a', 'hex')],
      ['a text', Buffer.from('{titel}')],
    ])('is not %s', async (_name, content) => {
      const answer = await put('nn-manager', content);
      expect([answer.status, answer.faults]).toEqual([
        400,
        ['file: is geen Word-bestand (.docx) waarvan de velden te lezen zijn'],
      ]);
    });
  });
});
