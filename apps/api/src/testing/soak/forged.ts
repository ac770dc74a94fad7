const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const CLAIMS = { iss: 'http://127.0.0.1:4300/oidc', aud: 'casusregie', sub: 'nn-manager', exp: 4_102_444_800 };

/** What nobody may be believed for: no signature, a signature of nobody, another kind of key, and no token at all. */
export const FORGED: readonly string[] = [
  `Bearer ${part({ alg: 'none', typ: 'JWT' })}.${part(CLAIMS)}.`,
  `Bearer ${part({ alg: 'RS256', typ: 'JWT' })}.${part(CLAIMS)}.${'A'.repeat(342)}`,
  `Bearer ${part({ alg: 'HS256', typ: 'JWT', kid: '../../etc/passwd' })}.${part(CLAIMS)}.${'b'.repeat(43)}`,
  `Bearer ${part({ alg: 'RS256', jku: 'http://127.0.0.1:1/keys' })}.${part({ ...CLAIMS, sub: 'beheerder' })}.AAAA`,
  `Bearer ${'x'.repeat(6000)}`,
  'Bearer ..',
  'Bearer ',
  'Basic bm4tbWFuYWdlcjpnZWhlaW0=',
];
