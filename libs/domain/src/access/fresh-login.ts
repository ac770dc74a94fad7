import type { MoveName } from '../case/moves';
import type { Act, DeskAct } from './policy';

/** Anything a person can do: a move, an act in a case, or an act outside one. */
export type AnyAct = MoveName | Act | DeskAct;

/**
 * What asks a login of a few minutes ago (ASVS 6.8.4, RFC 9470), with the reason in Dutch: acts that open a case to somebody,
 * shut somebody out, or cannot be undone. A browser left open, or a stolen session, does none of these.
 */
export const FRESH_LOGIN_REASONS: Readonly<Partial<Record<AnyAct, string>>> = {
  nameParticipant: 'opent de casus voor iemand',
  grantAccess: 'opent de casus voor iemand',
  breakGlass: 'opent de casus voor iemand, buiten de gewone regels om',
  excludePerson: 'sluit iemand buiten',
  destroy: 'is niet terug te draaien',
  exportLog: 'haalt het hele logboek naar buiten',
  manageRegister: 'bepaalt wie waarbij kan; een vertrek kan altijd meteen',
};

/** The acts of the table. */
export const FRESH_LOGIN_ACTS = Object.keys(FRESH_LOGIN_REASONS) as readonly AnyAct[];

/** Whether an act asks a fresh login. */
export const asksFreshLogin = (act: AnyAct): boolean => FRESH_LOGIN_REASONS[act] !== undefined;

/** What is known of how and when somebody proved who they are. */
export interface LoginProof {
  /** When, in milliseconds since 1970; null when the provider does not say. */
  readonly at: number | null;
  /** The level of certainty (`acr`); null when the provider does not say. */
  readonly level: string | null;
}

/** What a login is held against. */
export interface FreshLoginRule {
  readonly now: number;
  readonly minutes: number;
  /** Any of these levels will do; none means that the level is not looked at. */
  readonly levels: readonly string[];
}

/** A provider's clock may run ahead of ours by this much. */
const AHEAD_MS = 60_000;

/** Whether a login is fresh and strong enough. One that does not say when it was, or lies in the future, is not. */
export function isFreshLogin(proof: LoginProof, { now, minutes, levels }: FreshLoginRule): boolean {
  if (proof.at === null || proof.at > now + AHEAD_MS || now - proof.at > minutes * 60_000) return false;
  return isStrongLogin(proof.level, levels);
}

/** Whether a level of certainty is one of those asked. */
export const isStrongLogin = (level: string | null, levels: readonly string[]): boolean =>
  levels.length === 0 || (level !== null && levels.includes(level));
