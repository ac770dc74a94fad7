/**
 * Limits and patterns of what crosses the wire: used by the api's decorators and by the browser's forms alike.
 * Lengths are in characters, sizes in bytes.
 */
export const LIMITS = {
  title: 160,
  short: 200,
  ground: 500,
  text: 8000,
  name: 120,
  page: 50,
  maxPage: 100,
  list: 50,
  /** Questions answered in one request: all that a list shows. */
  lines: 500,
  attachmentBytes: 50_000_000,
  attachments: 40,
  /** Reads in one sample of the log. */
  sample: 100,
} as const;

/** The most that an old list of cases may weigh, in bytes. */
export const IMPORT_BYTES = 20_000_000;
/** The most faults of a list that are shown; the number of all is told beside them. */
export const IMPORT_FAULTS_SHOWN = 1000;

const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';

export const PATTERNS = {
  /** Any UUID, lower case. */
  id: new RegExp(`^${ID}$`),
  /** The id of a municipality, or those one keeps in touch with. */
  idOrMine: new RegExp(`^(mine|${ID})$`),
  /** The id of a handler, or nobody. */
  idOrNone: new RegExp(`^(none|${ID})$`),
  day: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  /** A time of day: hours and minutes. */
  clock: /^([01]\d|2[0-3]):[0-5]\d$/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  code: /^[a-z0-9]+(-[a-z0-9]+)*$/,
  regionCode: /^[A-Z]{2,3}$/,
  /** A number of log entries, as a text in a query. */
  logSize: /^(0|[1-9]\d{0,14})$/,
  /** Ids of log entries with commas between them. */
  logIds: new RegExp(`^${ID}(,${ID}){0,49}$`),
  /** What a login service calls somebody: visible signs, no spaces. */
  account: /^[\x21-\x7e]{2,120}$/,
  /** An address that mail goes to: one, without a name around it. */
  email: /^(?=.{6,254}$)[a-zA-Z0-9][\w.+-]{0,63}@([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z]{2,24}$/,
  idempotencyKey: /^[\x21-\x7e]{8,100}$/,
} as const;

/** File types an attachment may have, recognised by content. */
export const ATTACHMENT_TYPES = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/heic': 'HEIC',
  'image/webp': 'WebP',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel',
  'message/rfc822': 'E-mail',
  'application/vnd.ms-outlook': 'Outlook',
  'text/csv': 'CSV',
  'text/plain': 'Tekst',
} as const;

/** Sort orders of a case list. */
export const CASE_SORTS = ['updatedAt', 'submittedAt', 'dueOn'] as const;
/** Which list of cases: each obeys its own reach. */
export const CASE_SCOPES = ['region', 'mine', 'organisation', 'named', 'headers'] as const;
/** Which list of access for a time. */
export const GRANT_SCOPES = ['own', 'region'] as const;
/** Whether mail is sent here: by no server, by one, or not at all because this is a demonstration. */
export const MAIL_STANDS = ['off', 'on', 'demo'] as const;
/** The figures of the first figures page. */
export const FIGURES = ['brought-in', 'running', 'closed', 'rejected', 'referred', 'withdrawn'] as const;
