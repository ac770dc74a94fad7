import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { Session } from '../database/entities';
import { UnitOfWork } from '../database/unit-of-work';
import { Clock } from '../shared/clock';
import { SETTINGS, type Settings } from '../shared/settings';
import type { Caller } from './caller';
import { sessionKey } from './callers';
import type { Login } from './oidc-client';
import type { LogoutWord } from './tokens';

const TOUCH_EVERY_MS = 60_000;

/** Sessions of the browser: an opaque cookie, a digest of it in the database, an idle and an absolute limit. */
@Injectable()
export class Sessions {
  /** Over https a cookie is bound to the host by its name; the demo runs over plain http and drops the prefix. */
  readonly cookieName: string;
  readonly attemptCookieName: string;
  readonly secure: boolean;

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: ActLog,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.secure = settings.publicUrl.startsWith('https://');
    const prefix = this.secure ? '__Host-' : '';
    this.cookieName = `${prefix}casusregie`;
    this.attemptCookieName = `${prefix}casusregie-login`;
  }

  /** Starts a session under a new id and ends the one this browser had, in one go with its log entry; answers the cookie. */
  async start(caller: Caller, login: Login, old: string | undefined): Promise<string> {
    const cookie = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expires = new Date(Date.parse(now) + this.settings.sessionHours * 3_600_000).toISOString();
    await this.work.run(async (tx) => {
      await tx.run('DELETE FROM sessions WHERE expires_at < $1', [now]);
      if (old) await tx.run('DELETE FROM sessions WHERE id = $1', [sessionKey(old)]);
      await tx.insert(Session, {
        id: sessionKey(cookie),
        person_id: caller.person.id,
        created_at: now,
        seen_at: now,
        expires_at: expires,
        login_at: new Date(login.proof.at ?? 0).toISOString(),
        login_level: login.proof.level,
        provider_session: login.providerSession,
      });
      if (login.email) {
        await tx.run('UPDATE persons SET email = $2 WHERE id = $1 AND (email IS NULL OR email <> $2)', [
          caller.person.id,
          login.email,
        ]);
      }
      await this.log.write(tx, caller, { act: 'logIn', object: null, payload: { level: login.proof.level } });
    });
    return cookie;
  }

  /** Notes that a session is used, at most once a minute. */
  async touch(cookie: string, seenAt: string): Promise<void> {
    const now = this.clock.now();
    if (Date.parse(now) - Date.parse(seenAt) < TOUCH_EVERY_MS) return;
    await this.work.run((tx) => tx.run('UPDATE sessions SET seen_at = $1 WHERE id = $2', [now, sessionKey(cookie)]));
  }

  /** Ends every session of a person: logging out is logging out everywhere. */
  async endAll(caller: Caller): Promise<void> {
    await this.work.run(async (tx) => {
      await tx.run('DELETE FROM sessions WHERE person_id = $1', [caller.person.id]);
      await this.log.write(tx, caller, { act: 'logOut', object: null });
    });
  }

  /** Ends what the provider says has ended: all of an account, or the sessions that came of one of its own. */
  async endByProvider({ account, providerSession }: LogoutWord): Promise<void> {
    await this.work.run(async (tx) => {
      if (providerSession) await tx.run('DELETE FROM sessions WHERE provider_session = $1', [providerSession]);
      else
        await tx.run('DELETE FROM sessions WHERE person_id IN (SELECT id FROM persons WHERE account = $1)', [account]);
    });
  }
}
