// Code that is refused by its form (`no-restricted-syntax`); a later row of the lint configuration replaces an earlier one.

const NO_LEFT_OUT_TESTS = [
  'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(only|skip|todo|failing|fixme|fail)$/]',
  'MemberExpression[object.object.name="test"][object.property.name="describe"][property.name=/^(only|skip|fixme)$/]',
  'CallExpression[callee.name=/^(fdescribe|fit|xdescribe|xit|xtest)$/]',
].map((selector) => ({ selector, message: 'Every test runs: none alone, none left out.' }));

/** At most four parameters; what a constructor is given by injection does not count. */
const FEW_PARAMETERS = [
  'FunctionDeclaration[params.length>4]',
  'ArrowFunctionExpression[params.length>4]',
  ':not(MethodDefinition[kind="constructor"]) > FunctionExpression[params.length>4]',
].map((selector) => ({ selector, message: 'At most four parameters: gather what belongs together.' }));

const NO_RAW_HTML = [
  'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|bypassSecurityTrust.*)$/]',
  'Property[key.name=/^(innerHTML|outerHTML)$/]',
].map((selector) => ({ selector, message: 'Text goes in as text; Angular escapes it.' }));

const NO_DYNAMIC_IMPORTS = [
  { selector: 'ImportExpression', message: 'Imports stand at the top, where the walls see them.' },
];

const NO_DYNAMIC_LIBS = [
  {
    selector: 'ImportExpression[source.value=/^@casusregie.(contract|domain)$/]',
    message: 'Imports from the contract and the domain stand at the top, where the walls see them.',
  },
];

export const SYNTAX = {
  everywhere: [...NO_LEFT_OUT_TESTS, ...FEW_PARAMETERS],
  pureLibs: [...NO_LEFT_OUT_TESTS, ...FEW_PARAMETERS, ...NO_DYNAMIC_IMPORTS],
  screens: [...NO_LEFT_OUT_TESTS, ...FEW_PARAMETERS, ...NO_RAW_HTML, ...NO_DYNAMIC_LIBS],
};

/** The same for templates. */
export const TEMPLATE_SYNTAX = [
  {
    selector: 'BoundAttribute[name=/^(innerHTML|outerHTML|srcdoc)$/i]',
    message: 'Text goes in as text; Angular escapes it.',
  },
];
