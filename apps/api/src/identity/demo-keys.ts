import type { webcrypto } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { Clock } from '../shared/clock';
import { newId } from '../shared/ids';
import { DEMO_LEVEL } from '../shared/login-settings';
import { SETTINGS, type Settings } from '../shared/settings';
import { audienceOf, issuerOf } from './openid-provider';

const ALGORITHM = 'ES256';
const TOKEN_SECONDS = 3600;

/** The signing key of the embedded provider, made anew at every start, and the tokens that scripts of the demo use. */
@Injectable()
export class DemoKeys {
  private pair: Promise<{ jwk: JWK; privateKey: webcrypto.CryptoKey }> | null = null;

  constructor(
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The key, with its private part. */
  key(): Promise<{ jwk: JWK; privateKey: webcrypto.CryptoKey }> {
    this.pair ??= generateKeyPair(ALGORITHM, { extractable: true }).then(async ({ privateKey }) => ({
      privateKey,
      jwk: { ...(await exportJWK(privateKey)), kid: newId(), alg: ALGORITHM, use: 'sig' },
    }));
    return this.pair;
  }

  /** The public part of the key. */
  async publicKeys(): Promise<{ keys: JWK[] }> {
    const { d: _private, ...jwk } = (await this.key()).jwk as JWK & { d?: string };
    return { keys: [jwk as JWK] };
  }

  /** A token for a demo account, as of a login of this moment; valid one hour. */
  async forAccount(account: string): Promise<string> {
    const { jwk, privateKey } = await this.key();
    const now = Math.floor(this.clock.ms() / 1000);
    return new SignJWT({ client_id: 'casusregie-demo', auth_time: now, acr: DEMO_LEVEL })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt', ...(jwk.kid && { kid: jwk.kid }) })
      .setIssuer(issuerOf(this.settings))
      .setAudience(audienceOf(this.settings))
      .setSubject(account)
      .setJti(newId())
      .setIssuedAt(now)
      .setExpirationTime(now + TOKEN_SECONDS)
      .sign(privateKey);
  }
}
