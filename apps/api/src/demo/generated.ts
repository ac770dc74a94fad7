import {
  addDays,
  amsterdamDate,
  dueOn,
  KIND_ROWS,
  PHASE_OF,
  shownState,
  stateAfter,
  stockChange,
  type CalendarDate,
  type Kind,
  type MoveName,
  type Role,
  type State,
} from '@casusregie/domain';
import type { INestApplicationContext } from '@nestjs/common';
import { bulkInsert } from '../database/bulk';
import { organisationId, stableId } from '../database/reference/load';
import { PHENOMENA, THEMES } from '../database/reference/lists';
import municipalities from '../database/reference/municipalities.json';
import { UnitOfWork } from '../database/unit-of-work';
import { newId, seededNumbers } from '../shared/ids';
import { municipalityAccount } from './people';
import { replay, type Moved } from './replay';

/** How many neutral cases to make, over real municipalities, in the two years before today. */
export interface Plan {
  readonly cases: number;
  readonly seed: number;
  readonly today: CalendarDate;
  /** For the bench: this share of all cases lies in one region. */
  readonly crowded?: { readonly region: string; readonly share: number };
}

const DAYS = 730;
const ROADS: readonly (readonly MoveName[])[] = [
  [
    'takeUp',
    'startTest',
    'approveTest',
    'startEnrichment',
    'offerForWeighing',
    'accept',
    'agreeAdvice',
    'startExecution',
    'startClosing',
    'close',
  ],
  [
    'takeUp',
    'requestInfo',
    'provideInfo',
    'startTest',
    'approveTest',
    'startEnrichment',
    'offerForWeighing',
    'accept',
    'agreeAdvice',
    'startExecution',
    'startClosing',
    'close',
  ],
  ['takeUp', 'reject'],
  ['takeUp', 'requestInfo', 'provideInfo', 'reject'],
  ['takeUp', 'startTest', 'refer'],
  ['takeUp', 'startTest', 'approveTest', 'startEnrichment', 'offerForWeighing', 'reject'],
  [
    'takeUp',
    'hold',
    'resume',
    'startTest',
    'approveTest',
    'startEnrichment',
    'offerForWeighing',
    'accept',
    'agreeAdvice',
    'startExecution',
    'startClosing',
    'close',
  ],
  ['takeUp', 'withdraw'],
];
const ADVICE_ROADS: readonly (readonly MoveName[])[] = [
  ['takeUp', 'startAdvice', 'answer', 'finish'],
  ['takeUp', 'settle'],
  ['takeUp', 'startAdvice', 'requestInfo', 'provideInfo', 'answer', 'finish'],
];
const KIND_CHOICE: readonly Kind[] = [
  'integral-case',
  'integral-case',
  'integral-case',
  'integral-case',
  'enforcement-bottleneck',
  'enforcement-bottleneck',
  'legal-advice',
  'administrative-advice',
  'training',
  'resilience-scan',
];

/** By whom each move is recorded: an account suffix of the region, or the requester. */
const BY: Partial<Record<MoveName, [string, Role]>> = {
  submit: ['', 'requester'],
  provideInfo: ['', 'requester'],
  withdraw: ['', 'requester'],
  finish: ['', 'requester'],
  approveTest: ['informatie', 'information-coordinator'],
  startEnrichment: ['informatie', 'information-coordinator'],
  offerForWeighing: ['informatie', 'information-coordinator'],
  accept: ['manager', 'manager'],
  close: ['manager', 'manager'],
  refer: ['jurist', 'legal'],
  agreeAdvice: ['regisseur', 'case-director'],
  startExecution: ['regisseur', 'case-director'],
  startClosing: ['regisseur', 'case-director'],
};
const TELLS: readonly MoveName[] = ['submit', 'requestInfo', 'provideInfo'];

type Row = Record<string, unknown>;

interface Generated {
  readonly file: Row;
  readonly events: Row[];
  readonly municipality: Row;
  readonly interventions: Row[];
  readonly questions: Row[];
}

