// Who gets which answer from the routes of a partner's desk: a part of expectations.ts, typed by hand, and taken from nowhere.
const PT = 'partner';

/** The operations; ids in the bodies are those of the stage. */
export const PARTNER_DESK_ROUTES = {
  // Whoever speaks for a partner may send a list; what becomes of each question is told in the answer.
  'POST /v1/inquiry-lines/answers': { at: 'none', may: { [PT]: 200 } },
  // Asked without saying what for, and with a file that is no list: 400 says that the caller came through.
  'POST /v1/inquiry-lines/exports': { at: 'none', may: { [PT]: 400 } },
  'POST /v1/inquiry-lines/imports': { at: 'none', may: { [PT]: 400 } },
} as const;
