import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { invalid } from './refusal';

/** Where the next page begins: the sort value and id of the last row, and the list it belongs to. */
export interface Cursor {
  readonly value: string | null;
  readonly id: string;
  /** A digest of filters and order: a cursor of another list is unknown here. */
  readonly list: string;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/**
 * Cursors are locked: a position in a list cannot be invented, and nobody reads from one what the list is ordered by. The
 * nonce is a digest of what is locked, so that the same position is the same cursor. All processes of a database share
 * the key.
 */
export class Cursors {
  private readonly key: KeyObject;
  private readonly nonceKey: KeyObject;

  constructor(secret: Buffer = randomBytes(32)) {
    const derived = (use: string): KeyObject => createSecretKey(createHmac('sha256', secret).update(use).digest());
    this.key = derived('cursor');
    this.nonceKey = derived('cursor nonce');
  }

  /** A cursor as it goes over the wire. */
  write(cursor: Cursor): string {
    const body = JSON.stringify([cursor.value, cursor.id, cursor.list]);
    const nonce = createHmac('sha256', this.nonceKey).update(body).digest().subarray(0, NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key, nonce);
    return Buffer.concat([nonce, cipher.update(body), cipher.final(), cipher.getAuthTag()]).toString('base64url');
  }

  private open(text: string): [string | null, string, string] | null {
    const bytes = Buffer.from(text, 'base64url');
    // One cursor is written in one way only.
    if (bytes.length <= NONCE_BYTES + TAG_BYTES || bytes.toString('base64url') !== text) return null;
    try {
      const decipher = createDecipheriv(CIPHER, this.key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      const locked = bytes.subarray(NONCE_BYTES, -TAG_BYTES);
      return JSON.parse(Buffer.concat([decipher.update(locked), decipher.final()]).toString()) as [
        string,
        string,
        string,
      ];
    } catch {
      return null;
    }
  }

  /**
   * A cursor as it came over the wire.
   * @throws Refused `invalid` when it is not one of ours, or of another list
   */
  read(text: string, list: string): Cursor {
    const found = this.open(text);
    if (!found) throw invalid('after', 'is geen bekende aanwijzer; begin opnieuw bij de eerste bladzijde');
    const [value, id, of] = found;
    if (of !== list) throw invalid('after', 'hoort bij een lijst met andere filters of volgorde');
    return { value, id, list };
  }
}
