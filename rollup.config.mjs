import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {basename, join, relative} from 'node:path';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import {minifyHTMLLiterals} from 'minify-literals';

const root = import.meta.dirname;
const pkg = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const dependencies = Object.keys(pkg.dependencies);
const banner = `/*! ${pkg.name} ${pkg.version} | ${pkg.license} */`;
const elements = readdirSync(join(root, 'src/elements'));
const modulesIn = (folder) => readdirSync(join(root, folder)).filter((file) => file.endsWith('.ts'));

/** Types are checked by `tsc`, which also writes the declarations. */
const transpile = (outDir) =>
  typescript({
    tsconfig: './tsconfig.build.json',
    compilerOptions: {outDir, declaration: false, declarationMap: false, noCheck: true},
    noEmitOnError: true,
  });

/** Minifies html and css tagged literals in the project's own sources. */
const minifyLiterals = () => ({
  name: 'minify-literals',
  async transform(code, id) {
    if (id.includes('node_modules') || !/\b(html|css|svg)\s*`/.test(code)) return null;
    const result = await minifyHTMLLiterals(code, {fileName: id});
    return result ? {code: result.code, map: result.map} : null;
  },
});

const forBrowsers = (outDir) => [
  transpile(outDir),
  minifyLiterals(),
  resolve({exportConditions: ['production', 'default']}),
  terser({
    ecma: 2022,
    module: true,
    compress: {passes: 2, unsafe_arrows: true},
    format: {comments: /^!/},
  }),
];

/** The entries that reach a module by static imports. */
function entriesReaching(id, getModuleInfo) {
  const seen = new Set();
  const entries = new Set();
  const pending = [id];
  while (pending.length > 0) {
    const next = pending.pop();
    if (seen.has(next)) continue;
    seen.add(next);
    const info = getModuleInfo(next);
    if (info.isEntry) entries.add(next);
    pending.push(...info.importers);
  }
  return entries;
}

/** Elements that share much with each other and little with the rest: a page with a form must not load how news is drawn. */
const FAMILIES = {
  news: ['news-list', 'most-viewed', 'news-article'],
  feedback: ['feedback-form', 'feedback-inbox'],
};

/** What more than one file of the CDN needs goes into one core, or into the file of a family; so a page has one copy of lit. */
function sharedChunk(id, {getModuleInfo}) {
  const names = [...entriesReaching(id, getModuleInfo)].map((entry) => basename(entry, '.ts'));
  if (names.length <= 1) return undefined;
  const family = Object.entries(FAMILIES).find(([, members]) => names.every((name) => members.includes(name)));
  return family ? family[0] : 'core';
}

/**
 * What is fetched when it is first needed, by all.js and by the files by element alike: built once, into files that are named by
 * their content. Everything else that is imported on demand shares state with the widgets, and so stays in their own files.
 */
const ON_DEMAND = [
  'src/locale/en.ts',
  'src/api/feed-reader/parse-feed.ts',
  'src/elements/campaign-stats/inline-data.ts',
  'src/elements/campaign-stats/charts/bars.ts',
  'src/elements/campaign-stats/charts/trend.ts',
  'src/elements/campaign-stats/charts/picture-file.ts',
  'src/elements/news-article/clean-body.ts',
  'src/widget/sharing/qr-code.ts',
];
/** Functions and words, without state and without classes: the only code that a page may have in two files. Never lit. */
const MAY_BE_TWICE = [
  /^src\/(?:locale|vietnamese)\//,
  /^src\/api\/(?:[a-z-]*shapes|canonical-address)\.ts$/,
  /^src\/api\/feed-reader\/(?!fetch-|feed-read|webmaster)/,
  /^src\/elements\/campaign-stats\/(?:charts\/|inline-|periods\.ts$)/,
  /^src\/elements\/news-article\/clean-body\.ts$/,
  /^src\/widget\/sharing\/qr-code\.ts$/,
  /^node_modules\/(?:d3-array|internmap|dompurify|uqr)\//,
];
/** The modules of ON_DEMAND with the names of their files, once these are built. */
const onDemandFiles = new Map();

/** Remembers the names of the files, and refuses code in them of which a page must have one copy. */
const nameOnDemand = () => ({
  name: 'name-on-demand',
  generateBundle(_options, bundle) {
    for (const {facadeModuleId, fileName, isEntry, modules} of Object.values(bundle)) {
      for (const id of Object.keys(modules ?? {})) {
        const path = relative(root, id).replaceAll('\\', '/');
        if (!MAY_BE_TWICE.some((allowed) => allowed.test(path))) {
          this.error(`${fileName} must not hold ${path}: the page has it in the widgets' own files as well.`);
        }
      }
      if (isEntry) onDemandFiles.set(facadeModuleId, fileName);
    }
  },
});

/** Leaves what is built already to its own files, beside the file that asks for it. */
const askForOnDemand = () => ({
  name: 'ask-for-on-demand',
  async resolveDynamicImport(specifier, importer) {
    if (typeof specifier !== 'string') return null;
    const found = await this.resolve(specifier, importer);
    const file = onDemandFiles.get(found?.id);
    return file ? {id: `./${file}`, external: 'absolute'} : null;
  },
});

const npmPackage = {
  input: [
    'src/index.ts',
    'src/all.ts',
    ...elements.flatMap((name) => [`src/elements/${name}/${name}.ts`, `src/elements/${name}/define.ts`]),
    ...modulesIn('src/vietnamese').map((file) => `src/vietnamese/${file}`),
  ],
  external: (id) => dependencies.some((name) => id === name || id.startsWith(`${name}/`)),
  output: {dir: 'dist', format: 'es', sourcemap: true, preserveModules: true, preserveModulesRoot: 'src'},
  plugins: [resolve(), transpile('dist')],
};

/** Each is whole in itself: one request, and nothing more to wait for. */
const cdnOnDemand = ON_DEMAND.map((input) => ({
  input,
  output: {
    dir: 'dist/cdn',
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name]-[hash].js',
    banner,
  },
  plugins: [nameOnDemand(), ...forBrowsers('dist/cdn')],
}));

const cdnAllInOne = {
  input: 'src/embed/cdn-all.ts',
  output: {file: 'dist/cdn/all.js', format: 'es', sourcemap: true, inlineDynamicImports: true, banner},
  plugins: [askForOnDemand(), ...forBrowsers('dist/cdn')],
};

const cdnByElement = {
  input: {
    danvan: 'src/embed/danvan.ts',
    ...Object.fromEntries(
      elements
        .filter((name) => existsSync(join(root, `src/embed/cdn/${name}.ts`)))
        .map((name) => [name, `src/embed/cdn/${name}.ts`]),
    ),
  },
  output: {
    dir: 'dist/cdn',
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    manualChunks: sharedChunk,
    banner,
  },
  plugins: [askForOnDemand(), ...forBrowsers('dist/cdn')],
};

export default ({configOnly}) =>
  // one after the other: the later ones ask for files of the first
  [...(configOnly === 'cdn' ? [] : [npmPackage]), ...cdnOnDemand, cdnAllInOne, cdnByElement];
