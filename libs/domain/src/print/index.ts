export { printLifecycle } from './lifecycle';
export { printPermissions } from './permissions';
export { printWords } from './words';
