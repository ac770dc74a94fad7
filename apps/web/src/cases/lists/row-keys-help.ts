import type { Shortcuts } from '../../frame/shortcuts';

/** Puts the keys of a worklist on the list of keys. Call it where `inject()` works. */
export const explainRowKeys = (shortcuts: Shortcuts): void =>
  shortcuts.explain({
    title: 'In een lijst',
    keys: [
      { keys: ['j'], does: 'Volgende regel' },
      { keys: ['k'], does: 'Vorige regel' },
      { keys: ['Enter'], does: 'Open de regel' },
    ],
  });
