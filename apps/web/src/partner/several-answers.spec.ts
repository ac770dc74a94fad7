import type { InquiryLineAnswer } from '@casusregie/contract';
import { severalAnswers } from './several-answers';

const line = (id: string, answer: 'no-hit' | null = null): InquiryLineAnswer => ({ id, answer }) as InquiryLineAnswer;
const LINES = ['a', 'b', 'c'].map((id) => line(id));

describe('answering several lines at once', () => {
  it('keeps what was answered, and names each fault with its line', () => {
    const told = severalAnswers(LINES, {
      items: [
        { lineId: 'a', line: line('a', 'no-hit'), fault: null },
        { lineId: 'b', line: null, fault: 'Deze vraag is gesloten.' },
        { lineId: 'c', line: line('c', 'no-hit'), fault: null },
      ],
    });
    expect(told.answered.map(({ id, answer }) => [id, answer])).toEqual([
      ['a', 'no-hit'],
      ['c', 'no-hit'],
    ]);
    expect(told.faults).toEqual([{ line: LINES[1], why: 'Deze vraag is gesloten.' }]);
  });

  it('takes no silence for an answer', () => {
    expect(severalAnswers(LINES, { items: [] }).faults.map((fault) => fault.line.id)).toEqual(['a', 'b', 'c']);
  });
});
