import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { LoginProof, OrganisationKind, Role } from '@casusregie/domain';
import { jsonList, jsonObject } from '../database/json';
import { byKind } from '../database/kind';
import { asNobody } from '../database/on-behalf';
import { Reads } from '../database/unit-of-work';
import { Clock } from '../shared/clock';
import type { Caller } from './caller';

interface CallerRow {
  /** The account or session key that it was found by. */
  key: string;
  id: string;
  name: string;
  function: string;
  active: number | boolean;
  version: number;
  organisation_id: string;
  organisation_name: string;
  organisation_kind: OrganisationKind;
  authorisations: string;
  let_in: number | boolean;
  expires_at?: string;
  seen_at?: string;
  login_at?: string;
  login_level?: string | null;
}

interface AuthorisationJson {
  id: string;
  role: Role;
  organisationId: string;
  regionCodes: string | null;
  validUntil: string | null;
  screenedUntil: string | null;
}

const AUTHORISATIONS = `(SELECT ${jsonList(
  jsonObject({
    id: 'a.id',
    role: 'a.role',
    organisationId: 'a.organisation_id',
    regionCodes: 'a.region_codes',
    validUntil: 'a.valid_until',
    screenedUntil: 'a.screened_until',
  }),
)} FROM authorisations a WHERE a.person_id = p.id AND a.ended_at IS NULL)`;
const COLUMNS = `p.id, p.name, p.function, p.active, p.version, p.organisation_id, o.name AS organisation_name,
  o.kind AS organisation_kind, ${AUTHORISATIONS} AS authorisations,
  ${byKind({
    sqlite: 'EXISTS (SELECT 1 FROM case_grants g WHERE g.person_id = p.id)',
    // Asked before it is known on whose behalf, when the table shows nothing (migration 11).
    postgres: 'casus_was_let_in(p.id)',
  })} AS let_in`;
/** Whether a column holds one of the keys of a JSON list. */
const isAmong = (column: string): string =>
  `${column} IN (${byKind({ sqlite: 'SELECT value FROM json_each($1)', postgres: 'SELECT json_array_elements_text($1::json)' })})`;
const BY_SESSION = `SELECT s.id AS key, ${COLUMNS}, s.expires_at, s.seen_at, s.login_at, s.login_level FROM sessions s JOIN persons p ON p.id = s.person_id
  JOIN organisations o ON o.id = p.organisation_id WHERE ${isAmong('s.id')}`;
const BY_ACCOUNT = `SELECT p.account AS key, ${COLUMNS} FROM persons p JOIN organisations o ON o.id = p.organisation_id
  WHERE ${isAmong('p.account')}`;

interface Asked {
  readonly key: string;
  readonly found: (row: CallerRow | undefined) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Finds rows by key. What is asked while an earlier question is under way goes along in the next statement, all together;
 * so a row is never older than the question for it, and many callers cost little more than one.
 */
class Lookups {
  private waiting: Asked[] = [];
  private asking = false;

  constructor(
    private readonly reads: Reads,
    private readonly sql: string,
  ) {}

  find(key: string): Promise<CallerRow | undefined> {
    return new Promise((found, failed) => {
      this.waiting.push({ key, found, failed });
      // The row is for whoever asks in this round, not for the one who happened to be first.
      if (!this.asking) void asNobody(() => this.ask());
    });
  }

  private async ask(): Promise<void> {
    this.asking = true;
    while (this.waiting.length > 0) {
      const group = this.waiting;
      this.waiting = [];
      try {
        const keys = [...new Set(group.map(({ key }) => key))];
        const rows = await this.reads.all<CallerRow>(this.sql, [JSON.stringify(keys)]);
        const byKey = new Map(rows.map((row) => [row.key, row]));
        for (const { key, found } of group) found(byKey.get(key));
      } catch (error) {
        for (const { failed } of group) failed(error);
      }
    }
    this.asking = false;
  }
}

/** The stored form of a session id: the cookie itself is nowhere in the database. */
export const sessionKey = (cookie: string): string => hash('sha256', cookie, 'base64url');

/** A caller found by session, with when the session was last used, and the login that it came of. */
export interface SessionCaller {
  readonly caller: Caller;
  readonly proof: LoginProof;
  readonly seenAt: string;
}

/** Finds who is calling, with what they are authorised for now. */
@Injectable()
export class Callers {
  private readonly sessions: Lookups;
  private readonly accounts: Lookups;

  constructor(
    reads: Reads,
    private readonly clock: Clock,
  ) {
    this.sessions = new Lookups(reads, BY_SESSION);
    this.accounts = new Lookups(reads, BY_ACCOUNT);
  }

  private toCaller(row: CallerRow, traceId: string): Caller {
    const authorisations = (JSON.parse(row.authorisations) as AuthorisationJson[]).map((line) => ({
      ...line,
      regionCodes: line.regionCodes ? (JSON.parse(line.regionCodes) as string[]) : ('nation' as const),
    }));
    return {
      actor: { personId: row.id, authorisations },
      person: { id: row.id, name: row.name, function: row.function },
      organisation: {
        id: row.organisation_id,
        name: row.organisation_name,
        kind: row.organisation_kind,
      },
      everLetIn: Boolean(row.let_in),
      traceId,
      registerVersion: row.version,
    };
  }

  /** By session cookie; null when unknown, expired or idle too long, or when the person has left. */
  async bySession(cookie: string, traceId: string, idleMinutes: number): Promise<SessionCaller | null> {
    const row = await this.sessions.find(sessionKey(cookie));
    if (!row?.active || !row.expires_at || !row.seen_at) return null;
    const now = this.clock.ms();
    if (Date.parse(row.expires_at) <= now) return null;
    if (Date.parse(row.seen_at) + idleMinutes * 60_000 <= now) return null;
    const proof = { at: row.login_at ? Date.parse(row.login_at) : null, level: row.login_level ?? null };
    return { caller: this.toCaller(row, traceId), proof, seenAt: row.seen_at };
  }

  /** By the subject of a verified token; null when unknown or when the person has left. */
  async byAccount(account: string, traceId: string): Promise<Caller | null> {
    const row = await this.accounts.find(account);
    return row?.active ? this.toCaller(row, traceId) : null;
  }
}
