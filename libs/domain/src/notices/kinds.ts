import type { Role, View } from '../access/roles';

/** What somebody can be told of. A notice holds its kind, the number of the case and a date: never a name or content. */
export const NOTICE_KINDS = [
  'question-asked',
  'question-due',
  'case-news',
  'feedback-sent',
  'request-submitted',
  'assigned',
  'answer-received',
  'inquiry-answered',
  'meeting-decision',
  'meeting-agenda',
  'meeting-minutes',
  'partner-news',
  'feedback-answered',
  'case-due',
  'hold-review',
  'inquiry-asked',
  'inquiry-due',
  'intervention-due',
  'intervention-quiet',
  'named',
  'access-given',
  'break-glass',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** How a notice comes by e-mail. It is always in the list of the app. */
export const NOTICE_MODES = ['direct', 'digest', 'none'] as const;
export type NoticeMode = (typeof NOTICE_MODES)[number];
export const NOTICE_MODE_LABELS: Record<NoticeMode, string> = {
  direct: 'Meteen',
  digest: 'In het dagoverzicht',
  none: 'Niet per e-mail',
};

/**
 * Who is told: the person named with it, the officers of the requesting organisation, those who speak for an asked partner
 * or own an intervention, the region's account managers, whoever handles the case (with the case director, and with the region's
 * managers), the partners named on it, or who was invited to a meeting: a person, or those who speak for an organisation.
 */
export type NoticeCircle =
  | 'person'
  | 'requesters'
  | 'partners'
  | 'owners'
  | 'account-managers'
  | 'handler'
  | 'handler-and-director'
  | 'handler-director-and-managers'
  | 'named-partners'
  | 'invited';

/**
 * What the holder must see of the case for the notice to be there at all: one of the views of the case, a row of their own
 * organisation, or the region's access for a time.
 */
export type NoticeSight = readonly View[] | 'own-rows' | 'watch';

export interface NoticeRow {
  /** What stands in the list, and in the settings. */
  readonly label: string;
  /** What to do, for the subject of a mail: it tells nothing of the case, not even that it waits. */
  readonly action: string;
  /** The sentence of the mail. */
  readonly sentence: string;
  readonly circle: NoticeCircle;
  readonly sight: NoticeSight;
  /** Unless the holder chose otherwise. */
  readonly mode: NoticeMode;
  /** Whose settings show it. */
  readonly roles: readonly Role[];
}

const DESK: readonly Role[] = ['account-manager', 'information-coordinator', 'analyst', 'legal', 'manager'];
const WORKERS: readonly Role[] = [...DESK, 'case-director'];
const REQUESTER: readonly View[] = ['requester'];
const STAFF: readonly View[] = ['staff'];
const IN_FILE: readonly View[] = ['staff', 'partner', 'requester'];

/** Every kind of notice, with the words of its mail. */
export const NOTICE_ROWS: Record<NoticeKind, NoticeRow> = {
  'question-asked': {
    label: 'Een vraag aan u',
    action: 'Vraag beantwoorden',
    sentence: 'Het RIEC heeft een vraag aan uw organisatie. Beantwoord de vraag in Casusregie.',
    circle: 'requesters',
    sight: REQUESTER,
    mode: 'direct',
    roles: ['requester'],
  },
  'question-due': {
    label: 'Termijn van een vraag aan u',
    action: 'Termijn van een vraag',
    sentence: 'De termijn van een vraag aan uw organisatie verloopt, of is verlopen.',
    circle: 'requesters',
    sight: REQUESTER,
    mode: 'digest',
    roles: ['requester'],
  },
  'case-news': {
    label: 'Nieuws over een verzoek van uw organisatie',
    action: 'Nieuws bekijken',
    sentence: 'Er is nieuws over een verzoek van uw organisatie. U leest het in Casusregie.',
    circle: 'requesters',
    sight: REQUESTER,
    mode: 'digest',
    roles: ['requester'],
  },
  'feedback-sent': {
    label: 'Terugkoppeling op een verzoek van uw organisatie',
    action: 'Terugkoppeling lezen',
    sentence: 'Er staat een terugkoppeling voor uw organisatie klaar. Laat weten of u ermee verder kunt.',
    circle: 'requesters',
    sight: REQUESTER,
    mode: 'direct',
    roles: ['requester'],
  },
  'request-submitted': {
    label: 'Nieuw signaal of verzoek in uw regio',
    action: 'Nieuw verzoek oppakken',
    sentence: 'In uw regio kwam een signaal of verzoek binnen.',
    circle: 'account-managers',
    sight: STAFF,
    mode: 'none',
    roles: ['account-manager'],
  },
  assigned: {
    label: 'Aan u toegewezen',
    action: 'Toegewezen aan u',
    sentence: 'U bent de behandelaar geworden.',
    circle: 'person',
    sight: STAFF,
    mode: 'none',
    roles: DESK,
  },
  'answer-received': {
    label: 'Antwoord van de inbrenger',
    action: 'Antwoord bekijken',
    sentence: 'Op een vraag is antwoord gekomen.',
    circle: 'handler',
    sight: STAFF,
    mode: 'digest',
    roles: DESK,
  },
  'inquiry-answered': {
    label: 'Antwoord op een bevraging',
    action: 'Antwoord op een bevraging bekijken',
    sentence: 'Op een bevraging is antwoord gekomen.',
    circle: 'person',
    sight: STAFF,
    mode: 'none',
    roles: ['information-coordinator'],
  },
  'meeting-decision': {
    label: 'Besluit van een overleg',
    action: 'Besluit bekijken',
    sentence: 'Een overleg heeft een besluit genomen.',
    circle: 'handler-and-director',
    sight: STAFF,
    mode: 'digest',
    roles: WORKERS,
  },
  'meeting-agenda': {
    label: 'Overleg gepland of gewijzigd',
    action: 'Overleg bekijken',
    sentence: 'Een overleg waarvoor u bent uitgenodigd, is gepland of gewijzigd.',
    circle: 'invited',
    sight: ['staff', 'partner'],
    mode: 'digest',
    roles: [...WORKERS, 'partner'],
  },
  'meeting-minutes': {
    label: 'Overleg afgesloten',
    action: 'Besluiten en acties bekijken',
    sentence: 'Een overleg waarvoor u was uitgenodigd, is afgesloten. De besluiten en acties staan klaar.',
    circle: 'invited',
    sight: ['staff', 'partner'],
    mode: 'digest',
    roles: [...WORKERS, 'partner'],
  },
  'partner-news': {
    label: 'Nieuws over een casus waarop u bent benoemd',
    action: 'Nieuws bekijken',
    sentence: 'Er is nieuws over een casus waarop u bent benoemd. U leest het in Casusregie.',
    circle: 'named-partners',
    sight: ['partner'],
    mode: 'digest',
    roles: ['partner'],
  },
  'feedback-answered': {
    label: 'Reactie op een terugkoppeling',
    action: 'Reactie bekijken',
    sentence: 'Op een terugkoppeling is een reactie gekomen.',
    circle: 'handler-and-director',
    sight: STAFF,
    mode: 'digest',
    roles: WORKERS,
  },
  'case-due': {
    label: 'Termijn van een casus',
    action: 'Termijn bewaken',
    sentence: 'Een termijn verloopt, of is verlopen.',
    circle: 'handler-and-director',
    sight: STAFF,
    mode: 'digest',
    roles: WORKERS,
  },
  'hold-review': {
    label: 'Casus in de wacht herbeoordelen',
    action: 'Termijn bewaken',
    sentence: 'Een termijn verloopt, of is verlopen.',
    circle: 'handler-director-and-managers',
    sight: STAFF,
    mode: 'digest',
    roles: WORKERS,
  },
  'inquiry-asked': {
    label: 'Bevraging van uw organisatie',
    action: 'Bevraging beantwoorden',
    sentence: 'Er is een vraag aan uw organisatie gesteld. Beantwoord de vraag in Casusregie.',
    circle: 'partners',
    sight: 'own-rows',
    mode: 'digest',
    roles: ['partner'],
  },
  'inquiry-due': {
    label: 'Termijn van een bevraging van uw organisatie',
    action: 'Termijn van een bevraging',
    sentence: 'De termijn van een vraag aan uw organisatie verloopt, of is verlopen.',
    circle: 'partners',
    sight: 'own-rows',
    mode: 'digest',
    roles: ['partner'],
  },
  'intervention-due': {
    label: 'Termijn van een interventie van uw organisatie',
    action: 'Interventie bijwerken',
    sentence: 'De termijn van een interventie van uw organisatie verloopt, of is verlopen.',
    circle: 'owners',
    sight: 'own-rows',
    mode: 'digest',
    roles: ['partner', 'requester'],
  },
  'intervention-quiet': {
    label: 'Acht weken niets gehoord van een interventie van uw organisatie',
    action: 'Interventie bijwerken of ongewijzigd melden',
    sentence:
      'Over een interventie van uw organisatie is acht weken niets gemeld. Werk die bij, of meld dat er niets is gewijzigd.',
    circle: 'owners',
    sight: 'own-rows',
    mode: 'digest',
    roles: ['partner', 'requester'],
  },
  named: {
    label: 'U bent op een casus benoemd',
    action: 'Op een casus benoemd',
    sentence: 'U bent met naam op een casus benoemd en kunt die nu zien.',
    circle: 'person',
    sight: IN_FILE,
    mode: 'direct',
    roles: [...WORKERS, 'partner', 'requester'],
  },
  'access-given': {
    label: 'U kreeg tijdelijk toegang',
    action: 'Tijdelijke toegang',
    sentence: 'U kreeg voor bepaalde tijd toegang tot één casus.',
    circle: 'person',
    sight: STAFF,
    mode: 'direct',
    roles: [...DESK, 'privacy-officer', 'liec-legal'],
  },
  'break-glass': {
    label: 'Noodtoegang gegeven in uw regio',
    action: 'Noodtoegang beoordelen',
    sentence: 'In uw regio is noodtoegang gegeven. Bekijk de melding.',
    circle: 'person',
    sight: 'watch',
    mode: 'direct',
    roles: ['manager', 'privacy-officer'],
  },
};

export const NOTICE_LABELS = Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, NOTICE_ROWS[kind].label])) as Record<
  NoticeKind,
  string
