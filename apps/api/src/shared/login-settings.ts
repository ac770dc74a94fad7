import { BadSetting, whole } from './setting-values';

/** The OpenID provider, and how this product makes itself known there. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** `client_secret_basic`; null when a key is used. */
  readonly clientSecret: string | null;
  /** File of the private key of `private_key_jwt`, as PEM (PKCS#8) or JWK; null when a secret is used. */
  readonly clientKeyFile: string | null;
}

/** How people log in, and how much one may ask of this server. */
export interface LoginSettings {
  readonly oidc: OidcSettings | null;
  /** Levels of certainty (`acr`) that will do; empty only where an outside provider is tried in demo mode. */
  readonly loginLevels: readonly string[];
  /** How old a login may be for an act that asks a fresh one. */
  readonly freshLoginMinutes: number;
  readonly sessionIdleMinutes: number;
  readonly sessionHours: number;
  /** Requests a minute: of one person, or of one address without a login. */
  readonly rates: Readonly<Record<RateKind, number>>;
  /** The proxies whose `X-Forwarded-For` is believed; none is believed by default. */
  readonly trustedProxies: readonly string[];
  /** Where a weakness is reported: `mailto:` or `https:`. */
  readonly securityContact: string;
}

/** What is counted apart: daily work, searches and questions to partners, files, and whoever has no login. */
export const RATE_KINDS = ['work', 'search', 'files', 'login'] as const;
export type RateKind = (typeof RATE_KINDS)[number];

/** The level that the embedded provider of the demo answers. */
export const DEMO_LEVEL = 'http://eidas.europa.eu/LoA/substantial';
const MOST_RATE = 100_000_000;
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/;

const words = (text: string | undefined): string[] => (text ?? '').split(/[\s,]+/).filter(Boolean);

function oidcOf(env: NodeJS.ProcessEnv): OidcSettings | null {
  const issuer = env['OIDC_ISSUER'];
  if (!issuer) return null;
  if (!/^https:\/\/[^/]/.test(issuer) && !LOOPBACK.test(issuer)) {
    throw new BadSetting(`OIDC_ISSUER must start with https://, or be on this computer, not "${issuer}".`);
  }
  const clientSecret = env['OIDC_CLIENT_SECRET'] || null;
  const clientKeyFile = env['OIDC_CLIENT_KEY_FILE'] || null;
  if ((clientSecret === null) === (clientKeyFile === null)) {
    throw new BadSetting('OIDC_CLIENT_SECRET or OIDC_CLIENT_KEY_FILE is required with OIDC_ISSUER, and not both.');
  }
  return { issuer, clientId: env['OIDC_CLIENT_ID'] || 'casusregie', clientSecret, clientKeyFile };
}

/**
 * Reads the settings of logging in.
 * @throws BadSetting naming the setting and what it should be
 */
export function readLoginSettings(env: NodeJS.ProcessEnv, mode: 'demo' | 'production'): LoginSettings {
  const oidc = oidcOf(env);
  const loginLevels = words(env['OIDC_ACR']);
  if (mode === 'production' && !oidc) throw new BadSetting('OIDC_ISSUER is required in production mode.');
  if (mode === 'production' && loginLevels.length === 0) {
    throw new BadSetting(
      'OIDC_ACR is required in production mode: the levels of certainty that your provider answers.',
    );
  }
  const securityContact = env['SECURITY_CONTACT'] || 'mailto:security@casusregie.example';
  if (!/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/.test(securityContact)) {
    throw new BadSetting(`SECURITY_CONTACT must start with mailto: or https://, not "${securityContact}".`);
  }
  return {
    oidc,
    loginLevels: oidc ? loginLevels : [DEMO_LEVEL],
    freshLoginMinutes: whole('FRESH_LOGIN_MINUTES', env['FRESH_LOGIN_MINUTES'], 10, 1440),
    sessionIdleMinutes: whole('SESSION_IDLE_MINUTES', env['SESSION_IDLE_MINUTES'], 60, 1440),
    sessionHours: whole('SESSION_HOURS', env['SESSION_HOURS'], 12, 168),
    rates: {
      work: whole('RATE_WORK', env['RATE_WORK'], 1200, MOST_RATE),
      search: whole('RATE_SEARCH', env['RATE_SEARCH'], 120, MOST_RATE),
      files: whole('RATE_FILES', env['RATE_FILES'], 120, MOST_RATE),
      login: whole('RATE_LOGIN', env['RATE_LOGIN'], 300, MOST_RATE),
    },
    trustedProxies: words(env['TRUSTED_PROXIES']),
    securityContact,
  };
}
