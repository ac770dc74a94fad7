import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
import { LogKeeper } from './audit/log-keeper';
import { createApp } from './create-app';
import { prepareDatabase, UnusableDatabase } from './database/data-sources';
import { fillWhenEmpty } from './demo/load-demo';
import { MailKeeper } from './mail/mail-keeper';
import { mailWords } from './shared/mail-settings';
import { BadSetting, readSettings, type Settings } from './shared/settings';

const say = (text: string): void => console.log(text);

async function prepare(settings: Settings): Promise<void> {
  const count = await prepareDatabase(settings, say);
  if (count > 0) say(`Database brought up to date (${count} migration${count === 1 ? '' : 's'}).`);
}

async function fill(settings: Settings): Promise<void> {
  const context = await NestFactory.createApplicationContext(AppModule.for(settings), { logger: ['error'] });
  try {
    await fillWhenEmpty(context, say);
  } finally {
    await context.close();
  }
}

/** Finds out before any work is done whether the port can be had. */
function requirePort({ port, host }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port, host }, () => probe.close(() => resolve()));
  });
}

async function serve(settings: Settings): Promise<void> {
  if (!settings.auditKeyFile) throw new BadSetting('AUDIT_KEY_FILE is required in production mode.');
  await requirePort(settings);
  await prepare(settings);
  await fill(settings);
  const app = await createApp(settings);
  app.enableShutdownHooks();
  const told = await app.get(LogKeeper).start();
  if (told) say(told);
  app.get(MailKeeper).start();
  say(mailWords(settings));
  await app.listen({ port: settings.port, host: settings.host });
  say(`Casusregie is ready: ${settings.publicUrl}`);
  if (settings.mode === 'demo' && !settings.oidc) {
    say('Over plain http, so cookies go without Secure and the __Host- prefix: for this computer alone.');
    say('Demo accounts, chosen on the sign-in page; all data are fictional:');
    say('  veenwolde             an officer of a (fictional) municipality; gm0014 … for each real one');
    say('  middelrijn            an officer of a (fictional) province');
    say('  nn-accountmanager     RIEC staff; also -informatie -analist -regisseur -jurist -manager -privacy');
    say('  politie, belastingdienst, …   partners; liec-coordinator, liec-jurist, auditor, beheerder');
    say(`  all of them: ${settings.publicUrl}/demo/accounts`);
  }
}

/** One sentence for whoever starts the process; anything unforeseen keeps its stack. */
function explain(error: unknown, settings: Settings | null): string {
  if (error instanceof BadSetting || error instanceof UnusableDatabase) return error.message;
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'EADDRINUSE') return `Port ${settings?.port} is taken; stop what runs there or set PORT to another one.`;
  if (code === 'EACCES') return `Port ${settings?.port} may not be used by this user; set PORT to one above 1023.`;
  if (code === 'SQLITE_NOTADB') return `The database file of DATABASE_URL is not a SQLite database.`;
  if (code?.startsWith('SQLITE_')) return `The database file of DATABASE_URL cannot be used (${code}).`;
  if (code === 'ECONNREFUSED' || code === '28P01' || code === '3D000' || code === 'ENOTFOUND') {
    return `The database of DATABASE_URL cannot be reached (${code}).`;
  }
  return error instanceof Error ? (error.stack ?? message ?? '') : String(error);
}

async function main(): Promise<void> {
  let settings: Settings | null = null;
  try {
    settings = readSettings(process.env);
    if (settings.webDir && !existsSync(join(settings.webDir, 'index.html'))) {
      throw new BadSetting('CASUSREGIE_WEB_DIR names a folder without a built web app (index.html).');
    }
    const [command = 'serve'] = process.argv.slice(2);
    if (command === 'serve') await serve(settings);
    else if (command === 'migrate') await prepare(settings);
    else throw new BadSetting(`Unknown command "${command}"; use serve or migrate.`);
  } catch (error) {
    console.error(explain(error, settings));
    process.exit(1);
  }
}

void main();
