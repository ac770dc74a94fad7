import { BadSetting, readSettings } from './settings';

const production = {
  CASUSREGIE_MODE: 'production',
  PUBLIC_URL: 'https://casusregie.example',
  OIDC_ISSUER: 'https://login.example',
  OIDC_CLIENT_SECRET: 'geheim',
  OIDC_ACR: 'substantial high',
  DATABASE_URL: 'postgres://app:secret@db.example/casusregie',
};

describe('settings', () => {
  it('without any make a demo on this computer alone', () => {
    expect(readSettings({})).toEqual({
      mode: 'demo',
      host: '127.0.0.1',
      port: 4300,
      publicUrl: 'http://127.0.0.1:4300',
      databaseUrl: 'sqlite:data/casusregie.db',
      databaseOwnerUrl: null,
      databaseKind: 'sqlite',
      webDir: null,
      filesDir: 'data/files',
      attachmentBytes: 50_000_000,
      oidc: null,
      loginLevels: ['http://eidas.europa.eu/LoA/substantial'],
      freshLoginMinutes: 10,
      sessionIdleMinutes: 60,
      sessionHours: 12,
      rates: { work: 1200, search: 120, files: 120, login: 300 },
      trustedProxies: [],
      securityContact: 'mailto:security@casusregie.example',
      mail: null,
      digestHour: 7,
      demoData: 'full',
      poolSize: 10,
      auditKeyFile: 'data/audit-log.key',
      auditCheckpointMinutes: 5,
      auditWitnesses: [],
    });
  });

  it('left empty are as if they were not there', () => {
    const names = ['CASUSREGIE_MODE', 'PORT', 'HOST', 'DATABASE_URL', 'PUBLIC_URL', 'DEMO_DATA', 'DATABASE_POOL'];
    expect(readSettings(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(readSettings({}));
  });

  it('of production listen to everybody and log in elsewhere', () => {
    const settings = readSettings(production);
    expect(settings).toMatchObject({ mode: 'production', host: '0.0.0.0', databaseKind: 'postgres' });
    expect(settings.oidc).toEqual({
      issuer: 'https://login.example',
      clientId: 'casusregie',
      clientSecret: 'geheim',
      clientKeyFile: null,
    });
    expect(settings.loginLevels).toEqual(['substantial', 'high']);
  });

  it('let a provider on this computer be reached over plain http, and one elsewhere not', () => {
    const local = readSettings({ ...production, OIDC_ISSUER: 'http://127.0.0.1:9000/realm' });
    expect(local.oidc?.issuer).toBe('http://127.0.0.1:9000/realm');
    expect(() => readSettings({ ...production, OIDC_ISSUER: 'http://127.0.0.1.evil.example' })).toThrow(BadSetting);
  });

  it('drop the slash at the end of an address', () => {
    expect(readSettings({ PUBLIC_URL: 'http://localhost:4300/' }).publicUrl).toBe('http://localhost:4300');
  });

  it.each([
    [{ PORT: '0' }, 'PORT'],
    [{ PORT: '65536' }, 'PORT'],
    [{ PORT: '80a' }, 'PORT'],
    [{ PORT: '4300.5' }, 'PORT'],
    [{ HOST: '0.0.0.0' }, 'HOST'],
    [{ CASUSREGIE_MODE: 'test' }, 'CASUSREGIE_MODE'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'sqlite:' }, 'DATABASE_URL'],
    [{ DATABASE_OWNER_URL: 'postgres://owner@db.example/x' }, 'DATABASE_OWNER_URL'],
    [{ ...production, DATABASE_OWNER_URL: 'sqlite:x.db' }, 'DATABASE_OWNER_URL'],
    [{ PUBLIC_URL: 'localhost' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'http://localhost/app' }, 'PUBLIC_URL'],
    [{ DEMO_DATA: 'some' }, 'DEMO_DATA'],
    [{ ATTACHMENT_BYTES: '-1' }, 'ATTACHMENT_BYTES'],
    [{ SESSION_HOURS: '1000' }, 'SESSION_HOURS'],
    [{ SESSION_IDLE_MINUTES: 'x' }, 'SESSION_IDLE_MINUTES'],
    [{ DATABASE_POOL: '0' }, 'DATABASE_POOL'],
    [{ AUDIT_CHECKPOINT_MINUTES: '0' }, 'AUDIT_CHECKPOINT_MINUTES'],
    [{ FRESH_LOGIN_MINUTES: '0' }, 'FRESH_LOGIN_MINUTES'],
    [{ RATE_WORK: '-5' }, 'RATE_WORK'],
    [{ RATE_LOGIN: 'many' }, 'RATE_LOGIN'],
    [{ SECURITY_CONTACT: 'security@casusregie.example' }, 'SECURITY_CONTACT'],
    [{ ...production, OIDC_ISSUER: '' }, 'OIDC_ISSUER'],
    [{ ...production, OIDC_ISSUER: 'http://login.example' }, 'OIDC_ISSUER'],
    [{ ...production, OIDC_ACR: '' }, 'OIDC_ACR'],
    [{ ...production, OIDC_CLIENT_SECRET: '' }, 'OIDC_CLIENT_SECRET'],
    [{ ...production, OIDC_CLIENT_KEY_FILE: 'key.pem' }, 'OIDC_CLIENT_SECRET'],
    [{ ...production, PUBLIC_URL: 'http://casusregie.example' }, 'PUBLIC_URL'],
  ] as [NodeJS.ProcessEnv, string][])(
    'that make no sense are told in one sentence that names them: %j',
    (env, name) => {
      expect(() => readSettings(env)).toThrow(BadSetting);
      expect(() => readSettings(env)).toThrow(new RegExp(`^${name} [^\\n]+\\.$`));
    },
  );

  it('never repeat a password', () => {
    const env = { DATABASE_URL: 'oracle://app:geheim@db.example/x' };
    expect(() => readSettings(env)).toThrow(expect.not.stringContaining('geheim'));
  });
});
