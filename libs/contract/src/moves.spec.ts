import 'reflect-metadata';
import { factsOf, MOVE_FACTS, MOVE_NAMES } from '@casusregie/domain';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate, type ValidationError } from 'class-validator';
import { CreateCase, PatchCase } from './cases';
import { MakeMove, NameParticipant } from './moves';

const OPTIONS = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true };
const paths = (errors: readonly ValidationError[], before = ''): string[] =>
  errors.flatMap(({ property, constraints, children = [] }) => [
    ...(constraints ? [before + property] : []),
    ...paths(children, `${before}${property}.`),
  ]);
const faults = async (of: new () => object, body: object): Promise<string[]> =>
  paths(await validate(plainToInstance(of, body), OPTIONS)).sort();

const ID = '0192f0c4-5f6e-7a3b-8c1d-2e4f60718293';
const DECISION = { meeting: 'Weegoverleg', heldOn: '2026-11-24', attendees: ['Politie'], text: 'Akkoord' };

describe('a move on the wire', () => {
  const declared = new Set(
    getMetadataStorage()
      .getTargetValidationMetadatas(MakeMove, '', false, false)
      .map(({ propertyName }) => propertyName),
  );

  it('can carry every fact that the table of moves asks for', () => {
    expect(MOVE_FACTS.filter((fact) => !declared.has(fact))).toEqual([]);
  });

  it('carries nothing else but who, when and on whose behalf', () => {
    const others = [...declared].filter((name) => !(MOVE_FACTS as readonly string[]).includes(name));
    expect(others.sort()).toEqual(['authorisationId', 'happenedOn', 'move', 'onBehalf']);
  });

  it.each(MOVE_NAMES)('%s is known, and needs no more than its name to be well-formed', async (move) => {
    expect(await faults(MakeMove, { move })).toEqual([]);
    expect(factsOf(move).every((fact) => declared.has(fact))).toBe(true);
  });

  it('has a known name', async () => {
    expect(await faults(MakeMove, {})).toEqual(['move']);
    expect(await faults(MakeMove, { move: 'erase' })).toEqual(['move']);
    expect(await faults(MakeMove, { move: 'constructor' })).toEqual(['move']);
  });

  it('takes a decision whole', async () => {
    expect(await faults(MakeMove, { move: 'accept', decision: DECISION, caseDirectorId: ID })).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    [
      'a decision without its parts',
      { decision: {} },
      ['decision.attendees', 'decision.heldOn', 'decision.meeting', 'decision.text'],
    ],
    ['a decision on no date', { decision: { ...DECISION, heldOn: 'dinsdag' } }, ['decision.heldOn']],
    ['a decision with more than it has', { decision: { ...DECISION, votes: 3 } }, ['decision.votes']],
    ['attendees that are no text', { decision: { ...DECISION, attendees: [1] } }, ['decision.attendees']],
    ['an attendee twice', { decision: { ...DECISION, attendees: ['a', 'a'] } }, ['decision.attendees']],
    ['a destination of no kind', { destination: { kind: 'moon', code: 'x' } }, ['destination.kind']],
    ['words on behalf of nobody', { onBehalf: { channel: 'telephone' } }, ['onBehalf.reportedBy']],
    ['a channel that does not exist', { onBehalf: { reportedBy: 'x', channel: 'fax' } }, ['onBehalf.channel']],
    ['reasons that are no list', { reasons: 'no-hit' }, ['reasons']],
    ['reasons that are not known', { reasons: ['because'] }, ['reasons']],
    ['a told hold in words', { toldToRequester: 'ja' }, ['toldToRequester']],
    ['a state, a version or a role', { state: 'closed', version: 1, role: 'manager' }, ['role', 'state', 'version']],
  ])('refuses %s, and says where', async (_what, facts, where) => {
    expect(await faults(MakeMove, { move: 'accept', ...facts })).toEqual(where);
  });

  it.each(['decision', 'destination', 'onBehalf'])('refuses %s as null, as a list or as text', async (name) => {
    for (const value of [null, [DECISION], 'x'])
      expect((await faults(MakeMove, { move: 'accept', [name]: value })).map((path) => path.split('.')[0])).toContain(
        name,
      );
  });
});

describe('a request on the wire', () => {
  it('may be empty, and may be emptied', async () => {
    expect(await faults(CreateCase, {})).toEqual([]);
    expect(await faults(PatchCase, { title: null, question: null, mainTheme: null })).toEqual([]);
  });

  it.each(['id', 'number', 'state', 'status', 'regionId', 'handlerId', 'version', 'filerId'])(
    'cannot set its own %s',
    async (name) => {
      expect(await faults(CreateCase, { [name]: 'x' })).toEqual([name]);
      expect(await faults(PatchCase, { [name]: 'x' })).toEqual([name]);
    },
  );

  it('cannot set its priority when it is made', async () => {
    expect(await faults(CreateCase, { priority: 'high' })).toEqual(['priority']);
  });

  it('names each involved party that is wrong', async () => {
    const involved = [
      { kind: 'person', description: 'eigenaar' },
      { kind: 'ghost', description: '' },
    ];
    expect(await faults(CreateCase, { involved })).toEqual(['involved.1.description', 'involved.1.kind']);
  });

  it('names a person with a ground', async () => {
    expect(await faults(NameParticipant, { as: 'partner', personId: ID })).toEqual(['ground']);
    expect(await faults(NameParticipant, { as: 'partner', personId: ID, ground: 'hit', until: null })).toEqual([]);
  });
});
