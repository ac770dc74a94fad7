import { Inject, Injectable } from '@nestjs/common';
import { Clock } from './clock';
import type { RateKind } from './login-settings';
import { Refused } from './refusal';
import { SETTINGS, type Settings } from './settings';

/** How many persons' worth an organisation may ask together. */
const ORGANISATION_TIMES = 10;
const MINUTE_MS = 60_000;
/** Buckets that are full again are forgotten when there are more than this many. */
const MOST_BUCKETS = 20_000;

interface Bucket {
  left: number;
  at: number;
  /** When the last refusal was logged. */
  toldAt: number;
}

/** Addresses of one IPv6 network count as one: whoever has one has them all. */
const network = (address: string): string =>
  address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address;

/**
 * How much one person, one organisation, or one address without a login may ask: a bucket of a minute's worth that fills up
 * evenly. Kept in the memory of this process, so several processes behind one address each allow as much; a look-up, never a
 * query. What is refused is the same for what exists and what does not, since nothing was looked up yet.
 */
@Injectable()
export class RateLimits {
  private readonly buckets = new Map<string, Bucket>();
  private forgotAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Counts a request of somebody who is logged in.
   * @throws Refused `too-many-requests`
   */
  take(kind: RateKind, personId: string, organisationId: string): void {
    const quota = this.settings.rates[kind];
    this.from(`${kind} ${personId}`, quota);
    this.from(`${kind} ${organisationId}`, quota * ORGANISATION_TIMES);
  }

  /**
   * Counts a request without a login, or one that tries to log in.
   * @throws Refused `too-many-requests`
   */
  takeUnknown(address: string): void {
    this.from(`login ${network(address)}`, this.settings.rates.login);
  }

  private from(key: string, quota: number): void {
    const now = this.clock.ms();
    let bucket = this.buckets.get(key);
    if (!bucket) {
      if (this.buckets.size >= MOST_BUCKETS) this.makeRoom(now);
      bucket = { left: quota, at: now, toldAt: Number.NEGATIVE_INFINITY };
      this.buckets.set(key, bucket);
    }
    if (now > bucket.at) bucket.left = Math.min(quota, bucket.left + ((now - bucket.at) * quota) / MINUTE_MS);
    bucket.at = now;
    if (bucket.left < 1) throw this.refusal(bucket, quota);
    bucket.left -= 1;
  }

  private refusal(bucket: Bucket, quota: number): Refused {
    const logged = bucket.at - bucket.toldAt < MINUTE_MS;
    if (!logged) bucket.toldAt = bucket.at;
    const seconds = (requests: number): string => String(Math.max(1, Math.ceil((requests * 60) / quota)));
    return new Refused(
      'too-many-requests',
      'U doet te veel verzoeken achter elkaar. Wacht even en probeer het opnieuw.',
      {
        logged,
        headers: {
          'Retry-After': seconds(1 - bucket.left),
          'RateLimit-Limit': String(quota),
          'RateLimit-Remaining': '0',
          'RateLimit-Reset': seconds(quota - bucket.left),
        },
      },
    );
  }

  /** Forgets what has had a minute of rest, for those buckets are full again; and when that is not enough, the oldest. */
  private makeRoom(now: number): void {
    if (now - this.forgotAt >= MINUTE_MS / 60) {
      this.forgotAt = now;
      for (const [key, { at }] of this.buckets) if (now - at >= MINUTE_MS) this.buckets.delete(key);
    }
    const [oldest] = this.buckets.keys();
    if (oldest !== undefined && this.buckets.size >= MOST_BUCKETS) this.buckets.delete(oldest);
  }
}
