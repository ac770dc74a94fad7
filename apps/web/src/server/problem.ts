import { HttpErrorResponse } from '@angular/common/http';
import type { Need } from '@casusregie/domain';
import { FieldError } from '@casusregie/ui';

/** One field that the server does not accept, by its path in the request: `subjects.0.name`. */
export interface ProblemField {
  readonly field: string;
  readonly message: string;
}

/** What the server answers when it refuses or fails: problem+json (RFC 9457) with our own members. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  /** The reason from the closed list of refusals, such as `wrong-moment`. */
  readonly code?: string;
  readonly errors?: readonly ProblemField[];
  /** With 409: what the step still misses. */
  readonly needs?: readonly Need[];
  /** With 409: the record as it is now. */
  readonly current?: unknown;
}

/** A refusal or failure of the server. Status 0 means that it could not be reached. */
export class Problem extends Error implements ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string | undefined;
  readonly errors: readonly ProblemField[];
  readonly needs: readonly Need[];
  readonly current: unknown;

  constructor(body: ProblemBody) {
    super(body.title);
    this.name = 'Problem';
    this.type = body.type;
    this.title = body.title;
    this.status = body.status;
    this.detail = body.detail ?? '';
    this.code = body.code;
    this.errors = body.errors ?? [];
    this.needs = body.needs ?? [];
    this.current = body.current;
  }

  /** The record changed since it was read: another version, or a step that does not fit any more. */
  get isStale(): boolean {
    if (this.status === 412) return true;
    return this.status === 409 && !['missing-need', 'key-reused'].includes(this.code ?? '');
  }

  /** For an error summary. A control's id is the path of its field with dashes: `subjects-0-name`. */
  get fieldErrors(): FieldError[] {
    return this.errors.map(({ field, message }) => ({ fieldId: field.replaceAll('.', '-'), message }));
  }
}

/** Words for an answer without problem+json: from a proxy, or no answer at all. */
const WORDS: Record<number, readonly [title: string, detail: string]> = {
  0: [
    'Geen verbinding met de server',
    'Wat u invulde staat nog op dit scherm. Controleer uw verbinding en probeer het opnieuw.',
  ],
  401: ['U bent afgemeld', 'Meld u opnieuw aan om verder te gaan.'],
  403: ['Dit mag u niet doen', 'Uw rol geeft hier geen toegang toe.'],
  404: ['Niet gevonden', 'Het bestaat niet, of u hebt er geen toegang toe.'],
  413: ['Het bestand is te groot', 'Kies een kleiner bestand.'],
  429: ['Te veel verzoeken achter elkaar', 'Wacht een minuut en probeer het opnieuw.'],
  503: [
    'De server is even niet beschikbaar',
    'Wat u invulde staat nog op dit scherm. Probeer het over een minuut opnieuw.',
  ],
};
const UNKNOWN = ['Er ging iets mis', 'Wat u invulde staat nog op dit scherm. Probeer het opnieuw.'] as const;

function isProblemBody(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && 'title' in body && typeof body.title === 'string';
}

/** Any error as a `Problem`: what the server said when it said something, else plain words for the status. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const status = error instanceof HttpErrorResponse ? error.status : 500;
  const body: unknown = error instanceof HttpErrorResponse ? error.error : undefined;
  if (isProblemBody(body)) return new Problem({ ...body, status });
  const [title, detail] = WORDS[status] ?? UNKNOWN;
  return new Problem({ type: 'about:blank', title, detail, status });
}
