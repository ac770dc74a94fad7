import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OrganisationKind, Role } from '@casusregie/domain';
import { jsonList, jsonObject } from '../database/json';
import { Reads } from '../database/unit-of-work';
import { Clock } from '../shared/clock';
import type { Caller } from './caller';

interface CallerRow {
  id: string;
  name: string;
  function: string;
  active: number | boolean;
  organisation_id: string;
  organisation_name: string;
  organisation_kind: OrganisationKind;
  authorisations: string;
  expires_at?: string;
  seen_at?: string;
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
)} FROM authorisations a WHERE a.person_id = p.id)`;
const COLUMNS = `p.id, p.name, p.function, p.active, p.organisation_id, o.name AS organisation_name,
  o.kind AS organisation_kind, ${AUTHORISATIONS} AS authorisations`;
const BY_SESSION = `SELECT ${COLUMNS}, s.expires_at, s.seen_at FROM sessions s JOIN persons p ON p.id = s.person_id
  JOIN organisations o ON o.id = p.organisation_id WHERE s.id = $1`;
const BY_ACCOUNT = `SELECT ${COLUMNS} FROM persons p JOIN organisations o ON o.id = p.organisation_id WHERE p.account = $1`;

/** The stored form of a session id: the cookie itself is nowhere in the database. */
export const sessionKey = (cookie: string): string => createHash('sha256').update(cookie).digest('base64url');

/** A caller found by session, with when the session was last used. */
export interface SessionCaller {
  readonly caller: Caller;
  readonly seenAt: string;
}

/** Finds who is calling, with what they are authorised for now. */
@Injectable()
export class Callers {
  constructor(
    private readonly reads: Reads,
    private readonly clock: Clock,
  ) {}

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
      traceId,
    };
  }

  /** By session cookie; null when unknown, expired or idle too long, or when the person has left. */
  async bySession(cookie: string, traceId: string, idleMinutes: number): Promise<SessionCaller | null> {
    const row = await this.reads.first<CallerRow>(BY_SESSION, [sessionKey(cookie)]);
    if (!row?.active || !row.expires_at || !row.seen_at) return null;
    const now = Date.parse(this.clock.now());
    if (Date.parse(row.expires_at) <= now) return null;
    if (Date.parse(row.seen_at) + idleMinutes * 60_000 <= now) return null;
    return { caller: this.toCaller(row, traceId), seenAt: row.seen_at };
  }

  /** By the subject of a verified token; null when unknown or when the person has left. */
  async byAccount(account: string, traceId: string): Promise<Caller | null> {
    const row = await this.reads.first<CallerRow>(BY_ACCOUNT, [account]);
    return row?.active ? this.toCaller(row, traceId) : null;
  }
}
