/**
 * How TypeScript of the api and the two plain libs becomes JavaScript. Decorator metadata is what NestJS injects by;
 * fields without a value stay absent, as tsconfig.base.json says too.
 */
export const swcOptions = (moduleType) => ({
  swcrc: false,
  sourceMaps: true,
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    target: 'es2022',
    keepClassNames: true,
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
  module: { type: moduleType },
});
