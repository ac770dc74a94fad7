import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';

/**
 * Signed notes and checkpoints as C2SP writes them (c2sp.org/signed-note, tlog-checkpoint, tlog-cosignature), with
 * Ed25519. A note is a text that ends in a line end, an empty line, and signature lines `— NAME BASE64`.
 */
const LOG = 1;
const WITNESS = 4;
const NAME = /^[^\s+]{1,100}$/;
const SECRET_DER = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_DER = Buffer.from('302a300506032b6570032100', 'hex');

/** A key that is not written as it should be; the text says what is wrong with it. */
export class BadKey extends Error {}

/** Whoever can check signatures of one name. */
export interface Verifier {
  readonly name: string;
  readonly id: Buffer;
  readonly key: KeyObject;
}
/** Whoever can sign as one name. */
export interface Signer extends Verifier {
  readonly secret: KeyObject;
}

const keyId = (name: string, material: Buffer): Buffer =>
  hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), material]), 'buffer').subarray(0, 4);

const material = (key: KeyObject, kind: number): Buffer =>
  Buffer.concat([Buffer.of(kind), key.export({ format: 'der', type: 'spki' }).subarray(-32)]);

/** A public key `NAME+ID+BASE64` of the given kind: 1 signs a log, 4 is a witness. */
function readPublic(text: string, kind: number): Verifier {
  const [name = '', id = '', ...rest] = text.trim().split('+');
  const bytes = Buffer.from(rest.join('+'), 'base64');
  if (!NAME.test(name) || bytes.length !== 33 || bytes[0] !== kind || keyId(name, bytes).toString('hex') !== id) {
    throw new BadKey(`is not a public key of a ${kind === LOG ? 'log' : 'witness'}`);
  }
  const key = createPublicKey({ key: Buffer.concat([PUBLIC_DER, bytes.subarray(1)]), format: 'der', type: 'spki' });
  return { name, id: keyId(name, bytes), key };
}

/** @throws BadKey when the text is no public key of a witness */
export const readWitness = (text: string): Verifier => readPublic(text, WITNESS);

/**
 * The key a log signs with, from its text `PRIVATE+KEY+NAME+ID+BASE64`.
 * @throws BadKey
 */
export function readLogSigner(text: string): Signer {
  const [word = '', key = '', name = '', id = '', ...rest] = text.trim().split('+');
  const bytes = Buffer.from(rest.join('+'), 'base64');
  if (word !== 'PRIVATE' || key !== 'KEY' || !NAME.test(name) || bytes.length !== 33 || bytes[0] !== LOG) {
    throw new BadKey('does not hold a private key of a log');
  }
  const secret = createPrivateKey({
    key: Buffer.concat([SECRET_DER, bytes.subarray(1)]),
    format: 'der',
    type: 'pkcs8',
  });
  const open = createPublicKey(secret);
  const found = keyId(name, material(open, LOG));
  if (found.toString('hex') !== id) throw new BadKey('does not hold a private key of a log');
  return { name, id: found, key: open, secret };
}

/** A new key for a log, as its text. */
export function newLogKey(name: string): string {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  const id = keyId(name, material(publicKey, LOG)).toString('hex');
  return `PRIVATE+KEY+${name}+${id}+${Buffer.concat([Buffer.of(LOG), seed]).toString('base64')}`;
}

/** The public half of a log's key, as whoever checks is given it. */
export const publicText = ({ name, id, key }: Verifier): string =>
  `${name}+${id.toString('hex')}+${material(key, LOG).toString('base64')}`;

/** What a checkpoint says, with the time in a line of its own. */
export interface CheckpointText {
  readonly size: number;
  /** Hexadecimals. */
  readonly root: string;
  readonly time: string;
}

/** Writes and signs a checkpoint; the origin is the name of the key. */
export function signCheckpoint(signer: Signer, { size, root, time }: CheckpointText): string {
  const text = `${signer.name}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\ntime ${time}\n`;
  const signature = sign(null, Buffer.from(text), signer.secret);
  return `${text}\n— ${signer.name} ${Buffer.concat([signer.id, signature]).toString('base64')}\n`;
}

/**
 * Reads a witness's signature line under a checkpoint.
 * @returns who signed it and when; null when none of the witnesses did, or the signature is wrong
 */
export function readCosignature(
  line: string,
  note: string,
  witnesses: readonly Verifier[],
): { witness: string; signedAt: string } | null {
  const [, name, text = ''] = /^— (\S+) ([A-Za-z0-9+/]+=*)\n?$/.exec(line) ?? [];
  const bytes = Buffer.from(text, 'base64');
  const witness = witnesses.find((one) => one.name === name && one.id.equals(bytes.subarray(0, 4)));
  if (!witness || bytes.length !== 76) return null;
  const seconds = bytes.readBigUInt64BE(4);
  const body = note.slice(0, note.indexOf('\n\n') + 1);
  const signed = Buffer.from(`cosignature/v1\ntime ${seconds}\n${body}`);
  // Beyond the year 9999 no instant can be written.
  if (seconds > 253_402_300_799n || !verify(null, signed, witness.key, bytes.subarray(12))) return null;
  return { witness: witness.name, signedAt: new Date(Number(seconds) * 1000).toISOString() };
}
