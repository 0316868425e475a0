// Compiles the library module by module: for the npm package, and for the files of the CDN that scripts/build-cdn.mjs makes of it.
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import resolve from '@rollup/plugin-node-resolve';
import typescript from '@rollup/plugin-typescript';

const root = import.meta.dirname;
const {dependencies} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const packages = Object.keys(dependencies);
/** Where the modules go: scripts/build.mjs has them written aside first. */
const dist = process.env.DANVAN_DIST ?? 'dist';
const elements = readdirSync(join(root, 'src/elements'));
const modulesIn = (folder) => readdirSync(join(root, folder)).filter((file) => file.endsWith('.ts'));

export default {
  input: [
    'src/index.ts',
    'src/all.ts',
    'src/loader.ts',
    ...elements.flatMap((name) => [`src/elements/${name}/${name}.ts`, `src/elements/${name}/define.ts`]),
    ...modulesIn('src/vietnamese').map((file) => `src/vietnamese/${file}`),
  ],
  // one after the other, so that the same sources always give the same files, and files that stay keep their names
  maxParallelFileOps: 1,
  external: (id) => packages.some((name) => id === name || id.startsWith(`${name}/`)),
  output: {dir: dist, format: 'es', sourcemap: true, preserveModules: true, preserveModulesRoot: 'src'},
  plugins: [
    resolve(),
    // types are checked by `tsc`, which also writes the declarations: here not even those of the browser are read
    typescript({
      tsconfig: './tsconfig.build.json',
      compilerOptions: {outDir: dist, declaration: false, inlineSources: true, noCheck: true, lib: ['ES5']},
      noEmitOnError: true,
    }),
  ],
};
