import type { IncomingMessage, ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import Provider, { errors } from 'oidc-provider';
import { Reads } from '../database/unit-of-work';
import { DEMO_LEVEL } from '../shared/login-settings';
import { SETTINGS, type Settings } from '../shared/settings';
import { DemoKeys } from './demo-keys';
import { DEMO_CLIENT, issuerOf } from './openid-provider';
import { messagePage, type DemoAccount } from './pages';

/**
 * The embedded OpenID provider: a real one, with an account per role and organisation and no passwords. It exists in
 * demo mode only; production refuses to start with it.
 */
@Injectable()
export class DemoProvider {
  private provider: Promise<Provider> | null = null;
  private readonly nonces = new WeakMap<IncomingMessage, string>();

  constructor(
    private readonly reads: Reads,
    private readonly keys: DemoKeys,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The accounts one can choose, in the order of the page. */
  async accounts(): Promise<DemoAccount[]> {
    return this.reads.all<DemoAccount>(
      `SELECT p.account, p.name, p.function, o.name AS organisation,
         CASE o.kind WHEN 'riec' THEN o.name WHEN 'liec' THEN 'LIEC' WHEN 'national-partner' THEN 'Landelijke partners'
           WHEN 'province' THEN 'Provincies' ELSE CASE WHEN o.demo THEN 'Fictieve gemeenten' ELSE 'Gemeenten' END END AS "group"
       FROM persons p JOIN organisations o ON o.id = p.organisation_id
       ORDER BY CASE o.kind WHEN 'riec' THEN 1 WHEN 'liec' THEN 2 WHEN 'national-partner' THEN 3 WHEN 'province' THEN 4 ELSE 5 END,
         CASE WHEN o.demo THEN 0 ELSE 1 END, o.name, p.account`,
    );
  }

  private async build(): Promise<Provider> {
    const { jwk } = await this.keys.key();
    const provider = new Provider(issuerOf(this.settings), {
      clients: [
        {
          client_id: DEMO_CLIENT.id,
          client_secret: DEMO_CLIENT.secret,
          redirect_uris: [`${this.settings.publicUrl}/auth/callback`],
          response_types: ['code'],
          grant_types: ['authorization_code'],
          token_endpoint_auth_method: 'client_secret_basic',
          id_token_signed_response_alg: 'ES256',
        },
      ],
      jwks: { keys: [jwk as never] },
      pkce: { required: () => true },
      cookies: { keys: [crypto.randomUUID()] },
      acrValues: [DEMO_LEVEL],
      // Nobody stays logged in here, so there is nothing to leave.
      features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
      renderError: (context, { error_description: text }) => {
        context.type = 'html';
        const nonce = this.nonces.get(context.req) ?? '';
        context.body = messagePage('Aanmelden is niet gelukt', text ?? 'Probeer het opnieuw.', nonce);
      },
      ttl: { Interaction: 3600, Session: 3600, Grant: 3600, AccessToken: 600, IdToken: 600 },
      interactions: { url: (_context, interaction) => `/oidc/interaction/${interaction.uid}` },
      findAccount: (_context, account) => ({
        accountId: account,
        claims: () => ({ sub: account }),
      }),
      // Our own client needs no consent screen.
      loadExistingGrant: async (context) => {
        const grant = new context.oidc.provider.Grant({
          clientId: context.oidc.client?.clientId ?? '',
          accountId: context.oidc.session?.accountId ?? '',
        });
        grant.addOIDCScope('openid');
        await grant.save();
        return grant;
      },
    });
    return provider;
  }

  private ready(): Promise<Provider> {
    this.provider ??= this.build();
    return this.provider;
  }

  /** Answers everything under `/oidc` but our own interaction page; the nonce is that of the answer's own policy. */
  async handle(request: IncomingMessage, response: ServerResponse, nonce: string): Promise<void> {
    const provider = await this.ready();
    this.nonces.set(request, nonce);
    await provider.callback()(request, response);
  }

  /** Finishes the interaction with the chosen account; answers where to go, or null when there is no such interaction. */
  async choose(request: IncomingMessage, response: ServerResponse, account: string): Promise<string | null> {
    const provider = await this.ready();
    const login = { accountId: account, acr: DEMO_LEVEL, remember: false };
    return provider
      .interactionResult(request, response, { login }, { mergeWithLastSubmission: false })
      .catch((error: unknown) => {
        if (error instanceof errors.SessionNotFound) return null;
        throw error;
      });
  }
}
