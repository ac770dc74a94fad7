// as: libs/ui/src/wrong.ts
// refused by: @nx/enforce-module-boundaries
import { Subject } from 'rxjs';

export const clicks = new Subject<string>();
