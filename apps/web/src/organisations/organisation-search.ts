/** A text without case and accents, so that *Súdwest* is found with *sudwest*. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** The named things that hold the text, those that begin with it first. */
export function matching<One extends { readonly name: string }>(rows: readonly One[], text: string): One[] {
  const wanted = plain(text.trim());
  const found = rows.filter(({ name }) => plain(name).includes(wanted));
  const begins = (one: One): number => (plain(one.name).startsWith(wanted) ? 0 : 1);
  return found.sort((one, other) => begins(one) - begins(other) || one.name.localeCompare(other.name, 'nl'));
}
