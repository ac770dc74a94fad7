import { expect, type APIRequestContext } from '@playwright/test';

/** What the api says of a case, as far as the journeys look at it. */
export interface SeenCase {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly state?: string;
  readonly shown?: string;
}

/** Arranges other persons' steps over the api; what a journey is about is clicked. */
export class Arrange {
  private readonly tokens = new Map<string, string>();

  constructor(private readonly request: APIRequestContext) {}

  private async headers(account: string): Promise<Record<string, string>> {
    let token = this.tokens.get(account);
    if (!token) {
      const answer = await this.request.post('/demo/token', { data: { account } });
      expect(answer.ok()).toBe(true);
      token = ((await answer.json()) as { access_token: string }).access_token;
      this.tokens.set(account, token);
    }
    return { Authorization: `Bearer ${token}` };
  }

  /** Reads something as somebody. */
  async get<Answer>(account: string, path: string): Promise<Answer> {
    const answer = await this.request.get(`/v1${path}`, { headers: await this.headers(account) });
    expect(answer.ok(), `GET ${path} as ${account}: ${answer.status()}`).toBe(true);
    return (await answer.json()) as Answer;
  }

  /** The status somebody gets. */
  async status(account: string, path: string): Promise<number> {
    return (await this.request.get(`/v1${path}`, { headers: await this.headers(account) })).status();
  }

  /** Adds something as somebody. */
  send<Answer>(account: string, path: string, data: object, version?: number): Promise<Answer> {
    return this.write<Answer>(account, `POST ${path}`, data, version);
  }

  /** Writes something as somebody; the method stands before the path: `PUT /inquiry-lines/…`. */
  async write<Answer>(account: string, request: string, data: object, version?: number): Promise<Answer> {
    const [method = '', path = ''] = request.split(' ');
    const headers = { ...(await this.headers(account)), ...(version !== undefined && { 'If-Match': `"${version}"` }) };
    const answer = await this.request.fetch(`/v1${path}`, { method, data, headers });
    expect(answer.ok(), `${request} as ${account}: ${answer.status()} ${await answer.text()}`).toBe(true);
    return (await answer.json()) as Answer;
  }

  /** A case as somebody sees it. */
  caseOf(account: string, id: string): Promise<SeenCase> {
    return this.get<SeenCase>(account, `/cases/${id}`);
  }

  /** Makes a move as somebody, on the version they see now. */
  async move(account: string, id: string, move: string, facts: object = {}): Promise<void> {
    const { version } = await this.caseOf(account, id);
    await this.send(account, `/cases/${id}/moves`, { move, ...facts }, version);
  }

  /** Files and sends a request; answers its id. */
  async filed(account: string, fields: object = {}): Promise<string> {
    const { caseId } = await this.send<{ caseId: string }>(account, '/cases', {
      kind: 'integral-case',
      title: 'Verzoek voor een browsertest',
      indications: 'Feiten voor een browsertest (fictief).',
      ownActions: 'Een controle (fictief).',
      question: 'Kunt u dit oppakken?',
      ...fields,
    });
    await this.move(account, caseId, 'submit');
    return caseId;
  }
}
