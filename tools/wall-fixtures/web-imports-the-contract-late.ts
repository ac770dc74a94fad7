// as: apps/web/src/cases/wrong.ts
// refused by: no-restricted-syntax
export const late = () => import('@casusregie/contract');
