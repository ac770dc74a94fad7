import Sequencer from '@jest/test-sequencer';

/** The specs that take longest, longest first; one that is not named here is only begun later. */
const LONG = [
  'testing/canaries/no-canary',
  'testing/access-matrix/',
  'testing/walks/',
  'cases/reach-parity',
  'testing/soak/',
  'audit/tampering',
  'cases/a-hold-betrays',
  'cases/unknown-and-out-of-reach',
  'database/row-level-security',
  'database/entities',
  'demo/demo-data',
  'register/leaving',
];

const placeOf = ({ path }) => {
  const place = LONG.findIndex((name) => path.includes(name));
  return place < 0 ? LONG.length : place;
};

/** Begins with what takes long, so that no worker is left with it when the other has nothing more to do. */
export default class LongFirst extends (Sequencer.default ?? Sequencer) {
  async sort(tests) {
    return [...(await super.sort(tests))].sort((one, other) => placeOf(one) - placeOf(other));
  }
}
