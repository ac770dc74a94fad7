import type { Settings } from './settings';

/** The version of the api, on every answer and in the OpenAPI document. */
export const API_VERSION = '1.0.0';

const TRUSTED_TYPES = "require-trusted-types-for 'script'";
const CLOSED = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const pageCsp = (nonce: string): string =>
  `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self' 'nonce-${nonce}'; font-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; ${TRUSTED_TYPES}; trusted-types angular angular#bundler`;
/** The browsable documentation brings scripts, styles and drawings of its own, from this address and with our nonce. */
const docsCsp = (nonce: string): string =>
  `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self' 'nonce-${nonce}'; font-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

/** Whether an address is a page of the browsable documentation. */
export const isDocs = (url: string): boolean => /^\/v1\/docs(\/|\?|$)/.test(url);

function cspOf(url: string, nonce: string): string {
  if (isDocs(url)) return docsCsp(nonce);
  return url.startsWith('/v1') ? CLOSED : pageCsp(nonce);
}

/** What the headers of an answer depend on. */
export interface Asked {
  readonly url: string;
  readonly traceId: string;
  /** The nonce of scripts and styles in the page that is answered; empty where there is none. */
  readonly nonce: string;
}

/**
 * The headers of every answer, whatever it is (API Design Rules `transport/security-headers`, ASVS 3.4). What a route sets
 * itself goes before `Content-Security-Policy` and `Cache-Control`.
 */
export function headersOf({ url, traceId, nonce }: Asked, { publicUrl }: Settings): Record<string, string> {
  return {
    'API-Version': API_VERSION,
    'Trace-Id': traceId,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
    'X-Permitted-Cross-Domain-Policies': 'none',
    ...(publicUrl.startsWith('https://') && { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }),
    'Content-Security-Policy': cspOf(url, nonce),
    'Cache-Control': 'no-store',
  };
}
