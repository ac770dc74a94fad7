// `npm run -s token -- ACCOUNT`: asks the running demo for an access token of one of its accounts, and prints it alone.
import { main, Stop } from './bootstrap.mjs';

const base = (process.env.PUBLIC_URL || `http://127.0.0.1:${process.env.PORT || 4300}`).replace(/\/+$/, '');

async function ask(account) {
  try {
    return await fetch(`${base}/demo/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account }),
      signal: AbortSignal.timeout(10_000),
    });
  } catch {
    throw new Stop(`Casusregie does not answer at ${base}; start it first with npm start, or set PORT or PUBLIC_URL.`);
  }
}

await main(async () => {
  const [account] = process.argv.slice(2);
  if (!account) throw new Stop('Name an account: npm run -s token -- ACCOUNT');
  const answer = await ask(account);
  const body = await answer.json().catch(() => null);
  if (answer.ok && typeof body?.access_token === 'string') {
    console.log(body.access_token);
    return;
  }
  if (answer.status === 404) throw new Stop(`The server at ${base} is not in demo mode, so it gives no tokens.`);
  if (answer.status >= 400 && answer.status < 500) throw new Stop(`There is no demo account "${account}" at ${base}.`);
  throw new Stop(`The server at ${base} answered ${answer.status} without a token.`);
});
