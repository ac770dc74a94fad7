import { createPrivateKey, type KeyObject, type webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import * as oidc from 'openid-client';
import type { OidcSettings } from '../shared/login-settings';
import { BadSetting, SETTINGS, type Settings } from '../shared/settings';

/** The demo client's secret: both ends live in this process, and only in demo mode. */
export const DEMO_CLIENT = { id: 'casusregie-web', secret: 'alleen-voor-de-demonstratie' } as const;

/** Who issues the tokens: the provider of the settings, or the embedded one. */
export const issuerOf = ({ oidc: outside, publicUrl }: Settings): string => outside?.issuer ?? `${publicUrl}/oidc`;
/** Whom an access token must be meant for. */
export const audienceOf = ({ publicUrl }: Settings): string => `${publicUrl}/v1`;

/** How long the provider may take to answer. */
const ANSWER_SECONDS = 10;

/** How each kind of key signs: the algorithms of the NL GOV profile. */
const SIGNS: Record<string, webcrypto.RsaHashedImportParams | webcrypto.EcKeyImportParams | webcrypto.Algorithm> = {
  rsa: { name: 'RSA-PSS', hash: 'SHA-256' },
  ec: { name: 'ECDSA', namedCurve: 'P-256' },
  ed25519: { name: 'Ed25519' },
};

/** The key of `private_key_jwt`: PEM (PKCS#8), or a JWK, which may name itself (`kid`). */
async function clientKey(file: string): Promise<oidc.PrivateKey> {
  let key: KeyObject;
  let kid: string | undefined;
  try {
    const text = readFileSync(file, 'utf8');
    const jwk = text.trimStart().startsWith('{')
      ? (JSON.parse(text) as webcrypto.JsonWebKey & { kid?: string })
      : undefined;
    kid = jwk?.kid;
    key = createPrivateKey(jwk ? { key: jwk as never, format: 'jwk' } : text);
  } catch {
    throw new BadSetting('OIDC_CLIENT_KEY_FILE must name a private key as PEM (PKCS#8) or JWK.');
  }
  const how = SIGNS[key.asymmetricKeyType ?? ''];
  if (!how) throw new BadSetting('OIDC_CLIENT_KEY_FILE must hold an RSA, P-256 or Ed25519 key.');
  const pkcs8 = key.export({ type: 'pkcs8', format: 'der' });
  const imported = await crypto.subtle.importKey('pkcs8', new Uint8Array(pkcs8), how, false, ['sign']);
  return { key: imported as never, ...(kid && { kid }) };
}

const authentication = async ({ clientSecret, clientKeyFile }: OidcSettings): Promise<oidc.ClientAuth> =>
  clientKeyFile ? oidc.PrivateKeyJwt(await clientKey(clientKeyFile)) : oidc.ClientSecretBasic(clientSecret ?? '');

/** What the provider says of itself, asked at the first need and again after a failure. */
@Injectable()
export class OpenIdProvider {
  private found: Promise<oidc.Configuration> | null = null;
  private published: JWTVerifyGetKey | null = null;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  get issuer(): string {
    return issuerOf(this.settings);
  }

  get clientId(): string {
    return this.settings.oidc?.clientId ?? DEMO_CLIENT.id;
  }

  /** The provider's configuration, with this product as its client. */
  configuration(): Promise<oidc.Configuration> {
    this.found ??= this.discover().catch((error: unknown) => {
      this.found = null;
      throw error;
    });
    return this.found;
  }

  /** The keys that the provider publishes, at the address that it names. */
  async keys(): Promise<JWTVerifyGetKey> {
    if (!this.published) {
      const { jwks_uri: address } = (await this.configuration()).serverMetadata();
      if (!address) throw new Error('the OpenID provider publishes no keys');
      this.published = createRemoteJWKSet(new URL(address));
    }
    return this.published;
  }

  private async discover(): Promise<oidc.Configuration> {
    const outside = this.settings.oidc;
    const how = outside ? await authentication(outside) : oidc.ClientSecretBasic(DEMO_CLIENT.secret);
    // The settings let plain http pass on this computer alone. The signature of an ID token counts, whatever way it came.
    const plain = this.issuer.startsWith('http://') ? [oidc.allowInsecureRequests] : [];
    return oidc.discovery(new URL(this.issuer), this.clientId, undefined, how, {
      timeout: ANSWER_SECONDS,
      execute: [...plain, oidc.enableNonRepudiationChecks],
    });
  }
}
