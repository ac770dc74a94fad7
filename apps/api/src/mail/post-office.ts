import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { isOnThisComputer, type MailSettings } from '../shared/mail-settings';
import { SETTINGS, type Settings } from '../shared/settings';
import type { Letter } from './letters';

const SECONDS = 1000;
/** Without these a server that never answers would keep a mail in hand for minutes. */
const PATIENCE = { connectionTimeout: 10 * SECONDS, greetingTimeout: 10 * SECONDS, socketTimeout: 30 * SECONDS };

/** Why a mail was not taken, as codes: what the server says in words may hold an address. */
export class NotTaken extends Error {
  /** @param forGood whether the server refused it for ever, so that trying again is of no use */
  constructor(
    readonly fault: string,
    readonly forGood: boolean,
  ) {
    super(fault);
  }
}

interface SmtpFault {
  readonly code?: string;
  readonly responseCode?: number;
}

/** Hands mails to the mail server of the settings, by SMTP (RFC 5321). */
@Injectable()
export class PostOffice implements OnApplicationShutdown {
  private transport: Transporter | null = null;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Whether there is a server to hand mail to. */
  get isOpen(): boolean {
    return this.settings.mail !== null;
  }

  /** The part of a Message-ID that says whose it is. */
  get domain(): string {
    return new URL(this.settings.publicUrl).hostname;
  }

  /**
   * Hands over one mail. The same `id` gives the same Message-ID, so that a mail sent twice after a crash is known to be one.
   * @throws NotTaken
   */
  async hand(letter: Letter, { id, to }: { id: string; to: string }): Promise<void> {
    const { mail } = this.settings;
    if (!mail) throw new NotTaken('off', false);
    this.transport ??= open(mail);
    try {
      await this.transport.sendMail({
        ...letter,
        from: { name: 'Casusregie', address: mail.from },
        to: { name: '', address: to },
        messageId: `<${id}@${this.domain}>`,
        // Told to be a machine's, so that nobody's absence is answered (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
    } catch (error) {
      const { code = 'EUNKNOWN', responseCode } = error as SmtpFault;
      throw new NotTaken(
        [code, responseCode].filter(Boolean).join(' '),
        code === 'EENVELOPE' && (responseCode ?? 0) >= 500,
      );
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}

/** Mail leaves this computer over TLS, or not at all. */
function open(mail: MailSettings): Transporter {
  const url = new URL(mail.smtpUrl);
  const secure = url.protocol === 'smtps:';
  const here = isOnThisComputer(mail);
  return createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    ...(here ? { ignoreTLS: true } : { requireTLS: !secure }),
    ...(url.username && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
    ...PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