/** Makes one case and its events: a road through the move table, cut off at today. */
function makeCase(plan: Plan, next: () => number, index: number): Generated | null {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const crowd = plan.crowded;
  const places =
    crowd && next() < crowd.share
      ? municipalities.filter(({ region }) => region === crowd.region)
      : crowd
        ? municipalities.filter(({ region }) => region !== crowd.region)
        : municipalities;
  const place = pick(places);
  const kind = pick(KIND_CHOICE);
  const { track, label } = KIND_ROWS[kind];
  const region = place.region.toLowerCase();
  const theme = pick(THEMES);
  const id = newId();
  const moves: MoveName[] = ['submit', ...pick(track === 'integral' ? ROADS : ADVICE_ROADS)];
  let millis =
    Date.parse(`${addDays(plan.today, -Math.ceil(next() * DAYS))}T07:00:00.000Z`) + Math.floor(next() * 9 * 3_600_000);
  const end = Date.parse(`${plan.today}T00:00:00.000Z`);
  if (millis >= end) return null;
  const start = new Date(millis).toISOString();
  let state: State = 'draft';
  let origin: State | null = null;
  const events: Row[] = [];
  const questions: Row[] = [];
  const moved: Moved[] = [];
  let [version, requesterVersion, news] = [1, 1, start];
  let [closedAt, handler, director]: (string | null)[] = [null, null, null];
  const requester = stableId(`person:${municipalityAccount(place.code)}`);
  for (const move of moves) {
    if (millis >= end) break;
    const to = stateAfter(move, state, { origin, hasPlan: true });
    if (to === 'deleted') break;
    const [suffix, role] = BY[move] ?? ['accountmanager', 'account-manager'];
    const shownBefore = shownState(state, origin, false);
    const nextOrigin: State | null = move === 'hold' || move === 'requestInfo' ? state : null;
    const shownAfter = shownState(to, nextOrigin, false);
    const tells = shownBefore !== shownAfter || TELLS.includes(move);
    const at = new Date(millis).toISOString();
    const day = amsterdamDate(at);
    events.push({
      id: newId(),
      case_id: id,
      type: move,
      from_state: state,
      to_state: to,
      shown_before: shownBefore,
      shown_after: shownAfter,
      for_requester: tells,
      for_partner: false,
      stock_change: stockChange(state, to),
      month: day.slice(0, 7),
      happened_on: day,
      recorded_at: at,
      person_id: suffix ? stableId(`person:${region}-${suffix}`) : requester,
      role,
      organisation_id: suffix ? organisationId(`RIEC-${place.region}`) : organisationId(place.code),
      on_behalf: null,
      subject: null,
      detail: null,
    });
    moved.push({ type: move, from: state, to });
    version += 1;
    if (tells) [requesterVersion, news] = [requesterVersion + 1, at];
    if (move === 'requestInfo') {
      questions.push({
        id: newId(),
        case_id: id,
        question: 'Kunt u de feiten aanvullen? (voorbeeld)',
        due_on: addDays(day, 14),
        asked_on: day,
        asked_by: stableId(`person:${region}-accountmanager`),
        answer: null,
        answered_on: null,
        answered_by: null,
        closed: false,
      });
    }
    const open = questions.at(-1);
    if (move === 'provideInfo' && open) {
      Object.assign(open, { answer: 'Aangevuld (voorbeeld).', answered_on: day, answered_by: requester });
    }
    if (move === 'takeUp') handler = stableId(`person:${region}-accountmanager`);
    if (move === 'accept') director = stableId(`person:${region}-regisseur`);
    if (to === 'closed') closedAt = at;
    [state, origin] = [to, nextOrigin];
    millis += Math.floor((1 + next() * 30) * 86_400_000);
  }
  if (replay(track, moved) !== state) throw new Error(`generated case ${index} does not replay to ${state}`);
  const last = events.at(-1);
  const updated = String(last?.['recorded_at']);
  const submittedOn = amsterdamDate(start);
  const planned = ['execution', 'closing', 'closed'].includes(state) && track === 'integral';
  return {
    file: {
      id,
      number: null,
      region_code: place.region,
      state,
      phase: PHASE_OF[state],
      origin,
      shown_state: shownState(state, origin, false),
      track,
      kind,
      confidentiality: next() < 0.01 ? 'named-only' : 'normal',
      priority: pick(['normal', 'normal', 'normal', 'high', 'low']),
      main_theme: theme.code,
      purpose: KIND_ROWS[kind].purpose,
      submitting_organisation_id: organisationId(place.code),
      leading_municipality_id: organisationId(place.code),
      filer_id: requester,
      handler_id: handler ?? null,
      case_director_id: director ?? null,
      title: `Voorbeeld: ${label.toLowerCase()}, ${theme.label.toLowerCase()}`,
      due_on: dueOn(state, amsterdamDate(updated), {
        named: state === 'info-requested' ? String(questions.at(-1)?.['due_on']) : null,
      }),
      submitted_on: submittedOn,
      submitted_at: start,
      ended_on: PHASE_OF[state] === 'ended' ? amsterdamDate(updated) : null,
      answered_on: state === 'answered' ? amsterdamDate(updated) : null,
      news_at: news,
      requester_version: requesterVersion,
      version,
      created_at: start,
      updated_at: updated,
      hold_told: false,
      screened: false,
      requester_asked_again: false,
      sensitive_confirmed: false,
      closed_at: closedAt,
      retention_until: PHASE_OF[state] === 'ended' ? addDays(amsterdamDate(updated), closedAt ? 1826 : 183) : null,
      linked_case_id: null,
      chosen_region_code: null,
      place: null,
      observed_on: null,
      more_themes: '[]',
      phenomena: JSON.stringify([pick(PHENOMENA)[0]]),
      filed_on_behalf: null,
      hold:
        state === 'on-hold'
          ? JSON.stringify({
              ground: 'capacity-priority',
              reason: 'Wacht op capaciteit (fictief).',
              reviewOn: addDays(plan.today, 30),
              toldToRequester: false,
              mayorInformedBy: null,
              meanwhile: null,
            })
          : null,
      outcome: ['rejected', 'referred'].includes(state)
        ? JSON.stringify({
            reasons: ['single-partner-suffices'],
            requesterText: 'De gemeente kan dit zelf aanpakken (fictief).',
            internalText: 'Gegenereerd voorbeeld.',
            selfHelp: 'Gebruik de eigen bevoegdheden uit de APV (fictief).',
            referrals: [],
            destination: state === 'referred' ? { kind: 'desk', code: 'basisteam' } : null,
          })
        : null,
      withdrawal_wish: null,
      involved: '[]',
      indications: 'Gegenereerd voorbeeld, zonder echte feiten of personen.',
      own_actions: 'Gegenereerd voorbeeld.',
      question: 'Gegenereerd voorbeeld.',
      advice: planned ? 'Gegenereerd advies.' : null,
      answer: ['answered', 'closed'].includes(state) && track === 'advice' ? 'Gegenereerd antwoord.' : null,
      effect: closedAt && track === 'integral' ? 'Niet gemeten: gegenereerd voorbeeld.' : null,
    },
    events,
    questions,
    municipality: { case_id: id, organisation_id: organisationId(place.code), place: 0 },
    interventions: planned
      ? [
          {
            id: newId(),
            case_id: id,
            kind: 'administrative',
            description: 'Integrale controle (voorbeeld)',
            owner_id: organisationId(place.code),
            region_code: place.region,
            due_on: addDays(amsterdamDate(updated), 40),
            status: state === 'execution' ? 'committed' : 'done',
            result: state === 'execution' ? null : 'achieved',
            result_text: null,
            reason: null,
            happened_on: null,
            imposed_cents: null,
            collected_cents: null,
            offset_cents: null,
            seized_cents: null,
            on_behalf: null,
            to_be_confirmed: false,
            version: 1,
          },
        ]
      : [],
  };
}

