import { GRANT_KIND_LABELS, GRANT_KINDS, GRANT_RULES } from '../access/case-grants';
import { FRESH_LOGIN_ACTS, FRESH_LOGIN_REASONS, type AnyAct } from '../access/fresh-login';
import { ACT_LABELS } from '../access/acts';
import { ACT_POLICY, ACTS, DESK_ACTS, DESK_POLICY, MOVE_POLICY, type Grants } from '../access/policy';
import { REACH_LABELS, REACHES, ROLE_LABELS, ROLES, SCREENED_ROLES } from '../access/roles';
import { MOVE_NAMES, MOVES } from '../case/moves';
import { NEED_LABELS } from '../case/needs';
import { OPEN_STATES, STATE_LABELS, STATES, type State } from '../case/states';
import { code, listed, page, PRINTED, sameSet, table } from './markdown';
import { DESK_ACT_WORDS, GRANT_ON_WORDS, OPENS_WORDS, PLACE_WORDS, REACH_WORDS } from './dutch';

const AFTER_DRAFT = STATES.filter((state) => state !== 'draft');
const WITH_CONTENT = AFTER_DRAFT.filter((state) => state !== 'destroyed');

/** States in words, the large sets by one name. */
function inWords(states: readonly State[]): string {
  if (sameSet(states, OPEN_STATES)) return 'elke lopende toestand';
  if (sameSet(states, AFTER_DRAFT)) return 'alles na indienen';
  if (sameSet(states, WITH_CONTENT)) return 'alles na indienen, behalve vernietigd';
  return listed(states.map((state) => STATE_LABELS[state]));
}

const cells = (...parts: readonly (readonly [string, Grants])[]): string[] =>
  ROLES.map((role) =>
    parts
      .flatMap(([verb, grants]) => {
        const reach = grants[role];
        return reach ? [verb + REACH_LABELS[reach]] : [];
      })
      .join('; '),
  );

const moveRows = (): string[][] =>
  MOVE_NAMES.flatMap((move) =>
    MOVE_POLICY[move].map((grant) => {
      const { states = MOVES[move].from, heldFrom, by, proposedBy } = grant;
      const held = heldFrom ? ` (vanuit ${inWords(heldFrom)})` : '';
      const extra = (grant.needs ?? [])
        .filter((need) => need !== 'proposed-by-another')
        .map((need) => ` ${NEED_LABELS[need]}`)
        .join('');
      return [
        `${MOVES[move].label} (${code(move)})`,
        inWords(states) + held + (extra && `.${extra}`),
        ...(proposedBy ? cells(['stelt voor: ', proposedBy], ['bevestigt: ', by]) : cells(['', by])),
      ];
    }),
  );

const actRows = (): string[][] =>
  ACTS.flatMap((act) =>
    ACT_POLICY[act].map(({ states, by }) => [`${ACT_LABELS[act]} (${code(act)})`, inWords(states), ...cells(['', by])]),
  );

/** How long, in words: whole days where it is more than one. */
const lasting = (hours: number): string => (hours > 24 ? `${hours / 24} dagen` : `${hours} uur`);

const grantRows = (): string[][] =>
  GRANT_KINDS.map((kind) => {
    const { to, on, maxHours, groundLength, asksReference, opens, alerts } = GRANT_RULES[kind];
    const people = ROLES.flatMap((role) => {
      const place = to[role];
      return place ? [`${ROLE_LABELS[role].toLowerCase().replace('liec', 'LIEC')} ${PLACE_WORDS[place]}`.trim()] : [];
    });
    return [
      `${GRANT_KIND_LABELS[kind]} (${code(kind)})`,
      listed(people),
      GRANT_ON_WORDS[on],
      lasting(maxHours),
      listed([
        groundLength > 1 ? `een reden van minstens ${groundLength} tekens` : 'een reden',
        ...(asksReference ? ['het kenmerk van het verzoek'] : []),
      ]),
      OPENS_WORDS[opens],
      alerts ? 'privacyfunctionaris en de andere managers van de regio' : '',
    ];
  });

const LABELS: Record<string, string> = {
  ...Object.fromEntries(MOVE_NAMES.map((move) => [move, MOVES[move].label])),
  ...ACT_LABELS,
  ...DESK_ACT_WORDS,
};
const freshRow = (act: AnyAct): string[] => [`${LABELS[act]} (${code(act)})`, FRESH_LOGIN_REASONS[act] ?? ''];

const ROLE_HEADS = ROLES.map((role) => `${ROLE_LABELS[role]} (${code(role)})`);

/** The page `docs/permissions.md`: who may do what, how far and in which states, for a jurist to read. */
export const printPermissions = (): string =>
  page(
    '# Wie mag wat',
    PRINTED,
    'Per handeling staat wie haar mag doen, hoe ver dat reikt en in welke toestand van de casus. ' +
      '**Een leeg vak betekent: mag niet.** Wat hier niet staat, kan niet.',
    '## Hoe u de tabel leest',
    table(
      ['reikwijdte', 'kenmerk', 'betekenis'],
      REACHES.map((reach) => [REACH_LABELS[reach], code(reach), REACH_WORDS[reach]]),
    ),
    [
      '- _stelt voor_ en _bevestigt_: twee verschillende personen; een tweede account of een tweede rol van dezelfde persoon telt niet.',
      '- Wie voor een casus is uitgesloten wegens een belangenconflict, bereikt die casus op geen enkele wijze.',
      '- Een bevoegdheid waarvan de einddatum voorbij is, telt niet.',
      `- Een geldige screening is vereist voor: ${listed(SCREENED_ROLES.map((role) => ROLE_LABELS[role].toLowerCase().replace('liec', 'LIEC')))}. Zonder geldige screening vervalt de toegang.`,
      '- Wie een casus niet bereikt, krijgt hetzelfde antwoord als bij een casus die niet bestaat.',
      '- Een stap vraagt daarnaast vaak dat iets in het dossier op orde is; dat staat in [case-lifecycle.md](case-lifecycle.md).',
    ].join('\n'),
    '## Stappen van een casus',
    table(['stap', 'in toestand', ...ROLE_HEADS], moveRows()),
    '## Handelingen in een casus',
    table(['handeling', 'in toestand', ...ROLE_HEADS], actRows()),
    '## Tijdelijke toegang',
    'Een manager van de regio kan iemand voor een bepaalde tijd bij één casus laten; nooit zichzelf. De toegang eindigt ' +
      'vanzelf op het gegeven tijdstip: het eerstvolgende verzoek krijgt hetzelfde antwoord als bij een casus die niet bestaat. ' +
      'Wie is uitgesloten, krijgt geen toegang.',
    table(['soort', 'aan wie', 'bij', 'hoogstens', 'vraagt', 'opent', 'meldt aan'], grantRows()),
    '## Handelingen buiten een casus',
    table(
      ['handeling', ...ROLE_HEADS],
      DESK_ACTS.map((act) => [`${DESK_ACT_WORDS[act]} (${code(act)})`, ...cells(['', DESK_POLICY[act]])]),
    ),
    '## Handelingen waarvoor u kort tevoren bent aangemeld',
    'Is de aanmelding ouder dan tien minuten, dan vraagt de app om opnieuw aan te melden; wat was ingevuld blijft staan.',
    table(['handeling', 'waarom'], FRESH_LOGIN_ACTS.map(freshRow)),
  );
