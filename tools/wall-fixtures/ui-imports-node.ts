// as: libs/ui/src/wrong.ts
// refused by: @typescript-eslint/no-restricted-imports
import { readFileSync } from 'fs';

export const text = readFileSync('x', 'utf8');
