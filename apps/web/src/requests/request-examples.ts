import type { Kind } from '@casusregie/domain';

/** Examples beside the questions, per kind where the matter differs. None is about a real person or place. */
interface Examples {
  readonly indications: string;
  readonly ownActions: string;
  readonly question: string;
}

const CASE: Examples = {
  indications:
    'Bij drie controles sinds september stonden er steeds andere bestelbusjes met buitenlands kenteken. Er wordt contant betaald en er zijn geen klanten.',
  ownActions: 'Twee bestuurlijke controles in oktober, het vergunningdossier bekeken, gesproken met de verhuurder.',
  question: 'Wij willen weten of politie en Belastingdienst dit bedrijf kennen, en samen bepalen wat we doen.',
};
const ADVICE: Examples = {
  indications: 'De aanvrager wil een vergunning voor een kamerverhuurbedrijf. De financiering is onduidelijk.',
  ownActions: 'Wij hebben de aanvraag en de jaarcijfers bekeken en aanvullende stukken gevraagd.',
  question: 'Kunnen wij de aanvraag weigeren, en welke vragen moeten wij nog stellen?',
};
const SHORT: Examples = {
  indications: 'Er is geen concrete aanleiding; wij willen ons voorbereiden.',
  ownActions: 'Vorig jaar was er een korte presentatie voor het college.',
  question: 'Een avond voor de gemeenteraad over het herkennen van ondermijning, liefst in het voorjaar.',
};

const EXAMPLES: Record<Kind, Examples> = {
  'integral-case': CASE,
  'enforcement-bottleneck': {
    ...CASE,
    indications:
      'Op het bedrijventerrein sluiten steeds bedrijven na een controle, en een maand later begint een nieuw.',
    question: 'Help ons met een aanpak van het hele terrein, samen met de omgevingsdienst en de Belastingdienst.',
  },
  'undermining-picture': {
    ...SHORT,
    question: 'Een beeld van ondermijning in ons buitengebied, met aanbevelingen voor het college.',
  },
  'legal-advice': ADVICE,
  'administrative-advice': ADVICE,
  'resilience-scan': {
    ...SHORT,
    question: 'Wij willen weten hoe weerbaar onze afdeling vergunningen is, en wat beter kan.',
  },
  training: SHORT,
  'communication-support': { ...SHORT, question: 'Hulp bij een brief aan bewoners na de sluiting van een pand.' },
  'policy-signal': {
    indications: 'Wij lopen er steeds op vast dat wij gegevens over de branche niet mogen delen met de buurgemeente.',
    ownActions: 'Besproken in het regionaal overleg; een oplossing binnen de regio is er niet.',
    question: 'Breng dit knelpunt landelijk onder de aandacht.',
  },
};

/** The examples for a kind; those of a case while none is chosen. */
export const examplesFor = (kind: Kind | ''): Examples => (kind ? EXAMPLES[kind] : CASE);
