import {
  MAIL_FOOT,
  MAIL_SENTENCES,
  NOTICE_ROWS,
  type CalendarDate,
  type MailKind,
  type NoticeKind,
} from '@casusregie/domain';

/** One line of a mail: the number of a case, what to do, by when, and where. Nothing else is ever told. */
export interface LetterLine {
  readonly number: string;
  readonly kind: NoticeKind;
  readonly dueOn: CalendarDate | null;
  /** A path of the app. */
  readonly path: string;
}

/** A mail as it is handed over. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const DATE = new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', dateStyle: 'long' });
const dateOf = (day: CalendarDate): string => DATE.format(new Date(`${day}T00:00:00Z`));
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Number, action and deadline: the words of a line, and the subject of a mail with one. */
const wordsOf = ({ number, kind, dueOn }: LetterLine): string =>
  `${number}: ${NOTICE_ROWS[kind].action}${dueOn ? `, uiterlijk ${dateOf(dueOn)}` : ''}`;

const byDeadline = (a: LetterLine, b: LetterLine): number =>
  (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') || a.number.localeCompare(b.number);

/** Most lines of one mail; the app shows the others. */
const MOST = 100;

/**
 * Writes a mail. Everything in it comes of the lines and of fixed words, so nothing of a case can get in.
 * @param home the address of the app
 */
export function writeLetter(mail: MailKind, given: readonly LetterLine[], home: string): Letter {
  const lines = [...given].sort(byDeadline);
  const [first] = lines;
  if (!first) throw new Error('a mail without a line says nothing');
  const shown = lines.slice(0, MOST);
  const more = lines.length - shown.length;
  const begin = mail === 'notice' ? NOTICE_ROWS[first.kind].sentence : MAIL_SENTENCES[mail];
  const rest = more > 0 ? [`En nog ${more} in Casusregie.`] : [];
  return {
    subject: wordsOf(first) + (lines.length > 1 ? ` (en ${lines.length - 1} andere)` : ''),
    text:
      [begin, ...shown.map((line) => `${wordsOf(line)}\n${home}${line.path}`), ...rest, MAIL_FOOT].join('\n\n') + '\n',
    html: [
      '<!doctype html><html lang="nl"><meta charset="utf-8"><body>',
      `<p>${escaped(begin)}</p>`,
      '<ul>',
      ...shown.map((line) => `<li><a href="${escaped(home + line.path)}">${escaped(wordsOf(line))}</a></li>`),
      '</ul>',
      ...rest.map((text) => `<p>${escaped(text)}</p>`),
      `<p>${escaped(MAIL_FOOT)}</p>`,
      '</body></html>',
    ].join('\n'),
  };
}
