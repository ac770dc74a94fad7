import type { Role } from '@casusregie/domain';
import type { IconName } from '@casusregie/ui';

/** One entry of the navigation. */
export interface NavigationEntry {
  /** The first part of the address, as in app.routes.ts. */
  readonly path: string;
  readonly label: string;
  /** For the bar on a phone. */
  readonly shortLabel: string;
  readonly icon: IconName;
  /** What one finds there, for the start page. */
  readonly about: string;
}

/** All entries, in the order in which they are shown. */
export const ENTRIES = {
  submit: {
    path: 'indienen',
    label: 'Signaal of verzoek indienen',
    shortLabel: 'Indienen',
    icon: 'plus',
    about: 'Vraag het RIEC om ondersteuning of geef een signaal door.',
  },
  triage: {
    path: 'nieuwe-signalen',
    label: 'Nieuwe signalen',
    shortLabel: 'Nieuw',
    icon: 'inbox',
    about: 'Wat binnenkwam en nog niemand oppakte.',
  },
  work: {
    path: 'mijn-werk',
    label: 'Mijn werk',
    shortLabel: 'Mijn werk',
    icon: 'task',
    about: 'Wat op u wacht, het dringendste eerst.',
  },
  ours: {
    path: 'onze-verzoeken',
    label: 'Signalen en verzoeken van mijn organisatie',
    shortLabel: 'Verzoeken',
    icon: 'list',
    about: 'Waar uw verzoeken staan en wat er van u wordt gevraagd.',
  },
  queries: {
    path: 'bevragingen',
    label: 'Bevragingen',
    shortLabel: 'Bevragingen',
    icon: 'question',
    about: 'Vragen aan uw organisatie: hit, no-hit of geen antwoord mogelijk.',
  },
  interventions: {
    path: 'interventies',
    label: 'Interventies',
    shortLabel: 'Interventies',
    icon: 'shield',
    about: 'De interventies van uw organisatie en hun stand.',
  },
  cases: {
    path: 'casussen',
    label: 'Signalen en casussen',
    shortLabel: 'Casussen',
    icon: 'case',
    about: 'Alles wat in uw regio loopt of liep.',
  },
  meetings: {
    path: 'overleggen',
    label: 'Overleggen',
    shortLabel: 'Overleg',
    icon: 'calendar',
    about: 'Weegoverleg en casusoverleg: agenda en besluiten.',
  },
  municipalities: {
    path: 'gemeenten',
    label: 'Gemeenten',
    shortLabel: 'Gemeenten',
    icon: 'building',
    about: 'Per gemeente: contacten, lopende zaken en beelden.',
  },
  pictures: {
    path: 'beelden',
    label: 'Beelden',
    shortLabel: 'Beelden',
    icon: 'map',
    about: 'Ondermijningsbeelden en hun aanbevelingen.',
  },
  national: {
    path: 'landelijk',
    label: 'Landelijk',
    shortLabel: 'Landelijk',
    icon: 'network',
    about: 'Wat regio’s raakt en wat samen wordt opgepakt.',
  },
  figures: {
    path: 'cijfers',
    label: 'Cijfers',
    shortLabel: 'Cijfers',
    icon: 'chart',
    about: 'De cijfers uit de casussen, per thema, regio en jaar.',
  },
  knowledge: {
    path: 'kennis',
    label: 'Kennis',
    shortLabel: 'Kennis',
    icon: 'book',
    about: 'Handreikingen, modellen en voorbeelden.',
  },
  privacy: {
    path: 'privacy',
    label: 'Privacy',
    shortLabel: 'Privacy',
    icon: 'lock',
    about: 'Verzoeken van betrokkenen, bewaartermijnen en vernietiging.',
  },
  audit: {
    path: 'logboek',
    label: 'Logboek',
    shortLabel: 'Logboek',
    icon: 'audit',
    about: 'Wie wat wanneer deed en las.',
  },
  settings: {
    path: 'beheer',
    label: 'Beheer',
    shortLabel: 'Beheer',
    icon: 'gear',
    about: 'Accounts, autorisaties en instellingen.',
  },
} as const satisfies Record<string, NavigationEntry>;

/** The name of an entry. */
export type EntryName = keyof typeof ENTRIES;

/** What each role finds in its navigation. What a role may do is decided by the server. */
export const NAVIGATION: Record<Role, readonly EntryName[]> = {
  requester: ['submit', 'ours', 'interventions', 'pictures', 'knowledge'],
  'account-manager': ['triage', 'work', 'cases', 'meetings', 'municipalities', 'pictures', 'figures', 'knowledge'],
  'information-coordinator': ['work', 'cases', 'meetings', 'knowledge'],
  analyst: ['work', 'cases', 'meetings', 'pictures', 'figures', 'knowledge'],
  'case-director': ['work', 'cases', 'meetings', 'pictures', 'knowledge'],
  legal: ['work', 'cases', 'meetings', 'knowledge'],
  manager: ['triage', 'work', 'cases', 'meetings', 'municipalities', 'pictures', 'figures', 'knowledge'],
  'liec-coordinator': ['work', 'national', 'cases', 'meetings', 'pictures', 'figures', 'knowledge'],
  'liec-legal': ['work', 'cases', 'knowledge'],
  partner: ['queries', 'interventions', 'cases', 'meetings', 'knowledge'],
  'privacy-officer': ['privacy', 'audit'],
  auditor: ['audit'],
  administrator: ['settings'],
};

/** Roles that may search cases. */
const SEARCHING: ReadonlySet<Role> = new Set(
  (Object.keys(NAVIGATION) as Role[]).filter((role) => NAVIGATION[role].includes('cases') || role === 'requester'),
);

/** The entries of somebody with these roles, in the order of the list, as far as their pages exist. */
export function entriesFor(roles: readonly Role[], paths: ReadonlySet<string>): NavigationEntry[] {
  const wanted = new Set(roles.flatMap((role) => NAVIGATION[role]));
  return (Object.keys(ENTRIES) as EntryName[])
    .filter((name) => wanted.has(name))
    .map((name) => ENTRIES[name])
    .filter((entry) => paths.has(entry.path));
}

/** Whether somebody with these roles can search. */
export const maySearch = (roles: readonly Role[]): boolean => roles.some((role) => SEARCHING.has(role));