>;
export const NOTICE_ACTIONS = Object.fromEntries(
  NOTICE_KINDS.map((kind) => [kind, NOTICE_ROWS[kind].action]),
) as Record<NoticeKind, string>;
export const NOTICE_SENTENCES = Object.fromEntries(
  NOTICE_KINDS.map((kind) => [kind, NOTICE_ROWS[kind].sentence]),
) as Record<NoticeKind, string>;

/** Which mails there are beside those of one notice. */
export const MAIL_KINDS = ['notice', 'digest', 'mailbox'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];
/** The words of a mail with several lines; that of one notice takes the sentence of its kind. */
export const MAIL_SENTENCES: Record<MailKind, string> = {
  notice: 'De zin van de soort melding',
  digest: 'Dit is uw overzicht van Casusregie.',
  mailbox: 'Dit wacht op uw organisatie in Casusregie.',
};
/** What stands under every mail. */
export const MAIL_FOOT =
  'Deze mail bevat geen gegevens uit de casus. Meld u aan in Casusregie om verder te gaan. Antwoorden op deze mail worden niet gelezen.';

/** The kinds whose settings somebody with these roles has. */
export const noticeKindsOf = (roles: readonly Role[]): NoticeKind[] =>
  NOTICE_KINDS.filter((kind) => NOTICE_ROWS[kind].roles.some((role) => roles.includes(role)));

/** Whether a text is a kind of notice. */
export const isNoticeKind = (text: string): text is NoticeKind => Object.hasOwn(NOTICE_ROWS, text);
