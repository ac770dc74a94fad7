import { MAIL_FOOT, NOTICE_KINDS, NOTICE_ROWS, type NoticeKind } from '@casusregie/domain';
import { giveGrant, GROUND } from '../testing/grants';
import { INTEGRAL, Journey, organisationOf, personOf, REJECTION } from '../testing/journey';
import { addressOf, lookForDeadlines, makeOverviews, reachByMail, sendMails, spread } from '../testing/mailing';
import { openPost, type Received, type TestPost } from '../testing/smtp';
import { openWorld, START, type World } from '../testing/test-setup';

const PEOPLE = [
  ...[
    'gm0014',
    'veenwolde',
    'politie',
    'nn-accountmanager',
    'nn-informatie',
    'nn-jurist',
    'nn-analist',
    'nn-regisseur',
  ],
  ...['nn-manager', 'nn-privacy'],
];
/** What was typed in the cases of this spec. */
const CONTENT = {
  ...INTEGRAL,
  title: 'Loods aan de Kanaalstraat van Kees Kanarie',
  indications: 'Kees Kanarie (fictief) huurt een loods aan de Kanaalstraat 12, 9700 AA.',
  question: 'Wie kent de heer Kanarie?',
};
/** Subjects, in the words of the mail. */
const subjectOf = ({ header }: Received): string => header('Subject');

