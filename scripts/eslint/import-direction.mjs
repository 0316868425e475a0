import {dirname, relative, resolve, sep} from 'node:path';

/** What charts are drawn with: fetched on demand, and so without lit, of which a page must have one copy. */
const CHARTS = 'src/elements/campaign-stats/charts';
/** What is fetched on demand and depends on a package of its own, of which the widgets' own files must have nothing. */
const CLEAN_BODY = 'src/elements/news-article/clean-body';
const QR_CODE = 'src/elements/news-article/qr-code';
const LIBRARY_BELOW_ELEMENTS = ['src/widget', 'src/page', 'src/api', 'src/shared', 'src/vietnamese', 'src/styles'];
/** The contract itself: its types and its text. */
const CONTRACT = ['src/api/generated', 'src/api/openapi.yaml'];
const LIBRARY_OF_SERVER = ['src/shared', 'src/vietnamese', ...CONTRACT];
/** What every part of the server may use, as if it were a library. */
const SERVER_BASE = ['server/src/background', 'server/src/local-time', 'server/src/repository-root'];
const SERVER_TOPICS = ['articles', 'feedback', 'ingest', 'statistics', 'units'].map((topic) => `server/src/${topic}`);
const BELOW_TOPICS = ['server/src/http', 'server/src/database', ...SERVER_BASE, ...LIBRARY_OF_SERVER];
/**
 * Which area may import from which, beside itself. An area is the longest listed path that a file lies under;
 * `src` stands for the entry modules directly in it.
 * @type {Record<string, readonly string[]>}
 */
const ALLOWED = {
  'src/shared': ['src/api/generated'],
  'src/vietnamese': [],
  'src/styles': [],
  'src/generated': ['src/elements', 'src/widget'],
  'src/api': ['src/shared', 'src/vietnamese'],
  'src/page': ['src/api', 'src/shared', 'src/vietnamese'],
  'src/widget': ['src/page', 'src/api', 'src/shared', 'src/vietnamese', 'src/styles'],
  'src/elements': [...LIBRARY_BELOW_ELEMENTS, CHARTS, QR_CODE],
  [CHARTS]: ['src/vietnamese', 'src/widget', 'src/elements'],
  [CLEAN_BODY]: ['src/widget', 'src/elements', 'src/shared'],
  [QR_CODE]: [],
  src: [...LIBRARY_BELOW_ELEMENTS, 'src/elements', 'src/generated'],
  ...Object.fromEntries(SERVER_BASE.map((file) => [file, LIBRARY_OF_SERVER])),
  'server/src/database': [...SERVER_BASE, ...LIBRARY_OF_SERVER],
  'server/src/http': ['server/src/database', ...SERVER_BASE, ...LIBRARY_OF_SERVER],
  ...Object.fromEntries(SERVER_TOPICS.map((topic) => [topic, [...SERVER_TOPICS, ...BELOW_TOPICS]])),
  'server/src/demo-site': [...SERVER_TOPICS, ...BELOW_TOPICS],
  'server/src/cli': ['server', ...SERVER_TOPICS, ...BELOW_TOPICS],
  server: ['server/src/cli', 'server/src/demo-site', ...SERVER_TOPICS, ...BELOW_TOPICS],
};
const AREAS = [...CONTRACT, ...Object.keys(ALLOWED)].sort((a, b) => b.length - a.length);
const IS_ELEMENT = /^src\/elements\/([^/]+)\//;
/** The only packages that an area may depend on; areas not named here follow `src`. */
const PACKAGES = {
  'src/shared': [],
  'src/vietnamese': [],
  'src/api': [],
  [CHARTS]: ['d3-array'],
  [CLEAN_BODY]: ['dompurify'],
  [QR_CODE]: ['uqr'],
  src: ['lit', 'tslib'],
};

const areaOf = (path) =>
  AREAS.find((area) => path === area || path.startsWith(`${area}/`) || path.replace(/\.[jt]s$/, '') === area);
const packageOf = (specifier) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

/** The reason why `from` must not import `specifier`, or undefined where it may. Paths are relative to the root. */
export function wrongDirection(from, specifier) {
  const area = areaOf(from);
  if (!area) return undefined;
  if (!specifier.startsWith('.')) {
    const packages = PACKAGES[area] ?? (area.startsWith('src') ? PACKAGES.src : undefined);
    if (!packages || packages.includes(packageOf(specifier))) return undefined;
    return `${area} must not depend on the package "${packageOf(specifier)}"`;
  }
  const to = relative('/', resolve('/', dirname(from), specifier.replace(/[?#].*$/, '')))
    .split(sep)
    .join('/');
  const target = areaOf(to);
  if (!target) return `${area} must not reach out of the library to ${to}`;
  if (area === 'src/elements' && IS_ELEMENT.test(to)) {
    return IS_ELEMENT.exec(to)?.[1] === IS_ELEMENT.exec(from)?.[1]
      ? undefined
      : 'an element must not import another element';
  }
  if (target === area || (target === 'src/api/generated' && area === 'src/api')) return undefined;
  const allowed = ALLOWED[area] ?? [];
  if (allowed.includes(target)) return undefined;
  if (target === 'src/api/generated' && allowed.includes('src/api')) return undefined;
  return `${area} must not import from ${target}`;
}

/** Holds the direction of the arrows between the folders of the library and the server. */
export default {
  meta: {
    type: 'problem',
    docs: {
      description:
        'Imports run one way: elements → widget → page → api → shared, vietnamese; cli, app → topics → http, database.',
    },
    schema: [{type: 'object', properties: {root: {type: 'string'}}, required: ['root'], additionalProperties: false}],
    messages: {wrong: 'Wrong direction: {{reason}}.'},
  },
  create(context) {
    const from = relative(context.options[0].root, context.filename).split(sep).join('/');
    const check = (source) => {
      if (typeof source?.value !== 'string') return;
      const reason = wrongDirection(from, source.value);
      if (reason) context.report({node: source, messageId: 'wrong', data: {reason}});
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source ?? node.argument?.literal),
    };
  },
};
