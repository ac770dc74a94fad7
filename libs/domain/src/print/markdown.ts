const cell = (text: string): string => text.replaceAll('|', '\\|');
const width = (text: string): number => [...text].length;

/** A Markdown table with its columns in line, so that a formatter leaves it as it is. */
export function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const rows = [head, ...body].map((row) => row.map(cell));
  const widths = head.map((_title, column) => Math.max(3, ...rows.map((row) => width(row[column] ?? ''))));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((size, column) => (row[column] ?? '') + ' '.repeat(size - width(row[column] ?? ''))).join(' | ')} |`;
  const rule = `| ${widths.map((size) => '-'.repeat(size)).join(' | ')} |`;
  const [titles = [], ...others] = rows;
  return [line(titles), rule, ...others.map(line)].join('\n');
}

/** Joins the parts of a page with one empty line between them, and ends it with a newline. */
export const page = (...parts: readonly string[]): string => `${parts.join('\n\n')}\n`;

/** A list in one cell. */
export const listed = (items: readonly string[]): string => items.join(', ');

/** An identifier as code. */
export const code = (id: string): string => `\`${id}\``;

/** Whether two lists hold the same things, in whatever order. */
export const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item) => other.includes(item));

export const PRINTED = '<!-- Printed from libs/domain by `npm run docs`. Do not edit by hand. -->';
