import { dirname, join } from 'node:path';
import { LIMITS } from '@casusregie/contract';
import { kindOf, type DatabaseKind } from '../database/kind';
import { readLoginSettings, type LoginSettings } from './login-settings';
import { readMailSettings, type DeliverySettings } from './mail-settings';
import { BadSetting, choice, whole } from './setting-values';

export { BadSetting } from './setting-values';

/** How the process is run; every value comes from the environment, as the README lists. */
export interface Settings extends LoginSettings, DeliverySettings {
  readonly mode: 'demo' | 'production';
  readonly host: string;
  readonly port: number;
  /** The address people use, without a slash at the end. */
  readonly publicUrl: string;
  readonly databaseUrl: string;
  /** The address of whoever owns the tables, for migrations; null when `databaseUrl` is the owner's itself. */
  readonly databaseOwnerUrl: string | null;
  readonly databaseKind: DatabaseKind;
  /** Folder of the built web app; null serves the api alone. */
  readonly webDir: string | null;
  /** Folder where attachments are kept, encrypted. */
  readonly filesDir: string;
  readonly attachmentBytes: number;
  /** Whether demo data are loaded into an empty demo database. */
  readonly demoData: 'full' | 'accounts';
  readonly poolSize: number;
  /** File with the key that signs the log; null when production was given none, which then does not start. */
  readonly auditKeyFile: string | null;
  readonly auditCheckpointMinutes: number;
  /** Public keys of those who witness the log. */
  readonly auditWitnesses: readonly string[];
}

/**
 * Reads the settings.
 * @throws BadSetting naming the setting and what it should be
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const mode = choice('CASUSREGIE_MODE', env['CASUSREGIE_MODE'], ['demo', 'production']);
  const port = whole('PORT', env['PORT'], 4300, 65_535);
  const host = env['HOST'] || (mode === 'demo' ? '127.0.0.1' : '0.0.0.0');
  if (mode === 'demo' && !['127.0.0.1', 'localhost', '::1'].includes(host)) {
    throw new BadSetting(`HOST must be a loopback address in demo mode, not "${host}".`);
  }
  const databaseUrl = env['DATABASE_URL'] || 'sqlite:data/casusregie.db';
  if (!/^(sqlite:.+|postgres(ql)?:\/\/.+)$/.test(databaseUrl)) {
    throw new BadSetting('DATABASE_URL must be sqlite:PATH or postgres://USER:PASSWORD@HOST:PORT/NAME.');
  }
  const databaseOwnerUrl = env['DATABASE_OWNER_URL'] || null;
  if (databaseOwnerUrl && (kindOf(databaseOwnerUrl) !== 'postgres' || kindOf(databaseUrl) !== 'postgres')) {
    throw new BadSetting('DATABASE_OWNER_URL goes with a DATABASE_URL of PostgreSQL, and must be postgres:// too.');
  }
  const publicUrl = (env['PUBLIC_URL'] || `http://127.0.0.1:${port}`).replace(/\/+$/, '');
  if (!/^https?:\/\/[^/]+$/.test(publicUrl)) {
    throw new BadSetting(`PUBLIC_URL must be an address without a path, not "${publicUrl}".`);
  }
  if (mode === 'production' && !publicUrl.startsWith('https://')) {
    throw new BadSetting('PUBLIC_URL must start with https:// in production mode.');
  }
  const filesDir = env['FILES_DIR'] || 'data/files';
  return {
    mode,
    host,
    port,
    publicUrl,
    databaseUrl,
    databaseOwnerUrl,
    databaseKind: kindOf(databaseUrl),
    webDir: env['CASUSREGIE_WEB_DIR'] || null,
    filesDir,
    attachmentBytes: whole('ATTACHMENT_BYTES', env['ATTACHMENT_BYTES'], LIMITS.attachmentBytes, 2_147_483_647),
    ...readLoginSettings(env, mode),
    ...readMailSettings(env, mode),
    demoData: choice('DEMO_DATA', env['DEMO_DATA'], ['full', 'accounts']),
    poolSize: whole('DATABASE_POOL', env['DATABASE_POOL'], 10, 200),
    auditKeyFile: env['AUDIT_KEY_FILE'] || (mode === 'demo' ? join(dirname(filesDir), 'audit-log.key') : null),
    auditCheckpointMinutes: whole('AUDIT_CHECKPOINT_MINUTES', env['AUDIT_CHECKPOINT_MINUTES'], 5, 1440),
    auditWitnesses: (env['AUDIT_WITNESSES'] ?? '').split(/[\s,]+/).filter(Boolean),
  };
}

/** Injection token of the settings. */
export const SETTINGS = Symbol('settings');
