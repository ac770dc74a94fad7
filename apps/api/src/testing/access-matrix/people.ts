import type { RoleName } from './expectations';
import { ACTORS, type ActorName } from './expectations';
import { bulkInsert } from '../../database/bulk';
import { DemoKeys } from '../../identity/demo-keys';
import { Client } from '../client';
import { personOf } from '../journey';
import type { World } from '../test-setup';
import { newId } from '../../shared/ids';

type Row = Record<string, unknown>;

/** An account that is made for the matrix after the example of a demo account. */
interface Made {
  readonly like: string;
  readonly person?: Row;
  readonly authorisation?: Row;
  /** A second role beside the one of the example. */
  readonly also?: RoleName;
}

const YESTERDAY = '2026-11-23';

const MADE: Record<string, Made> = {
  'nn-behandelaar': { like: 'nn-manager', authorisation: { role: 'account-manager' } },
  'nn-genoemd': { like: 'nn-analist' },
  'nn-niet-meer-genoemd': { like: 'nn-analist' },
  'nn-buitengesloten': { like: 'nn-analist' },
  'nn-buitengesloten-manager': { like: 'nn-manager' },
  'nn-regisseur-anders': { like: 'nn-regisseur' },
  'nn-regisseur-voorheen': { like: 'nn-regisseur' },
  'nn-screening-verlopen': { like: 'nn-manager', authorisation: { screened_until: YESTERDAY } },
  'nn-bevoegdheid-verlopen': { like: 'nn-manager', authorisation: { valid_until: YESTERDAY } },
  'nn-vertrokken': { like: 'nn-manager' },
  'nn-reserve': { like: 'nn-analist' },
  'nn-toegelaten': { like: 'nn-analist' },
  'nn-toegang-voorbij': { like: 'nn-analist' },
  'nn-toegelaten-buitengesloten': { like: 'nn-analist' },
  'nn-privacy-toegelaten': { like: 'nn-privacy' },
  'nn-privacy-voorbij': { like: 'nn-privacy' },
  'nn-privacy-reserve': { like: 'nn-privacy' },
  'on-jurist-toegelaten': { like: 'on-jurist' },
  'liec-jurist-toegelaten': { like: 'liec-jurist' },
  'politie-voorheen': { like: 'politie-onbenoemd' },
  'veenwolde-genoemd': { like: 'veenwolde-collega' },
  'beheerder-en-manager': { like: 'beheerder', also: 'manager' },
};

/** The account of each actor; those the api knows nobody by have none here. */
const ACCOUNTS: Partial<Record<ActorName, string>> = {
  requester: 'veenwolde',
  'colleague of the requester': 'veenwolde-collega',
  'named colleague of the requester': 'veenwolde-genoemd',
  'requester of another municipality': 'oudehaven',
  'account manager': 'nn-accountmanager',
  'account manager of another region': 'on-accountmanager',
  'account manager who handles the case': 'nn-behandelaar',
  'information coordinator': 'nn-informatie',
  'information coordinator of another region': 'on-informatie',
  analyst: 'nn-analist',
  'analyst of another region': 'on-analist',
  'analyst named on the case': 'nn-genoemd',
  'analyst no longer named': 'nn-niet-meer-genoemd',
  legal: 'nn-jurist',
  'legal of another region': 'on-jurist',
  manager: 'nn-manager',
  'manager of another region': 'on-manager',
  'case director named on the case': 'nn-regisseur',
  'case director not named': 'nn-regisseur-anders',
  'case director no longer named': 'nn-regisseur-voorheen',
  'case director of another region': 'on-regisseur',
  'partner named on the case': 'politie',
  'partner not named, of an organisation with rows': 'politie-onbenoemd',
  'partner no longer named': 'politie-voorheen',
  'partner without rows': 'douane',
  'partner of another region': 'oudehaven-partner',
  'LIEC coordinator': 'liec-coordinator',
  'LIEC legal': 'liec-jurist',
  'privacy officer': 'nn-privacy',
  'privacy officer of another region': 'on-privacy',
  'analyst let in for a time': 'nn-toegelaten',
  'analyst whose access has ended': 'nn-toegang-voorbij',
  'privacy officer let in for a data subject': 'nn-privacy-toegelaten',
  'privacy officer whose access has ended': 'nn-privacy-voorbij',
  'legal of another region let in as second person': 'on-jurist-toegelaten',
  'LIEC legal let in as second person': 'liec-jurist-toegelaten',
  'analyst let in for a time, and kept out': 'nn-toegelaten-buitengesloten',
  auditor: 'auditor',
  administrator: 'beheerder',
  'administrator who is manager too': 'beheerder-en-manager',
  'application manager': 'nn-applicatiebeheer',
  'application manager of another region': 'on-applicatiebeheer',
  'manager whose screening has expired': 'nn-screening-verlopen',
  'manager whose authorisation has expired': 'nn-bevoegdheid-verlopen',
  'manager kept out of the case': 'nn-buitengesloten-manager',
  'analyst kept out of the case': 'nn-buitengesloten',
};

