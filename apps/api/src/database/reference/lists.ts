/** National partners of the covenant, by their present names. Source: README.md beside this file. */
export const NATIONAL_PARTNERS = [
  { code: 'om', name: 'Openbaar Ministerie' },
  { code: 'politie', name: 'Politie' },
  { code: 'belastingdienst', name: 'Belastingdienst' },
  { code: 'toeslagen', name: 'Dienst Toeslagen' },
  { code: 'douane', name: 'Douane' },
  { code: 'fiod', name: 'FIOD' },
  { code: 'nla', name: 'Nederlandse Arbeidsinspectie' },
  { code: 'kmar', name: 'Koninklijke Marechaussee' },
  { code: 'ind', name: 'Immigratie- en Naturalisatiedienst' },
  { code: 'uwv', name: 'UWV' },
] as const;

/** Themes of the covenant; a region adds its own for a period. */
export const THEMES = [
  { code: 'mensenhandel-smokkel', label: 'Mensenhandel en -smokkel' },
  { code: 'hennepteelt', label: 'Georganiseerde hennepteelt' },
  { code: 'synthetische-drugs', label: 'Synthetische drugs en drugshandel' },
  { code: 'vastgoed-fraude', label: 'Fraude in de vastgoedsector' },
  { code: 'vastgoed-misbruik', label: 'Misbruik binnen de vastgoedsector' },
  { code: 'witwassen-fec', label: 'Witwassen en financieel-economische criminaliteit' },
  { code: 'omg', label: 'Outlaw motorcycle gangs' },
  { code: 'handhavingsknelpunten', label: 'Handhavingsknelpunten' },
  { code: 'ndb-overig', label: 'Overig Nationaal Dreigingsbeeld' },
  { code: 'regionaal', label: 'Regionaal vastgestelde verschijningsvorm' },
] as const;

/** Phenomena: what a matter looks like in the street. Source: README.md beside this file. */
export const PHENOMENA = [
  ['hennepteelt', 'Hennepteelt'],
  ['drugslab', 'Synthetische drugs en labs'],
  ['drugsafval', 'Drugsafval en dumping'],
  ['drugshandel', 'Drugshandel en uithalers'],
  ['mensenhandel', 'Mensenhandel'],
  ['mensensmokkel', 'Mensensmokkel'],
  ['witwassen', 'Witwassen'],
  ['ondergronds-bankieren', 'Ondergronds bankieren'],
  ['vastgoedfraude', 'Vastgoedfraude'],
  ['woonfraude', 'Woonfraude en huisjesmelkerij'],
  ['vakantieparken', 'Vakantieparken'],
  ['bedrijventerreinen', 'Bedrijventerreinen'],
  ['buitengebied', 'Buitengebied en agrarisch'],
  ['jachthavens', 'Jachthavens en maritiem'],
  ['autobranche', 'Autobranche'],
  ['horeca', 'Horeca'],
  ['belwinkels-massagesalons', 'Belwinkels en massagesalons'],
  ['uitzendbureaus', 'Uitzendbureaus en huisvesting'],
  ['zorgfraude', 'Zorgfraude'],
  ['sociale-voorzieningen', 'Misbruik sociale voorzieningen'],
  ['adresfraude', 'Adresfraude en BRP'],
  ['milieucriminaliteit', 'Milieucriminaliteit'],
  ['omg-supportclubs', 'OMG en supportclubs'],
  ['explosies', 'Vuurwerk en explosies'],
  ['wapens', 'Wapens'],
  ['illegaal-gokken', 'Illegaal gokken'],
  ['corruptie', 'Corruptie en infiltratie'],
  ['jonge-aanwas', 'Jonge aanwas'],
  ['subsidiefraude', 'Subsidiefraude'],
  ['cybercriminaliteit', 'Cyber-gefaciliteerde criminaliteit'],
] as const;

/** Desks that a matter can be referred to. */
export const DESKS = [
  ['basisteam', 'Basisteam van de politie'],
  ['omgevingsdienst', 'Omgevingsdienst'],
  ['arbeidsinspectie', 'Nederlandse Arbeidsinspectie'],
  ['zorg-en-veiligheidshuis', 'Zorg- en Veiligheidshuis'],
  ['toezicht-wonen', 'Toezicht wonen van de gemeente'],
  ['lokaal-team', 'Lokaal team ondermijning'],
  ['belastingdienst', 'Belastingdienst'],
  ['lsi', 'Landelijke Stuurgroep Interventieteams'],
  ['wijkteam', 'Sociaal wijkteam'],
] as const;
