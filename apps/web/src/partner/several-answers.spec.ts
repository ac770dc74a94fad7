import type { InquiryLineAnswer } from '@casusregie/contract';
import { Problem } from '../server/problem';
import { answerSeveral } from './several-answers';

const line = (id: string): InquiryLineAnswer => ({ id }) as InquiryLineAnswer;
const LINES = ['a', 'b', 'c'].map(line);

describe('answering several lines at once', () => {
  it('goes on after a fault and names it', async () => {
    const counts: number[] = [];
    const result = await answerSeveral(
      LINES,
      async (one) => {
        if (one.id === 'b')
          throw new Problem({ type: 't', title: 'Kan nu niet', detail: 'Deze vraag is gesloten.', status: 409 });
        return one;
      },
      { goOn: () => true, onProgress: (count) => counts.push(count) },
    );
    expect(result.answered.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(result.faults).toEqual([{ line: LINES[1], why: 'Deze vraag is gesloten.' }]);
    expect(counts).toEqual([1, 2, 3]);
  });

  it('stops when asked, and leaves the rest open', async () => {
    let done = 0;
    const result = await answerSeveral(LINES, async (one) => one, {
      goOn: () => done < 1,
      onProgress: (count) => (done = count),
    });
    expect(result.answered).toHaveLength(1);
  });
});
