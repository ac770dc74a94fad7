import { unitTests } from '../../tools/build/jest.mjs';

export default unitTests('apps/verify-audit');