describe('a mail', () => {
  let world: World;
  let post: TestPost;
  let walk: Journey;
  const number: Record<string, string> = {};

  beforeAll(async () => {
    post = await openPost();
    world = await openWorld({ mail: post.settings });
    walk = new Journey(world);
    await reachByMail(world, PEOPLE, 'direct');
    await goThroughEverything();
  }, 120_000);
  afterAll(async () => {
    await world?.close();
    await post?.close();
  });

  /** Makes everything happen of which anybody can be told. */
  async function goThroughEverything(): Promise<void> {
    const asked = await walk.to('intake', CONTENT);
    await walk.must('nn-accountmanager', asked, 'requestInfo', { question: 'Waar woont Kanarie?', dueOn: walk.day(1) });
    await settle();
    await lookForDeadlines(world);
    await settle();
    await walk.must('gm0014', asked, 'provideInfo', { answer: 'In de Kanaalstraat (fictief).' });
    const reserve = await world.as('nn-accountmanager');
    const seen = await walk.etag('nn-accountmanager', asked);
    (await reserve.put(`/v1/cases/${asked}/handler`, { handlerId: personOf('nn-analist') }, { 'if-match': seen })).ok();
    await giveGrant(world, asked, { to: 'nn-jurist', kind: 'second-person' }).catch(() => undefined);
    await settle();
    const ended = await walk.to('partner-query', CONTENT);
    await walk.inquire(ended, ['politie']);
    await settle();
    await walk.answer(ended, 'politie');
    await walk.must('nn-informatie', ended, 'startEnrichment');
    await walk.walk(ended, 'enrichment', 'execution');
    await settle();
    await walk.walk(ended, 'execution', 'closed');
    await settle();
    (await (await world.as('gm0014')).put(`/v1/cases/${ended}/feedback/reaction`, { helped: true })).ok();
    await meet();
    const hidden = await walk.file({ ...CONTENT, confidentiality: 'named-only' });
    await giveGrant(world, hidden, { to: 'nn-analist', kind: 'break-glass', hours: 8 });
    await settle();
    await lookAhead();
    const rows = await world.rows<{ id: string; number: string }>('SELECT id, number FROM case_files');
    for (const row of rows) number[row.id] = row.number;
  }

  /** A partner that takes part in a case is invited to the meeting about it, and the meeting closes. */
  async function meet(): Promise<void> {
    const id = await walk.to('execution', CONTENT);
    const manager = await world.as('nn-manager');
    const { meetingId } = (
      await manager.post('/v1/meetings', {
        kind: 'Weegoverleg',
        heldOn: walk.day(0),
        beginsAt: '09:30',
        place: 'Bij Kanarie',
        chairId: personOf('nn-regisseur'),
        guests: [{ organisationId: organisationOf('politie') }],
      })
    ).ok<{ meetingId: string }>();
    (await manager.post(`/v1/cases/${id}/agenda-items`, { meetingId })).ok();
    await settle();
    (await manager.post(`/v1/meetings/${meetingId}/closings`, undefined, { 'if-match': '1' })).ok();
    await settle();
  }

  /** Lets deadlines come near and pass: of a case, a hold, a question to a partner and an intervention. */
  async function lookAhead(): Promise<void> {
    const held = await walk.to('intake', CONTENT);
    const hold = {
      holdGround: 'investigation-interest',
      reason: 'Kanarie wordt gevolgd (fictief)',
      reviewOn: walk.day(2),
    };
    await walk.must('nn-accountmanager', held, 'hold', { ...hold, mayorInformedBy: 'Kanarie', meanwhile: 'Niets' });
    const running = await walk.to('execution', CONTENT);
    const open = await walk.to('partner-query', CONTENT);
    await walk.inquire(open, ['politie']);
    await walk.to('intake', CONTENT);
    await settle();
    for (const days of [1, 13, 30, 45, 57]) {
      world.clock.set(new Date(Date.parse(START) + days * 86_400_000).toISOString());
      await lookForDeadlines(world);
      await settle();
    }
    expect(running).toBeTruthy();
    world.clock.set(START);
  }

  async function settle(): Promise<void> {
    await spread(world);
    await sendMails(world);
  }

  it('of every kind comes by a real server, in the words of its kind', () => {
    const bySentence = new Map<string, NoticeKind[]>();
    for (const kind of NOTICE_KINDS) {
      const { sentence } = NOTICE_ROWS[kind];
      bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), kind]);
    }
    const came = new Set(
      post.taken.flatMap(({ readable }) =>
        [...bySentence].flatMap(([sentence, kinds]) => (readable.includes(sentence) ? kinds : [])),
      ),
    );
    expect(NOTICE_KINDS.filter((kind) => !came.has(kind))).toEqual([]);
    expect(post.taken.every(({ readable }) => readable.includes(MAIL_FOOT))).toBe(true);
  });

  it('was made for every kind of notice', async () => {
    const rows = await world.rows<{ kind: NoticeKind; mails: number }>(
      `SELECT n.kind, count(*) AS mails FROM notices n JOIN mails m ON m.id = n.mail_id WHERE m.state = 'sent' GROUP BY n.kind`,
    );
    expect(rows.map(({ kind }) => kind).sort()).toEqual([...NOTICE_KINDS].sort());
  });

  it('says number, action and date in its subject, and where to go', () => {
    const question = post.taken.find((mail) => subjectOf(mail).includes('Vraag beantwoorden'));
    expect(subjectOf(question as Received)).toMatch(/^NN-2026-\d{4}: Vraag beantwoorden, uiterlijk 25 november 2026$/);
    expect(question?.readable).toMatch(/http:\/\/127\.0\.0\.1:4300\/casussen\/[0-9a-f-]{36}\?naar=vraag/);
    expect(question?.to).toEqual([addressOf('gm0014')]);
    expect(question?.header('From')).toBe('Casusregie <casusregie@riec.example>');
    expect(question?.header('Auto-Submitted')).toBe('auto-generated');
    expect(question?.header('Message-ID')).toMatch(/^<[0-9a-f-]{36}@127\.0\.0\.1>$/);
  });

  it('names nobody and nothing of a case: no name, no address, no organisation, no theme, no word that was typed', async () => {
    const texts = async (sql: string): Promise<string[]> =>
      (await world.rows<{ text: string | null }>(sql)).flatMap(({ text }) => (text && text.length > 3 ? [text] : []));
    const forbidden = [
      ...['Kanarie', 'Kanaalstraat', '9700', 'Kees', 'fictief', 'Loods', ...Object.values(REJECTION).flat(), GROUND],
      ...(await texts('SELECT name AS text FROM persons')),
      ...(await texts('SELECT function AS text FROM persons')),
      ...(await texts('SELECT telephone AS text FROM persons')),
      ...(await texts(`SELECT name AS text FROM organisations WHERE code <> 'GM0312'`)),
      ...(await texts('SELECT code AS text FROM themes UNION SELECT label FROM themes')),
      ...(await texts('SELECT label AS text FROM phenomena')),
      ...(await texts('SELECT description AS text FROM subjects UNION SELECT description FROM interventions')),
      ...(await texts('SELECT question AS text FROM questions UNION SELECT answer FROM questions')),
    ];
    expect(forbidden.length).toBeGreaterThan(500);
    const found = new Set<string>();
    for (const { source, readable, to } of post.taken) {
      // The receiver's own address is where it goes.
      const text = to.reduce((rest, own) => rest.replaceAll(own, ''), source + readable).toLowerCase();
      for (const word of forbidden)
        if (new RegExp(`(?<![\\p{L}])${escaped(word)}(?![\\p{L}])`, 'iu').test(text)) found.add(word);
    }
    expect([...found]).toEqual([]);
    expect(post.taken.length).toBeGreaterThan(30);
  }, 60_000);

  it('about a case on hold says no more than that a date is near', () => {
    const about = post.taken.filter(({ readable }) => /wacht|herbeoordel|onderzoek/i.test(readable));
    expect(about.map(subjectOf)).toEqual([]);
  });

  it('of a day lists number, action and date, for a person and for a function mailbox', async () => {
    await reachByMail(world, ['belastingdienst'], 'digest');
    const open = await walk.to('partner-query', CONTENT);
    await walk.inquire(open, ['belastingdienst']);
    await walk.inquire(open, ['politie']);
    const fresh = await walk.seen(await walk.file(CONTENT));
    const admin = await world.as('beheerder');
    for (const [code, address] of [
      ['politie', 'infodesk@politie.example'],
      ['RIEC-NN', 'loket@riec-nn.example'],
      ['uwv', 'leeg@uwv.example'],
    ] as const) {
      const url = `/v1/organisations/${organisationOf(code)}/function-mailbox`;
      (await admin.put(url, { address }, { 'if-match': '0' })).ok();
    }
    await settle();
    const before = post.taken.length;
    world.clock.set('2026-11-25T05:30:00.000Z');
    expect(await makeOverviews(world)).toBe(0);
    world.clock.set('2026-11-25T06:30:00.000Z');
    expect(await makeOverviews(world)).toBeGreaterThanOrEqual(4);
    expect(await makeOverviews(world)).toBe(0);
    await settle();
    const came = post.taken.slice(before);
    const to = (address: string): Received[] => came.filter((mail) => mail.to.includes(address));
    const [person] = to(addressOf('belastingdienst'));
    expect(subjectOf(person as Received)).toMatch(/^NN-2026-\d{4}: Bevraging beantwoorden, uiterlijk 8 december 2026$/);
    const [desk] = to('infodesk@politie.example');
    expect(desk?.readable).toMatch(/NN-2026-\d{4}: Bevraging beantwoorden, uiterlijk \d+ december 2026/);
    expect(desk?.readable).toContain('http://127.0.0.1:4300/bevragingen');
    expect(to('loket@riec-nn.example')[0]?.readable).toContain(`${fresh.number}: Nieuw verzoek oppakken`);
    // Nothing waits there: then there is no mail.
    expect(to('leeg@uwv.example')).toEqual([]);
    for (const mail of came) expect(mail.readable).not.toMatch(/Kanarie|Kanaalstraat|fictief|politie(?!\.example)/i);
    world.clock.set('2026-11-28T08:30:00.000Z');
    expect(await makeOverviews(world)).toBe(0);
  });
});

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
