import { addDays, ROLE_LABELS, type Role } from '@casusregie/domain';
import { AuthorisationRow, Organisation, Person } from '../database/entities';
import { organisationId, stableId } from '../database/reference/load';
import { NATIONAL_PARTNERS } from '../database/reference/lists';
import municipalities from '../database/reference/municipalities.json';
import provinces from '../database/reference/provinces.json';
import regions from '../database/reference/regions.json';
import type { Tx } from '../database/unit-of-work';

/** The fictional municipalities and province of the stories; they exist in the demo only, outside the count of 342. */
export const DEMO_PLACES = [
  { code: 'DEMO-VEENWOLDE', name: 'Veenwolde (fictief)', account: 'veenwolde', region: 'NN' },
  { code: 'DEMO-OUDEHAVEN', name: 'Oudehaven (fictief)', account: 'oudehaven', region: 'RD' },
  { code: 'DEMO-SCHELDEDORP', name: 'Scheldedorp (fictief)', account: 'scheldedorp', region: 'ZWB' },
  { code: 'DEMO-HOGEIJSSELKAMP', name: 'Hoge IJsselkamp (fictief)', account: 'hoge-ijsselkamp', region: 'ON' },
  { code: 'DEMO-MAASBROEK', name: 'Maasbroek (fictief)', account: 'maasbroek', region: 'LB' },
  { code: 'DEMO-DUINRADE', name: 'Duinrade (fictief)', account: 'duinrade', region: 'DH' },
  { code: 'DEMO-KEMPENVELD', name: 'Kempenveld (fictief)', account: 'kempenveld', region: 'OB' },
  { code: 'DEMO-ZUIDERKOOG', name: 'Zuiderkoog (fictief)', account: 'zuiderkoog', region: 'NH' },
  { code: 'DEMO-AMSTELKWARTIER', name: 'Amstelkwartier (fictief)', account: 'amstelkwartier', region: 'AA' },
] as const;
export const DEMO_PROVINCE = {
  code: 'DEMO-MIDDELRIJN',
  name: 'Provincie Middelrijn (fictief)',
  account: 'middelrijn',
  region: 'MN',
} as const;

const FIRST = [
  'Anouk',
  'Bram',
  'Carlijn',
  'Daan',
  'Esra',
  'Femke',
  'Gijs',
  'Hanna',
  'Ilias',
  'Joris',
  'Karin',
  'Lotte',
  'Mees',
  'Nadia',
  'Olaf',
  'Pien',
  'Quinten',
  'Roos',
  'Sander',
  'Tess',
  'Umit',
  'Vera',
  'Wouter',
  'Yara',
];
const LAST = [
  'Akkerveld',
  'Bolderink',
  'Cranenbos',
  'Dijkhuis',
  'Elzinga',
  'Ferwerda',
  'Grasveld',
  'Hoogland',
  'IJzerloo',
  'Jagerman',
  'Kloosterhof',
  'Lindeboom',
  'Meerdijk',
  'Nieuwkamp',
  'Oosterwal',
  'Polderman',
  'Roggeveld',
  'Sluiswachter',
  'Terpstra',
  'Veldhorst',
  'Waterland',
  'Zandvoorder',
];

/** An invented name, the same for the same account, marked as such. */
function nameOf(account: string): string {
  const digest = Number.parseInt(stableId(`person:${account}`).slice(0, 8), 16);
  return `${FIRST[digest % FIRST.length]} ${LAST[Math.floor(digest / FIRST.length) % LAST.length]} (demo)`;
}

/** Whether an account is one of those granted long ago. */
const isOld = (account: string): boolean =>
  Number.parseInt(stableId(`granted:${account}`).slice(0, 8), 16) % REVIEWED_LAST.every === 0;

interface Account {
  readonly account: string;
  readonly function: string;
  readonly organisation: string;
  readonly as: readonly { readonly role: Role; readonly regions: readonly string[] | null }[];
}

const REGION_JOBS: readonly [string, Role][] = [
  ['accountmanager', 'account-manager'],
  ['informatie', 'information-coordinator'],
  ['analist', 'analyst'],
  ['regisseur', 'case-director'],
  ['jurist', 'legal'],
  ['manager', 'manager'],
  ['privacy', 'privacy-officer'],
  ['applicatiebeheer', 'application-manager'],
];

/** The account of a municipality by its CBS code, such as `gm0014`. */
export const municipalityAccount = (code: string): string => code.toLowerCase();