/** How many cases are held in memory at a time. */
const CHUNK = 5000;

/** Writes neutral cases in bulk, each checked by replaying its events through the move table. */
export async function loadGenerated(app: INestApplicationContext, plan: Plan): Promise<void> {
  const work = app.get(UnitOfWork);
  const next = seededNumbers(plan.seed);
  let index = 0;
  while (index < plan.cases) {
    const made: Generated[] = [];
    while (made.length < CHUNK && index < plan.cases) {
      const one = makeCase(plan, next, index);
      if (one) made.push(one);
      index += 1;
    }
    made.sort((a, b) => String(a.file['submitted_at']).localeCompare(String(b.file['submitted_at'])));
    await work.run(async (tx) => {
      const rows = await tx.all<{ region_code: string; year: number; last: number }>('SELECT * FROM case_counters');
      const counters = new Map(rows.map(({ region_code, year, last }) => [`${region_code}-${year}`, last]));
      for (const { file } of made) {
        const key = `${String(file['region_code'])}-${String(file['submitted_on']).slice(0, 4)}`;
        const last = (counters.get(key) ?? 0) + 1;
        counters.set(key, last);
        file['number'] = `${key}-${String(last).padStart(4, '0')}`;
      }
      await bulkInsert(
        tx,
        'case_files',
        made.map(({ file }) => file),
      );
      await bulkInsert(
        tx,
        'case_municipalities',
        made.map(({ municipality }) => municipality),
      );
      await bulkInsert(
        tx,
        'case_events',
        made.flatMap(({ events }) => events),
      );
      await bulkInsert(
        tx,
        'questions',
        made.flatMap(({ questions }) => questions),
      );
      await bulkInsert(
        tx,
        'interventions',
        made.flatMap(({ interventions }) => interventions),
      );
      await tx.run('DELETE FROM case_counters');
      await bulkInsert(
        tx,
        'case_counters',
        [...counters].map(([key, last]) => ({ region_code: key.split('-')[0], year: Number(key.split('-')[1]), last })),
      );
    });
  }
}
