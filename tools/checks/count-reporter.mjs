/** Reporter of node:test that writes the counts with the names that Jest uses in its JSON. */
export default async function* counts(events) {
  const total = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // A suite or a file is no test of its own; a file that cannot be loaded is one that fails.
    if (data.details?.type === 'suite' && type === 'test:pass') continue;
    if (type === 'test:fail') total.numFailedTests += 1;
    else if (data.skip !== undefined || data.todo !== undefined) total.numPendingTests += 1;
    else total.numPassedTests += 1;
  }
  yield `${JSON.stringify(total)}\n`;
}
