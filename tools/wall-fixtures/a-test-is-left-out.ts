// as: e2e/wrong.spec.ts
// refused by: no-restricted-syntax
import { test } from '@playwright/test';

test.skip('signs in', () => undefined);
