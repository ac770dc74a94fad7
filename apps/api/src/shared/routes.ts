/** Injection token of the known routes. */
export const ROUTES = Symbol('routes');

interface Route {
  readonly pattern: RegExp;
  readonly method: string;
}

/** Every route the server has, so that a wrong method is told apart from an unknown address. */
export class KnownRoutes {
  private readonly routes: Route[] = [];

  /** Notes a route as Fastify registers it. */
  add(url: string, method: string | string[]): void {
    if (url.includes('*')) return;
    const pattern = new RegExp(`^${url.replace(/[.]/g, '\\.').replace(/:[A-Za-z]+/g, '[^/]+')}$`);
    for (const name of Array.isArray(method) ? method : [method]) this.routes.push({ pattern, method: name });
  }

  /** The methods an address answers to; empty when it is unknown. */
  methodsOf(path: string): string[] {
    return [...new Set(this.routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))].sort();
  }
}
