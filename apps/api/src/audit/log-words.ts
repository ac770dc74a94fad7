import { FACT_WORDS, logActLabel, REQUEST_FIELD_LABELS, STATE_LABELS } from '@casusregie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { unpackIds } from '../shared/ids';
import { REFUSAL_KINDS, type RefusalKind } from '../shared/refusal';
import { ROUTES, type KnownRoutes } from '../shared/routes';

const REFUSED = /^refused(?::(.+))?$/;
/** Filters of lists, in words. */
const FILTER_LABELS: Record<string, string> = {
  state: 'toestand',
  phase: 'fase',
  kind: 'soort',
  theme: 'thema',
  municipality: 'gemeente',
  organisation: 'inbrenger',
  region: 'regio',
  handler: 'behandelaar',
  priority: 'prioriteit',
  number: 'nummer',
  month: 'maand',
  personId: 'persoon',
  account: 'account',
  case: 'casus',
  act: 'handeling',
  refusedOnly: 'alleen geweigerd',
  from: 'vanaf',
  to: 'tot en met',
};
const FIELD_LABELS: Record<string, string> = { ...REQUEST_FIELD_LABELS, ...FACT_WORDS };
const STATES: Record<string, string> = STATE_LABELS;

const namesIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** What a payload holds, as parts. */
interface Payload {
  readonly fields?: unknown;
  readonly facts?: unknown;
  readonly from?: unknown;
  readonly to?: unknown;
  readonly ids?: unknown;
  readonly shown?: unknown;
  readonly events?: unknown;
  readonly query?: unknown;
}

/** The ids of the rows that a list showed; the oldest entries have them one by one. */
export const shownIn = ({ ids, shown }: Pick<Payload, 'ids' | 'shown'>): string[] =>
  typeof shown === 'string' ? unpackIds(shown) : namesIn(ids);

/** What the log says, in Dutch. Of a payload only what is known to hold no content is told: names, states and counts. */
@Injectable()
export class LogWords {
  constructor(@Inject(ROUTES) private readonly routes: KnownRoutes) {}

  /** An act by its name; a refused route by the words of the API document. */
  act(name: string): string {
    return logActLabel(name) ?? this.routes.wordsOf(name) ?? `Een adres dat niet bestaat of niet beschreven is`;
  }

  /** Why something was refused; null when it was not. */
  refused(result: string): string | null {
    const refused = REFUSED.exec(result);
    if (!refused) return null;
    const [, kind] = refused;
    if (!kind) return 'Geweigerd';
    return kind === 'unknown' ? 'Bestaat niet, of buiten bereik' : (REFUSAL_KINDS[kind as RefusalKind]?.title ?? kind);
  }

  /** Names of fields, filters and states, and how many rows were shown: never a value that somebody typed. */
  details(payload: string | null): string[] {
    if (!payload) return [];
    const { fields, facts, from, to, ids, shown, events, query } = JSON.parse(payload) as Payload;
    const named = [...namesIn(fields), ...namesIn(facts)].flatMap((name) => FIELD_LABELS[name] ?? []);
    const filters =
      typeof query === 'object' && query !== null
        ? Object.entries(query).flatMap(([name, value]) => (value ? (FILTER_LABELS[name] ?? []) : []))
        : [];
    const [before, after] = [STATES[String(from)], STATES[String(to)]];
    const rows = shownIn({ ids, shown }).length + namesIn(events).length;
    return [
      ...(before && after && before !== after ? [`${before} → ${after}`] : []),
      ...(named.length > 0 ? [`Velden: ${named.join(', ')}`] : []),
      ...(filters.length > 0 ? [`Gezocht op: ${filters.join(', ')}`] : []),
      ...(rows > 0 ? [`${rows} ${rows === 1 ? 'regel' : 'regels'} getoond`] : []),
    ];
  }
}
