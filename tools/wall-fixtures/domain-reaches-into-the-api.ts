// as: libs/domain/src/wrong.ts
// refused by: @nx/enforce-module-boundaries
import { newId } from '../../../apps/api/src/shared/ids';

export const id = newId();
