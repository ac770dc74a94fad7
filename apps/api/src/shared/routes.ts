/** Injection token of the known routes. */
export const ROUTES = Symbol('routes');

interface Route {
  readonly url: string;
  readonly pattern: RegExp;
  readonly method: string;
}

/** Every route the server has, so that a wrong method is told apart from an unknown address. */
export class KnownRoutes {
  private readonly routes: Route[] = [];
  private readonly words = new Map<string, string>();

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

  /** Takes over what the OpenAPI document says of each route, so that the log can name a refused request in words. */
  describe({ paths }: { readonly paths: Readonly<Record<string, object>> }): void {
    for (const [path, methods] of Object.entries(paths)) {
      const url = path.replace(/\{(\w+)\}/g, ':$1');
      for (const [method, { summary }] of Object.entries(methods) as [string, { summary?: string }][]) {
        if (summary) this.words.set(`${method.toUpperCase()} ${url}`, summary);
      }
    }
  }

  /** The Dutch words of a route by its method and address, such as `GET /v1/cases/:caseId`; undefined when it has none. */
  wordsOf(route: string): string | undefined {
    return this.words.get(route);
  }
}
