// Prints docs/case-lifecycle.md, docs/permissions.md and docs/words.md from the tables in libs/domain, and
// docs/route-access.md from what the access matrix of the api expects.
// Run by `npm run docs`, with the pinned Node (24 or later), which reads TypeScript by itself.
import { mkdirSync, writeFileSync } from 'node:fs';
import * as nodeModule from 'node:module';

if (!nodeModule.registerHooks) {
  console.error('This needs Node 24 or later: run it as `npm run docs`.');
  process.exit(1);
}

// Our imports carry no extension: Node has to be told that they are TypeScript.
nodeModule.registerHooks({
  resolve(specifier, context, next) {
    const entry = specifier.startsWith('file:') && specifier.endsWith('.ts');
    const inside = specifier.startsWith('.') && context.parentURL?.endsWith('.ts');
    if (!entry && !inside) return next(specifier, context);
    return {
      url: new URL(inside ? `${specifier}.ts` : specifier, context.parentURL).href,
      format: 'module-typescript',
      shortCircuit: true,
    };
  },
});

const root = new URL('../', import.meta.url);
const print = await import(new URL('libs/domain/src/print/index.ts', root).href);
const access = await import(new URL('apps/api/src/testing/access-matrix/print.ts', root).href);

const PAGES = {
  'case-lifecycle.md': print.printLifecycle,
  'permissions.md': print.printPermissions,
  'words.md': print.printWords,
  'route-access.md': access.printRouteAccess,
};

mkdirSync(new URL('docs/', root), { recursive: true });
for (const [name, printPage] of Object.entries(PAGES)) {
  writeFileSync(new URL(`docs/${name}`, root), printPage());
  console.log(`docs/${name}`);
}
