import type { Kind } from '../case/kinds';
import type { AnswerKind, SetQuestion } from './questions';

type Extra = Partial<Pick<SetQuestion, 'hint' | 'options' | 'required' | 'sensitive' | 'example'>>;

const ask = (key: string, kind: AnswerKind, label: string, extra: Extra = {}): SetQuestion => ({
  key,
  label,
  kind,
  hint: '',
  options: [],
  required: false,
  sensitive: kind === 'line' || kind === 'text',
  example: '',
  ...extra,
});

const CASE = (prefix: string): SetQuestion[] => [
  ask(`${prefix}-since`, 'line', 'Hoe lang speelt dit al?', { example: 'Sinds het voorjaar, ongeveer elke week.' }),
  ask(`${prefix}-harm`, 'text', 'Wat is het gevolg voor de omgeving?', {
    hint: 'Denk aan onveiligheid, oneerlijke concurrentie of druk op bewoners of ambtenaren.',
    example: 'Ondernemers in de straat durven geen aangifte te doen.',
  }),
  ask(`${prefix}-safety`, 'yes-no', 'Is er een risico voor de veiligheid van ambtenaren?', {
    hint: 'Het RIEC overlegt dan eerst met u voordat iemand langsgaat.',
  }),
];

/**
 * The national questions by kind, beside those that are always asked. The four of a picture are how the field takes one
 * in: a shared need to know, the will to act, the legal basis, and whether we want and can. Source: docs/words.md.
 */
export const QUESTION_SETS: Record<Kind, readonly SetQuestion[]> = {
  'integral-case': [
    ...CASE('case'),
    ask('case-partners', 'line', 'Met welke partners hebt u hierover al contact?', {
      example: 'De wijkagent en de omgevingsdienst.',
    }),
  ],
  'enforcement-bottleneck': [
    ...CASE('bottleneck'),
    ask('bottleneck-scope', 'choice', 'Waar gaat het knelpunt over?', {
      options: ['Een locatie', 'Een branche', 'Een groep'],
    }),
    ask('bottleneck-addresses', 'number', 'Om hoeveel adressen gaat het ongeveer?'),
    ask('bottleneck-stuck', 'text', 'Waar loopt de handhaving op vast?', {
      example: 'Na elke sluiting begint een week later een nieuw bedrijf op hetzelfde adres.',
    }),
  ],
  'undermining-picture': [
    ask('picture-need', 'text', 'Wat willen u en uw partners samen te weten komen?', {
      hint: 'Een beeld heeft zin als meer partners dezelfde vraag hebben.',
      required: true,
      example: 'Of de leegstand in ons buitengebied wordt gebruikt voor drugs en illegale bewoning.',
    }),
    ask('picture-action', 'text', 'Wat gaat uw organisatie doen met de uitkomst?', {
      hint: 'Noem wie zich daaraan verbindt, bijvoorbeeld de burgemeester of het college.',
      required: true,
      example: 'De burgemeester bespreekt het in de driehoek; wij maken tijd vrij voor toezicht.',
    }),
    ask('picture-basis', 'choice', 'Op welke grondslag kan het beeld worden gemaakt?', {
      hint: 'Weet u het niet? Het RIEC zoekt het met u uit.',
      options: [
        'Openbare orde en veiligheid van de gemeente',
        'Afspraken in het convenant',
        'Alleen openbare en geanonimiseerde gegevens',
        'Weet ik niet',
      ],
    }),
    ask('picture-capacity', 'text', 'Wat kunt u zelf inbrengen: mensen, tijd en informatie?', {
      hint: 'Samen bepalen we of we het willen en kunnen.',
      example: 'Een beleidsmedewerker voor twee dagen per week, en straatinterviews door de boa’s.',
    }),
    ask('picture-area', 'line', 'Welk gebied of welke branche moet het beeld beslaan?', {
      example: 'Het buitengebied ten noorden van het kanaal.',
    }),
  ],
  'legal-advice': [
    ask('legal-law', 'line', 'Om welke wet of regeling gaat het?', { example: 'Artikel 13b van de Opiumwet.' }),
    ask('legal-deadline', 'date', 'Wanneer moet u beslissen?', {
      hint: 'Bijvoorbeeld de dag van een zitting of een besluit.',
    }),
    ask('legal-view', 'text', 'Wat vindt uw eigen jurist ervan?', {
      example: 'Volgens ons is sluiten mogelijk, maar wij twijfelen over de duur.',
    }),
  ],
  'administrative-advice': [
    ask('administrative-decision', 'line', 'Om welk besluit gaat het?', {
      example: 'Een aanvraag voor een exploitatievergunning.',
    }),
    ask('administrative-deadline', 'date', 'Wanneer moet u beslissen?'),
    ask('administrative-bibob', 'choice', 'Hebt u een eigen Bibob-onderzoek gedaan?', {
      hint: 'Stuur het dossier zelf niet mee.',
      options: ['Ja, afgerond', 'Ja, het loopt nog', 'Nee'],
    }),
    ask('administrative-doubt', 'text', 'Waar zit uw twijfel?', {
      example: 'De lening komt van een bedrijf zonder zichtbare omzet.',
    }),
  ],
  'resilience-scan': [
    ask('scan-part', 'line', 'Voor welk deel van uw organisatie is de scan?', {
      example: 'De afdelingen vergunningen en burgerzaken.',
    }),
    ask('scan-people', 'number', 'Hoeveel mensen werken daar ongeveer?'),
    ask('scan-sponsor', 'line', 'Wie in het bestuur of de directie staat hierachter?', {
      hint: 'Noem de functie, niet de naam.',
      example: 'De gemeentesecretaris.',
    }),
    ask('scan-month', 'line', 'Wanneer komt de scan u het beste uit?', { example: 'Na de zomer.' }),
  ],
  training: [
    ask('training-for', 'line', 'Voor wie is de training of bijeenkomst?', {
      example: 'De gemeenteraad en de griffie.',
    }),
    ask('training-people', 'number', 'Hoeveel mensen verwacht u?'),
    ask('training-form', 'choice', 'Welke vorm past?', {
      options: ['Een korte presentatie', 'Een dagdeel', 'Een oefening', 'Weet ik niet'],
    }),
    ask('training-date', 'date', 'Op welke dag denkt u?'),
  ],
  'communication-support': [
    ask('communication-reason', 'text', 'Wat is de aanleiding?', {
      example: 'De burgemeester sluit volgende week een pand.',
    }),
    ask('communication-for', 'line', 'Voor wie is de boodschap?', { example: 'Bewoners van de straat.' }),
    ask('communication-by', 'date', 'Wanneer moet het klaar zijn?'),
    ask('communication-agreed', 'yes-no', 'Is de woordvoering met politie of justitie afgestemd?'),
  ],
  'policy-signal': [
    ask('signal-rule', 'line', 'Welke wet, regel of welk beleid schiet tekort?', {
      example: 'De regels voor het delen van gegevens tussen gemeenten.',
    }),
    ask('signal-often', 'text', 'Hoe vaak loopt u hierop vast?', {
      hint: 'Noem geen personen of bedrijven.',
      example: 'In het afgelopen jaar bij vier dossiers.',
    }),
    ask('signal-solution', 'text', 'Welke oplossing stelt u voor?', {
      example: 'Een bepaling die delen met de buurgemeente toestaat.',
    }),
    ask('signal-others', 'line', 'Welke andere organisaties herkennen dit?', {
      example: 'Drie gemeenten in de regio.',
    }),
  ],
};
