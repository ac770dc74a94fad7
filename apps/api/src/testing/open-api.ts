import type { World } from './test-setup';

/** An operation of the OpenAPI document, as far as specs look at it. */
export interface Operation {
  readonly responses: Record<string, { content?: Record<string, { schema?: unknown }> }>;
  readonly parameters?: { name: string; in: string; required?: boolean }[];
  readonly requestBody?: { content: Record<string, { schema?: unknown }> };
  readonly security?: unknown[];
  readonly summary?: string;
  readonly operationId?: string;
}

/** The OpenAPI document, as far as specs look at it. */
export interface OpenApi {
  readonly openapi: string;
  readonly info: { title: string; version: string; contact?: { name?: string; url?: string; email?: string } };
  readonly servers?: { url: string }[];
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { schemas: Record<string, { properties?: Record<string, unknown> }> };
}

/** The document that the api serves. */
export const openApiOf = async (world: World): Promise<OpenApi> =>
  (await world.nobody.get('/v1/openapi.json')).ok<OpenApi>();

/** Every operation as its method and its path, such as `GET /v1/cases/{caseId}`. */
export const operationsOf = ({ paths }: OpenApi): { method: string; path: string; operation: Operation }[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
