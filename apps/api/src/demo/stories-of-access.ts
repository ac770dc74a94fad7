import type { Story } from './teller';

/** A confidential matter about a town hall itself: break-glass that was alerted, and a request of a data subject. */
const townHall: Story = () => [
  {
    daysAgo: 9,
    do: (tell) =>
      tell.file('veenwolde', {
        kind: 'integral-case',
        title: 'Zorg over vergunningen in het eigen gemeentehuis',
        confidentiality: 'named-only',
        mainTheme: 'omg',
        indications:
          'Twee vergunningen in Veenwolde (fictief) zijn verleend zonder advies, kort na bezoek van een supportclub.',
        ownActions: 'De gemeentesecretaris heeft de dossiers veiliggesteld.',
        question: 'Graag vertrouwelijk advies; binnen de gemeente weet verder niemand hiervan.',
      }),
  },
  { daysAgo: 8, do: async (tell) => void (await tell.move('nn-manager', 'takeUp')) },
  {
    daysAgo: 4,
    do: (tell) =>
      tell.letIn('nn-manager', 'nn-jurist', {
        kind: 'break-glass',
        hours: 8,
        ground: 'De burgemeester moet vandaag beslissen en de behandelaar is niet bereikbaar (fictief).',
      }),
  },
  {
    daysAgo: 1,
    do: (tell) =>
      tell.letIn('nn-manager', 'nn-privacy', {
        kind: 'data-subject-request',
        hours: 720,
        ground: 'Verzoek om inzage van een betrokkene beoordelen (fictief).',
        reference: 'AVG-DEMO-0012',
      }),
  },
];

/** The stories of who is let in to a case for a time. */
export const STORIES_OF_ACCESS: readonly Story[] = [townHall];
