import type { IsActiveMatchOptions, Params } from '@angular/router';
import type { DeskAct, Role } from '@casusregie/domain';
import type { IconName } from '@casusregie/ui';

/** One entry of the navigation. */
export interface NavigationEntry {
  /** The first part of the address, as in app.routes.ts. */
  readonly path: string;
  readonly query?: Params;
  readonly label: string;
  /** For the bar on a phone. */
  readonly shortLabel: string;
  readonly icon: IconName;
  /** What one finds there, for the start page. */
  readonly about: string;
  /** Only for who may do this beside cases. */
  readonly needs?: DeskAct;
}

/** All entries, in the order in which they are shown. */
export const ENTRIES = {
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
  queries: {
    path: 'bevragingen',
    label: 'Bevragingen',
    shortLabel: 'Bevragingen',
    icon: 'question',
    about: 'Vragen aan uw organisatie: hit, no-hit of geen antwoord mogelijk.',
  },
  cases: {
    path: 'casussen',
    label: 'Signalen en casussen',
    shortLabel: 'Casussen',
    icon: 'case',
    about: 'Alles wat in uw regio loopt of liep.',
  },
  holds: {
    path: 'in-de-wacht',
    label: 'In de wacht',
    shortLabel: 'Wacht',
    icon: 'clock',
    about: 'Wat stilstaat, en wanneer het opnieuw bekeken moet worden.',
    needs: 'listHolds',
  },
  named: {
    path: 'casussen',
    label: 'Casussen waarop u bent benoemd',
    shortLabel: 'Casussen',
    icon: 'case',
    about: 'De casussen waarbij het RIEC u betrok.',
  },
  meetings: {
    path: 'overleggen',
    label: 'Overleggen',
    shortLabel: 'Overleg',
    icon: 'calendar',
    about: 'Agenda, besluiten en acties van overleggen.',
    needs: 'listMeetings',
  },
  municipalities: {
    path: 'gemeenten',
    label: 'Gemeenten',
    shortLabel: 'Gemeenten',
    icon: 'building',
    about: 'Per gemeente wat er loopt, afspraken, contacten en het volgende bezoek.',
    needs: 'listMunicipalities',
  },
  submit: {
    path: 'indienen',
    label: 'Signaal of verzoek indienen',
    shortLabel: 'Indienen',
    icon: 'plus',
    about: 'Vraag het RIEC om ondersteuning of geef een signaal door.',
    needs: 'createCase',
  },
  onBehalf: {
    path: 'indienen',
    query: { namens: 1 },
    label: 'Namens indienen',
    shortLabel: 'Namens',
    icon: 'phone',
    about: 'Voer een signaal in dat u telefonisch of in een overleg kreeg.',
    needs: 'createCaseOnBehalf',
  },
  ours: {
    path: 'onze-verzoeken',
    label: 'Signalen en verzoeken van mijn organisatie',
    shortLabel: 'Verzoeken',
    icon: 'list',
    about: 'Waar uw verzoeken staan en wat er van u wordt gevraagd.',
  },
  tasks: {
    path: 'taken',
    label: 'Taken',
    shortLabel: 'Taken',
    icon: 'task',
    about: 'Wat het RIEC van u of uw organisatie vraagt.',
    needs: 'listTasks',
  },
  interventions: {
    path: 'interventies',
    label: 'Interventies',
    shortLabel: 'Interventies',
    icon: 'shield',
    about: 'De interventies van uw organisatie en hun stand.',
  },
  ourMunicipality: {
    path: 'onze-gemeente',
    label: 'Onze gemeente',
    shortLabel: 'Gemeente',
    icon: 'building',
    about: 'Alles van uw gemeente bij elkaar, en een A4 zonder namen voor de burgemeester.',
    needs: 'readMunicipality',
  },
  national: {
    path: 'landelijk',
    label: 'Landelijk',
    shortLabel: 'Landelijk',
    icon: 'network',
    about: 'De kopgegevens van casussen in alle regio’s.',
  },
  secondLine: {
    path: 'tweedelijn',
    label: 'Tweede lijn',
    shortLabel: 'Tweede lijn',
    icon: 'book',
    about: 'Geanonimiseerde vragen van de regio’s aan het LIEC.',
  },
  figures: {
    path: 'cijfers',
    label: 'Cijfers',
    shortLabel: 'Cijfers',
    icon: 'chart',
    about: 'De cijfers uit de casussen, per maand, thema en regio.',
  },
  template: {
    path: 'sjabloon',
    label: 'Sjabloon van het advies',
    shortLabel: 'Sjabloon',
    icon: 'file',
    about: 'Het Word-bestand waarmee uw regio analyse en advies maakt.',
    needs: 'manageTemplates',
  },
  importing: {
    path: 'oude-lijst',
    label: 'Oude lijst overnemen',
    shortLabel: 'Overnemen',
    icon: 'file',
    about: 'Een bestaande Excel-lijst van casussen nakijken en in één keer overnemen.',
    needs: 'importCases',
  },
  absences: {
    path: 'afwezigheid',
    label: 'Afwezigheid',
    shortLabel: 'Afwezig',
    icon: 'people',
    about: 'Wie er niet is, en wie vervangt.',
    needs: 'listAbsences',
  },
  access: {
    path: 'toegang',
    label: 'Tijdelijke toegang',
    shortLabel: 'Toegang',
    icon: 'clock',
    about: 'Casussen die u tijdelijk ziet, en wie er in uw regio tijdelijk toegang heeft.',
    needs: 'listGrants',
  },
  privacy: {
    path: 'privacy',
    label: 'Privacy',
    shortLabel: 'Privacy',
    icon: 'lock',
    about: 'Wie in uw regio tijdelijk toegang heeft, en meldingen van noodtoegang.',
  },
  audit: {
    path: 'logboek',
    label: 'Logboek',
    shortLabel: 'Logboek',
    icon: 'audit',
    about: 'Wie deed wat, wanneer en onder welke rol; ook wat geweigerd is.',
    needs: 'searchLog',
  },
  touched: {
    path: 'account-overzicht',
    label: 'Account-overzicht',
    shortLabel: 'Account',
    icon: 'person',
    about: 'Wat één account in een periode heeft aangeraakt.',
    needs: 'searchLog',
  },
  samples: {
    path: 'steekproeven',
    label: 'Steekproeven',
    shortLabel: 'Steekproef',
    icon: 'task',
    about: 'Een toevallige greep uit wie casussen las, met uw bevindingen.',
    needs: 'sampleLog',
  },
  persons: {
    path: 'personen',
    label: 'Personen',
    shortLabel: 'Personen',
    icon: 'people',
    about: 'Wie toegang heeft, waarvoor en tot wanneer.',
    needs: 'readRegister',
  },
  review: {
    path: 'hercertificering',
    label: 'Hercertificering',
    shortLabel: 'Beoordelen',
    icon: 'check',
    about: 'Bevoegdheden die een jaar oud zijn: nog nodig, of niet meer.',
    needs: 'certifyRegister',
  },
  settings: {
    path: 'instellingen',
    label: 'Instellingen',
    shortLabel: 'Instellingen',
    icon: 'gear',
    about: 'Vragen, termijnen, teksten en werkwijze van uw regio.',
    needs: 'readSettings',
  },
  mail: {
    path: 'e-mail',
    label: 'E-mail',
    shortLabel: 'E-mail',
    icon: 'mail',
    about: 'Of e-mail wordt bezorgd, en waar organisaties hun dagoverzicht krijgen.',
    needs: 'manageMail',
  },
} as const satisfies Record<string, NavigationEntry>;

