import { partner, personId, type Story, type Teller } from './teller';

const VEENWOLDE = partner('DEMO-VEENWOLDE');
const RIEC = partner('RIEC-NN');
const MANAGER = 'nn-accountmanager';

/** What is done around Veenwolde beside its cases: talks, agreements, visits and who to call. All of it is fictional. */
const veenwolde: Story = () => [
  {
    daysAgo: 40,
    do: (tell: Teller) =>
      tell.keep(MANAGER, VEENWOLDE, {
        accountManagerId: personId(MANAGER),
        deputyId: personId('nn-manager'),
        nextVisitOn: tell.in(54),
        contactPersons: [
          {
            name: 'M. de Wit (demo)',
            function: 'Adviseur openbare orde en veiligheid',
            telephone: '088-000 1234',
            email: 'aov@veenwolde.example',
            deputy: false,
          },
          {
            name: 'S. Kamp (demo)',
            function: 'Bibob-coördinator',
            telephone: '088-000 1235',
            email: null,
            deputy: true,
          },
        ],
      }),
  },
  {
    daysAgo: 33,
    do: (tell) =>
      tell.note(MANAGER, {
        municipalityId: VEENWOLDE,
        channel: 'visit',
        withWhom: 'Burgemeester en adviseur veiligheid',
        text: 'Kennismaking. De gemeente wil haar Bibob-beleid vernieuwen en vraagt om een voorbeeld (fictief).',
        followUpOn: tell.in(36),
      }),
  },
  {
    daysAgo: 6,
    do: (tell) =>
      tell.note(MANAGER, {
        municipalityId: VEENWOLDE,
        channel: 'telephone',
        withWhom: 'Toezichthouder',
        text: 'Vraagt of een garagebox met steeds andere huurders iets voor het RIEC is (fictief).',
      }),
  },
  {
    daysAgo: 5,
    do: (tell) =>
      tell.task(MANAGER, `municipality:${VEENWOLDE}`, {
        title: 'Stuur het vastgestelde Bibob-beleid toe',
        text: 'Wij leggen het naast het voorbeeld van andere gemeenten (fictief).',
        ownerId: VEENWOLDE,
        dueOn: tell.in(15),
      }),
  },
  {
    daysAgo: 4,
    do: (tell) =>
      tell.task(MANAGER, `municipality:${VEENWOLDE}`, {
        title: 'Zet het ondermijningsbeeld op de agenda van het volgende bezoek',
        ownerId: RIEC,
        ownerPersonId: personId(MANAGER),
        dueOn: tell.in(2),
      }),
  },
];

/** Views of the worklist: one that the RIEC shares, and one that somebody keeps for themselves. */
const views: Story = () => [
  {
    daysAgo: 12,
    do: (tell) =>
      tell.view('nn-manager', {
        name: 'Zonder behandelaar',
        shared: true,
        filters: { handler: 'none', phase: 'new' },
        sort: 'submittedAt',
        direction: 'asc',
        columns: ['kind', 'theme', 'state', 'priority', 'dueOn'],
      }),
  },
  {
    daysAgo: 9,
    do: (tell) =>
      tell.view(MANAGER, {
        name: 'Mijn gemeenten, loopt',
        shared: false,
        filters: { municipality: 'mine', phase: 'running' },
        sort: 'dueOn',
        direction: 'asc',
        columns: ['municipality', 'state', 'handler', 'dueOn'],
      }),
  },
];

/** Stories of municipalities, beside those of cases. */
export const STORIES_OF_MUNICIPALITIES: readonly Story[] = [veenwolde, views];
