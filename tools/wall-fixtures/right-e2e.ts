// as: e2e/right.spec.ts
// refused by: nothing
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

test('has no barriers', async ({ page }) => {
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