function accounts(): Account[] {
  const requester = (account: string, organisation: string, job: string): Account => ({
    account,
    function: job,
    organisation,
    as: [{ role: 'requester', regions: null }],
  });
  return [
    ...regions.flatMap(({ code }) => [
      ...REGION_JOBS.map(([job, role]) => ({
        account: `${code.toLowerCase()}-${job}`,
        function: ROLE_LABELS[role],
        organisation: `RIEC-${code}`,
        as: [
          { role, regions: [code] },
          // A RIEC can bring in a matter itself.
          ...(role === 'account-manager' ? [{ role: 'requester' as const, regions: null }] : []),
        ],
      })),
    ]),
    // Nobody signs in with this one any more: the screening has expired.
    {
      account: 'nn-analist-vorig',
      function: ROLE_LABELS.analyst,
      organisation: 'RIEC-NN',
      as: [{ role: 'analyst', regions: ['NN'] }],
    },
    {
      account: 'liec-coordinator',
      function: ROLE_LABELS['liec-coordinator'],
      organisation: 'LIEC',
      as: [{ role: 'liec-coordinator', regions: null }],
    },
    {
      account: 'liec-jurist',
      function: ROLE_LABELS['liec-legal'],
      organisation: 'LIEC',
      as: [{ role: 'liec-legal', regions: null }],
    },
    {
      account: 'auditor',
      function: ROLE_LABELS.auditor,
      organisation: 'LIEC',
      as: [{ role: 'auditor', regions: null }],
    },
    {
      account: 'beheerder',
      function: ROLE_LABELS.administrator,
      organisation: 'LIEC',
      as: [{ role: 'administrator', regions: null }],
    },
    ...NATIONAL_PARTNERS.map(({ code }) => ({
      account: code,
      function: ROLE_LABELS.partner,
      organisation: code,
      as: [
        { role: 'partner' as const, regions: null },
        { role: 'requester' as const, regions: null },
      ],
    })),
    {
      account: 'politie-onbenoemd',
      function: ROLE_LABELS.partner,
      organisation: 'politie',
      as: [{ role: 'partner', regions: null }],
    },
    ...DEMO_PLACES.flatMap(({ code, account, region }) => [
      requester(account, code, 'Adviseur openbare orde en veiligheid'),
      requester(`${account}-collega`, code, 'Toezichthouder'),
      {
        account: `${account}-partner`,
        function: 'Contactambtenaar ondermijning',
        organisation: code,
        as: [{ role: 'partner' as const, regions: [region] }],
      },
    ]),
    requester(DEMO_PROVINCE.account, DEMO_PROVINCE.code, 'Beleidsadviseur veiligheid'),
    ...provinces.map(({ code }) => requester(code.toLowerCase(), code, 'Beleidsadviseur veiligheid')),
    ...municipalities.map(({ code }) =>
      requester(municipalityAccount(code), code, 'Adviseur openbare orde en veiligheid'),
    ),
    // In one region somebody can stand in for the account manager.
    {
      account: 'ob-accountmanager-twee',
      function: ROLE_LABELS['account-manager'],
      organisation: 'RIEC-OB',
      as: [{ role: 'account-manager', regions: ['OB'] }],
    },
  ];
}

/** Authorisations that the yearly review waits for: a part of every region. */
const REVIEWED_LAST = { every: 9, daysAgo: 400 };
/** Screenings that need attention, in days from today; everybody else's runs until the end of next year. */
const SCREENED_UNTIL: Readonly<Record<string, number>> = {
  'nn-analist-vorig': -12,
  'kempenveld-partner': 24,
  'zuiderkoog-partner': 45,
};

/** Loads the demo accounts, and the fictional places they work for. */
export async function loadDemoPeople(tx: Tx, today: string): Promise<void> {
  const nextYear = `${Number(today.slice(0, 4)) + 1}-12-31`;
  await tx.insert(
    Organisation,
    [...DEMO_PLACES, DEMO_PROVINCE].map(({ code, name, region }) => ({
      id: organisationId(code),
      code,
      kind: code === DEMO_PROVINCE.code ? ('province' as const) : ('municipality' as const),
      name,
      region_code: region,
      province_code: null,
      valid_from: null,
      valid_until: null,
      successor_id: null,
      demo: true,
    })),
  );
  const all = accounts();
  const persons = all.map(({ account, function: job, organisation }, index) => ({
    id: stableId(`person:${account}`),
    account,
    name: nameOf(account),
    function: job,
    organisation_id: organisationId(organisation),
    telephone: `088-000 ${String(2000 + index)}`,
    active: true,
  }));
  const authorisations = all.flatMap(({ account, organisation, as }) =>
    as.map(({ role, regions: covered }) => ({
      id: stableId(`authorisation:${account}:${role}`),
      person_id: stableId(`person:${account}`),
      organisation_id: organisationId(organisation),
      role,
      region_codes: covered ? [...covered] : null,
      valid_until: null,
      screened_until: account in SCREENED_UNTIL ? addDays(today, SCREENED_UNTIL[account] ?? 0) : nextYear,
      granted_by: 'demonstratie',
      granted_on: isOld(account) ? addDays(today, -REVIEWED_LAST.daysAgo) : today,
      ground: 'Demonstratie',
    })),
  );
  for (let at = 0; at < persons.length; at += 80) await tx.insert(Person, persons.slice(at, at + 80));
  for (let at = 0; at < authorisations.length; at += 80)
    await tx.insert(AuthorisationRow, authorisations.slice(at, at + 80));
}
