import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { BadSetting, SETTINGS, type Settings } from '../shared/settings';
import { BadKey, newLogKey, publicText, readLogSigner, readWitness, type Signer, type Verifier } from './signed-note';

const DEMO_NAME = 'casusregie-demo';

/** The key that signs checkpoints, which lies outside the database, and the public keys of the witnesses. */
@Injectable()
export class LogKey {
  private signer: Signer | null = null;
  private known: Verifier[] | null = null;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /**
   * Opens the key. A demo without one makes it, readable by its user alone.
   * @returns what to tell whoever starts the process; null when there is nothing to tell
   * @throws BadSetting when there is no usable key
   */
  open(): string | null {
    const { mode, auditKeyFile } = this.settings;
    if (!auditKeyFile) throw new BadSetting('AUDIT_KEY_FILE is required in production mode.');
    const isNew = mode === 'demo' && !existsSync(auditKeyFile);
    if (isNew) {
      mkdirSync(dirname(auditKeyFile), { recursive: true });
      writeFileSync(auditKeyFile, `${newLogKey(DEMO_NAME)}\n`, { mode: 0o600, flag: 'wx' });
    }
    this.signer = this.read(auditKeyFile);
    return isNew ? `Made a key that signs the log: ${auditKeyFile}. Keep it out of backups of the database.` : null;
  }

  private read(file: string): Signer {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      throw new BadSetting(`AUDIT_KEY_FILE cannot be read (${(error as { code?: string }).code}).`);
    }
    try {
      return readLogSigner(text);
    } catch {
      throw new BadSetting('AUDIT_KEY_FILE does not hold a private key of a log.');
    }
  }

  /** Whoever signs for the log. */
  get own(): Signer {
    if (!this.signer) this.open();
    return this.signer as Signer;
  }

  /** The public half, for whoever checks. */
  get publicKey(): string {
    return publicText(this.own);
  }

  /** @throws BadSetting when a witness is no public key, is named twice, or is the log itself */
  refuseOddWitnesses(): void {
    const names = [this.own.name, ...this.witnesses.map(({ name }) => name)];
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    if (twice) throw new BadSetting(`AUDIT_WITNESSES names "${twice}" twice, or as a witness of itself.`);
  }

  /**
   * The witnesses whose signatures are accepted.
   * @throws BadSetting when one of them is no public key
   */
  get witnesses(): readonly Verifier[] {
    this.known ??= this.settings.auditWitnesses.map((text) => {
      try {
        return readWitness(text);
      } catch (error) {
        if (!(error instanceof BadKey)) throw error;
        throw new BadSetting(`AUDIT_WITNESSES holds "${text}", which ${error.message}.`);
      }
    });
    return this.known;
  }
}
