// Finds what can be taken away: in the tables by their syntax, in SQL by its words.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import ts from 'typescript';
import { clausesOf, secondLocksOf } from './sql.mjs';

const DOMAIN = 'libs/domain/src';
const API = 'apps/api/src';
const POLICY = `${DOMAIN}/access/policy.ts`;
/** Where the reach of lists and rows stands as SQL. */
const REACH_SQL = [`${API}/cases/case.reach.ts`, `${API}/casework/inquiries.ts`, `${API}/casework/interventions.ts`];
/** The headers of every answer. */
const HEADERS = `${API}/shared/answer-headers.ts`;
const REACH_TABLES = [`${DOMAIN}/access/reach.ts`, `${DOMAIN}/access/actor.ts`];

/**
 * One rule that is taken away: `text` in place of the characters from `start` to `end` of `file`.
 * @typedef {{ kind: string, name: string, file: string, start: number, end: number, text: string }} Mutant
 */

function parse(root, file) {
  const text = readFileSync(join(root, file), 'utf8');
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

function visit(node, act) {
  act(node);
  ts.forEachChild(node, (child) => visit(child, act));
}

const nameOf = (node) => (ts.isIdentifier(node) || ts.isStringLiteral(node) ? node.text : node.getText());
const lineOf = (source, node) => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
const cut = ({ kind, name, text = '' }, node) => ({
  kind,
  name,
  file: node.getSourceFile().fileName,
  start: node.getStart(),
  end: node.getEnd(),
  text,
});

/** The property names above a node, outermost first: `reject.by`. */
function pathOf(node) {
  const names = [];
  for (let at = node; at; at = at.parent) if (ts.isPropertyAssignment(at)) names.unshift(nameOf(at.name));
  return names.join('.');
}

/** Roles and their reach, with named constants and spreads filled in. */
function grantsOf(expression, constants) {
  if (ts.isIdentifier(expression)) return constants.get(expression.text) ?? null;
  if (!ts.isObjectLiteralExpression(expression)) return null;
  const found = {};
  for (const part of expression.properties) {
    const spread = ts.isSpreadAssignment(part) ? grantsOf(part.expression, constants) : null;
    if (spread) Object.assign(found, spread);
    else if (ts.isPropertyAssignment(part)) found[nameOf(part.name)] = part.initializer.getText();
    else return null;
  }
  return found;
}

const without = (grants, role) =>
  `{ ${Object.entries(grants)
    .filter(([name]) => name !== role)
    .map(([name, reach]) => `'${name}': ${reach}`)
    .join(', ')} }`;

/** Every role of every row of the policy. */
function policyMutants(root) {
  const source = parse(root, POLICY);
  const constants = new Map();
  const found = [];
  for (const statement of source.statements.filter(ts.isVariableStatement)) {
    for (const { name, initializer } of statement.declarationList.declarations) {
      const grants = initializer && grantsOf(initializer, constants);
      if (grants) constants.set(name.getText(), grants);
    }
  }
  const take = (expression, path) => {
    const grants = grantsOf(expression, constants);
    for (const role of Object.keys(grants ?? {}))
      found.push(cut({ kind: 'policy', name: `${path} without ${role}`, text: without(grants, role) }, expression));
  };
  visit(source, (node) => {
    if (!ts.isPropertyAssignment(node)) return;
    const name = nameOf(node.name);
    const row = pathOf(node);
    if (['by', 'proposedBy'].includes(name)) take(node.initializer, `${row} (line ${lineOf(source, node)})`);
    const table = node.parent.parent;
    if (ts.isVariableDeclaration(table) && table.name.getText() === 'DESK_POLICY') take(node.initializer, row);
    if (name === 'heldFrom') found.push(cut({ kind: 'policy', name: `${row} of line ${lineOf(source, node)}` }, node));
  });
  return [...found.map((mutant) => ({ ...mutant })), ...needsIn(root, POLICY)].map((mutant) => fitComma(root, mutant));
}

/** A property that goes takes its comma along. */
function fitComma(root, mutant) {
  if (mutant.text !== '') return mutant;
  const text = readFileSync(join(root, mutant.file), 'utf8');
  const comma = /^\s*,/.exec(text.slice(mutant.end));
  return comma ? { ...mutant, end: mutant.end + comma[0].length } : mutant;
}

/** Every need that a row lists. */
function needsIn(root, file) {
  const source = parse(root, file);
  const found = [];
  visit(source, (node) => {
    if (!ts.isPropertyAssignment(node) || nameOf(node.name) !== 'needs') return;
    if (!ts.isArrayLiteralExpression(node.initializer)) return;
    for (const need of node.initializer.elements)
      if (ts.isStringLiteral(need)) {
        const name = `${pathOf(node)} without ${need.text} (line ${lineOf(source, need)})`;
        found.push(cut({ kind: 'need', name }, need));
      }
  });
  return found.map((mutant) => fitComma(root, mutant));
}

function needMutants(root) {
  const folder = `${DOMAIN}/case`;
  const tables = readdirSync(join(root, folder)).filter((name) => /^moves-of-.*(?<!spec)\.ts$/.test(name));
  const judges = parse(root, `${folder}/needs.ts`);
  const found = [];
  visit(judges, (node) => {
    if (!ts.isVariableDeclaration(node) || node.name.getText() !== 'JUDGES') return;
    for (const judge of node.initializer.properties)
      found.push(
        cut({ kind: 'need', name: `${nameOf(judge.name)} always holds`, text: '() => true' }, judge.initializer),
      );
  });
  return [...tables.flatMap((name) => needsIn(root, `${folder}/${name}`)), ...found];
}

/** Every operand of every `&&` and `||` of the reach tables, in turn. */
function reachMutants(root) {
  return REACH_TABLES.flatMap((file) => {
    const source = parse(root, file);
    const found = [];
    visit(source, (node) => {
      if (!ts.isBinaryExpression(node)) return;
      const { left, right, operatorToken } = node;
      const sign = operatorToken.getText();
      if (sign !== '&&' && sign !== '||') return;
      for (const [gone, stays] of [
        [left, right],
        [right, left],
      ]) {
        const name = `${file.split('/').at(-1)}:${lineOf(source, gone)} without ${sign} ${gone.getText().replace(/\s+/g, ' ')}`;
        found.push(cut({ kind: 'reach', name, text: stays.getText() }, node));
      }
    });
    return found;
  });
}

/** Every clause of the SQL that says how far somebody reaches. */
function whereMutants(root) {
  return REACH_SQL.filter((file) => existsSync(join(root, file))).flatMap((file) => {
    const source = parse(root, file);
    const found = [];
    visit(source, (node) => {
      if (!ts.isTemplateExpression(node) && !ts.isNoSubstitutionTemplateLiteral(node)) return;
      const start = node.getStart();
      for (const clause of clausesOf(node.getText())) {
        const name = `${file.split('/').at(-1)}:${lineOf(source, node)} without ${clause.name}`;
        found.push({
          kind: 'where',
          name,
          file,
          start: start + clause.start,
          end: start + clause.end,
          text: clause.text,
        });
      }
    });
    return found;
  });
}

/**
 * The statements that a migration gives to PostgreSQL alone, put together as it does itself: with the files beside it, and with
 * every step done at once, since nothing is asked of a database.
 */
function statementsOf(folder, name) {
  const given = [];
  const beside = {
    './ddl': { ddl: () => undefined, ddlFor: (_runner, { postgres }) => given.push(...postgres) },
    '../kind': { byKind: ({ postgres }) => postgres, DATABASE_KIND: 'postgres' },
  };
  const load = (file) => {
    const { outputText } = ts.transpileModule(readFileSync(join(folder, file), 'utf8'), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    const exports = {};
    const require = (path) => beside[path] ?? load(`${path}.ts`);
    runInNewContext(outputText.replace(/\b(async|await) /g, ''), { exports, require });
    return exports;
  };
  const [Migration] = Object.values(load(name));
  new Migration().up({ query: () => [] });
  return given;
}

/** Every policy of row-level security, and every table that has any, as the migrations give them to the database. */
function rlsMutants(root) {
  const folder = `${API}/database/migrations`;
  const file = `${folder}/ddl.ts`;
  const given = 'statements[DATABASE_KIND]';
  const start = readFileSync(join(root, file), 'utf8').lastIndexOf(given);
  const migrations = readdirSync(join(root, folder)).filter((name) => /^\d+-.*\.ts$/.test(name));
  const locks = migrations.flatMap((name) => statementsOf(join(root, folder), name)).flatMap(secondLocksOf);
  return locks.map((lock) => ({
    ...{ kind: 'rls', name: lock.name, file, start, end: start + given.length },
    text: `${given}.map((one) => (one.startsWith(${JSON.stringify(lock.begins)}) ? ${JSON.stringify(lock.instead)} : one))`,
  }));
}

/** Every header that an answer gets: those of all, each part of their content security policies, and those of a route. */
function headerMutants(root) {
  const files = readdirSync(join(root, API), { recursive: true })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !name.startsWith('testing/'))
    .map((name) => `${API}/${name}`)
    .sort();
  return files.flatMap((file) => {
    const source = parse(root, file);
    const of = file === HEADERS ? headersOfAll : headersOfRoutes;
    const found = [];
    visit(source, (node) => found.push(...of(source, node)));
    return found.map((mutant) => fitComma(root, mutant));
  });
}

/** A line of the table of headers, or a part of a policy in it. */
function headersOfAll(source, node) {
  const text = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) ? node.getText() : '';
  if (/default-src|require-trusted/.test(text))
    return [...text.matchAll(/[a-z][a-z-]+-?[a-z]+ [^;`"]+(; )?/g)].map(({ 0: part, index }) => {
      const start = node.getStart() + index;
      const name = `${part.trim().split(' ')[0]} of the policy of line ${lineOf(source, node)}`;
      return { kind: 'header', name, file: source.fileName, start, end: start + part.length, text: '' };
    });
  if (!node.parent?.parent || !ts.isReturnStatement(node.parent.parent)) return [];
  const [, header] = /'([A-Z][\w-]+)'/.exec(node.getText()) ?? [];
  return header ? [cut({ kind: 'header', name: `${header} (line ${lineOf(source, node)})` }, node)] : [];
}

/** A call that sets one header: what it is called on stays. */
function headersOfRoutes(source, node) {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const [first] = node.arguments;
  if (node.expression.name.text !== 'header' || !first || !ts.isStringLiteral(first)) return [];
  const name = `${first.text} of ${source.fileName.split('/').at(-1)}:${lineOf(source, first)}`;
  return [cut({ kind: 'header', name, text: node.expression.expression.getText() }, node)];
}

const FINDERS = {
  policy: policyMutants,
  need: needMutants,
  reach: reachMutants,
  where: whereMutants,
  rls: rlsMutants,
  header: headerMutants,
};
export const KINDS = Object.keys(FINDERS);

/** Every mutant of the kinds, in the order of the sources. @returns {Mutant[]} */
export const mutantsOf = (root, kinds) => kinds.flatMap((kind) => FINDERS[kind](root));
