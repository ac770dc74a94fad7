// as: libs/domain/src/wrong.ts
// refused by: no-restricted-syntax
export const late = () => import('node:fs');
