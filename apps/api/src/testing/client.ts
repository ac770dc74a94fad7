import type { Problem } from '@casusregie/contract';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** An answer of the api. */
export class Answer {
  constructor(
    readonly status: number,
    readonly text: string,
    readonly headers: Readonly<Record<string, string | string[] | number | undefined>>,
    /** The body as it came, for what is no text. */
    readonly bytes: Buffer = Buffer.from(text),
  ) {}

  /** The body as JSON, of the type a spec expects. */
  json<T>(): T {
    return JSON.parse(this.text) as T;
  }

  /** The body of a refusal. */
  get problem(): Problem {
    return this.json<Problem>();
  }

  /** Faults of a refusal as `field: message`, in order of the field. */
  get faults(): string[] {
    return (this.problem.errors ?? []).map(({ field, message }) => `${field}: ${message}`).sort();
  }

  /** A header as text; empty when it is absent. */
  header(name: string): string {
    return String(this.headers[name.toLowerCase()] ?? '');
  }

  /**
   * The body of a request that had to succeed.
   * @throws Error with what was answered instead
   */
  ok<T>(): T {
    if (this.status < 200 || this.status > 299) throw new Error(`answered ${this.status}: ${this.text}`);
    return this.json<T>();
  }
}

/** A request: the method, the path, what goes with it. */
export interface Ask {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';
  readonly url: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

type Headers = Record<string, string>;

/** Somebody who calls the api over HTTP, without a socket. */
export class Client {
  constructor(
    private readonly app: NestFastifyApplication,
    /** A token, or where a fresh one is had for each request. */
    private readonly token: string | (() => Promise<string>) | null = null,
  ) {}

  /** Asks; a body that is a text or bytes goes as it is, anything else as JSON. */
  async ask({ method, url, body, headers = {} }: Ask): Promise<Answer> {
    const token = typeof this.token === 'function' ? await this.token() : this.token;
    const raw = typeof body === 'string' || Buffer.isBuffer(body);
    const answer = await this.app.inject({
      method,
      url,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { payload: raw ? body : JSON.stringify(body) }),
    });
    return new Answer(answer.statusCode, answer.body, answer.headers, answer.rawPayload);
  }

  get(url: string, headers: Headers = {}): Promise<Answer> {
    return this.ask({ method: 'GET', url, headers });
  }

  post(url: string, body?: unknown, headers: Headers = {}): Promise<Answer> {
    return this.ask({ method: 'POST', url, body, headers });
  }

  put(url: string, body: unknown, headers: Headers = {}): Promise<Answer> {
    return this.ask({ method: 'PUT', url, body, headers });
  }

  patch(url: string, body: unknown, headers: Headers = {}): Promise<Answer> {
    return this.ask({ method: 'PATCH', url, body, headers });
  }

  delete(url: string, headers: Headers = {}): Promise<Answer> {
    return this.ask({ method: 'DELETE', url, headers });
  }
}
