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
}
