// as: apps/web/src/cases/wrong.ts
// refused by: @nx/enforce-module-boundaries
import { newId } from '../../../api/src/shared/ids';

export const id = newId();
