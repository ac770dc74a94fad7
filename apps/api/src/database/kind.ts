/** The two databases the product runs on. One process serves one of them. */
export type DatabaseKind = 'sqlite' | 'postgres';

/** Reads the kind from an address: `postgres://…`, or `sqlite:PATH`. */
export const kindOf = (url: string): DatabaseKind => (/^postgres(ql)?:\/\//.test(url) ? 'postgres' : 'sqlite');

/**
 * The kind of this process. Column types must be known when the entity classes are read, so it comes from the
 * environment and not from the settings object.
 */
export const DATABASE_KIND: DatabaseKind =
  process.env['TEST_DATABASE'] === 'postgres' || kindOf(process.env['DATABASE_URL'] ?? '') === 'postgres'
    ? 'postgres'
    : 'sqlite';

/** Picks by kind. */
export const byKind = <T>(choice: { sqlite: T; postgres: T }): T => choice[DATABASE_KIND];
