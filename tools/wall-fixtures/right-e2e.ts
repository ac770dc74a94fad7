// as: e2e/right.spec.ts
// refused by: nothing
import { source } from 'axe-core';
import { expect, test } from '@playwright/test';

test('has no barriers', async ({ page }) => {
  await page.evaluate(source);
  expect(await page.evaluate(`axe.run().then(({ violations }) => violations)`)).toEqual([]);
});
