import { Inject, Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { SETTINGS, type Settings } from '../shared/settings';
import { Tokens } from './tokens';

/** The demo client's secret: both ends live in this process, and only in demo mode. */
export const DEMO_CLIENT = { id: 'casusregie-web', secret: 'alleen-voor-de-demonstratie' } as const;

/** This product as a client of an OpenID provider; the provider is asked for its configuration at the first login. */
@Injectable()
export class OidcClient {
  private configuration: Promise<oidc.Configuration> | null = null;

  constructor(
    private readonly tokens: Tokens,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  private discovered(): Promise<oidc.Configuration> {
    this.configuration ??= oidc
      .discovery(
        new URL(this.tokens.issuer),
        this.settings.oidc?.clientId ?? DEMO_CLIENT.id,
        this.settings.oidc?.clientSecret ?? DEMO_CLIENT.secret,
        undefined,
        this.settings.oidc ? {} : { execute: [oidc.allowInsecureRequests] },
      )
      .catch((error: unknown) => {
        this.configuration = null;
        throw error;
      });
    return this.configuration;
  }

  get redirectUri(): string {
    return `${this.settings.publicUrl}/auth/callback`;
  }

  /** The address to send the browser to, and the PKCE verifier to keep. */
  async start(state: string, nonce: string): Promise<{ url: string; verifier: string }> {
    const configuration = await this.discovered();
    const verifier = oidc.randomPKCECodeVerifier();
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.redirectUri,
      scope: 'openid',
      response_type: 'code',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
      prompt: 'login',
    });
    return { url: url.href, verifier };
  }

  /** The account that logged in; null when the provider's answer does not check out. */
  async finish(callback: string, expected: { state: string; nonce: string; verifier: string }): Promise<string | null> {
    try {
      const answer = await oidc.authorizationCodeGrant(await this.discovered(), new URL(callback), {
        pkceCodeVerifier: expected.verifier,
        expectedState: expected.state,
        expectedNonce: expected.nonce,
        idTokenExpected: true,
      });
      return answer.claims()?.sub ?? null;
    } catch {
      return null;
    }
  }
}
