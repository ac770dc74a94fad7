import { hash } from 'node:crypto';
import { Inject, Injectable, Optional } from '@nestjs/common';
import type { LoginProof } from '@casusregie/domain';
import { createLocalJWKSet, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { Clock } from '../shared/clock';
import { SETTINGS, type Settings } from '../shared/settings';
import { DemoKeys } from './demo-keys';
import { audienceOf, OpenIdProvider } from './openid-provider';

/** How providers may sign: public keys only, so a key that everybody knows never proves anything. */
const ALGORITHMS = ['ES256', 'PS256', 'EdDSA', 'RS256'];
const REMEMBERED = 5000;
/** Nothing we accept is longer; what is, is not looked at. */
const LONGEST_TOKEN = 8192;
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** How old the word of a provider that somebody logged out may be, in seconds. */
const LOGOUT_SECONDS = 300;

/** A login that a token stands for. */
export interface Verified {
  readonly account: string;
  readonly proof: LoginProof;
  readonly expiresAt: number;
}

/** Whom the provider says to log out: an account, or one session of its own. */
export interface LogoutWord {
  readonly account: string | null;
  readonly providerSession: string | null;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const instant = (value: unknown): number | null => (typeof value === 'number' ? value * 1000 : null);

/**
 * Access tokens (RFC 9068), verified against the issuer's keys. A verified signature is remembered until the token
 * expires; what the person may do is looked up at every request.
 */
@Injectable()
export class Tokens {
  private readonly remembered = new Map<string, Verified>();
  private demo: Promise<JWTVerifyGetKey> | null = null;

  constructor(
    private readonly provider: OpenIdProvider,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Optional() @Inject(DemoKeys) private readonly demoKeys: DemoKeys | null,
  ) {}

  private keys(): Promise<JWTVerifyGetKey> {
    if (!this.demoKeys) return this.provider.keys();
    this.demo ??= this.demoKeys.publicKeys().then((keys) => createLocalJWKSet(keys));
    return this.demo;
  }

  /** The login a bearer token stands for; null when it is not a valid access token for this api. */
  async verify(token: string): Promise<Verified | null> {
    if (token.length > LONGEST_TOKEN) return null;
    const digest = hash('sha256', token, 'base64');
    const now = this.clock.ms();
    const known = this.remembered.get(digest);
    if (known) return known.expiresAt > now ? known : null;
    try {
      const { payload } = await jwtVerify(token, await this.keys(), {
        issuer: this.provider.issuer,
        audience: audienceOf(this.settings),
        algorithms: ALGORITHMS,
        typ: 'at+jwt',
        requiredClaims: ['sub', 'exp', 'iat', 'jti'],
        currentDate: new Date(now),
      });
      return this.remember(digest, payload);
    } catch {
      return null;
    }
  }

  private remember(digest: string, { sub, exp, auth_time: at, acr }: JWTPayload): Verified | null {
    const account = text(sub);
    if (!account) return null;
    const verified = { account, proof: { at: instant(at), level: text(acr) }, expiresAt: (exp ?? 0) * 1000 };
    if (this.remembered.size >= REMEMBERED) this.remembered.clear();
    this.remembered.set(digest, verified);
    return verified;
  }

  /** What a logout token of the provider says (OpenID Connect Back-Channel Logout 1.0); null when it is not one for us. */
  async logoutWord(token: string): Promise<LogoutWord | null> {
    if (token.length > LONGEST_TOKEN) return null;
    try {
      const { payload } = await jwtVerify(token, await this.keys(), {
        issuer: this.provider.issuer,
        audience: this.provider.clientId,
        algorithms: ALGORITHMS,
        requiredClaims: ['iat', 'jti', 'events'],
        maxTokenAge: LOGOUT_SECONDS,
        currentDate: new Date(this.clock.ms()),
      });
      const events = payload['events'] as Record<string, unknown> | null;
      if ('nonce' in payload || typeof events?.[LOGOUT_EVENT] !== 'object') return null;
      const word = { account: text(payload.sub), providerSession: text(payload['sid']) };
      return word.account || word.providerSession ? word : null;
    } catch {
      return null;
    }
  }
}
