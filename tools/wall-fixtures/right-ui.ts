// as: libs/ui/src/right.ts
// refused by: nothing
import { signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';

export const used = [signal, toSignal];
