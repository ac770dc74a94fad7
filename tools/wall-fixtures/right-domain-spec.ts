// as: libs/domain/src/right.spec.ts
// refused by: nothing
import fc from 'fast-check';
import { MOVES } from './case/moves';

it('holds', () => fc.assert(fc.property(fc.integer(), () => MOVES !== undefined)));
