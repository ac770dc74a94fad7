// as: libs/contract/src/wrong.ts
// refused by: @nx/enforce-module-boundaries
import * as ui from '@casusregie/ui';

export const looks = ui;
