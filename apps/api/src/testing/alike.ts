import type { Answer, Ask, Client } from './client';

/** Headers that differ with every answer. */
const OF_THE_MOMENT = ['date', 'trace-id'];
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const NUMBER = /\b[A-Z]{2,3}-\d{4}-\d{4}\b/g;
const TRACE = /"traceId":"[0-9a-f]{32}"/g;

/** A text with every id named by the order in which it comes, and every case number by one word. */
export function withoutIds(text: string): string {
  const names = new Map<string, string>();
  return text
    .replace(TRACE, '"traceId":"…"')
    .replace(NUMBER, 'NUMBER')
    .replace(UUID, (id) => {
      const name = names.get(id) ?? `id-${names.size + 1}`;
      names.set(id, name);
      return name;
    });
}

/** What an observer can tell of an answer, apart from the ids: status, headers, length and body. */
export interface Seen {
  readonly status: number;
  readonly length: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** What an observer can tell of an answer. */
export const seen = ({ status, text, headers }: Answer): Seen => ({
  status,
  length: text.length,
  headers: Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !OF_THE_MOMENT.includes(name))
      .map(([name, value]) => [name, withoutIds(String(value))]),
  ),
  body: withoutIds(text),
});

/** The median time of a request in milliseconds, with the requests of both kinds taken in turns. */
export async function medians(caller: Client, asks: readonly Ask[], times: number): Promise<number[]> {
  const taken = asks.map((): number[] => []);
  for (let at = 0; at < times; at += 1) {
    for (const [index, ask] of asks.entries()) {
      const start = performance.now();
      await caller.ask(ask);
      taken[index]?.push(performance.now() - start);
    }
  }
  return taken.map((list) => list.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0);
}
