import type { FieldFault, Problem } from '@casusregie/contract';
import type { Need } from '@casusregie/domain';

/** Every expected "no", by its reason. One filter turns it into problem+json. */
export const REFUSAL_KINDS = {
  'not-logged-in': { status: 401, title: 'Niet aangemeld' },
  'step-up-needed': { status: 401, title: 'Meld u opnieuw aan' },
  'too-many-requests': { status: 429, title: 'Te veel verzoeken' },
  unknown: { status: 404, title: 'Niet gevonden' },
  'wrong-role': { status: 403, title: 'Niet toegestaan' },
  'foreign-origin': { status: 403, title: 'Niet toegestaan' },
  invalid: { status: 400, title: 'Onjuiste invoer' },
  'wrong-moment': { status: 409, title: 'Kan nu niet' },
  'missing-need': { status: 409, title: 'Er ontbreekt nog iets' },
  'stale-version': { status: 409, title: 'Intussen gewijzigd' },
  'key-reused': { status: 409, title: 'Sleutel al gebruikt' },
  'if-match-missing': { status: 428, title: 'If-Match ontbreekt' },
  'wrong-content-type': { status: 415, title: 'Onbekend soort inhoud' },
  'not-acceptable': { status: 406, title: 'Gevraagde vorm bestaat niet' },
  'wrong-method': { status: 405, title: 'Methode niet toegestaan' },
  'too-large': { status: 413, title: 'Te groot' },
  unavailable: { status: 503, title: 'Tijdelijk niet beschikbaar' },
} as const;
export type RefusalKind = keyof typeof REFUSAL_KINDS;

/** What a refusal may carry: faults by field, missing needs, or the caller's own view of the case as it is now. */
export interface RefusalFacts {
  readonly errors?: readonly FieldFault[];
  readonly needs?: readonly Need[];
  readonly current?: unknown;
  /** Headers that go along with the refusal. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Set when an entry of the log tells of it already, as when the same is refused many times a minute. */
  readonly logged?: boolean;
}

/** An expected "no". */
export class Refused extends Error {
  constructor(
    readonly kind: RefusalKind,
    detail: string,
    readonly facts: RefusalFacts = {},
  ) {
    super(detail);
  }
}

/** Out of reach and unknown are told alike. */
export const unknown = (): Refused => new Refused('unknown', 'Dit bestaat niet, of u heeft er geen toegang toe.');

/** One fault of a field. */
export const invalid = (field: string, message: string): Refused =>
  new Refused('invalid', 'De invoer bevat een fout.', { errors: [{ field, message }] });

/** A refusal as it goes over the wire: a problem of RFC 9457. */
export function problemOf(refused: Refused, traceId: string): Problem {
  const { status, title } = REFUSAL_KINDS[refused.kind];
  const { errors, needs, current } = refused.facts;
  return {
    type: `https://casusregie.example/problemen/${refused.kind}`,
    title,
    status,
    detail: refused.message,
    code: refused.kind,
    traceId,
    ...(errors && { errors: [...errors] }),
    ...(needs && { needs: [...needs] }),
    ...(current !== undefined && { current }),
  };
}
