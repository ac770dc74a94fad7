import type { AnyAct } from '@casusregie/domain';
import type { RateKind } from './login-settings';

/** Key of the metadata in which a route tells the guard its rules. */
export const ROUTE_RULES = Symbol('route rules');

/** What the guard needs to know of a route. */
export interface RouteRules {
  /** The act of the policy that it does, or how to find it in the body. */
  readonly act?: AnyAct | ((body: unknown) => AnyAct | null) | undefined;
  /** What it is counted as beside daily work. */
  readonly rate?: Exclude<RateKind, 'work' | 'login'> | undefined;
}
