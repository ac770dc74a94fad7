// The walls between the rooms: what each may import. docs/README.md shows the rooms; tools/wall-fixtures proves the walls.
import { builtinModules } from 'node:module';

/** One row per kind of project, and none for "everything": a project without a row may import no project at all. */
export const CONSTRAINTS = [
  // fast-check is for its specs; NO_IMPORTS below keeps it out of everything else.
  { sourceTag: 'type:domain', onlyDependOnLibsWithTags: [], allowedExternalImports: ['fast-check'] },
  {
    sourceTag: 'type:contract',
    onlyDependOnLibsWithTags: ['type:domain'],
    allowedExternalImports: ['class-validator', 'class-transformer', '@nestjs/swagger', 'reflect-metadata'],
  },
  { sourceTag: 'type:ui', onlyDependOnLibsWithTags: [], allowedExternalImports: ['@angular/*'] },
  {
    sourceTag: 'type:api',
    onlyDependOnLibsWithTags: ['type:domain', 'type:contract'],
    bannedExternalImports: ['@angular/*'],
  },
  {
    sourceTag: 'type:web',
    onlyDependOnLibsWithTags: ['type:domain', 'type:contract', 'type:ui'],
    bannedExternalImports: ['@nestjs/*', 'typeorm', 'class-validator', 'class-transformer', 'fastify', '@fastify/*'],
  },
  // It shares nothing with what it checks but the format of docs/audit-log.md.
  { sourceTag: 'type:verify-audit', onlyDependOnLibsWithTags: [], allowedExternalImports: [] },
  { sourceTag: 'type:e2e', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:tools', onlyDependOnLibsWithTags: [] },
];

/** Options of `@nx/enforce-module-boundaries`. */
export const BOUNDARIES = { depConstraints: CONSTRAINTS, banTransitiveDependencies: true, allow: [] };

const NODE_MODULES_OF_NODE = `^(node:|(${builtinModules.filter((name) => !name.startsWith('_')).join('|')})(/|$))`;

const DOMAIN_IMPORTS_NOTHING = {
  regex: '^[^.]',
  message: 'libs/domain imports nothing: no package, no node: module, no other room.',
};

const NO_NODE = { regex: NODE_MODULES_OF_NODE, message: 'This room also runs where there is no Node.' };

const NO_HTTP_EXCEPTION = {
  regex: '^@nestjs/common$',
  importNamePattern: 'Exception$',
  message: 'Throw Refused with a reason; only shared/ knows HTTP.',
};

const NO_INJECTED_REPOSITORY = {
  regex: '^@nestjs/typeorm$',
  importNamePattern: '^InjectRepository$',
  message: 'Use Reads and UnitOfWork; repositories stay in database/.',
};

const CONTRACT_TYPES_ONLY = {
  regex: '^@casusregie/contract$',
  allowTypeImports: true,
  message: 'The web app takes types from the contract (`import type`) and values from @casusregie/contract/constants.',
};

const NO_DECISIONS = {
  regex: '^@casusregie/domain$',
  importNamePattern: '^(decide|viewOf|reachesCase|liveAuthorisations|deskAuthorisations|([A-Z]+_)?POLICY)$',
  message: 'The browser never decides: it shows the `actions` that the api sends.',
};

/** `no-restricted-imports` per room; a later row of the lint configuration replaces an earlier one. */
export const BANS = {
  domain: [DOMAIN_IMPORTS_NOTHING],
  contract: [NO_NODE],
  ui: [NO_NODE],
  web: [NO_NODE, CONTRACT_TYPES_ONLY, NO_DECISIONS],
  api: [NO_HTTP_EXCEPTION, NO_INJECTED_REPOSITORY],
  apiShared: [NO_INJECTED_REPOSITORY],
  apiDatabase: [NO_HTTP_EXCEPTION],
};
