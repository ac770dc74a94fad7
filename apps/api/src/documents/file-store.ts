import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';
import { ATTACHMENT_TYPES } from '@casusregie/contract';
import { Refused } from '../shared/refusal';
import { SETTINGS, type Settings } from '../shared/settings';

/** Enough of a file to recognise its type by. */
const HEAD_BYTES = 8192;
const CIPHER = 'aes-256-ctr';

/** What is known of a file once it has been stored. */
export interface StoredFile {
  readonly bytes: number;
  readonly type: string;
  readonly sha256: string;
  /** Key and start of the cipher; whoever destroys it destroys the file. */
  readonly keyMaterial: string;
}

const KNOWN = Object.keys(ATTACHMENT_TYPES);

function isText(head: Buffer): boolean {
  if (head.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head.subarray(0, Math.max(0, head.length - 4)));
    return true;
  } catch {
    return false;
  }
}

/** The type by content; null when it is none that is allowed. A name never decides, it only tells text apart. */
export async function typeOf(head: Buffer, name: string): Promise<string | null> {
  const found = await fileTypeFromBuffer(head);
  if (found) {
    const type = found.mime === 'application/x-cfb' && /\.msg$/i.test(name) ? 'application/vnd.ms-outlook' : found.mime;
    const office = found.mime === 'application/zip' ? officeType(name) : null;
    return KNOWN.includes(office ?? type) ? (office ?? type) : null;
  }
  if (!isText(head)) return null;
  if (
    /\.eml$/i.test(name) &&
    /^(received|return-path|from|to|subject|date|mime-version|message-id|delivered-to|x-[\w-]+):/im.test(
      head.toString('utf8', 0, 2048),
    )
  ) {
    return 'message/rfc822';
  }
  if (/\.csv$/i.test(name)) return 'text/csv';
  return /\.(txt|md|log)$/i.test(name) ? 'text/plain' : null;
}

const officeType = (name: string): string | null =>
  /\.docx$/i.test(name)
    ? 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    : /\.xlsx$/i.test(name)
      ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
      : null;

/** Files on disk, each encrypted with a key of its own that lies in the database. */
@Injectable()
export class FileStore {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  private path(id: string): string {
    return join(this.settings.filesDir, id.slice(0, 2), id);
  }

  /**
   * Streams a file to disk; nothing of it is kept when it is too large or of another type.
   * @throws Refused `too-large`, or `wrong-content-type`
   */
  async store(id: string, name: string, content: Readable): Promise<StoredFile> {
    const path = this.path(id);
    const partial = `${path}.part`;
    await mkdir(join(path, '..'), { recursive: true });
    const key = randomBytes(32);
    const start = randomBytes(16);
    const hash = createHash('sha256');
    const limit = this.settings.attachmentBytes;
    let bytes = 0;
    let head = Buffer.alloc(0);
    let type: string | null = null;
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        if (bytes > limit) {
          done(new Refused('too-large', `Een bijlage mag hoogstens ${Math.floor(limit / 1048576)} MB zijn.`));
          return;
        }
        hash.update(chunk);
        if (head.length >= HEAD_BYTES || type) {
          done(null, chunk);
          return;
        }
        head = Buffer.concat([head, chunk]).subarray(0, HEAD_BYTES);
        done(null, chunk);
      },
    });
    try {
      await pipeline(content, meter, createCipheriv(CIPHER, key, start), createWriteStream(partial));
      if (bytes === 0)
        throw new Refused('invalid', 'Het bestand is leeg.', { errors: [{ field: 'file', message: 'is leeg' }] });
      type = await typeOf(head, name);
      if (!type) {
        throw new Refused('wrong-content-type', 'Dit soort bestand kan niet worden toegevoegd.', {
          errors: [{ field: 'file', message: `moet een van deze zijn: ${Object.values(ATTACHMENT_TYPES).join(', ')}` }],
        });
      }
      await rename(partial, path);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
    return {
      bytes,
      type,
      sha256: hash.digest('hex'),
      keyMaterial: Buffer.concat([key, start]).toString('base64'),
    };
  }

  /** The file as it was given. */
  read(id: string, keyMaterial: string): Readable {
    const material = Buffer.from(keyMaterial, 'base64');
    const decipher = createDecipheriv(CIPHER, material.subarray(0, 32), material.subarray(32));
    const source = createReadStream(this.path(id));
    source.on('error', (error) => decipher.destroy(error));
    return source.pipe(decipher);
  }

  /** Takes a file away. */
  async remove(id: string): Promise<void> {
    await rm(this.path(id), { force: true });
  }
}
