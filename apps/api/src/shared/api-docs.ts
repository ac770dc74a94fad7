import { Problem } from '@casusregie/contract';
import { applyDecorators, SetMetadata, type Type } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiExtraModels,
  ApiHeader,
  ApiOperation,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { ROUTE_RULES, type RouteRules } from './route-rules';

interface Described {
  readonly tag: string;
  readonly summary: string;
  readonly status?: number;
  readonly answer?: Type<unknown> | readonly Type<unknown>[];
  readonly body?: Type<unknown>;
  /** Whether the route takes `If-Match`. */
  readonly version?: boolean;
  /** Whether the route takes `Idempotency-Key`. */
  readonly once?: boolean;
  /** The act of the policy that the route does, where it may ask a fresh login; found in the body where that names it. */
  readonly act?: RouteRules['act'];
  /** What the route is counted as beside daily work. */
  readonly rate?: RouteRules['rate'];
  /** Refusals beside those that every route has. */
  readonly refuses?: readonly number[];
}

const TEXTS: Record<number, string> = {
  400: 'Onjuiste invoer; elke fout wordt genoemd',
  401: 'Niet aangemeld, of te lang geleden voor deze handeling (`step-up-needed`)',
  403: 'De rol mag dit niet',
  404: 'Bestaat niet, of buiten bereik',
  406: 'Gevraagde vorm bestaat niet',
  409: 'Verkeerd moment, ontbrekende voorwaarde, verouderde versie of hergebruikte sleutel',
  413: 'Te groot',
  415: 'Onbekend soort inhoud',
  428: 'If-Match ontbreekt',
  429: 'Te veel verzoeken; `Retry-After` zegt na hoeveel seconden het weer kan',
  503: 'Tijdelijk niet beschikbaar',
};

const RATE_HEADERS = Object.fromEntries(
  Object.entries({
    'Retry-After': 'Seconden tot het weer kan',
    'RateLimit-Limit': 'Verzoeken per minuut',
    'RateLimit-Remaining': 'Wat daarvan over is',
    'RateLimit-Reset': 'Seconden tot alles weer kan',
  }).map(([name, description]) => [name, { description, schema: { type: 'integer' as const } }]),
);

const problem = (status: number) =>
  ApiResponse({
    status,
    ...(status === 429 && { headers: RATE_HEADERS }),
    description: TEXTS[status] ?? '',
    content: { 'application/problem+json': { schema: { $ref: getSchemaPath(Problem) } } },
  });

/** Describes one route for the OpenAPI document: what it takes, what it answers, and every way it can refuse. */
export function Described(route: Described): MethodDecorator {
  const { answer, status = 200 } = route;
  const list =
    answer === undefined ? [] : Array.isArray(answer) ? (answer as Type<unknown>[]) : [answer as Type<unknown>];
  const schema =
    list.length > 1
      ? { oneOf: list.map((type) => ({ $ref: getSchemaPath(type) })), discriminator: { propertyName: 'view' } }
      : list[0] && { $ref: getSchemaPath(list[0]) };
  const refusals = new Set([
    401,
    403,
    404,
    406,
    429,
    503,
    ...(route.body ? [400, 415, 413] : []),
    ...(route.version ? [409, 428] : []),
    ...(route.once ? [409] : []),
    ...(route.refuses ?? []),
  ]);
  return applyDecorators(
    SetMetadata(ROUTE_RULES, { act: route.act, rate: route.rate } satisfies RouteRules),
    ApiTags(route.tag),
    ApiExtraModels(...list),
    ApiBearerAuth(),
    ApiOperation({ summary: route.summary }),
    ApiResponse({
      status,
      description: 'Gelukt',
      ...(schema && { content: { 'application/json': { schema } } }),
    }),
    ...[...refusals].sort().map(problem),
    ...(route.body ? [ApiBody({ type: route.body })] : []),
    ...(route.version ? [ApiHeader({ name: 'If-Match', required: true, description: 'De versie die u zag' })] : []),
    ...(route.once
      ? [ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Eenmalige sleutel van 8 tot 100 tekens' })]
      : []),
  );
}
