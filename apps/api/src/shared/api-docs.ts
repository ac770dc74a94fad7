import { Problem } from '@casusregie/contract';
import { applyDecorators, type Type } from '@nestjs/common';
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
  /** Refusals beside those that every route has. */
  readonly refuses?: readonly number[];
}

const TEXTS: Record<number, string> = {
  400: 'Onjuiste invoer; elke fout wordt genoemd',
  401: 'Niet aangemeld',
  403: 'De rol mag dit niet',
  404: 'Bestaat niet, of buiten bereik',
  406: 'Gevraagde vorm bestaat niet',
  409: 'Verkeerd moment, ontbrekende voorwaarde, verouderde versie of hergebruikte sleutel',
  413: 'Te groot',
  415: 'Onbekend soort inhoud',
  428: 'If-Match ontbreekt',
  503: 'Tijdelijk niet beschikbaar',
};

const problem = (status: number) =>
  ApiResponse({
    status,
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
    503,
    ...(route.body ? [400, 415, 413] : []),
    ...(route.version ? [409, 428] : []),
    ...(route.once ? [409] : []),
    ...(route.refuses ?? []),
  ]);
  return applyDecorators(
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
