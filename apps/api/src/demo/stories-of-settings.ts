import { QUESTION_SETS } from '@casusregie/domain';
import type { Story } from './teller';

/** What one region set for itself: something that holds, something that holds no more, and something that is planned. */
const ownWays: Story = () => [
  {
    daysAgo: 60,
    do: (tell) =>
      tell.set('nn-applicatiebeheer', 'NN', {
        name: 'meetings',
        value: {
          meetings: [
            { name: 'Weegoverleg', everyWeeks: 2 },
            { name: 'Casusoverleg Noord', everyWeeks: 4 },
          ],
        },
        validFrom: tell.today,
        note: 'Vastgesteld in de stuurgroep (fictief)',
      }),
  },
  {
    daysAgo: 45,
    do: (tell) =>
      tell.set('nn-applicatiebeheer', 'NN', {
        name: 'requester-texts',
        value: {
          texts: {
            acknowledgement: 'Bedankt voor uw verzoek aan RIEC Noord-Nederland.',
            next: 'Uw vaste accountmanager leest het verzoek en belt u als er iets niet duidelijk is.',
          },
        },
        validFrom: tell.today,
      }),
  },
  {
    daysAgo: 3,
    do: (tell) =>
      tell.set('nn-applicatiebeheer', 'NN', {
        name: 'questions-enforcement-bottleneck',
        value: { questions: QUESTION_SETS['enforcement-bottleneck'].slice(0, 5) },
        validFrom: tell.in(30),
        note: 'Kortere vragenlijst op verzoek van gemeenten (fictief)',
      }),
  },
];

/** The stories of what a region sets for itself. */
export const STORIES_OF_SETTINGS: readonly Story[] = [ownWays];
