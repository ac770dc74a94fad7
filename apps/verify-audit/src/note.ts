import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';

// Signed notes, checkpoints and cosignatures as docs/audit-log.md and C2SP describe them.

/** What cannot be used at all; the text says why. */
export class Unusable extends Error {}

export type Kind = 'log' | 'witness';
const BYTE: Record<Kind, number> = { log: 1, witness: 4 };
const NAME = /^[^\s+]{1,100}$/;
const OPEN_DER = Buffer.from('302a300506032b6570032100', 'hex');
const SECRET_DER = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A public key with the name it speaks for. */
export interface Key {
  readonly name: string;
  readonly id: string;
  readonly kind: Kind;
  readonly open: KeyObject;
}

const rawOf = (open: KeyObject): Buffer => open.export({ format: 'der', type: 'spki' }).subarray(-32);

function keyOf(name: string, kind: Kind, open: KeyObject): Key {
  const id = createHash('sha256').update(`${name}\n`).update(Buffer.of(BYTE[kind])).update(rawOf(open)).digest('hex');
  return { name, kind, open, id: id.slice(0, 8) };
}

/** Name, id and the bytes after the kind. */
function partsOf(text: string, kind: Kind, what: string): { name: string; id: string; bytes: Buffer } {
  const [name = '', id = '', ...rest] = text.trim().split('+');
  const bytes = Buffer.from(rest.join('+'), 'base64');
  if (!NAME.test(name) || bytes.length !== 33 || bytes[0] !== BYTE[kind]) {
    throw new Unusable(`"${text.trim().slice(0, 60)}" is not a ${what} of a ${kind}`);
  }
  return { name, id, bytes: bytes.subarray(1) };
}

/** @throws Unusable when the text is no public key of that kind */
export function readKey(text: string, kind: Kind): Key {
  const { name, id, bytes } = partsOf(text, kind, 'public key');
  const open = createPublicKey({ key: Buffer.concat([OPEN_DER, bytes]), format: 'der', type: 'spki' });
  const key = keyOf(name, kind, open);
  if (key.id !== id) throw new Unusable(`the public key of ${name} is not written as it was given out`);
  return key;
}

/** A private key, from its text. */
export interface Secret extends Key {
  readonly secret: KeyObject;
}

/** @throws Unusable when the text is no private key of that kind */
export function readSecret(text: string, kind: Kind): Secret {
  if (!text.startsWith('PRIVATE+KEY+')) throw new Unusable(`this is not a private key of a ${kind}`);
  const { name, id, bytes } = partsOf(text.slice('PRIVATE+KEY+'.length), kind, 'private key');
  const secret = createPrivateKey({ key: Buffer.concat([SECRET_DER, bytes]), format: 'der', type: 'pkcs8' });
  const key = keyOf(name, kind, createPublicKey(secret));
  if (key.id !== id) throw new Unusable(`the private key of ${name} is not written as it was made`);
  return { ...key, secret };
}

/** A new pair of keys, as their texts. */
export function newKeys(name: string, kind: Kind): { secret: string; open: string } {
  if (!NAME.test(name)) throw new Unusable('a name of a key has 1 to 100 signs, no space and no plus');
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { id } = keyOf(name, kind, publicKey);
  const text = (bytes: Buffer): string => Buffer.concat([Buffer.of(BYTE[kind]), bytes]).toString('base64');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  return { secret: `PRIVATE+KEY+${name}+${id}+${text(seed)}`, open: `${name}+${id}+${text(rawOf(publicKey))}` };
}

interface SignatureLine {
  readonly name: string;
  readonly id: string;
  readonly bytes: Buffer;
}

/** A checkpoint as it was read; nothing of it is trusted yet. */
export interface Checkpoint {
  /** What was signed, to and including the last line end. */
  readonly text: string;
  readonly origin: string;
  readonly size: number;
  /** Hexadecimals. */
  readonly root: string;
  readonly time: string;
  readonly signatures: readonly SignatureLine[];
}

const TEXT = /^([^\n]+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\ntime (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\n$/;
const LINE = /^— (\S+) ([A-Za-z0-9+/]+=*)$/;

/** @throws Unusable when the note is no checkpoint */
export function readCheckpoint(note: string): Checkpoint {
  const end = note.indexOf('\n\n');
  const text = note.slice(0, end + 1);
  const [, origin = '', size = '', root = '', time = ''] = TEXT.exec(text) ?? [];
  const lines = note
    .slice(end + 2)
    .split('\n')
    .filter((line) => line !== '');
  const signatures = lines.map((line) => {
    const [, name = '', base64 = ''] = LINE.exec(line) ?? [];
    const bytes = Buffer.from(base64, 'base64');
    return { name, id: bytes.subarray(0, 4).toString('hex'), bytes: bytes.subarray(4) };
  });
  if (end < 0 || origin === '' || Number.isNaN(Date.parse(time)) || signatures.some(({ name }) => name === '')) {
    throw new Unusable(`this is not a checkpoint: ${JSON.stringify(note.slice(0, 80))}`);
  }
  return { text, origin, size: Number(size), root: Buffer.from(root, 'base64').toString('hex'), time, signatures };
}

/** Whether the log of this key signed the checkpoint, under its own name. */
export const isSignedBy = ({ text, origin, signatures }: Checkpoint, key: Key): boolean =>
  origin === key.name &&
  signatures.some(
    ({ name, id, bytes }) => name === key.name && id === key.id && verify(null, Buffer.from(text), key.open, bytes),
  );

const cosigned = (text: string, seconds: bigint): Buffer =>
  Buffer.from(`cosignature/v1\ntime ${seconds.toString()}\n${text}`);

/** What a witness has under a checkpoint: a right signature, a wrong one, or nothing. */
export function witnessed({ text, signatures }: Checkpoint, key: Key): 'right' | 'wrong' | 'nothing' {
  const own = signatures.filter(({ name }) => name === key.name);
  if (own.length === 0) return 'nothing';
  const right = own.every(
    ({ id, bytes }) =>
      id === key.id &&
      bytes.length === 72 &&
      verify(null, cosigned(text, bytes.readBigUInt64BE()), key.open, bytes.subarray(8)),
  );
  return right ? 'right' : 'wrong';
}

/** The line with which a witness signs a checkpoint. */
export function cosign({ text }: Checkpoint, key: Secret, now: Date): string {
  const seconds = BigInt(Math.floor(now.getTime() / 1000));
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(seconds);
  const bytes = Buffer.concat([Buffer.from(key.id, 'hex'), time, sign(null, cosigned(text, seconds), key.secret)]);
  return `— ${key.name} ${bytes.toString('base64')}`;
}
