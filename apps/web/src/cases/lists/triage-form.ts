import type { CaseRow, RegionPractice, RelatedList, StaffCase } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import {
  HOLD_GROUND_LABELS,
  HOLD_GROUNDS,
  LIKENESS_LABELS,
  REASON_ROWS,
  addMonths,
  addWorkingDays,
  rejectReasonsIn,
} from '@casusregie/domain';
import type { CasesClient } from '../cases-client';
import type { FieldDef, Option, Values } from '../forms/field-def';
import type { PlainForm } from '../forms/plain-form';

/** What was found about a new signal before it is judged. */
export interface Judging {
  readonly row: CaseRow;
  readonly file: StaffCase;
  readonly related: RelatedList;
  readonly practice: RegionPractice | undefined;
  readonly desks: readonly Option[];
  readonly today: string;
}

const INTERNAL = 'Afgewezen bij de triage.';
const SELF_HELP = 'U kunt dit opnieuw indienen als er nieuwe feiten zijn.';
const REJECT = 'reject:';
const decided =
  (...wanted: readonly string[]) =>
  (values: Values): boolean =>
    wanted.some((one) => String(values['decision']).startsWith(one));

/** What is known beside the text itself: how the signal begins, and what looks like it. */
function aboutOf({ file, related }: Judging): string[] {
  const text = file.request.indications ?? '';
  const open = related.items.filter(({ tie }) => tie !== 'different').slice(0, 3);
  return [
    text.length > 280 ? `${text.slice(0, 280)}…` : text,
    ...open.map(({ number, reasons }) =>
      [
        `Lijkt op ${number}`,
        ...reasons.slice(0, 1).map(({ kind, text: what }) => `${LIKENESS_LABELS[kind].toLowerCase()}, ${what}`),
      ].join(': '),
    ),
  ].filter(Boolean);
}

function fieldsOf({ practice, desks, today }: Judging): FieldDef[] {
  const reasons = rejectReasonsIn('intake');
  const textOf = (reason: string): string => practice?.reasonTexts.find((one) => one.reason === reason)?.text ?? '';
  return [
    {
      name: 'decision',
      kind: 'radio',
      label: 'Wat besluit u?',
      required: true,
      value: 'takeUp',
      options: [
        { value: 'takeUp', label: 'In behandeling nemen' },
        { value: 'ask', label: 'Eerst meer vragen aan de inbrenger', hint: 'De termijn staat dan stil.' },
        { value: 'refer', label: 'Doorverwijzen' },
        { value: 'hold', label: 'In de wacht zetten', hint: 'De inbrenger merkt daar niets van.' },
        ...reasons.map((reason) => ({
          value: `${REJECT}${reason}`,
          label: `Afwijzen: ${REASON_ROWS[reason].label.toLowerCase()}`,
        })),
      ],
    },
    {
      name: 'question',
      kind: 'text',
      label: 'Uw vraag',
      hint: 'De inbrenger leest deze tekst.',
      required: true,
      when: decided('ask'),
    },
    {
      name: 'dueOn',
      kind: 'date',
      label: 'Reactie uiterlijk',
      required: true,
      value: addWorkingDays(today, 10),
      when: decided('ask'),
    },
    {
      name: 'destination',
      kind: 'select',
      label: 'Doorverwijzen naar',
      required: true,
      options: desks,
      value: desks[0]?.value ?? '',
      when: decided('refer'),
    },
    {
      name: 'referText',
      kind: 'text',
      label: 'Tekst voor de inbrenger',
      required: true,
      value: 'Een andere organisatie kan u hierbij beter helpen. Wij verwijzen u door.',
      when: decided('refer'),
    },
    {
      name: 'holdGround',
      kind: 'select',
      label: 'Grond',
      required: true,
      options: HOLD_GROUNDS.filter((ground) => ground !== 'investigation-interest').map((value) => ({
        value,
        label: HOLD_GROUND_LABELS[value],
      })),
      value: 'capacity-priority',
      when: decided('hold'),
    },
    {
      name: 'reason',
      kind: 'text',
      label: 'Reden',
      hint: 'Alleen het RIEC leest dit.',
      required: true,
      when: decided('hold'),
    },
    {
      name: 'reviewOn',
      kind: 'date',
      label: 'Herbeoordelen op',
      required: true,
      value: addMonths(today, 1),
      when: decided('hold'),
    },
    ...reasons.map((reason): FieldDef => ({
      name: `text-${reason}`,
      kind: 'text',
      label: 'Waarom wordt dit niet opgepakt?',
      hint: 'De inbrenger leest deze tekst.',
      required: true,
      value: textOf(reason),
      when: decided(`${REJECT}${reason}`),
    })),
    {
      name: 'selfHelp',
      kind: 'text',
      label: 'Wat kan de inbrenger zelf doen?',
      hint: 'De inbrenger leest deze tekst.',
      required: true,
      value: SELF_HELP,
      when: decided(REJECT),
    },
    {
      name: 'internalText',
      kind: 'text',
      label: 'Toelichting voor het RIEC',
      required: true,
      value: INTERNAL,
      when: decided(REJECT),
      max: LIMITS.text,
    },
  ];
}

type Facts = Parameters<CasesClient['move']>[2];

/** The moves that a decision stands for, in order: what is asked, held or rejected is taken up first. */
function movesOf({ decision, ...given }: Record<string, unknown>): readonly Facts[] {
  const takeUp: Facts = { move: 'takeUp' };
  if (decision === 'ask') {
    return [takeUp, { move: 'requestInfo', question: String(given['question']), dueOn: String(given['dueOn']) }];
  }
  if (decision === 'hold') {
    const { holdGround, reason, reviewOn } = given;
    return [takeUp, { move: 'hold', holdGround, reason, reviewOn } as Facts];
  }
  if (decision === 'refer') {
    const [kind, code] = String(given['destination']).split(':');
    return [{ move: 'refer', destination: { kind, code }, requesterText: given['referText'] } as Facts];
  }
  const rejects = String(decision).startsWith(REJECT);
  if (!rejects) return [takeUp];
  const reason = String(decision).slice(REJECT.length);
  const { selfHelp, internalText } = given;
  const told = { requesterText: given[`text-${reason}`], selfHelp, internalText };
  return [takeUp, { move: 'reject', reasons: [reason], ...told } as Facts];
}

/** Judging a new signal in one dialog: open, choose, confirm. What was done stays done when a later step is refused. */
export function triageForm(client: CasesClient, judging: Judging): PlainForm {
  let version = judging.file.version;
  let state = judging.file.state;
  return {
    title: `${judging.row.number} beoordelen`,
    about: aboutOf(judging),
    fields: fieldsOf(judging),
    submit: 'Besluit vastleggen',
    done: 'Besluit vastgelegd',
    send: async (body) => {
      for (const facts of movesOf(body)) {
        // Already taken up by an earlier try.
        if (facts.move === 'takeUp' && state === 'intake') continue;
        const made = await client.move(judging.row.id, version, facts);
        ({ version } = made);
        state = (made.state ?? state) as typeof state;
      }
    },
  };
}
