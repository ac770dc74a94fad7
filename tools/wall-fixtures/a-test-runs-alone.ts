// as: libs/domain/src/wrong.spec.ts
// refused by: no-restricted-syntax
it.only('runs', () => expect(1).toBe(1));
