// `npm start`: installs and builds what is missing, then runs the api, which serves the web app too.
import { createServer } from 'node:net';
import { join } from 'node:path';
import { API_FLAGS, ensureBuilt, ensureInstalled, main, nodeBinary, ROOT, run, Stop } from './bootstrap.mjs';

const SETTINGS = `Starts Casusregie and serves it at the address that it prints.

Settings, from the environment:
  PORT                  where to listen (4300)
  HOST                  on which address (127.0.0.1; in production mode 0.0.0.0)
  PUBLIC_URL            the address people use (http://127.0.0.1:PORT)
  CASUSREGIE_MODE       demo, with accounts to try and invented cases, or production (demo)
  DATABASE_URL          sqlite:PATH or postgres://USER:PASSWORD@HOST:PORT/NAME (sqlite:data/casusregie.db)
  DATABASE_OWNER_URL    who owns the tables on PostgreSQL, for migrations (DATABASE_URL)
  DATABASE_POOL         connections to PostgreSQL (10)
  DEMO_DATA             full, or accounts for an empty product (full)
  FILES_DIR             where attachments are kept (data/files)
  ATTACHMENT_BYTES      largest attachment (50000000)
  OIDC_ISSUER           the OpenID provider; required in production mode
  OIDC_CLIENT_ID        how this product is known there (casusregie)
  OIDC_CLIENT_SECRET    its secret there, or
  OIDC_CLIENT_KEY_FILE  its private key there, as PEM or JWK
  OIDC_ACR              levels of certainty that will do at login; required in production mode
  FRESH_LOGIN_MINUTES   how old a login may be for acts that open a case or cannot be undone (10)
  SESSION_IDLE_MINUTES  a session ends after this much silence (60)
  SESSION_HOURS         and in any case after this many hours (12)
  RATE_WORK             requests a minute of one person (1200)
  RATE_SEARCH           of which searches and questions to partners (120)
  RATE_FILES            and attachments (120)
  RATE_LOGIN            requests a minute of one address without a login (300)
  TRUSTED_PROXIES       addresses of proxies whose X-Forwarded-For is believed (none)
  SECURITY_CONTACT      where a weakness is reported (mailto:security@casusregie.example)`;

const whyNot = (port, host) => ({
  EADDRINUSE: `Port ${port} is taken by another program; choose another with PORT=4301 npm start.`,
  EACCES: `Port ${port} may only be opened by an administrator; choose one from 1024 upwards.`,
  EADDRNOTAVAIL: `HOST is "${host}", and that is no address of this machine.`,
  ENOTFOUND: `HOST is "${host}", and that is no address of this machine.`,
});

/** @throws Stop when nothing can listen there */
function ensureFree(port, host) {
  return new Promise((resolve, reject) => {
    const trial = createServer();
    trial.on('error', ({ code, message }) => reject(new Stop(whyNot(port, host)[code] ?? message)));
    trial.listen({ port, host, exclusive: true }, () => trial.close(resolve));
  });
}

await main(async () => {
  if (process.argv.includes('--help')) {
    console.log(SETTINGS);
    return 0;
  }
  const text = process.env.PORT || '4300';
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Stop(`PORT must be a whole number from 1 to 65535, not "${text}".`);
  }
  const production = process.env.CASUSREGIE_MODE === 'production';
  await ensureFree(port, process.env.HOST || (production ? '0.0.0.0' : '127.0.0.1'));
  ensureInstalled();
  await ensureBuilt();
  const { code } = await run(nodeBinary(), [...API_FLAGS, join(ROOT, 'dist/apps/api/main.js')], {
    stdin: 'inherit',
    env: { CASUSREGIE_WEB_DIR: join(ROOT, 'dist/apps/web/browser') },
  });
  return code;
});
