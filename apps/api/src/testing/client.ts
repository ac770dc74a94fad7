import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** An answer of the api: the body read as JSON where it is JSON, else empty. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a spec reads fields of any answer and holds each against a value
  readonly body: Record<string, any>;
  readonly headers: Record<string, string | string[] | number | undefined>;
}

/** A request: the method, the path, what goes with it. */
export interface Ask {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';
  readonly url: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** Somebody who calls the api over HTTP, without a socket. */
export class Client {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly token: string | null = null,
  ) {}

  /** Asks; a body that is a text or bytes goes as it is, anything else as JSON. */
  async ask({ method, url, body, headers = {} }: Ask): Promise<Answer> {
    const raw = typeof body === 'string' || Buffer.isBuffer(body);
    const answer = await this.app.inject({
      method,
      url,
      headers: {
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { payload: raw ? body : JSON.stringify(body) }),
    });
    const json = /json/.test(String(answer.headers['content-type'] ?? '')) && answer.body !== '';
    return {
      status: answer.statusCode,
      text: answer.body,
      body: json ? (JSON.parse(answer.body) as Answer['body']) : {},
      headers: answer.headers as Answer['headers'],
    };
  }

  get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask({ method: 'GET', url, headers });
  }

  post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask({ method: 'POST', url, body, headers });
  }

  put(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask({ method: 'PUT', url, body, headers });
  }

  patch(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask({ method: 'PATCH', url, body, headers });
  }

  delete(url: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask({ method: 'DELETE', url, headers });
  }
}
