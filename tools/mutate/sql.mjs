// Clauses and policies in SQL that stands in TypeScript templates; no parser, only words and brackets.

const STOPS =
  /^(AND|OR|WHERE|ON|WHEN|THEN|ELSE|END|ORDER|GROUP|LIMIT|UNION|FROM|SELECT|JOIN|LEFT|CROSS|HAVING|RETURNING)$/;

/** The template with what is filled in, and quoted text, blotted out: same length, no words and no brackets. */
function masked(text) {
  let out = '';
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (depth === 0 && text.startsWith('${', at)) depth = 1;
    else if (depth > 0 && text[at] === '{' && text[at - 1] !== '$') depth += 1;
    else if (depth > 0 && text.startsWith('${', at)) depth += 1;
    out += depth > 0 ? '_' : text[at];
    if (depth > 0 && text[at] === '}') depth -= 1;
  }
  return out.replace(/'[^'`]*'/g, (quoted) => '_'.repeat(quoted.length)).replace(/`/g, ' ');
}

/** Words, brackets and commas with their place and depth. */
function tokensOf(text) {
  let depth = 0;
  return [...masked(text).matchAll(/[A-Za-z_][\w.$]*|[()]|,|[^\s()]/g)].map(({ 0: word, index }) => {
    if (word === ')') depth -= 1;
    const token = { word, start: index, end: index + word.length, depth };
    if (word === '(') depth += 1;
    return token;
  });
}

/** From a token on, up to the next word of the same depth that ends a condition, or the bracket that closes it. */
function operandFrom(tokens, first, depth) {
  let last = first;
  while (last < tokens.length) {
    const { word, depth: here } = tokens[last];
    if (here < depth || (here === depth && (STOPS.test(word) || (word === ')' && here < depth)))) break;
    last += 1;
  }
  return tokens.slice(first, last);
}

/**
 * Every condition of a WHERE, AND or OR that can go. What stays is valid SQL: a first condition becomes TRUE or FALSE.
 * @returns {{ name: string, start: number, end: number, text: string }[]}
 */
export function clausesOf(text) {
  const tokens = tokensOf(text);
  const found = [];
  const spoken = (part) => text.slice(part[0].start, part.at(-1).end).replace(/\s+/g, ' ');
  tokens.forEach(({ word, start, depth }, at) => {
    if (word !== 'AND' && word !== 'OR') return;
    if (tokens.slice(Math.max(0, at - 4), at).some((before) => before.word === 'BETWEEN')) return;
    const right = operandFrom(tokens, at + 1, depth);
    if (right.length > 0) found.push({ name: `${word} ${spoken(right)}`, start, end: right.at(-1).end, text: '' });
    let first = at;
    while (
      first > 0 &&
      !(tokens[first - 1].depth < depth) &&
      !(tokens[first - 1].depth === depth && STOPS.test(tokens[first - 1].word))
    )
      first -= 1;
    const before = tokens[first - 1]?.word;
    if (first === at || before === 'AND' || before === 'OR') return;
    const left = tokens.slice(first, at);
    found.push({
      name: `${spoken(left)} ${word}`,
      start: left[0].start,
      end: left.at(-1).end,
      text: word === 'AND' ? 'TRUE' : 'FALSE',
    });
  });
  tokens.forEach(({ word, depth }, at) => {
    if (word !== 'WHERE') return;
    const only = operandFrom(tokens, at + 1, depth);
    const next = tokens[at + 1 + only.length];
    if (only.length === 0 || ['AND', 'OR'].includes(next?.word)) return;
    found.push({ name: `WHERE ${spoken(only)}`, start: only[0].start, end: only.at(-1).end, text: 'TRUE' });
  });
  return found.filter(({ name }) => name.trim() !== '');
}

const TRUE_FOR = {
  ALL: 'USING (true) WITH CHECK (true)',
  SELECT: 'USING (true)',
  UPDATE: 'USING (true) WITH CHECK (true)',
  DELETE: 'USING (true)',
  INSERT: 'WITH CHECK (true)',
};

/**
 * What can be done to a statement of row-level security: a policy can go, which lets nobody in, or let everybody in; a
 * table can be left without.
 * @returns {{ name: string, begins: string, instead: string }[]} `begins` tells the statement from all others
 */
export function secondLocksOf(statement) {
  const [secure, table, verb] = /^ALTER TABLE (\S+) (ENABLE|FORCE) ROW LEVEL SECURITY/.exec(statement) ?? [];
  if (secure) return [{ name: `${table} without ${verb}`, begins: secure, instead: 'SELECT 1' }];
  const [begins, policy, on] = /^CREATE POLICY (\S+) ON (\S+) /.exec(statement) ?? [];
  if (!begins) return [];
  const command = /^FOR (\w+)/.exec(statement.slice(begins.length))?.[1] ?? 'ALL';
  const name = `policy ${policy} of ${on}`;
  return [
    { name: `${name} is gone`, begins, instead: 'SELECT 1' },
    { name: `${name} lets everybody in`, begins, instead: `${begins}FOR ${command} ${TRUE_FOR[command]}` },
  ];
}
