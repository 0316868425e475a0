import boundaries from 'eslint-plugin-boundaries';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import {areaOptions, areaSettings} from './scripts/eslint/areas.mjs';

const root = import.meta.dirname;
const REMOTE = 'An element never fetches or stores: it owns a controller of src/widget.';
const reachesOut = [
  'fetch',
  'XMLHttpRequest',
  'EventSource',
  'WebSocket',
  'localStorage',
  'sessionStorage',
  'indexedDB',
];

/**
 * What Prototype and MooTools put in the place of built-ins and what differs from these, measured with the real libraries of
 * test/hosts/libraries: [object, member, what to use]. Without an object the member is refused on everything.
 */
const REPLACED = [
  [
    'Array',
    'from',
    'Their Array.from ignores the second argument and iterators: use spread and map, or new Array(n).fill(…).',
  ],
  ['Object', 'values', 'Their Object.values also lists inherited members: use Object.entries.'],
  ['Date', 'parse', 'MooTools More gives a Date: use new Date(text).getTime().'],
  ['RegExp', 'escape', 'Prototype escapes in another way.'],
  ['JSON', 'rawJSON', 'MooTools leaves only parse and stringify in JSON.'],
  [undefined, 'bind', 'MooTools takes the arguments of bind as one list: use an arrow function.'],
  [undefined, 'toISOString', 'MooTools More writes another form: use toRfc3339 of src/vietnamese/dates.ts.'],
  [undefined, 'toJSON', 'Old libraries write another form.'],
  [undefined, 'scrollTo', 'Theirs scrolls the page to the element, or takes x and y: set scrollTop and scrollLeft.'],
];
/** What the oldest browsers with the widgets, Chrome 85 and Safari 15, do not have: its name, and what to use. */
const TOO_YOUNG = Object.entries({
  findLast: 'Chrome 97: reverse a copy and find.',
  hasOwn: 'Chrome 93: use Object.prototype.hasOwnProperty.call.',
  throwIfAborted: 'Chrome 100: use refuseAborted of src/api/client.ts.',
}).map(([name, message]) => ({
  selector: `CallExpression > MemberExpression.callee[property.name="${name}"]`,
  message,
}));
const NEGATIVE_AT = {
  selector: 'CallExpression[arguments.0.type="UnaryExpression"] > MemberExpression.callee[property.name="at"]',
  message: 'Chrome 92: use slice(-1)[0].',
};
const STATIC_FIELD = {
  selector: ':matches(StaticBlock, PropertyDefinition[static=true][value])',
  message: 'The compiler makes a static block of it, which Chrome 93 cannot read: write a static getter.',
};
const replacedOnOldPages = REPLACED.map(([object, property, message]) => ({
  ...(object && {object}),
  property,
  message,
}));
/** Names that stand for something else on their pages, in the places where that matters. */
const REPLACED_GLOBALS = ['Event', 'Document', 'Window', 'Request'];
/** A letter with thousands of marks takes `normalize` the square of their number. */
const UNBOUNDED = {
  selector: 'CallExpression > MemberExpression.callee[property.name="normalize"]',
  message: 'Use normalized of src/vietnamese: its time grows with the text alone.',
};
const SYNTAX_ON_OLD_PAGES = [
  {
    selector: `:matches(NewExpression > Identifier.callee, ClassDeclaration > Identifier.superClass, ClassExpression > Identifier.superClass, BinaryExpression[operator="instanceof"] > Identifier.right)[name=/^(?:${REPLACED_GLOBALS.join('|')})$/]`,
    message:
      'On pages with MooTools this name stands for something else: use CustomEvent, or ask for a member instead.',
  },
  {
    selector: 'NewExpression > Identifier.callee[name="Element"]',
    message: 'On pages with Prototype or MooTools this makes their own kind of element: use document.createElement.',
  },
  {
    selector: 'CallExpression[arguments.length=0] > MemberExpression.callee[property.name="entries"]',
    message: 'Prototype takes entries from arrays: use forEach or map with the index, or iterate a Map itself.',
  },
  {
    selector: 'CallExpression[arguments.length=0] > MemberExpression.callee[property.name="remove"]',
    message: 'Prototype’s remove throws where the element has no parent: use replaceWith() without arguments.',
  },
  {
    selector: 'ForInStatement',
    message: 'Prototype and MooTools add enumerable members to arrays and functions: use for…of or Object.keys.',
  },
];

