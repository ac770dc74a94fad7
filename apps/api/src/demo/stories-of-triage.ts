import { partner, personId, type Story } from './teller';

const MANAGER = 'ob-accountmanager';
const DEPUTY = 'ob-accountmanager-twee';

/** The same matter comes in twice: from one municipality it is in hand, from another it waits to be judged. */
const twice: Story = () => [
  {
    daysAgo: 5,
    do: (tell) =>
      tell.file('kempenveld', {
        kind: 'integral-case',
        title: 'Autoverhuur zonder klanten',
        municipalityIds: [partner('DEMO-KEMPENVELD')],
        indications:
          'Een autoverhuurbedrijf aan de Molenweg 14 heeft nauwelijks klanten. Buurtbewoners zien ’s nachts dure auto’s wisselen, de huur wordt contant betaald en er werkt geen personeel. Gezien: kenteken 12-ABC-3 (fictief).',
        ownActions: 'Controle van de vergunning door de gemeente (fictief).',
        question: 'Wie kan hier samen met ons naar kijken?',
      }),
  },
  { daysAgo: 4, do: async (tell) => void (await tell.move(MANAGER, 'takeUp')) },
  {
    daysAgo: 4,
    do: (tell) => tell.writeNote(MANAGER, 'Gebeld met de toezichthouder: controle staat voor volgende week (fictief).'),
  },
];

const again: Story = () => [
  {
    daysAgo: 1,
    do: (tell) =>
      tell.file('kempenveld-collega', {
        kind: 'integral-case',
        title: 'Nachtelijke autowissels',
        municipalityIds: [partner('DEMO-KEMPENVELD')],
        indications:
          'Bij een autoverhuurbedrijf aan de Molenweg 14 wisselen ’s nachts dure auto’s. Er komen geen klanten, er is geen personeel en de huur gaat contant. Ook stond er een auto met kenteken 12-abc-3 (fictief).',
        ownActions: 'Gesprek met omwonenden (fictief).',
        question: 'Kan het RIEC hierin ondersteunen?',
      }),
  },
  {
    daysAgo: 1,
    do: (tell) => tell.away(MANAGER, { deputyId: personId(DEPUTY), fromOn: tell.in(14), untilOn: tell.in(21) }),
  },
];

export const STORIES_OF_TRIAGE: readonly Story[] = [twice, again];
