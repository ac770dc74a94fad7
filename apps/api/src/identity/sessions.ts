import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Session } from '../database/entities';
import { UnitOfWork } from '../database/unit-of-work';
import { Clock } from '../shared/clock';
import { SETTINGS, type Settings } from '../shared/settings';
import { sessionKey } from './callers';

const TOUCH_EVERY_MS = 60_000;

/** Sessions of the browser: an opaque cookie, a digest of it in the database, an idle and an absolute limit. */
@Injectable()
export class Sessions {
  /** Over https the cookie is bound to the host by its name; the demo runs over plain http and drops the prefix. */
  readonly cookieName: string;
  readonly secure: boolean;

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.secure = settings.publicUrl.startsWith('https://');
    this.cookieName = this.secure ? '__Host-casusregie' : 'casusregie';
  }

  /** Starts a session; answers the cookie. */
  async start(personId: string): Promise<string> {
    const cookie = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expires = new Date(Date.parse(now) + this.settings.sessionHours * 3_600_000).toISOString();
    await this.work.run(async (tx) => {
      await tx.run('DELETE FROM sessions WHERE expires_at < $1', [now]);
      await tx.insert(Session, {
        id: sessionKey(cookie),
        person_id: personId,
        created_at: now,
        seen_at: now,
        expires_at: expires,
      });
    });
    return cookie;
  }

  /** Notes that a session is used, at most once a minute. */
  async touch(cookie: string, seenAt: string): Promise<void> {
    const now = this.clock.now();
    if (Date.parse(now) - Date.parse(seenAt) < TOUCH_EVERY_MS) return;
    await this.work.run((tx) => tx.run('UPDATE sessions SET seen_at = $1 WHERE id = $2', [now, sessionKey(cookie)]));
  }

  /** Ends every session of the person a cookie belongs to: logging out is logging out everywhere. */
  async endAll(cookie: string): Promise<void> {
    await this.work.run((tx) =>
      tx.run('DELETE FROM sessions WHERE person_id IN (SELECT person_id FROM sessions WHERE id = $1)', [
        sessionKey(cookie),
      ]),
    );
  }
}
