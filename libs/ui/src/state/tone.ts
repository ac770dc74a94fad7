/**
 * The kinds of state that can be told apart at a glance. Which state of the work has which tone is decided by the
 * screens; here it only has a shape and a colour.
 */
export const TONES = ['draft', 'new', 'active', 'waiting', 'done', 'stopped', 'alarm'] as const;
export type Tone = (typeof TONES)[number];

/** One shape a tone on a grid of 16, so that no one needs the colour. `solid` shapes are filled. */
export const TONE_SHAPES: Record<Tone, { readonly path: string; readonly solid: boolean }> = {
  draft: { path: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Z', solid: false },
  new: { path: 'M8 1.5 14.5 8 8 14.5 1.5 8Z', solid: true },
  active: { path: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM8 2.5v11a5.5 5.5 0 0 0 0-11Z', solid: false },
  waiting: { path: 'M2.5 2h4v12h-4zM9.5 2h4v12h-4z', solid: true },
  done: { path: 'm2.5 8.5 3.7 3.7 7.3-8', solid: false },
  stopped: { path: 'M3 3h10v10H3z', solid: false },
  alarm: { path: 'M8 1.5 15 14H1Z', solid: true },
};
