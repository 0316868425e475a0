import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
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

/** What more than one file of the CDN needs goes into one core, so that a page has one copy of lit. */
function sharedCore(id, {getModuleInfo}) {
  return entriesReaching(id, getModuleInfo).size > 1 ? 'core' : undefined;
}

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

const cdnAllInOne = {
  input: 'src/embed/cdn-all.ts',
  output: {file: 'dist/cdn/all.js', format: 'es', sourcemap: true, inlineDynamicImports: true, banner},
  plugins: forBrowsers('dist/cdn'),
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
    manualChunks: sharedCore,
    banner,
  },
  plugins: forBrowsers('dist/cdn'),
};

export default ({configOnly}) =>
  configOnly === 'cdn' ? [cdnAllInOne, cdnByElement] : [npmPackage, cdnAllInOne, cdnByElement];
