import { hash, type webcrypto } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  SignJWT,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';
import { SETTINGS, type Settings } from '../shared/settings';
import { newId } from '../shared/ids';

const ALGORITHM = 'ES256';
const TOKEN_MINUTES = 60;
const REMEMBERED = 5000;

interface Verified {
  readonly account: string;
  readonly expiresAt: number;
}

/**
 * Access tokens (RFC 9068): made here in demo mode only, verified against the issuer's keys otherwise. A verified
 * signature is remembered until the token expires; what the person may do is looked up at every request.
 */
@Injectable()
export class Tokens {
  private readonly remembered = new Map<string, Verified>();
  private keys: Promise<JWTVerifyGetKey> | null = null;
  private pair: Promise<{ jwk: JWK; privateKey: webcrypto.CryptoKey }> | null = null;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  get issuer(): string {
    return this.settings.oidc?.issuer ?? `${this.settings.publicUrl}/oidc`;
  }

  get audience(): string {
    return `${this.settings.publicUrl}/v1`;
  }

  /** The signing key of the embedded provider; made anew at every start. */
  demoKey(): Promise<{ jwk: JWK; privateKey: webcrypto.CryptoKey }> {
    this.pair ??= generateKeyPair(ALGORITHM, { extractable: true }).then(async ({ privateKey }) => ({
      privateKey,
      jwk: { ...(await exportJWK(privateKey)), kid: newId(), alg: ALGORITHM, use: 'sig' },
    }));
    return this.pair;
  }

  private async verifyingKeys(): Promise<JWTVerifyGetKey> {
    if (this.settings.oidc) {
      return createRemoteJWKSet(new URL(`${this.settings.oidc.issuer}/.well-known/jwks.json`));
    }
    const { jwk } = await this.demoKey();
    const { kty, crv, x, y, kid, alg, use } = jwk as JWK & { crv: string; x: string; y: string };
    return createLocalJWKSet({
      keys: [{ kty: kty as string, crv, x, y, ...(kid && { kid }), ...(alg && { alg }), ...(use && { use }) }],
    });
  }

  /** A token for a demo account; valid one hour. */
  async forAccount(account: string): Promise<string> {
    const { jwk, privateKey } = await this.demoKey();
    return new SignJWT({ client_id: 'casusregie-demo' })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt', ...(jwk.kid && { kid: jwk.kid }) })
      .setIssuer(this.issuer)
      .setAudience(this.audience)
      .setSubject(account)
      .setJti(newId())
      .setIssuedAt()
      .setExpirationTime(`${TOKEN_MINUTES}m`)
      .sign(privateKey);
  }

  /** The account a bearer token stands for; null when it is not a valid access token for this api. */
  async accountOf(token: string): Promise<string | null> {
    const digest = hash('sha256', token, 'base64');
    const known = this.remembered.get(digest);
    if (known) return known.expiresAt > Date.now() ? known.account : null;
    try {
      this.keys ??= this.verifyingKeys();
      const { payload } = await jwtVerify(token, await this.keys, {
        issuer: this.issuer,
        audience: this.audience,
        algorithms: [ALGORITHM, 'PS256', 'EdDSA'],
        typ: 'at+jwt',
        requiredClaims: ['sub', 'exp', 'iat', 'jti'],
      });
      if (this.remembered.size >= REMEMBERED) this.remembered.clear();
      const verified = { account: payload.sub ?? '', expiresAt: (payload.exp ?? 0) * 1000 };
      this.remembered.set(digest, verified);
      return verified.account;
    } catch {
      return null;
    }
  }
}
