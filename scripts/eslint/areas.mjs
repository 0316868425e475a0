// Which area of the library and the server may import from which: settings and options of eslint-plugin-boundaries.
import {join} from 'node:path';

const TOPICS = ['articles', 'embed', 'feedback', 'ingest', 'statistics', 'units'];
/** What every part of the server may use, as if it were a library. */
const SERVER_BASE = ['background', 'local-time', 'repository-root'];

/**
 * The files of each area; where several fit, the first.
 * @type {Record<string, string | readonly string[]>}
 */
const FILES = {
  /** The contract itself: its types and its text. */
  contract: ['src/api/generated/**', 'src/api/openapi.yaml'],
  /** What charts are drawn with: fetched on demand, and so without lit, of which a page must have one copy. */
  charts: 'src/elements/campaign-stats/charts/**',
  /** What is fetched on demand and depends on a package of its own, of which the widgets' own files must have nothing. */
  'clean-body': 'src/elements/news-article/clean-body.ts',
  'qr-code': 'src/elements/news-article/qr-code.ts',
  element: 'src/elements/*/**',
  ...Object.fromEntries(
    ['embed', 'widget', 'page', 'api', 'shared', 'vietnamese', 'styles', 'generated'].map((area) => [
      area,
      `src/${area}/**`,
    ]),
  ),
  entry: 'src/*',
  'server-base': SERVER_BASE.map((name) => `server/src/${name}.ts`),
  'server-topic': TOPICS.map((topic) => `server/src/${topic}/**`),
  ...Object.fromEntries(
    ['http', 'database', 'demo-site', 'cli'].map((area) => [`server-${area}`, `server/src/${area}/**`]),
  ),
  server: 'server/**',
};

const LIBRARY_OF_SERVER = ['shared', 'vietnamese', 'contract'];
const BELOW_ELEMENTS = ['widget', 'page', 'api', 'contract', 'shared', 'vietnamese', 'styles'];
const BELOW_TOPICS = ['server-http', 'server-database', 'server-base', ...LIBRARY_OF_SERVER];
/**
 * Which area may import from which, beside itself. An element is told from another below.
 * @type {Record<string, readonly string[]>}
 */
const ALLOWED = {
  contract: [],
  charts: ['vietnamese', 'widget', 'element'],
  'clean-body': ['widget', 'element', 'shared'],
  'qr-code': [],
  element: [...BELOW_ELEMENTS, 'charts', 'qr-code', 'clean-body'],
  widget: ['page', 'api', 'contract', 'shared', 'vietnamese', 'styles'],
  page: ['api', 'contract', 'shared', 'vietnamese'],
  api: ['contract', 'shared', 'vietnamese'],
  shared: ['contract'],
  vietnamese: [],
  styles: [],
  generated: ['element', 'widget'],
  embed: ['widget', 'api'],
  entry: [...BELOW_ELEMENTS, 'embed', 'element', 'generated'],
  'server-base': LIBRARY_OF_SERVER,
  'server-database': ['server-base', ...LIBRARY_OF_SERVER],
  'server-http': ['server-database', 'server-base', ...LIBRARY_OF_SERVER],
  'server-topic': BELOW_TOPICS,
  'server-demo-site': ['server-topic', ...BELOW_TOPICS],
  'server-cli': ['server', 'server-topic', ...BELOW_TOPICS],
  server: ['server-cli', 'server-demo-site', 'server-topic', ...BELOW_TOPICS],
};

/** The only packages that an area of the library may depend on. */
const PACKAGES = {
  ...Object.fromEntries(
    ['element', 'embed', 'widget', 'page', 'styles', 'generated', 'entry'].map((area) => [area, ['lit', 'tslib']]),
  ),
  charts: ['d3-array'],
  'clean-body': ['dompurify'],
  'qr-code': ['uqr'],
};

const from = (area) => ({file: {categories: area}});

/** @param {string} root */
export const areaSettings = (root) => ({
  'boundaries/root-path': root,
  'boundaries/files': Object.entries(FILES).map(([category, pattern]) => ({category, pattern})),
  'boundaries/files-single-match': true,
  'boundaries/elements': [{type: 'element', pattern: 'src/elements/*', capture: ['name'], partialMatch: false}],
  'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export'],
  'boundaries/additional-dependency-nodes': [{selector: 'TSImportType > Literal', kind: 'type', name: 'import-type'}],
  'import/resolver': {[join(import.meta.dirname, 'import-resolver.cjs')]: {}},
});

export const areaOptions = {
  default: 'disallow',
  checkAllOrigins: true,
  checkUnknownLocals: true,
  checkInternals: true,
  message: '{{from.file.categories}} must not import {{dependency.source}}',
  policies: [
    ...Object.entries(ALLOWED).map(([area, areas]) => ({
      from: from(area),
      allow: {to: {file: {categories: [area, ...areas]}}},
    })),
    ...Object.entries(PACKAGES).map(([area, packages]) => ({
      from: from(area),
      allow: {to: {module: {source: packages}}},
    })),
    {
      from: from(['server', 'server-*']),
      allow: {to: {module: {origin: ['external', 'core']}}},
    },
    // one element must not import another
    {
      from: {element: {type: 'element'}},
      disallow: {to: {element: {type: 'element', captured: {name: '!{{from.element.captured.name}}'}}}},
    },
  ],
};
