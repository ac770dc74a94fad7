import { TestBed } from '@angular/core/testing';
import { Confirm } from './confirm';

describe('asking before acting', () => {
  const question = { title: 'Concept verwijderen?', text: 'Dit kan niet ongedaan worden.', confirmLabel: 'Verwijder' };

  it('resolves to the answer and closes', async () => {
    const confirm = TestBed.inject(Confirm);
    const answer = confirm.ask(question);
    expect(confirm.question()).toBe(question);
    confirm.settle(true);
    await expect(answer).resolves.toBe(true);
    expect(confirm.question()).toBeNull();
  });
  it('takes a question that was still open for a no', async () => {
    const confirm = TestBed.inject(Confirm);
    const first = confirm.ask(question);
    const second = confirm.ask({ ...question, title: 'Zeker?' });
    await expect(first).resolves.toBe(false);
    confirm.settle(true);
    await expect(second).resolves.toBe(true);
  });
});
