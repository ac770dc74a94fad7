/** Injection token of the known routes. */
export const ROUTES = Symbol('routes');

/** An OpenAPI document, as far as it is looked at here. */
interface Described {
  readonly paths: Readonly<Record<string, object>>;
}

interface Route {
  readonly url: string;
  readonly pattern: RegExp;
  readonly method: string;
}

/** Every route the server has, so that a wrong method is told apart from an unknown address. */
export class KnownRoutes {
  private readonly routes: Route[] = [];
  private words: ReadonlyMap<string, string> | null = null;
  private source: () => Described = () => ({ paths: {} });

  /** Notes a route as Fastify registers it. */
  add(url: string, method: string | string[]): void {
    const pattern = new RegExp(`^${url.replace(/[.]/g, '\\.').replace(/:[A-Za-z]+/g, '[^/]+')}$`);
    for (const name of Array.isArray(method) ? method : [method]) this.routes.push({ url, pattern, method: name });
  }

  /** The methods an address answers to; empty when it is unknown. */
  methodsOf(path: string): string[] {
    const found = this.routes.filter(({ url, pattern }) => !url.includes('*') && pattern.test(path));
    return [...new Set(found.map(({ method }) => method))].sort();
  }

  /** Every route as its method and address, such as `GET /v1/cases/:caseId`: what a proof of access must cover. */
  all(): string[] {
    return [...new Set(this.routes.map(({ method, url }) => `${method} ${url}`))].sort();
  }

  /** Says where the OpenAPI document is had, so that the log can name a refused request in words. */
  describeBy(source: () => Described): void {
    this.source = source;
  }

  /** The Dutch words of a route by its method and address, such as `GET /v1/cases/:caseId`; undefined when it has none. */
  wordsOf(route: string): string | undefined {
    this.words ??= wordsIn(this.source());
    return this.words.get(route);
  }
}

/** What each operation of a document says it does. */
function wordsIn({ paths }: Described): Map<string, string> {
  const words = new Map<string, string>();
  for (const [path, methods] of Object.entries(paths)) {
    const url = path.replace(/\{(\w+)\}/g, ':$1');
    for (const [method, { summary }] of Object.entries(methods) as [string, { summary?: string }][]) {
      if (summary) words.set(`${method.toUpperCase()} ${url}`, summary);
    }
  }
  return words;
}
