import type { Need, State } from '@casusregie/domain';
import { organisationOf, personOf, testOf, type Journey } from '../journey';
import type { Chance } from '../soak/chance';

/** A case on its way, and what can be done for it. */
export interface Stage {
  readonly walk: Journey;
  readonly chance: Chance;
  readonly id: string;
  /** Lets days go by for everybody. */
  readonly pass: (days: number) => void;
}

const AM = 'nn-accountmanager';
const IC = 'nn-informatie';
const CD = 'nn-regisseur';
const LG = 'nn-jurist';
const MG = 'nn-manager';
const PARTNERS = ['politie', 'belastingdienst'];

const writeTest = async ({ walk, chance, id }: Stage): Promise<void> => {
  const partners = chance.is(0.6) ? PARTNERS : [];
  await walk.add(chance.of([AM, LG]), id, 'tests', {
    ...testOf(partners, chance.of(['short', 'full'])),
    ...(partners.length === 0 && chance.is(0.7) && { noPartnersReason: 'Het gaat om een plek (fictief).' }),
  });
};
const itemOf = (sourceKind: string, more: object) => ({
  sourceId: organisationOf('politie'),
  sourceKind,
  text: 'Melding op hetzelfde perceel (fictief).',
  ...more,
});
const CLASS = { ground: 'Wgs art. 2.19', handling: 'Alleen als sturingsinformatie' };
const addItem = ({ walk, id }: Stage): Promise<void> =>
  walk.add(IC, id, 'items', itemOf('half-open', { happenedOn: walk.day(-1), ...CLASS }));
const addIntervention = (stage: Stage, planned: boolean): Promise<void> =>
  stage.walk.add(CD, stage.id, 'interventions', {
    kind: 'criminal',
    description: 'Onderzoek naar de verhuurder (fictief)',
    ownerId: organisationOf(stage.chance.of(PARTNERS)),
    ...(planned && { dueOn: stage.walk.day(30) }),
  });
const eachIntervention = async ({ walk, id }: Stage, change: object): Promise<void> => {
  for (const row of (await walk.see(IC, id)).interventions) {
    const owner = PARTNERS.find((partner) => organisationOf(partner) === row.owner.id) ?? 'politie';
    const caller = await walk.world.as(owner);
    await caller.patch(`/v1/interventions/${row.id}`, change, { 'if-match': String(row.version) });
  }
};
const askRequester = async (stage: Stage, account: string, body: object): Promise<void> => {
  const { walk, id } = stage;
  const caller = await walk.world.as(account);
  await caller.patch(`/v1/cases/${id}`, body, { 'if-match': await walk.etag(account, id) });
};
const move = async (
  { walk, id }: Stage,
  account: string,
  name: Parameters<Journey['move']>[2],
  facts = {},
): Promise<void> => void (await walk.move(account, id, name, facts));

/** What people do when something is lacking. A need that the facts of the move itself can meet has none. */
export const REMEDIES: Partial<Record<Need, (stage: Stage) => Promise<void>>> = {
  'request-complete': (stage) =>
    askRequester(stage, stage.walk.requester, {
      kind: 'integral-case',
      indications: 'Een loods met afgeplakte ramen (fictief).',
      ownActions: 'Controle (fictief).',
      question: 'Wie kijkt mee?',
    }),
  'sensitive-text-confirmed': (stage) => askRequester(stage, stage.walk.requester, { sensitiveConfirmed: true }),
  'due-passed-or-reason': (stage) => Promise.resolve(stage.pass(8)),
  'wish-pending': (stage) => move(stage, stage.walk.requester, 'withdraw', { reason: 'Opgelost (fictief).' }),
  'no-wish-pending': (stage) => move(stage, MG, 'declineWithdrawal', { requesterText: 'Wij gaan verder (fictief).' }),
  'screened-if-required': (stage) => move(stage, MG, 'screen', { note: 'Akkoord (fictief).' }),
  'test-complete': writeTest,
  'partners-chosen-or-reason': writeTest,
  'new-approved-test': writeTest,
  'hit-or-exception': async (stage) => {
    await stage.walk.inquire(stage.id, ['politie']);
    await stage.walk.answer(stage.id, 'politie');
  },
  'no-open-inquiry': async ({ walk, chance, id }) => {
    for (const partner of PARTNERS) await walk.answer(id, partner, chance.of(['hit', 'no-hit']));
  },
  'items-classified': async ({ walk, id }) => {
    const caller = await walk.world.as(IC);
    for (const { id: item } of (await walk.see(IC, id)).items)
      await caller.patch(`/v1/cases/${id}/items/${item}`, CLASS);
  },
  'source-order-kept': addItem,
  'interventions-planned': (stage) => addIntervention(stage, true),
  'interventions-settled': (stage) =>
    eachIntervention(stage, { status: 'done', ...(stage.chance.is(0.7) && { result: 'achieved' }) }),
  'results-filled': (stage) => eachIntervention(stage, { result: 'achieved' }),
  'feedback-sent': ({ walk, id }) => walk.add(AM, id, 'feedback', { text: 'De loods is gesloten (fictief).' }),
  'no-open-second-line': async ({ walk, id }) => {
    const caller = await walk.world.as('liec-jurist');
    for (const line of (await walk.see(LG, id)).secondLines) {
      await caller.put(`/v1/second-lines/${line.id}/answer`, { answer: 'Ja, mits (fictief).' });
    }
  },
  'twenty-working-days-passed': (stage) => Promise.resolve(stage.pass(30)),
  'is-handler': async ({ walk, id }) => {
    const caller = await walk.world.as(MG);
    await caller.put(`/v1/cases/${id}/handler`, { handlerId: personOf(AM) }, { 'if-match': await walk.etag(MG, id) });
  },
};

/** What people do beside moving a case, and when. */
export const BESIDE: readonly { readonly states: readonly State[]; readonly act: (stage: Stage) => Promise<void> }[] = [
  { states: ['legality-check', 'legality-check', 'closed'], act: writeTest },
  {
    states: ['enrichment'],
    act: ({ walk, id }) => walk.add(IC, id, 'items', itemOf('half-open', { happenedOn: walk.day(-2) })),
  },
  { states: ['partner-query', 'enrichment'], act: ({ walk, chance, id }) => walk.inquire(id, [chance.of(PARTNERS)]) },
  {
    states: ['partner-query', 'enrichment'],
    act: ({ walk, chance, id }) => walk.answer(id, chance.of(PARTNERS), chance.of(['hit', 'no-hit'])),
  },
  { states: ['planning', 'execution'], act: (stage) => addIntervention(stage, stage.chance.is(0.7)) },
  {
    states: ['in-progress'],
    act: ({ walk, id }) =>
      walk.add(LG, id, 'second-lines', { question: 'Mag dit? (geanonimiseerd)', anonymised: true }),
  },
  {
    states: ['draft'],
    act: (stage) => askRequester(stage, stage.walk.requester, { indications: 'Hij heeft een strafblad (fictief).' }),
  },
  {
    states: ['intake', 'in-progress', 'answered'],
    act: async ({ walk, chance, id }) => {
      const caller = await walk.world.as(MG);
      const handlerId = personOf(chance.of([AM, MG]));
      await caller.put(`/v1/cases/${id}/handler`, { handlerId }, { 'if-match': await walk.etag(MG, id) });
    },
  },
];
