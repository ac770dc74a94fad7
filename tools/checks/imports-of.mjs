import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/** The module specifiers of a text with whether they name types only: imports, exports and late imports. */
function specifiers(text) {
  const found = [];
  const visit = (node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      found.push([node.moduleSpecifier.text, Boolean(node.isTypeOnly || node.importClause?.isTypeOnly)]);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      found.push([node.arguments[0]?.text ?? '', false]);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest));
  return found;
}

/** The relative imports of a text that stands at `file`: where they lead, without an extension. */
export const importsOf = (file, text) =>
  specifiers(text)
    .filter(([specifier]) => specifier.startsWith('.'))
    .map(([specifier, typeOnly]) => ({
      from: file,
      to: join(dirname(file), specifier).replaceAll('\\', '/'),
      typeOnly,
    }));

/** Whether a file holds a class that is injected: then it is a service, whatever its name. */
function isInjectable(path) {
  const file = [`${path}.ts`, join(path, 'index.ts')].find((candidate) => existsSync(candidate));
  return file !== undefined && /^@(Injectable|Service)\(/m.test(readFileSync(file, 'utf8'));
}

/** Every relative import in the source of an app, specs and test machinery left out; paths are relative to its `src`. */
export function importsInApp(src) {
  return readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name) && !/(\.spec|^test-setup)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((path) => importsOf(relative(src, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')))
    .map((found) => ({ ...found, service: isInjectable(join(src, found.to)) }));
}
