// What may go without a test turning red, and why: it changes nothing that anybody can see.

/** By the name of the mutant, or the beginning of it. */
export const EQUIVALENT = [];

/** The reason why a mutant changes nothing; undefined when it has none. */
export const reasonFor = ({ name }) => EQUIVALENT.find(({ begins }) => name.startsWith(begins))?.why;
