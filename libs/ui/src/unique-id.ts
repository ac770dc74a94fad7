let last = 0;

/** An id that no other element of this page has, to tie a label or a description to its control. */
export const uniqueId = (word: string): string => `${word}-${(last += 1)}`;
