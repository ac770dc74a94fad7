import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { computed, inject, type Signal } from '@angular/core';
import type {
  AccessAlertList,
  GrantPage,
  InquiryLineList,
  InterventionList,
  SecondLineList,
  TaskList,
} from '@casusregie/contract';
import { OPEN_STATES, REGION_ROLES, SHOWN_OPEN } from '@casusregie/domain';
import { counted, dateTime, plainDate, todayHere, type IconName } from '@casusregie/ui';
import type { Params } from '@angular/router';
import { CasesClient } from '../cases/cases-client';
import { statesFor } from '../cases/lists/waits-on';
import { Session } from '../session/session-client';

/** Something that asks for attention now, counted from the list it leads to. */
export interface Attention {
  readonly icon: IconName;
  readonly count: number;
  readonly label: string;
  /** What makes it urgent; empty when nothing does. */
  readonly urgent: string;
  readonly detail: string;
  readonly link: string;
  readonly query: Params;
}

/** What asks for attention, and whether all lists have answered. */
export interface AttentionList {
  readonly items: Signal<readonly Attention[]>;
  readonly loading: Signal<boolean>;
}

const MOST = 100;
const open = OPEN_STATES.join(',');

const valueOf = <Value>(found: HttpResourceRef<Value | undefined>): Value | undefined =>
  found.hasValue() ? found.value() : undefined;