/** Who has a place on every case of the stage: as what, and since when no more. */
export const NAMED: readonly { account: string; as: string; organisation: string; ended?: true }[] = [
  { account: 'veenwolde-genoemd', as: 'colleague', organisation: 'DEMO-VEENWOLDE' },
  { account: 'nn-genoemd', as: 'staff', organisation: 'RIEC-NN' },
  { account: 'nn-niet-meer-genoemd', as: 'staff', organisation: 'RIEC-NN', ended: true },
  { account: 'nn-regisseur', as: 'case-director', organisation: 'RIEC-NN' },
  { account: 'nn-regisseur-voorheen', as: 'case-director', organisation: 'RIEC-NN', ended: true },
  { account: 'politie', as: 'partner', organisation: 'politie' },
  { account: 'politie-voorheen', as: 'partner', organisation: 'politie', ended: true },
];
/** Who is let in to every case of the stage for a time: with which kind, and whether that is over. */
export const LET_IN: readonly { account: string; kind: string; organisation: string; ended?: true }[] = [
  { account: 'nn-toegelaten', kind: 'time-boxed', organisation: 'RIEC-NN' },
  { account: 'nn-toegang-voorbij', kind: 'break-glass', organisation: 'RIEC-NN', ended: true },
  { account: 'nn-toegelaten-buitengesloten', kind: 'time-boxed', organisation: 'RIEC-NN' },
  { account: 'nn-privacy-toegelaten', kind: 'data-subject-request', organisation: 'RIEC-NN' },
  { account: 'nn-privacy-voorbij', kind: 'data-subject-request', organisation: 'RIEC-NN', ended: true },
  { account: 'on-jurist-toegelaten', kind: 'second-person', organisation: 'RIEC-ON' },
  { account: 'liec-jurist-toegelaten', kind: 'second-person', organisation: 'LIEC' },
];
/** Who is kept out of every case of the stage for a conflict of interest. */
export const KEPT_OUT = ['nn-buitengesloten', 'nn-buitengesloten-manager', 'nn-toegelaten-buitengesloten'];
/** A privacy officer who can be let in without changing what an actor sees. */
export const SPARE_OFFICER = 'nn-privacy-reserve';
/** The handler of every case of the stage. */
export const HANDLER = 'nn-behandelaar';
/** Somebody who can be given a place, and kept out, without changing what an actor sees. */
export const SPARE = 'nn-reserve';

/** A row copied with other values, flags and dates as the database has them. */
async function copyOf(world: World, account: string, made: Made): Promise<void> {
  const [person] = await world.rows<Row>('SELECT * FROM persons WHERE account = $1', [made.like]);
  const rights = await world.rows<Row>('SELECT * FROM authorisations WHERE person_id = $1', [personOf(made.like)]);
  const id = personOf(account);
  const [first] = rights.map((row) => ({ ...row, id: newId(), person_id: id, ...made.authorisation }));
  if (!person || !first) throw new Error(`there is no account ${made.like}`);
  const also = made.also ? [{ ...first, id: newId(), role: made.also, region_codes: null }] : [];
  await world.work.run(async (tx) => {
    await bulkInsert(tx, 'persons', [{ ...person, id, account, ...made.person }]);
    await bulkInsert(tx, 'authorisations', [first, ...also]);
  });
}

/** Makes everybody who asks; each with a token of their own. */
export async function makePeople(world: World): Promise<Record<ActorName, Client>> {
  for (const [account, made] of Object.entries(MADE)) await copyOf(world, account, made);
  const tokens = world.app.get(DemoKeys);
  const left = new Client(world.app, await tokens.forAccount('nn-vertrokken'));
  const service = new Client(world.app, await tokens.forAccount('koppeling-zaaksysteem'));
  expect((await left.get('/v1/me')).status).toBe(200);
  await world.work.run(
    async (tx) => void (await tx.run(`UPDATE persons SET active = false WHERE account = 'nn-vertrokken'`)),
  );
  const unknown: Partial<Record<ActorName, Client>> = {
    nobody: world.nobody,
    'a service without a person': service,
    'a person who left': left,
  };
  const found = await Promise.all(
    (Object.keys(ACTORS) as ActorName[]).map(
      async (actor) => [actor, unknown[actor] ?? (await world.as(ACCOUNTS[actor] ?? ''))] as const,
    ),
  );
  return Object.fromEntries(found) as Record<ActorName, Client>;
}
