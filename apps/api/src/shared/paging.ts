import { createHmac, createSecretKey, randomBytes, timingSafeEqual, type KeyObject } from 'node:crypto';
import { invalid } from './refusal';

/** Where the next page begins: the sort value and id of the last row, and the list it belongs to. */
export interface Cursor {
  readonly value: string | null;
  readonly id: string;
  /** A digest of filters and order: a cursor of another list is unknown here. */
  readonly list: string;
}

/** Cursors are sealed, so that a position in a list cannot be invented. All processes of a database share the seal. */
export class Cursors {
  private readonly secret: KeyObject;

  constructor(secret: Buffer = randomBytes(32)) {
    this.secret = createSecretKey(secret);
  }

  private seal(body: string): string {
    return createHmac('sha256', this.secret).update(body).digest('base64url').slice(0, 22);
  }

  /** A cursor as it goes over the wire. */
  write(cursor: Cursor): string {
    const body = Buffer.from(JSON.stringify([cursor.value, cursor.id, cursor.list])).toString('base64url');
    return `${body}.${this.seal(body)}`;
  }

  /**
   * A cursor as it came over the wire.
   * @throws Refused `invalid` when it is not one of ours, or of another list
   */
  read(text: string, list: string): Cursor {
    const [body = '', seal = ''] = text.split('.');
    const [given, expected] = [Buffer.from(seal), Buffer.from(this.seal(body))];
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw invalid('after', 'is geen bekende aanwijzer; begin opnieuw bij de eerste bladzijde');
    }
    const [value, id, of] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [string | null, string, string];
    if (of !== list) {
      throw invalid('after', 'hoort bij een lijst met andere filters of volgorde');
    }
    return { value, id, list };
  }
}
