import type { InquiryLineAnswer, InquiryLineList, Problem } from '@casusregie/contract';
import { Journey, organisationOf } from '../testing/journey';
import { upload } from '../testing/multipart';
import { loadFile } from '../testing/opened-files';
import { openWorld, type World } from '../testing/test-setup';

const BSN = '123456782';
const TITLES = ['Vraagnummer', 'Antwoord', 'Grond', 'Eerst contact opnemen', 'Wil bij overleg zijn'];
type Cell = string | null | { readonly formula: string };

/** An Excel file as somebody else makes it. */
async function excel(rows: readonly (readonly Cell[])[]): Promise<Buffer> {
  const { default: write } = await import('write-excel-file/node');
  const cells = rows.map((row) =>
    row.map((cell) => {
      if (cell === null) return null;
      return typeof cell === 'string'
        ? { value: cell, type: String }
        : { value: cell.formula, type: 'Formula' as const };
    }),
  );
  return write(cells as never, { sheet: 'Vragen' }).toBuffer();
}

describe('a list of questions is filled in elsewhere', () => {
  let world: World;
  let walk: Journey;
  let id: string;
  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
    id = await walk.to('partner-query');
    for (const description of ['Huurder', 'Verhuurder', 'Beheerder', 'Bestuurder']) {
      await walk.add('nn-informatie', id, 'subjects', {
        kind: 'person',
        description: `${description} (fictief)`,
        ...(description === 'Huurder' && { bsn: BSN, values: { birthDate: '1984-05-17' } }),
      });
    }
    const { subjects } = await walk.see('nn-informatie', id);
    for (const partner of ['politie', 'belastingdienst']) {
      await walk.add('nn-informatie', id, 'inquiries', {
        subjectIds: subjects.slice(0, partner === 'politie' ? 4 : 1).map((subject) => subject.id),
        partnerIds: [organisationOf(partner)],
        dueOn: walk.day(14),
      });
    }
  });
  afterAll(() => world?.close());

  const take = async (account: string, body: object = { purpose: 'Nagaan in eigen systemen' }) =>
    (await world.as(account)).post('/v1/inquiry-lines/exports', body);
  const give = async (account: string, content: Buffer | string) => {
    const file = upload(content, { name: 'vragen.xlsx' });
    return (await world.as(account)).post('/v1/inquiry-lines/imports', file.body, file.headers);
  };
  const faults = (answer: { json<T>(): T }): string[] =>
    (answer.json<Problem>().errors ?? []).map(({ field, message }) => `${field}: ${message}`);
  const lines = async (account = 'politie'): Promise<InquiryLineAnswer[]> =>
    (await (await world.as(account)).get('/v1/inquiry-lines')).ok<InquiryLineList>().items;
  const open = async (account = 'politie') => (await lines(account)).filter(({ answer }) => answer === null);

  it('numbers questions within the case and the partner, so that they tell of no other', async () => {
    const { number } = await walk.see('nn-informatie', id);
    expect((await open()).map((line) => line.number).sort()).toEqual([1, 2, 3, 4].map((at) => `${number}/${at}`));
    expect((await open('belastingdienst')).map((line) => line.number)).toEqual([`${number}/1`]);
  });

  it('holds the open questions with what is known of each, in one act of the log that says what for', async () => {
    const count = () => world.count(`SELECT count(*) AS n FROM log_entries WHERE act = 'exportInquiryLines'`);
    const before = await count();
    const answer = await take('politie');
    expect(answer.header('content-disposition')).toContain('vragen-2026-11-24.xlsx');
    const sheet = await loadFile.excel(answer.bytes);
    const head = sheet.findIndex((row) => row[0] === 'Vraagnummer');
    expect(JSON.stringify(sheet.slice(0, head))).toContain('Nagaan in eigen systemen');
    expect(sheet.slice(head + 1)).toHaveLength(4);
    const row = sheet.find((cells) => cells.includes('Huurder (fictief)'));
    expect(row).toEqual(expect.arrayContaining([BSN, 'Geboortedatum: 1984-05-17']));
    expect(await count()).toBe(before + 1);
    const [logged] = await world.rows<{ payload: string }>(
      `SELECT p.payload FROM log_payloads p JOIN log_entries e ON e.id = p.entry_id WHERE e.act = 'exportInquiryLines'`,
    );
    expect(logged?.payload).toContain('Nagaan in eigen systemen');
    const other = await loadFile.excel((await take('belastingdienst')).bytes);
    expect(JSON.stringify(other)).not.toContain('Verhuurder');
    expect((await take('politie', {})).status).toBe(400);
    for (const account of ['nn-informatie', 'gm0014']) expect((await take(account)).status).toBe(403);
  });

  it('is refused whole, with every fault by row and column', async () => {
    const [first, second, third, fourth] = await open();
    const answer = await give(
      'politie',
      await excel([
        TITLES,
        [first?.number ?? '', 'No-hit', null, null, null],
        [second?.number ?? '', 'Geen antwoord mogelijk', null, 'misschien', null],
        [third?.number ?? '', 'Misschien', 'Omdat', null, null],
        [first?.number ?? '', 'Hit', 'Geen grondslag', null, 'ja'],
        [null, 'Hit', null, null, null],
        [fourth?.number ?? '', { formula: '1+1' }, null, null, null],
        [fourth?.number ?? '', null, null, null, null],
      ]),
    );
    expect(answer.status).toBe(400);
    expect(answer.json<Problem>().detail).toContain('er is niets vastgelegd');
    expect(faults(answer).sort()).toEqual(
      [
        'cel B7: bevat een formule; vul de waarde zelf in',
        'rij 3, Grond: is nodig als er geen antwoord mogelijk is',
        'rij 3, Eerst contact opnemen: moet ja zijn, of leeg',
        'rij 4, Antwoord: is geen antwoord dat de lijst kent',
        'rij 4, Grond: is geen grond die de lijst kent',
        'rij 5, Vraagnummer: staat ook in rij 2',
        'rij 5, Grond: hoort alleen bij geen antwoord mogelijk',
        'rij 6, Vraagnummer: is nodig',
      ].sort(),
    );
    expect(await open()).toHaveLength(4);
  });

  it('tells a question that does not exist apart from one of another partner, or one that was answered, to nobody', async () => {
    const [own] = await open();
    const strange = own?.number.replace(/\d+$/, '99') ?? '';
    const refused = await give(
      'belastingdienst',
      await excel([TITLES, [strange, 'No-hit'], [(await open())[1]?.number ?? '', 'No-hit']]),
    );
    const told = faults(refused).map((fault) => fault.replace(/^rij \d+/, 'rij'));
    expect(told).toEqual(Array(2).fill('rij, Vraagnummer: is geen open vraag aan uw organisatie'));
    expect(await open()).toHaveLength(4);
  });

  it('is taken whole: each answer an event, and named only where there is a hit', async () => {
    const [first, second, third] = await open();
    const answer = await give(
      'politie',
      await excel([
        ['Iets erboven'],
        [],
        TITLES,
        [first?.number ?? '', 'no-hit'],
        [third?.number ?? '', 'Geen antwoord mogelijk', 'niet te identificeren', null, 'Ja'],
        [second?.number ?? '', 'HIT', null, 'x'],
      ]),
    );
    expect(answer.ok<{ answered: number }>()).toEqual({ answered: 3 });
    const now = new Map((await lines()).map((line) => [line.id, line]));
    expect(now.get(first?.id ?? '')).toMatchObject({ answer: 'no-hit', toBeConfirmed: false });
    expect(now.get(second?.id ?? '')).toMatchObject({ answer: 'hit', contactFirst: true });
    expect(now.get(third?.id ?? '')).toMatchObject({ ground: 'not-identifiable', wantsToAttend: true });
    expect(await world.count(`SELECT count(*) AS n FROM case_events WHERE type = 'inquiry-answered'`)).toBe(3);
    expect((await (await world.as('politie')).get(`/v1/cases/${id}`)).status).toBe(200);
    const again = await give('politie', await excel([TITLES, [first?.number ?? '', 'Hit']]));
    expect(faults(again)).toEqual(['rij 2, Vraagnummer: is geen open vraag aan uw organisatie']);
  });

  it('falls back whole when the last answer cannot be kept', async () => {
    await world.work.run(async (tx) => {
      await tx.run(`UPDATE inquiry_lines SET answer = NULL, version = version + 1 WHERE case_id = $1`, [id]);
    });
    const rows = (await open()).slice(0, 3).map((line) => [line.number, 'No-hit']);
    let answers = 0;
    world.work.fault = (step) => {
      if (step.includes('UPDATE inquiry_lines SET answer') && ++answers === 3) throw new Error('the power fails');
    };
    const answer = await give('politie', await excel([TITLES, ...rows]));
    world.work.fault = null;
    expect([answer.status, answers]).toEqual([500, 3]);
    expect(await open()).toHaveLength(4);
  });

  it('is an Excel file of the columns asked for, and no other thing', async () => {
    for (const content of [
      'geen Excel',
      Buffer.from('504b0304', 'hex'),
      await excel([['Naam'], ['x']]),
      await excel([TITLES]),
    ]) {
      expect((await give('politie', content)).status).toBe(400);
    }
    expect((await give('politie', Buffer.alloc(3_000_000))).status).toBe(413);
    expect((await give('nn-informatie', await excel([TITLES]))).status).toBe(403);
  });
});
