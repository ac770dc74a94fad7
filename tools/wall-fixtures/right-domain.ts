// as: libs/domain/src/right.ts
// refused by: nothing
import { MOVES } from './case/moves';

export const moves = MOVES;
