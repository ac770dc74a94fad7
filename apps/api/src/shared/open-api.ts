import { CASE_VIEWS, CasePage, CreateCase, MakeMove, Problem } from '@casusregie/contract';
import { factsOf, MOVE_NAMES, MOVES } from '@casusregie/domain';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { API_VERSION } from './answer-headers';

/** What each move asks, as text of the document: printed from the move table. */
const moveText = (): string =>
  MOVE_NAMES.map((move) => {
    const { label, asks, from } = MOVES[move];
    const optional = factsOf(move).filter((fact) => !asks.includes(fact));
    return `- \`${move}\` (${label}), vanuit ${from.join(', ')}: ${asks.length > 0 ? `vraagt ${asks.join(', ')}` : 'vraagt niets'}${optional.length > 0 ? `; mag ${optional.join(', ')}` : ''}`;
  }).join('\n');

/** The OpenAPI document, made from the controllers and the contract's classes. */
export function openApiDocument(app: NestFastifyApplication, publicUrl: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Casusregie')
    .setDescription(
      `Casusondersteuning tegen ondermijnende criminaliteit. Woordenlijst: docs/words.md.\n\n## Stappen\n\n${moveText()}`,
    )
    .setVersion(API_VERSION)
    .setContact('Casusregie', `${publicUrl}/`, 'beheer@casusregie.example')
    .setLicense('EUPL-1.2', 'https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12')
    .addServer(publicUrl)
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    extraModels: [Problem, CasePage, CreateCase, MakeMove, ...CASE_VIEWS],
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  tellPathParameters(document);
  return document;
}

/** Swagger sees a parameter of the path only where a route takes it by name; some take all of them together. */
function tellPathParameters({ paths }: OpenAPIObject): void {
  for (const [path, methods] of Object.entries(paths)) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
    for (const operation of Object.values(methods) as { parameters?: object[] }[]) {
      const others = (operation.parameters ?? []).filter((one) => (one as { in?: string }).in !== 'path');
      const ids = names.map((name) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string', format: 'uuid' },
      }));
      operation.parameters = [...ids, ...others];
    }
  }
}
