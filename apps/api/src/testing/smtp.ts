// A real SMTP server for the specs about mail: what it took is kept as it came over the wire.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { MailSettings } from '../shared/mail-settings';

/** A mail as the server took it. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body, with every transfer encoding undone, and before it. */
  readonly source: string;
  readonly readable: string;
  header(name: string): string;
}

const unfolded = (source: string): string => source.replace(/\r\n[ \t]+/g, ' ');
const quotedPrintable = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
const words = (text: string): string =>
  text.replace(/=\?utf-8\?([QB])\?([^?]*)\?= ?/gi, (_all, kind: string, body: string) =>
    kind.toUpperCase() === 'B'
      ? Buffer.from(body, 'base64').toString('utf8')
      : quotedPrintable(body.replaceAll('_', ' ')),
  );

function received(source: string, from: string, to: readonly string[]): Received {
  const [head = ''] = source.split('\r\n\r\n');
  const header = (name: string): string =>
    words(new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded(head))?.[1]?.trim() ?? '');
  const base64 = source.replace(/(?<=base64\r\n\r\n)[A-Za-z0-9+/=\r\n]+/g, (body) =>
    Buffer.from(body, 'base64').toString('utf8'),
  );
  return { from, to, source, readable: `${words(unfolded(head))}\n${quotedPrintable(base64)}`, header };
}

/** The server: what it took, and what it is told to refuse. */
export interface TestPost {
  readonly settings: MailSettings;
  readonly taken: Received[];
  /** The code that every recipient is refused with; null takes all. */
  refuse: number | null;
  close(): Promise<void>;
}

/** Opens a server on a free port of this computer. */
export function openPost(): Promise<TestPost> {
  const taken: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: (address, _session, done) => {
      if (!post.refuse) return done();
      // As servers do, it says the address in its words; none of them may be kept.
      done(Object.assign(new Error(`no mailbox for ${address.address}`), { responseCode: post.refuse }));
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const to = rcptTo.map(({ address }) => address);
        taken.push(received(Buffer.concat(parts).toString('utf8'), mailFrom ? mailFrom.address : '', to));
        done();
      });
    },
  });
  const post = { taken, refuse: null as number | null } as TestPost & { settings: MailSettings };
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.server.address() as AddressInfo;
      Object.assign(post, {
        settings: { smtpUrl: `smtp://127.0.0.1:${port}`, from: 'casusregie@riec.example' },
        close: () => new Promise<void>((closed) => server.close(() => closed())),
      });
      resolve(post);
    });
  });
}
