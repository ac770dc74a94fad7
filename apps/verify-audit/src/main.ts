import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readExport } from './export.ts';
import { newKeys, readKey, readSecret, Unusable, type Kind } from './note.ts';
import { verifyLog, type Report } from './verify.ts';
import { NotSigned, readAsked, signAsWitness } from './witness.ts';

const USAGE = `verify-audit EXPORT --key PUBLIC [--witness PUBLIC]… [--witnesses N] [--witness-days N] [--earlier FILE]…
             [--max-minutes N] [--event ID] [--report FILE]
verify-audit witness sign --key FILE --log PUBLIC --checkpoint FILE (--previous FILE | --first)
verify-audit witness keygen --name NAME --file FILE
verify-audit log keygen --name NAME --file FILE

Ends with 0 when all is well, 1 when something was tampered with, 2 when the input cannot be used.`;

const TEXT = { type: 'string' } as const;
const TEXTS = { type: 'string', multiple: true } as const;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Unusable(`${file} cannot be read (${(error as { code?: string }).code})`);
  }
}

function needed(value: string | undefined, name: string): string {
  if (value === undefined) throw new Unusable(`--${name} is needed\n\n${USAGE}`);
  return value;
}

function whole(value: string | undefined, name: string, fallback: number): number {
  const number = Number(value ?? fallback);
  if (!Number.isInteger(number) || number < 0) throw new Unusable(`--${name} must be a whole number`);
  return number;
}

function tell(report: Report): void {
  say(`${report.entries} entries from ${report.from} to ${report.to}, ${report.checkpoints} checkpoints`);
  for (const { kind, says } of report.findings) say(`✗ ${kind}: ${says}`);
  for (const [kind, count] of Object.entries(report.counts)) {
    if (count > 20) say(`✗ ${kind}: ${count} in all`);
  }
  if (report.event) {
    say(
      `✓ event ${report.event.leaf['id']} is entry ${report.event.leaf['seq']} of the ${report.event.size} that were signed`,
    );
  }
  if (report.good) say('✓ nothing was tampered with');
}

async function verify(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      key: TEXT,
      witness: TEXTS,
      witnesses: TEXT,
      'witness-days': TEXT,
      earlier: TEXTS,
      'max-minutes': TEXT,
      event: TEXT,
      report: TEXT,
    },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new Unusable(USAGE);
  const witnesses = (values.witness ?? []).map((text) => readKey(text, 'witness'));
  const trust = {
    log: readKey(needed(values.key, 'key'), 'log'),
    witnesses,
    witnessesNeeded: whole(values.witnesses, 'witnesses', witnesses.length > 0 ? 1 : 0),
    witnessDays: whole(values['witness-days'], 'witness-days', 7),
    maxMinutes: whole(values['max-minutes'], 'max-minutes', 10),
    earlier: (values.earlier ?? []).map((file) => readAsked(read(file)).checkpoint),
  };
  const report = verifyLog(await readExport(path), trust, values.event ?? null);
  tell(report);
  if (values.report) writeFileSync(values.report, `${JSON.stringify(report, null, 2)}\n`);
  return report.good ? 0 : 1;
}

function sign(args: string[]): number {
  const options = { key: TEXT, log: TEXT, checkpoint: TEXT, previous: TEXT, first: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args, options });
  if ((values.previous === undefined) === (values.first !== true)) {
    throw new Unusable('give --previous, the checkpoint you last signed, or --first when you never signed this log');
  }
  const previous = values.previous === undefined ? null : readAsked(read(values.previous)).checkpoint;
  const line = signAsWitness(readAsked(read(needed(values.checkpoint, 'checkpoint'))), previous, {
    log: readKey(needed(values.log, 'log'), 'log'),
    own: readSecret(read(needed(values.key, 'key')), 'witness'),
    now: new Date(),
  });
  say(JSON.stringify({ line }));
  return 0;
}

function keygen(kind: Kind, args: string[]): number {
  const { values } = parseArgs({ args, options: { name: TEXT, file: TEXT } });
  const { secret, open } = newKeys(needed(values.name, 'name'), kind);
  try {
    writeFileSync(needed(values.file, 'file'), `${secret}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (error instanceof Unusable) throw error;
    throw new Unusable(`${values.file} cannot be written (${(error as { code?: string }).code})`);
  }
  say(open);
  return 0;
}

async function main(args: string[]): Promise<number> {
  const [command, verb, ...rest] = args;
  if (command === 'witness' && verb === 'sign') return sign(rest);
  if ((command === 'witness' || command === 'log') && verb === 'keygen') return keygen(command, rest);
  return verify(args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const known = error instanceof Unusable || error instanceof NotSigned;
  const { code } = error as { code?: string };
  if (!known && !code?.startsWith('ERR_PARSE_ARGS')) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = error instanceof NotSigned ? 1 : 2;
}
