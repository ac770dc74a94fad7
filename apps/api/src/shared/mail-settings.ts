import type { MAIL_STANDS } from '@casusregie/contract';
import { BadSetting, whole } from './setting-values';

/** The mail server, and as whom we send. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where the server asks them. */
  readonly smtpUrl: string;
  readonly from: string;
}

export interface DeliverySettings {
  /** Null where no mail is sent: without a server, and always in demo mode. */
  readonly mail: MailSettings | null;
  /** The hour of the daily overviews, by Europe/Amsterdam. */
  readonly digestHour: number;
}

const ADDRESS = /^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+\.[^\s@<>"(),;:\\]+$/;
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])$/;

function smtpOf(text: string): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new BadSetting('SMTP_URL must be smtp://USER:PASSWORD@HOST:PORT or smtps://USER:PASSWORD@HOST:PORT.');
  }
  if (!/^smtps?:$/.test(url.protocol) || !url.hostname) {
    throw new BadSetting('SMTP_URL must begin with smtp:// or smtps:// and name a server.');
  }
  return text;
}

/**
 * Reads the settings of e-mail.
 * @throws BadSetting naming the setting and what it should be; the value itself is not told, for it may hold a password
 */
export function readMailSettings(env: NodeJS.ProcessEnv, mode: 'demo' | 'production'): DeliverySettings {
  const digestHour = whole('MAIL_DIGEST_HOUR', env['MAIL_DIGEST_HOUR'], 7, 23);
  const url = env['SMTP_URL'];
  const from = env['MAIL_FROM'];
  if (!url && from) throw new BadSetting('MAIL_FROM goes with SMTP_URL: without a server nothing is sent.');
  if (!url) return { mail: null, digestHour };
  const smtpUrl = smtpOf(url);
  if (!from || !ADDRESS.test(from)) {
    throw new BadSetting('MAIL_FROM is required with SMTP_URL: one address, such as casusregie@riec.example.');
  }
  return { mail: mode === 'demo' ? null : { smtpUrl, from }, digestHour };
}

/** Whether a server is on this computer, where mail may go without TLS. */
export const isOnThisComputer = ({ smtpUrl }: MailSettings): boolean => LOOPBACK.test(new URL(smtpUrl).hostname);

/** Whether mail is sent here, for whoever reads a page about it. */
export const mailStand = (settings: DeliverySettings & { readonly mode: 'demo' | 'production' }): MailStand =>
  settings.mail ? 'on' : settings.mode === 'demo' ? 'demo' : 'off';
type MailStand = (typeof MAIL_STANDS)[number];

/** What to say at the start of the process. */
export function mailWords(settings: DeliverySettings & { readonly mode: 'demo' | 'production' }): string {
  if (settings.mail) return `E-mail goes by ${new URL(settings.mail.smtpUrl).host}, from ${settings.mail.from}.`;
  if (settings.mode === 'demo') return 'No e-mail is sent in demo mode; notices are in the app.';
  return 'No e-mail is sent: SMTP_URL is not set. Notices are in the app only.';
}
