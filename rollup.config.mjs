import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {basename, join, relative} from 'node:path';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import {minifyHTMLLiterals} from 'minify-literals';

const root = import.meta.dirname;
const pkg = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const dependencies = Object.keys(pkg.dependencies);
/** Where the files go: scripts/build.mjs has them written aside first. */
const dist = process.env.DANVAN_DIST ?? 'dist';
const cdn = `${dist}/cdn`;
const LICENSES = 'LICENSES.txt';
const banner = `/*! ${pkg.name} ${pkg.version} | ${pkg.license} | ${LICENSES} */`;
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

const forBrowsers = () => [
  transpile(cdn),
  askOnceMore(),
  minifyLiterals(),
  resolve({exportConditions: ['production', 'default']}),
  terser({
    ecma: 2022,
    module: true,
    compress: {passes: 2, unsafe_arrows: true},
    format: {comments: /^!/},
  }),
  notePackages(),
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

/** Gives the loader the files that each element needs, so that it can fetch them all at once. */
const nameFilesOfElements = () => ({
  name: 'name-files-of-elements',
  renderChunk(code, {name}, _options, {chunks}) {
    if (name !== 'danvan') return null;
    const needed = (file) => [
      ...new Set([...chunks[file].imports.filter((other) => chunks[other]).flatMap(needed), file]),
    ];
    const files = Object.fromEntries(elements.map((element) => [element, needed(`${element}.js`)]));
    return {code: code.replace('FILES_OF_ELEMENTS', () => JSON.stringify(files)), map: null};
  },
});

/**
 * Firefox remembers for the life of a page that a file could not be loaded, and asks for it no more: a second try needs an address that
 * it has not seen yet. The loader sees to its own.
 */
const askOnceMore = () => ({
  name: 'ask-once-more',
  renderDynamicImport: ({moduleId}) =>
    moduleId === join(root, 'src/embed/danvan.ts')
      ? null
      : {left: '((file) => import(file).catch(() => import(`${file}?${Date.now()}`)))(', right: ')'},
});

/** The folders of the packages whose code stands in the files for the CDN. */
const packageFolders = new Set();

/** Notes whose code a file holds. */
const notePackages = () => ({
  name: 'note-packages',
  generateBundle(_options, bundle) {
    for (const {modules = {}} of Object.values(bundle)) {
      for (const [id, {renderedLength}] of Object.entries(modules)) {
        const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll('\\', '/')) ?? [];
        if (folder && renderedLength > 0) packageFolders.add(folder.replace('\0', ''));
      }
    }
  },
});

function licenseOf(folder) {
  const {name, version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.(?:md|txt))?$/i.test(entry));
  if (!file) throw new Error(`${name} has no licence to hand on.`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}

/** Writes the licences of all that stands in the files for the CDN beside them. To be the last of all builds. */
const writeLicenses = () => ({
  name: 'write-licenses',
  generateBundle() {
    const source = [root, ...[...packageFolders].sort()].map(licenseOf).join(`\n${'-'.repeat(80)}\n\n`);
    this.emitFile({type: 'asset', fileName: LICENSES, source});
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
  output: {dir: dist, format: 'es', sourcemap: true, preserveModules: true, preserveModulesRoot: 'src'},
  plugins: [resolve(), transpile(dist)],
};

/** Each is whole in itself: one request, and nothing more to wait for. */
const cdnOnDemand = ON_DEMAND.map((input) => ({
  input,
  output: {
    dir: cdn,
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name]-[hash].js',
    banner,
  },
  plugins: [nameOnDemand(), ...forBrowsers()],
}));

const cdnAllInOne = {
  input: 'src/embed/cdn-all.ts',
  output: {file: `${cdn}/all.js`, format: 'es', sourcemap: true, inlineDynamicImports: true, banner},
  plugins: [askForOnDemand(), ...forBrowsers()],
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
    dir: cdn,
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    manualChunks: sharedChunk,
    banner,
  },
  plugins: [askForOnDemand(), nameFilesOfElements(), ...forBrowsers(), writeLicenses()],
};

export default ({configOnly}) =>
  // one after the other: the later ones ask for files of the first
  [...(configOnly === 'cdn' ? [] : [npmPackage]), ...cdnOnDemand, cdnAllInOne, cdnByElement];
