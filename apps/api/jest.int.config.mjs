import { integrationTests } from '../../tools/build/jest.mjs';

export default integrationTests('apps/api');
