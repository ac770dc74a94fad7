import type { Audience } from './columns';
import { MARKS, type Canary } from './plant';
import { unpackAnswer } from './unpack';
import {
  ACTORS,
  OF_THE_ASKED,
  reaches,
  type ActorName,
  type ActorRow,
  type Kind,
  type RoleName,
} from '../access-matrix/expectations';
import type { Place } from '../access-matrix/expectations';
import { AT_DESK, DESK_ELSEWHERE, OF_THE_MUNICIPALITY } from '../access-matrix/municipality-routes';
import type { Answer, Ask } from '../client';

/** How each role reads a case that it sees. */
const VIEW: Partial<Record<RoleName, Audience>> = {
  requester: 'requester',
  'account-manager': 'staff',
  'information-coordinator': 'staff',
  analyst: 'staff',
  'case-director': 'staff',
  legal: 'staff',
  manager: 'staff',
  partner: 'partner',
  'liec-coordinator': 'header',
};

/** Who sees the case of the other region. */
const OF_THE_OTHER_REGION: readonly ActorName[] = [
  'account manager of another region',
  'information coordinator of another region',
  'analyst of another region',
  'legal of another region',
  'legal of another region let in as second person',
  'manager of another region',
  'case director of another region',
  // Named there too, by the answers that were given.
  'partner named on the case',
  'LIEC coordinator',
];

/** Roles that read the authorisation register, as far as they reach in it. */
const IN_REGISTER: readonly RoleName[] = ['administrator', 'manager', 'privacy-officer'];

/** Who watches over access for a time in the region of the stage. */
const KEEPERS: readonly ActorName[] = [
  'manager',
  'privacy officer',
  'privacy officer let in for a data subject',
  'privacy officer whose access has ended',
];

/** Who reads the settings of the region of the stage. */
const SETTERS: readonly ActorName[] = ['application manager', 'administrator', 'administrator who is manager too'];

/** Which case it is: where it stands in the stage, or the one of another region. */
export type Whose = { readonly at: Place; readonly kind: Kind } | 'other region';

const among = (names: readonly string[], name: string): boolean => names.includes(name);
const TRACE = /"traceId":"[0-9a-f]{32}"/;

/** Looks for marks in what each actor gets, and knows which of them may be there. */
export class Watch {
  private readonly byMark: Map<string, Canary>;
  /** The columns of which a mark came to somebody who may see it. */
  readonly seen = new Set<string>();
  /** What came to somebody who may not see it. */
  private readonly unpacked = new Map<string, readonly string[]>();
  private readonly leaks = new Set<string>();

  constructor(
    canaries: readonly Canary[],
    private readonly cases: ReadonlyMap<string, Whose>,
  ) {
    this.byMark = new Map(canaries.map((canary) => [canary.mark, canary]));
  }

  private viewOf(actor: ActorName, caseId: string | null): Audience | undefined {
    const whose = caseId ? this.cases.get(caseId) : undefined;
    if (!whose) return undefined;
    const sees = whose === 'other region' ? OF_THE_OTHER_REGION.includes(actor) : reaches(actor, whose.at, whose.kind);
    const { role, letInAs } = ACTORS[actor] as ActorRow;
    if (!sees) return undefined;
    return letInAs ? 'staff' : VIEW[role];
  }

  private maySee(actor: ActorName, { seenBy, caseId, column }: Canary): boolean {
    const { known, role, desk, letInAs } = ACTORS[actor] as ActorRow;
    const view = this.viewOf(actor, caseId);
    return seenBy.some((audience) => {
      if (audience === 'open') return true;
      if (known === 'no') return false;
      if (audience === 'known') return true;
      if (audience === 'asked') return OF_THE_ASKED.includes(actor);
      if (audience === 'keepers') return KEEPERS.includes(actor);
      if (audience === 'settings') return SETTERS.includes(actor);
      if (audience === 'desk') {
        return among(AT_DESK, role) && !among(DESK_ELSEWHERE, actor) && desk.length > 0;
      }
      if (audience === 'riec') {
        return view === 'staff' && letInAs !== 'second-person' && (among(AT_DESK, role) || letInAs === 'reader');
      }
      if (audience === 'municipality') return among(OF_THE_MUNICIPALITY, actor);
      if (audience === 'invited') return among([...OF_THE_ASKED, 'case director named on the case'], actor);
      if (audience === 'auditor') return role === 'auditor';
      if (audience === 'administrator') return desk.includes('administrator');
      if (audience === 'register') return desk.some((held) => IN_REGISTER.includes(held));
      if (audience === 'liec-legal') return role === 'liec-legal';
      if (column === 'persons.telephone') return role === 'requester';
      return audience === view;
    });
  }

  /** Looks through an answer: body, headers and cookies, whatever they are wrapped in. */
  look(actor: ActorName, ask: Ask, answer: Pick<Answer, 'text' | 'headers' | 'bytes'>): void {
    // What somebody sent themselves tells them nothing.
    const sent = new Set([...JSON.stringify([ask.url, ask.body]).matchAll(MARKS)].map(([mark]) => mark));
    for (const mark of this.marksOf(answer)) {
      const canary = this.byMark.get(mark);
      if (!canary) continue;
      if (this.maySee(actor, canary)) this.seen.add(canary.column);
      else if (!sent.has(mark)) this.leaks.add(`${actor}: ${ask.method} ${ask.url} tells ${canary.column}`);
    }
  }

  /** The marks in an answer. Many answers are the same but for their trace id: those are unpacked once. */
  private marksOf({ text, headers, bytes }: Pick<Answer, 'text' | 'headers' | 'bytes'>): readonly string[] {
    const { 'trace-id': _traceId, date: _date, ...heads } = headers;
    const same = `${JSON.stringify(heads)}${text.replace(TRACE, '')}`;
    const known = this.unpacked.get(same);
    if (known) return known;
    const texts = unpackAnswer(bytes, headers);
    const marks = [...new Set(texts.flatMap((part) => part.toUpperCase().match(MARKS) ?? []))];
    this.unpacked.set(same, marks);
    return marks;
  }

  /** What leaked since the last time it was asked. */
  leaked(): string[] {
    const found = [...this.leaks];
    this.leaks.clear();
    return found;
  }

  /** Every mark in a text that nobody may read it in, such as what the server writes to its console. */
  marksIn(text: string): string[] {
    return [...new Set([...text.toUpperCase().matchAll(MARKS)].map(([mark]) => this.byMark.get(mark)?.column ?? mark))];
  }
}
