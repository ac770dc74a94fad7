import { HttpErrorResponse } from '@angular/common/http';
import { Problem, problemOf } from './problem';

describe('a problem of the server', () => {
  it('keeps what the server said', () => {
    const body = {
      type: '/problems/validation',
      title: 'Het verzoek klopt nog niet.',
      status: 400,
      errors: [{ field: 'subjects.0.name', message: 'Vul een naam in.' }],
    };
    const problem = problemOf(new HttpErrorResponse({ status: 400, error: body }));
    expect(problem.title).toBe(body.title);
    expect(problem.fieldErrors).toEqual([{ fieldId: 'subjects-0-name', message: 'Vul een naam in.' }]);
  });
  it('has words for no connection', () => {
    const problem = problemOf(new HttpErrorResponse({ status: 0, error: new ProgressEvent('error') }));
    expect(problem.title).toBe('Geen verbinding met de server');
    expect(problem.status).toBe(0);
  });
  it('has words for an answer that is no problem+json', () => {
    expect(problemOf(new HttpErrorResponse({ status: 502, error: '<html>' })).title).toBe('Er ging iets mis');
    expect(problemOf(new TypeError('x')).title).toBe('Er ging iets mis');
  });
  it('tells a stale record apart and carries the current one', () => {
    const current = { version: 4 };
    const problem = problemOf(new HttpErrorResponse({ status: 409, error: { title: 'Gewijzigd', current } }));
    expect(problem.isStale).toBe(true);
    expect(problem.current).toBe(current);
  });
  it('does not take a missing need for a change by somebody else', () => {
    const error = { title: 'Er ontbreekt nog iets', code: 'missing-need', needs: ['feedback-sent'] };
    const problem = problemOf(new HttpErrorResponse({ status: 409, error }));
    expect(problem.isStale).toBe(false);
    expect(problem.needs).toEqual(['feedback-sent']);
  });
  it('leaves a problem as it is', () => {
    const problem = new Problem({ type: 't', title: 'x', status: 404 });
    expect(problemOf(problem)).toBe(problem);
  });
});
