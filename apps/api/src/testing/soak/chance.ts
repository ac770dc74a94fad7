import { seededNumbers } from '../../shared/ids';

/** Chance that comes out alike for the same seed. */
export class Chance {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = seededNumbers(seed);
  }

  /** True with a probability between 0 and 1. */
  is(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from 0 up to, but not, `below`. */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }

  /**
   * One of a list.
   * @throws Error when the list is empty
   */
  of<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('nothing to choose from');
    return list[this.below(list.length)] as T;
  }
}
