import {
  ACTORS,
  expected,
  expectedMove,
  MOVES,
  ROUTES,
  type ActorName,
  type ActorRow,
  type Kind,
  type LetInAs,
} from './expectations';
import { OUTSIDE } from './outside';

const NAMES = Object.keys(ACTORS) as ActorName[];
const KINDS: readonly Kind[] = ['ordinary', 'namedOnly'];

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** A Markdown table with its columns in line, so that a formatter leaves it as it is. */
function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const rows = [head, ...body].map((row) => row.map(cell));
  const widths = head.map((_title, at) => Math.max(3, ...rows.map((row) => (row[at] ?? '').length)));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((size, at) => (row[at] ?? '').padEnd(size)).join(' | ')} |`;
  const rule = `| ${widths.map((size) => '-'.repeat(size)).join(' | ')} |`;
  return [line(rows[0] ?? []), rule, ...rows.slice(1).map(line)].join('\n');
}

/** Numbers of answers by status, such as `200: 12`. */
const counted = (statuses: readonly number[]): [number, number][] =>
  [...new Set(statuses)]
    .sort((a, b) => a - b)
    .map((status) => [status, statuses.filter((one) => one === status).length]);

const routeStatuses = (route: string): number[] =>
  KINDS.flatMap((kind) => NAMES.map((actor) => expected(actor, route, kind)));
const moveStatuses = (move: string): number[] =>
  (MOVES[move] ?? []).flatMap((row) => KINDS.flatMap((kind) => NAMES.map((actor) => expectedMove(actor, row, kind))));

const yes = (flag: boolean): string => (flag ? 'yes' : '');

const LET_IN_WORDS: Record<LetInAs, string> = { reader: 'a privacy officer', 'second-person': 'a second person' };

/** Who may, in as few words as the table holds: roles, and those apart. */
function mayWords(route: string): string {
  const row = ROUTES[route];
  if (!row) return '';
  if (row.everyone) return 'everybody who is known';
  const roles = Object.entries(row.may).filter(([, status]) => status < 400);
  const others = Object.entries(row.apart ?? {}).filter(([, status]) => status < 400);
  const letIn = Object.keys(row.letIn ?? {}).map((name) => `${LET_IN_WORDS[name as LetInAs]} let in for a time`);
  return [...[...roles, ...others].map(([name]) => name), ...letIn].join(', ');
}

/** The page `docs/route-access.md`. */
export function printRouteAccess(): string {
  const routes = Object.keys(ROUTES);
  const statuses = [...routes.flatMap(routeStatuses), ...Object.keys(MOVES).flatMap(moveStatuses)];
  const outside = OUTSIDE.flatMap((row) =>
    NAMES.map((name) => (ACTORS[name].known === 'yes' ? (row.known ?? row.nobody) : row.nobody)),
  );
  const all = [...statuses, ...outside];
  const parts = [
    '# Every route, every actor',
    '<!-- Printed from apps/api/src/testing/access-matrix by `npm run docs`. Do not edit by hand. -->',
    `The spec \`every-route-every-actor\` asks each of ${routes.length} operations, ${Object.keys(MOVES).length} moves and ${OUTSIDE.length} routes outside the document as each of ${NAMES.length} actors, on an ordinary case and on one for named people only, on both databases. What it expects is typed by hand in \`expectations.ts\`, which imports nothing. A route, a move or a role without a row fails it.`,
    `${all.length} answers are expected, and none is unexplained:`,
    table(
      ['status', 'answers'],
      counted(all).map(([status, count]) => [String(status), String(count)]),
    ),
    'A move is asked with a field that no move has: 400 says that the caller came through, and nothing was moved. 401 is nobody we know; 404 is out of reach, told as if it did not exist; 403 is within reach of another role.',
    '## Who asks',
    table(
      ['actor', 'role', 'sees an ordinary case', 'sees one for named people only', 'sees a draft'],
      NAMES.map((name) => {
        const row: ActorRow = ACTORS[name];
        return [
          name,
          row.known === 'yes' ? row.role : 'none: 401',
          yes(row.ordinary),
          yes(row.namedOnly),
          yes(row.draft),
        ];
      }),
    ),
    '## Operations',
    table(
      ['operation', 'asked of a case in', 'may', 'answers'],
      routes.map((route) => [
        `\`${route}\``,
        ROUTES[route]?.at ?? '',
        mayWords(route),
        counted(routeStatuses(route))
          .map(([status, count]) => `${status}: ${count}`)
          .join(', '),
      ]),
    ),
    '## Moves',
    table(
      ['move', 'asked of a case in', 'may make or propose it'],
      Object.entries(MOVES).flatMap(([move, rows]) =>
        rows.map(({ at, by, letIn = [] }) => [
          `\`${move}\``,
          at,
          [...by, ...letIn.map((name) => `${LET_IN_WORDS[name]} let in for a time`)].join(', '),
        ]),
      ),
    ),
    '## Outside the document',
    table(
      ['route', 'nobody', 'known', 'why'],
      OUTSIDE.map(({ route, nobody, known = nobody, why }) => [`\`${route}\``, String(nobody), String(known), why]),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}
