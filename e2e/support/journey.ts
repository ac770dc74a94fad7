import { test as base, type Page } from '@playwright/test';
import { Arrange } from './arrange';
import { somebody } from './people';

/** A journey: people who sign in by themselves, and the steps of others arranged over the api. */
export const test = base.extend<{ arrange: Arrange; as: (account: string) => Promise<Page> }>({
  arrange: async ({ request }, use) => {
    await use(new Arrange(request));
  },
  as: async ({ browser }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (account) => {
      const { context, page } = await somebody(browser, account);
      contexts.push(context);
      return page;
    });
    for (const context of contexts) await context.close();
  },
});

export { expect } from '@playwright/test';
