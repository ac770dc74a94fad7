// as: e2e/wrong.spec.ts
// refused by: @nx/enforce-module-boundaries
import { routes } from '../apps/web/src/app.routes';

export const all = routes;
