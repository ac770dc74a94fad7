import { Inject, Injectable } from '@nestjs/common';
import { PATTERNS } from '@casusregie/contract';
import { isStrongLogin, type LoginProof } from '@casusregie/domain';
import * as oidc from 'openid-client';
import { SETTINGS, type Settings } from '../shared/settings';
import { OpenIdProvider } from './openid-provider';

/** What must come back with the answer, as it was sent. */
export interface Expected {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Who logged in at the provider, and how. */
export interface Login {
  readonly account: string;
  readonly proof: LoginProof;
  /** The provider's own session, by which it can tell us later that it ended. */
  readonly providerSession: string | null;
  /** The address of the person, when the provider gives one that it stands for. */
  readonly email: string | null;
}

/** An address that is one, and that the provider does not say is unproved. */
const addressIn = (email: unknown, verified: unknown): string | null =>
  typeof email === 'string' && PATTERNS.email.test(email) && verified !== false ? email : null;

/** This product as a client of an OpenID provider: code flow with PKCE, a fresh proof at each login, and its level checked. */
@Injectable()
export class OidcClient {
  constructor(
    private readonly provider: OpenIdProvider,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  get redirectUri(): string {
    return `${this.settings.publicUrl}/auth/callback`;
  }

  /** How old the provider's own session may be, in seconds: no older than a fresh login. */
  private get maxAge(): number {
    return this.settings.freshLoginMinutes * 60;
  }

  /** The address to send the browser to, and the PKCE verifier to keep. */
  async start(state: string, nonce: string): Promise<{ url: string; verifier: string }> {
    const configuration = await this.provider.configuration();
    const verifier = oidc.randomPKCECodeVerifier();
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.redirectUri,
      // The embedded provider of the demo knows nobody's address.
      scope: this.settings.oidc ? 'openid email' : 'openid',
      response_type: 'code',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
      prompt: 'login',
      max_age: String(this.maxAge),
      ...(this.settings.loginLevels.length > 0 && { acr_values: this.settings.loginLevels.join(' ') }),
    });
    return { url: url.href, verifier };
  }

  /** Who logged in; null when the provider's answer does not check out, or its level is too low. */
  async finish(callback: string, expected: Expected): Promise<Login | null> {
    try {
      const answer = await oidc.authorizationCodeGrant(await this.provider.configuration(), new URL(callback), {
        pkceCodeVerifier: expected.verifier,
        expectedState: expected.state,
        expectedNonce: expected.nonce,
        idTokenExpected: true,
        maxAge: this.maxAge,
      });
      const claims = answer.claims();
      if (!claims) return null;
      const level = typeof claims['acr'] === 'string' ? claims['acr'] : null;
      if (!isStrongLogin(level, this.settings.loginLevels)) return null;
      return {
        account: claims.sub,
        proof: { at: (claims.auth_time ?? 0) * 1000, level },
        providerSession: typeof claims['sid'] === 'string' ? claims['sid'] : null,
        email: addressIn(claims['email'], claims['email_verified']),
      };
    } catch {
      return null;
    }
  }

  /**
   * Where the browser ends the provider's own session (RP-Initiated Logout 1.0); null when the provider has no such place, or
   * cannot be asked now. Our own session ends all the same. No token goes into the address.
   */
  async leaveAddress(): Promise<string | null> {
    try {
      const configuration = await this.provider.configuration();
      if (!configuration.serverMetadata().end_session_endpoint) return null;
      return oidc.buildEndSessionUrl(configuration, {
        post_logout_redirect_uri: `${this.settings.publicUrl}/aanmelden`,
      }).href;
    } catch {
      return null;
    }
  }
}
