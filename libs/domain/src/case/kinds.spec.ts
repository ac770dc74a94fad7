import { KIND_ROWS, KINDS, PURPOSES, REQUEST_FIELDS } from './kinds';

describe('kinds of request', () => {
  it('are the nine of the field', () => {
    expect([...KINDS].sort()).toEqual([
      'administrative-advice',
      'communication-support',
      'enforcement-bottleneck',
      'integral-case',
      'legal-advice',
      'policy-signal',
      'resilience-scan',
      'training',
      'undermining-picture',
    ]);
  });

  it('follow the integral track only for a case and a bottleneck', () => {
    expect(KINDS.filter((kind) => KIND_ROWS[kind].track === 'integral')).toEqual([
      'integral-case',
      'enforcement-bottleneck',
    ]);
  });

  it.each(KINDS)('%s has a purpose of the covenant, words, and at least a question', (kind) => {
    const { purpose, label, hint, asks } = KIND_ROWS[kind];
    expect(PURPOSES).toContain(purpose);
    expect(label && hint).toBeTruthy();
    expect(asks).toContain('question');
    expect(REQUEST_FIELDS).toEqual(expect.arrayContaining([...asks]));
  });

  it.each(KINDS.filter((kind) => KIND_ROWS[kind].track === 'integral'))(
    '%s needs indications, a place and what was done already before it is sent',
    (kind) => {
      expect(KIND_ROWS[kind].asks).toEqual(expect.arrayContaining(['municipality', 'indications', 'ownActions']));
    },
  );
});
