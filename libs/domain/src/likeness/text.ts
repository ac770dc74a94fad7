/** Words that say nothing of what a text is about. */
const EMPTY_WORDS = new Set(
  `aan alle als altijd ander andere bij binnen daar daarna dan dat deze die dit doen door een eens elke enkele fictief geen
   gemeente gaan gaat hebben heeft het hier hoe iemand iets ieder ingebracht jaar kan kunnen maar meer meerdere melding men met
   mogelijk moet naar niet nog onder ondersteuning ons onze ook over riec signaal sinds soms staan staat tegen terug toch toen
   tussen uit van vaak veel verzoek volgens voor vraag vragen waar waarbij wanneer want waren was wat week welke wel werd wie
   wij willen worden wordt zeer zelf zich zien zijn zonder zou zoals zulke`.split(/\s+/),
);

/** How much of a word counts: endings differ between writers. */
const STEM = 7;
/** Texts with fewer telling words are not compared: two short ones are soon alike. */
export const FEWEST_WORDS = 6;
/**
 * From this share of telling words in common (Jaccard) two texts count as alike. Two officers who describe the same barber's
 * shop in words of their own reach 0.25 to 0.5; two requests about different matters in the same words of the trade stay under
 * 0.15 (text.spec.ts holds examples of both).
 */
export const ALIKE_FROM = 0.25;

/** The telling words of a text, each once: at least four letters, without accents, the first seven letters. */
export function tellingWords(text: string): Set<string> {
  const words = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/\p{L}{4,}/gu);
  return new Set((words ?? []).filter((word) => !EMPTY_WORDS.has(word)).map((word) => word.slice(0, STEM)));
}

/** How alike two texts are, from 0 to 1: telling words in common, of all telling words. 0 when either says too little. */
export function textLikeness(one: string, other: string): number {
  const [mine, theirs] = [tellingWords(one), tellingWords(other)];
  if (mine.size < FEWEST_WORDS || theirs.size < FEWEST_WORDS) return 0;
  const shared = [...mine].filter((word) => theirs.has(word)).length;
  return shared / (mine.size + theirs.size - shared);
}

const BANDS = 32;
const ROWS = 2;

/** FNV-1a, 32 bits. */
const hashOf = (word: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};
/** Another hash for each row (the finaliser of MurmurHash3). */
const mixed = (hash: number, row: number): number => {
  let value = (hash ^ Math.imul(row + 1, 0x9e3779b1)) >>> 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
};

/**
 * Marks by which texts that are alike are found along an index (MinHash in bands): texts with a share of 0.25 of their words
 * in common have a mark in common nine times out of ten, those with 0.35 nearly always, those with 0.05 one time in thirteen.
 * A mark holds nothing of the text. Whether texts with a mark in common are alike is for `textLikeness` to say.
 */
export function textMarks(text: string): string[] {
  const words = tellingWords(text);
  if (words.size < FEWEST_WORDS) return [];
  const hashes = [...words].map(hashOf);
  const least = Array.from({ length: BANDS * ROWS }, (_none, row) =>
    hashes.reduce((lowest, hash) => Math.min(lowest, mixed(hash, row)), 0xffffffff),
  );
  return Array.from(
    { length: BANDS },
    (_none, band) =>
      `${band} ${least
        .slice(band * ROWS, (band + 1) * ROWS)
        .map((row) => row.toString(36))
        .join(' ')}`,
  );
}
