export * from './case-answers';
export * from './cases';
export * from './casework';
export * from './casework-answers';
export * from './constants';
export * from './desk-answers';
export * from './moves';
export * from './shared-answers';
