/** A bar with its length as a part of the longest, from 0 to 100. */
export type Drawn<One> = One & { readonly percent: number };

/** Sorts bars, most first (equal ones by name), and gives each its length. A value above zero stays visible. */
export function drawnBars<One extends { readonly label: string; readonly value: number }>(
  bars: readonly One[],
  sorted: boolean,
): Drawn<One>[] {
  const most = Math.max(0, ...bars.map((bar) => bar.value));
  const length = (value: number): number => (most === 0 || value <= 0 ? 0 : Math.max(1, (value / most) * 100));
  const drawn = bars.map((bar) => ({ ...bar, percent: length(bar.value) }));
  if (!sorted) return drawn;
  return drawn.sort((one, other) => other.value - one.value || one.label.localeCompare(other.label, 'nl'));
}
