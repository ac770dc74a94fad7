// as: apps/web/src/cases/right.ts
// refused by: nothing
import { signal } from '@angular/core';
import type { CreateCase } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import { MOVES, STATES } from '@casusregie/domain';
import * as ui from '@casusregie/ui';
import { map } from 'rxjs';

export const used = [signal, LIMITS, MOVES, STATES, ui, map];
export type Draft = CreateCase;