/** The name of an entry. */
export type EntryName = keyof typeof ENTRIES;

/** What each role finds in its navigation. What a role may do is decided by the server. */
export const NAVIGATION: Record<Role, readonly EntryName[]> = {
  requester: ['submit', 'ours', 'tasks', 'interventions', 'ourMunicipality'],
  'account-manager': [
    'triage',
    'work',
    'cases',
    'meetings',
    'holds',
    'municipalities',
    'onBehalf',
    'figures',
    'absences',
    'importing',
  ],
  'information-coordinator': ['work', 'cases', 'meetings', 'holds', 'municipalities', 'figures', 'absences'],
  analyst: ['work', 'cases', 'meetings', 'holds', 'municipalities', 'figures', 'absences'],
  'case-director': ['work', 'named', 'meetings'],
  legal: ['work', 'cases', 'meetings', 'holds', 'municipalities', 'figures', 'absences', 'access'],
  manager: [
    'triage',
    'work',
    'cases',
    'meetings',
    'holds',
    'municipalities',
    'onBehalf',
    'figures',
    'absences',
    'access',
    'persons',
    'review',
    'template',
    'importing',
  ],
  'liec-coordinator': ['national', 'figures'],
  'liec-legal': ['secondLine', 'access'],
  partner: ['queries', 'tasks', 'interventions', 'named', 'meetings'],
  'privacy-officer': ['privacy', 'audit', 'touched', 'persons', 'review'],
  auditor: ['audit', 'touched', 'samples'],
  administrator: ['persons', 'review', 'settings', 'mail'],
  'application-manager': ['settings', 'template'],
};

/** Roles with a list of cases to search in by number. */
const SEARCHING: ReadonlySet<Role> = new Set(
  (Object.keys(NAVIGATION) as Role[]).filter((role) =>
    NAVIGATION[role].some((name) => name === 'cases' || name === 'named'),
  ),
);

/**
 * The entries of somebody with these roles, in the order of the list, as far as their pages exist.
 * @param may what the server lets this person do beside cases
 */
export function entriesFor(
  roles: readonly Role[],
  paths: ReadonlySet<string>,
  may: readonly string[],
): NavigationEntry[] {
  const wanted = new Set(roles.flatMap((role) => NAVIGATION[role]));
  // The whole region holds the cases one is named on, too.
  if (wanted.has('cases')) wanted.delete('named');
  // Own work holds the tasks, and the municipalities of the region are more than one's own.
  if (wanted.has('work')) wanted.delete('tasks');
  if (wanted.has('municipalities')) wanted.delete('ourMunicipality');
  return (Object.keys(ENTRIES) as EntryName[])
    .filter((name) => wanted.has(name))
    .map((name): NavigationEntry => ENTRIES[name])
    .filter(({ path, needs }) => paths.has(path) && (!needs || may.includes(needs)));
}

/** Whether somebody with these roles can search. */
export const maySearch = (roles: readonly Role[]): boolean => roles.some((role) => SEARCHING.has(role));

const BY_PATH: IsActiveMatchOptions = {
  paths: 'subset',
  queryParams: 'ignored',
  fragment: 'ignored',
  matrixParams: 'ignored',
};

/** When an entry is marked as the page one is on: by its path, and by its query where two entries share a path. */
export const activeBy = ({ path, query }: NavigationEntry): IsActiveMatchOptions =>
  query
    ? { ...BY_PATH, queryParams: 'subset' }
    : path === ENTRIES.submit.path
      ? { ...BY_PATH, queryParams: 'exact' }
      : BY_PATH;
