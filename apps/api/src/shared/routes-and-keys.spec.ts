import { onceKey } from './idempotency';
import { newId, pathId, seededNumbers, withSeededIds } from './ids';
import { Refused } from './refusal';
import { KnownRoutes } from './routes';

const kindOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof Refused ? error.kind : String(error);
  }
  return 'fine';
};

describe('known routes', () => {
  const routes = new KnownRoutes();
  routes.add('/v1/cases', 'GET');
  routes.add('/v1/cases', ['POST', 'HEAD']);
  routes.add('/v1/cases/:caseId', 'GET');
  routes.add('/v1/cases/:caseId/moves', 'POST');
  routes.add('/v1/openapi.json', 'GET');
  routes.add('/*', 'GET');

  it.each([
    ['/v1/cases', ['GET', 'HEAD', 'POST']],
    ['/v1/cases/x', ['GET']],
    ['/v1/cases/x/moves', ['POST']],
    ['/v1/openapi.json', ['GET']],
    ['/v1/openapiXjson', []],
    ['/v1/cases/', []],
    ['/v1/cases/x/moves/y', []],
    ['/v1', []],
  ])('tell the methods of %s', (path, methods) => {
    expect(routes.methodsOf(path)).toEqual(methods);
  });

  it('are all told, those for every address too', () => {
    expect(routes.all()).toEqual([
      'GET /*',
      'GET /v1/cases',
      'GET /v1/cases/:caseId',
      'GET /v1/openapi.json',
      'HEAD /v1/cases',
      'POST /v1/cases',
      'POST /v1/cases/:caseId/moves',
    ]);
  });
});

describe('a key against doing something twice', () => {
  const request = { personId: 'p', route: 'cases', body: { a: 1 } };

  it('is none when there is no header', () => {
    expect(onceKey(undefined, request)).toBeNull();
  });

  it('tells the same body from another', () => {
    const hash = (body: unknown) => onceKey('key-of-8', { ...request, body })?.bodyHash;
    expect(hash({ a: 1 })).toBe(hash({ a: 1 }));
    expect(hash({ a: 1 })).not.toBe(hash({ a: 2 }));
    expect(hash(undefined)).toBe(hash(null));
  });

  it.each(['', 'short', 'with a space', 'x'.repeat(101), 'sign-é-here', 'tab\there-it-is', ['twice', 'given']])(
    'is refused when it is not 8 to 100 visible signs: %j',
    (header) => {
      expect(kindOf(() => onceKey(header, request))).toBe('invalid');
    },
  );
});

describe('ids', () => {
  it('grow with time and never come twice', () => {
    const ids = Array.from({ length: 2000 }, () => newId());
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
  });

  it('are the same for the same seed and clock, and free again afterwards', async () => {
    const three = () =>
      withSeededIds({ seed: 7, now: () => 1_700_000_000_000 }, async () => [newId(), newId(), newId()]);
    const [first, second] = [await three(), await three()];
    expect(first).toEqual(second);
    expect(new Set(first).size).toBe(3);
    expect([...first].sort()).toEqual(first);
    expect(newId()).not.toBe(newId());
    await expect(withSeededIds({ seed: 7, now: () => 0 }, () => Promise.reject(new Error('broken')))).rejects.toThrow(
      'broken',
    );
    expect(first).not.toContain(newId());
  });

  it.each([
    '',
    'x',
    '01900000-0000-7000-8000-00000000000G',
    '01900000-0000-7000-8000-0000000000001',
    'null',
    "1' OR 1=1",
  ])('that are none are unknown: %j', (text) => {
    expect(kindOf(() => pathId(text))).toBe('unknown');
  });

  it('made of seeded numbers lie between nought and one and spread', () => {
    const next = seededNumbers(42);
    const numbers = Array.from({ length: 10_000 }, () => next());
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.02);
    const again = seededNumbers(42);
    expect(numbers.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => again()));
  });
});