/** What strict pages refuse, what would take text from outside as markup, and sizes that follow the page's root instead of the place. */
const MARKUP = [
  {
    selector: String.raw`TemplateElement[value.raw=/\d\s*rem\b/]`,
    message: 'Size in em: pages set their own root size.',
  },
  {
    selector: String.raw`TemplateElement[value.raw=/<(style|script)[\s>]|\s(style|on[a-z]+)=/]`,
    message: 'Strict pages refuse inline styles and scripts.',
  },
  {
    selector:
      ':matches(Identifier, ImportSpecifier > Identifier.imported)[name=/^(unsafe(HTML|SVG|MathML)|(inner|outer|insertAdjacent)HTML|setHTMLUnsafe)$/]',
    message: 'Text is never markup.',
  },
  {selector: String.raw`TemplateElement[value.raw=/\.(inner|outer)HTML=/]`, message: 'Text is never markup.'},
];
const LIBRARY_SYNTAX = [...SYNTAX_ON_OLD_PAGES, ...MARKUP, ...TOO_YOUNG, NEGATIVE_AT, STATIC_FIELD];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules',
      '**/dist',
      '.dist-*',
      '**/generated',
      '**/.test-build',
      '**/.cache',
      '**/.data',
      'coverage',
      'storybook-static',
      'demo',
      'test/hosts',
    ],
  },
  {linterOptions: {reportUnusedDisableDirectives: 'error'}},
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: root}},
    rules: {
      // templates bind handlers by passing methods: lit calls them with the host as `this`
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', {ignoreArrowShorthand: true}],
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', varsIgnorePattern: '^_'}],
      '@typescript-eslint/no-misused-promises': ['error', {checksVoidReturn: {arguments: false, properties: false}}],
      // where there is no Intl.Segmenter, counting code points is what is wanted
      '@typescript-eslint/no-misused-spread': ['error', {allow: ['string']}],
      eqeqeq: ['error', 'always', {null: 'ignore'}],
      'no-console': ['error', {allow: ['warn', 'error']}],
      'no-eval': 'error',
      'no-new-func': 'error',
    },
  },
  {
    files: ['src/**/*.ts', 'stories/**/*.ts', 'test/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice']],
    plugins: {'lit-a11y': litA11y},
    rules: {
      ...litA11y.configs.recommended.rules,
      // Safari takes the list out of a list without markers unless it is said again
      'lit-a11y/no-redundant-role': 'off',
    },
    settings: {wc: {elementBaseClasses: ['LitElement', 'Widget']}},
  },
  {
    files: ['src/**/*.ts', 'server/**/*.ts', 'server/**/*.mjs'],
    plugins: {boundaries},
    settings: areaSettings(root),
    rules: {'boundaries/dependencies': ['error', areaOptions]},
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', ...replacedOnOldPages],
      'no-restricted-syntax': ['error', UNBOUNDED, ...LIBRARY_SYNTAX],
    },
  },
  {
    files: ['server/src/**/*.ts'],
    rules: {'no-restricted-syntax': ['error', UNBOUNDED]},
  },
  {
    // the one place, and one that reads no more than 2 000 characters
    files: ['src/vietnamese/normalized.ts', 'src/shared/canonical-address.ts'],
    rules: {'no-restricted-syntax': ['error', ...LIBRARY_SYNTAX]},
  },
  {
    files: ['src/elements/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...reachesOut.map((name) => ({name, message: REMOTE}))],
      'no-restricted-properties': [
        'error',
        ...['window', 'globalThis', 'self'].flatMap((object) =>
          reachesOut.map((property) => ({object, property, message: REMOTE})),
        ),
        {object: 'navigator', property: 'sendBeacon', message: REMOTE},
        ...replacedOnOldPages,
      ],
    },
  },
  {
    files: ['server/**/*.ts'],
    rules: {'no-console': 'off'},
  },
  {
    files: ['test/**/*.ts', 'stories/**/*.ts', 'server/test/**/*.ts'],
    rules: {
      // chai asserts by property, and chai-a11y-axe types every assertion as a promise
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // a test says what kind of element it expects to find
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  {
    files: ['test/**/*.{ts,mjs}', 'server/test/**/*.{ts,mjs}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[object.name=/^(it|describe|test)$/][property.name=/^(only|skip|todo)$/]',
          message: 'No test is left out, and none runs alone.',
        },
      ],
    },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    rules: {
      'constructor-super': 'error',
      'for-direction': 'error',
      'no-async-promise-executor': 'error',
      'no-compare-neg-zero': 'error',
      'no-cond-assign': 'error',
      'no-const-assign': 'error',
      'no-constant-condition': 'error',
      'no-dupe-args': 'error',
      'no-dupe-else-if': 'error',
      'no-dupe-keys': 'error',
      'no-duplicate-case': 'error',
      'no-empty': 'error',
      'no-fallthrough': 'error',
      'no-func-assign': 'error',
      'no-import-assign': 'error',
      'no-redeclare': 'error',
      'no-self-assign': 'error',
      'no-this-before-super': 'error',
      'no-unreachable': 'error',
      'no-unsafe-finally': 'error',
      'no-unsafe-optional-chaining': 'error',
      'no-unused-vars': ['error', {argsIgnorePattern: '^_'}],
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'always', {null: 'ignore'}],
    },
  },
);