/** Asks the lists of one's roles what waits. Call it where `inject()` works. */
export function attentionList(): AttentionList {
  const session = inject(Session);
  const client = inject(CasesClient);
  const today = todayHere();
  const roles = session.roles;
  const has = (...names: readonly string[]): boolean => roles().some((role) => names.includes(role));
  const isStaff = computed(() => roles().some((role) => REGION_ROLES.includes(role)));
  const isDirector = computed(() => has('case-director') && !isStaff());
  const isFiler = computed(() => has('requester') && !isStaff());

  const fresh = client.list(() =>
    has('account-manager', 'manager') ? { scope: 'region', state: 'submitted', sort: 'dueOn', limit: MOST } : undefined,
  );
  const mine = client.list(() => (isStaff() ? { scope: 'mine', state: open, sort: 'dueOn', limit: MOST } : undefined));
  const states = computed(() => statesFor(roles()).join(','));
  const ofRole = client.list(() =>
    isStaff() && states() ? { scope: 'region', state: states(), sort: 'dueOn', limit: MOST } : undefined,
  );
  const named = client.list(() => (isDirector() ? { scope: 'named', state: open, limit: 1 } : undefined));
  const headers = client.list(() => (has('liec-coordinator') ? { scope: 'headers', limit: 1 } : undefined));
  const ours = client.list(() => (isFiler() ? { scope: 'organisation', limit: 1 } : undefined));
  const lines = httpResource<InquiryLineList>(() => (has('partner') ? '/v1/inquiry-lines' : undefined));
  const rows = httpResource<InterventionList>(() => (has('partner') || isFiler() ? '/v1/interventions' : undefined));
  const questions = httpResource<SecondLineList>(() => (has('liec-legal') ? '/v1/second-lines' : undefined));

  const tasks = httpResource<TaskList>(() => (session.me()?.may.includes('listTasks') ? '/v1/tasks' : undefined));
  const may = (act: string): boolean => session.me()?.may.includes(act) ?? false;
  const alerts = httpResource<AccessAlertList>(() => (may('listAccessAlerts') ? '/v1/access-alerts' : undefined));
  const letIn = httpResource<GrantPage>(() => (may('listGrants') ? '/v1/grants' : undefined));

  const late = (dues: readonly (string | null | undefined)[]): string => {
    const { length } = dues.filter((due) => due && due < today);
    return length > 0 ? `${length} te laat` : '';
  };

  const items = computed<readonly Attention[]>(() => {
    const found: (Attention | false | undefined)[] = [];
    const newOnes = valueOf(fresh);
    const [oldest] = newOnes?.items ?? [];
    found.push(
      newOnes && {
        icon: 'inbox',
        count: newOnes.total,
        label: newOnes.total === 1 ? 'nieuw signaal' : 'nieuwe signalen',
        urgent: late(newOnes.items.map(({ dueOn }) => dueOn)),
        detail: oldest?.submittedOn
          ? `Het dringendste kwam op ${plainDate(oldest.submittedOn)}.`
          : 'Alles is opgepakt.',
        link: '/nieuwe-signalen',
        query: {},
      },
    );
    const own = valueOf(mine);
    found.push(
      own && {
        icon: 'task',
        count: own.total,
        label: 'op uw naam',
        urgent: late(own.items.map(({ dueOn }) => dueOn)),
        detail: own.total > 0 ? 'Het dringendste staat bovenaan.' : 'Er staat nu niets op uw naam.',
        link: '/mijn-werk',
        query: {},
      },
    );
    const waiting = valueOf(ofRole);
    found.push(
      waiting && {
        icon: 'people',
        count: waiting.total,
        label: waiting.total === 1 ? 'wacht op uw rol' : 'wachten op uw rol',
        urgent: late(waiting.items.map(({ dueOn }) => dueOn)),
        detail: waiting.total > 0 ? 'In een stap waarin iemand met uw rol aan zet is.' : 'Niets wacht op uw rol.',
        link: '/casussen',
        query: { state: states(), sort: 'dueOn' },
      },
    );
    const directed = valueOf(named);
    found.push(
      directed && {
        icon: 'case',
        count: directed.total,
        label: directed.total === 1 ? 'casus op uw naam' : 'casussen op uw naam',
        urgent: '',
        detail: 'Waarop het RIEC u benoemde.',
        link: '/mijn-werk',
        query: {},
      },
    );
    const national = valueOf(headers)?.counts;
    const nationwide = OPEN_STATES.reduce((sum, state) => sum + (national?.[state] ?? 0), 0);
    found.push(
      national && {
        icon: 'network',
        count: nationwide,
        label: nationwide === 1 ? 'lopende casus in het land' : 'lopende casussen in het land',
        urgent: '',
        detail: 'Alleen kopgegevens; de inhoud blijft in de regio.',
        link: '/landelijk',
        query: {},
      },
    );
    found.push(...requested(valueOf(ours)?.counts, has('partner')));
    const asked = valueOf(lines)?.items.filter(
      ({ answer, closed, toBeConfirmed }) => toBeConfirmed || (answer === null && !closed),
    );
    found.push(
      asked && {
        icon: 'question',
        count: asked.length,
        label: asked.length === 1 ? 'bevraging wacht op antwoord' : 'bevragingen wachten op antwoord',
        urgent: late(asked.map(({ dueOn }) => dueOn)),
        detail: asked.length > 0 ? 'Hit, no-hit of geen antwoord mogelijk.' : 'Alle vragen zijn beantwoord.',
        link: '/bevragingen',
        query: {},
      },
    );
    const planned = valueOf(rows)?.items.filter(({ status }) => ['proposed', 'committed', 'running'].includes(status));
    found.push(
      planned &&
        (has('partner') || planned.length > 0) && {
          icon: 'shield',
          count: planned.length,
          label: planned.length === 1 ? 'open interventie' : 'open interventies',
          urgent: late(planned.map(({ dueOn }) => dueOn)),
          detail: planned.length > 0 ? 'Werk de stand bij als die verandert.' : 'Er staat niets open.',
          link: '/interventies',
          query: {},
        },
    );
    const todo = valueOf(tasks)?.items;
    found.push(
      todo &&
        todo.length > 0 && {
          icon: 'check',
          count: todo.length,
          label: todo.length === 1 ? 'taak voor u' : 'taken voor u',
          urgent: late(todo.map(({ dueOn }) => dueOn)),
          detail: 'De dringendste staat bovenaan.',
          link: isStaff() || has('case-director') ? '/mijn-werk' : '/taken',
          query: {},
        },
    );
    const second = valueOf(questions)?.items.filter(({ answer }) => answer === null);
    found.push(
      second && {
        icon: 'book',
        count: second.length,
        label: second.length === 1 ? 'vraag van een regio' : 'vragen van regio’s',
        urgent: '',
        detail: second.length > 0 ? 'De oudste staat bovenaan.' : 'Alle vragen zijn beantwoord.',
        link: '/tweedelijn',
        query: {},
      },
    );
    const page = has('privacy-officer') ? '/privacy' : '/toegang';
    const unseen = valueOf(alerts)?.items.filter(({ seenAt }) => !seenAt);
    found.push(
      unseen &&
        (has('privacy-officer') || unseen.length > 0) && {
          icon: 'bell',
          count: unseen.length,
          label: unseen.length === 1 ? 'melding van noodtoegang' : 'meldingen van noodtoegang',
          urgent: unseen.length > 0 ? 'Nog niet gezien' : '',
          detail: unseen.length > 0 ? 'Iemand kreeg met spoed toegang tot een casus.' : 'U hebt alle meldingen gezien.',
          link: page,
          query: {},
        },
    );
    const given = valueOf(letIn)?.items;
    found.push(
      given &&
        given.length > 0 && {
          icon: 'clock',
          count: given.length,
          label: given.length === 1 ? 'casus die u tijdelijk ziet' : 'casussen die u tijdelijk ziet',
          urgent: '',
          detail: `De eerste tot ${dateTime(given[0]?.until ?? '')}.`,
          link: isStaff() && !has('legal', 'manager') ? '/casussen' : page,
          query: {},
        },
    );
    return found.filter((one) => one !== undefined && one !== false);
  });

  const all = [fresh, mine, ofRole, named, headers, ours, lines, rows, questions, tasks, alerts, letIn];
  return { items, loading: computed(() => all.some((found) => found.isLoading())) };
}

/** What a requester is asked, and what is on its way. */
function requested(counts: Record<string, number> | undefined, isPartner: boolean): Attention[] {
  if (!counts) return [];
  // Who is a partner first of all need not be told that there are no requests.
  if (isPartner && Object.keys(counts).length === 0) return [];
  const questions = counts['info-requested'] ?? 0;
  const drafts = counts['draft'] ?? 0;
  const running = SHOWN_OPEN.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  return [
    {
      icon: 'question',
      count: questions,
      label: questions === 1 ? 'vraag aan u' : 'vragen aan u',
      urgent: questions > 0 ? 'Reactie nodig' : '',
      detail: questions > 0 ? 'Het RIEC heeft een antwoord van u nodig.' : 'Het RIEC vraagt nu niets van u.',
      link: '/onze-verzoeken',
      query: {},
    },
    {
      icon: 'list',
      count: running,
      label: running === 1 ? 'lopend verzoek' : 'lopende verzoeken',
      urgent: '',
      detail: drafts > 0 ? `En ${counted(drafts, 'concept', 'concepten')} van uw organisatie.` : 'Van uw organisatie.',
      link: '/onze-verzoeken',
      query: {},
    },
  ];
}
