// Builds the files for pages without a bundler from the compiled modules: `danvan.js`, which holds what all widgets share, a file for
// each element, a file for whatever is imported on demand, and `all.js`.
import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {basename, dirname, join, relative} from 'node:path';
import {Worker} from 'node:worker_threads';
import resolve from '@rollup/plugin-node-resolve';
import {build} from 'esbuild';
import {minifyHTMLLiterals} from 'minify-literals';
import {rollup} from 'rollup';
import {root} from './run.mjs';

const pkg = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const LICENSES = 'LICENSES.txt';
const banner = `/*! ${pkg.name} ${pkg.version} | ${pkg.license} | ${LICENSES} */`;
/** For officers only, so no public page has it in its one file. */
const NOT_IN_ALL = 'feedback-inbox';
/** What makes the files of the modules, and the version they name: it changes them too. */
const BUILDERS = ['package.json', 'package-lock.json', 'scripts/build-cdn.mjs', 'scripts/minify-worker.mjs'];
const SHARED = 'danvan:';
/** Firefox remembers for the life of a page that a file could not be loaded: another try needs another address. */
const LOAD = '(file) => import(file).catch(() => import(`${file}?${Date.now()}`))';
/** By what name each file knows the registry in the page, before it is minified. */
const PAGE = 'DANVAN_PAGE';
const listOf = (name) => `${PAGE}[${JSON.stringify(name)}]`;
const resolver = () => resolve({exportConditions: ['production', 'default'], browser: true});

/** Minifies html and css tagged literals in the project's own modules. */
const minifyLiterals = () => ({
  name: 'minify-literals',
  async transform(code, id) {
    if (id.includes('node_modules') || !/\b(html|css|svg)\s*`/.test(code)) return null;
    const result = await minifyHTMLLiterals(code, {fileName: id});
    return result ? {code: result.code, map: result.map} : null;
  },
});

/** Makes files as small as they get, in a thread of its own: meanwhile the next is put together. */
class Minifier {
  #worker = new Worker(new URL('minify-worker.mjs', import.meta.url));
  #pending = new Map();
  #count = 0;

  constructor() {
    this.#worker.on('message', ({id, error, ...file}) => {
      const {resolve, reject} = this.#pending.get(id);
      this.#pending.delete(id);
      if (error) reject(error);
      else resolve(file);
    });
  }

  /**
   * @param condition - on which all of it runs; put around what is minified, as what stands at the top gets smaller than what stands in a block
   * @returns {Promise<{code: string, map: object}>}
   */
  minify({code, map}, condition) {
    const id = this.#count++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, {resolve, reject});
      this.#worker.postMessage({id, code, map: map.toString(), condition});
    });
  }

  close() {
    return this.#worker.terminate();
  }
}

/** Which module imports which, of all that the entries reach. */
async function readGraph(entries) {
  const graph = new Map();
  const bundle = await rollup({
    input: entries,
    plugins: [
      resolver(),
      {
        name: 'read-graph',
        buildEnd() {
          for (const id of this.getModuleIds()) {
            const {importedIds, dynamicallyImportedIds, code} = this.getModuleInfo(id);
            graph.set(id, {imports: importedIds, onDemand: dynamicallyImportedIds, code});
          }
        },
      },
    ],
  });
  await bundle.close();
  return graph;
}

/** A module and all that it imports at once. */
function closureOf(graph, ...entries) {
  const found = new Set();
  const pending = [...entries];
  for (let id; (id = pending.pop()) !== undefined;) {
    if (found.has(id)) continue;
    found.add(id);
    pending.push(...graph.get(id).imports);
  }
  return found;
}

/** A name for what a module exports, by which files that are loaded later find it: its place in a list. */
class Exports {
  #places = new Map();

  placeOf(id, name) {
    const key = `${id} ${name}`;
    if (!this.#places.has(key)) this.#places.set(key, this.#places.size);
    return this.#places.get(key);
  }

  /** Imports all that was asked for, and puts it where it will be looked for. */
  code(list) {
    const imports = [...this.#places].map(([key, place]) => {
      const [id, name] = key.split(' ');
      return `import {${name} as shared${place}} from ${JSON.stringify(id)};`;
    });
    return `${imports.join('\n')}\n${list} = [${[...this.#places.values()].map((place) => `shared${place}`)}];`;
  }
}

/**
 * Builds the files, each of which is one request with nothing behind it.
 *
 * A file for an element takes from `danvan.js` what that has already. It does so through a list in the page, not by importing
 * `danvan.js`: sites add `?ver=…` to the addresses of scripts, and a module of another address is another module, with another Lit.
 * The list is named by the content of all modules, so that files of two releases never mix.
 */
class CdnBuild {
  #compiled;
  #folder;
  #minifier = new Minifier();
  #graph;
  /** What tells this release from others, by the content of all modules and what builds them. */
  #release;
  #core;
  /** What files have to hand on, by the name of the file. */
  #exports = new Map();
  /** Names of finished files: of modules that are imported on demand, by where they are asked for. */
  #onDemand = new Map();
  /** What was built, by the name of the file. */
  #files = new Map();
  /** What is still being minified and written. */
  #writing = [];
  #packages = new Set();
  /** The files that hold a module. */
  #holders = new Map();

  constructor(compiled, folder) {
    this.#compiled = compiled;
    this.#folder = folder;
  }

  async run() {
    const elements = readdirSync(join(this.#compiled, 'elements'));
    const own = new Map(elements.map((name) => [name, this.#path(`elements/${name}/define.js`)]));
    const [loader, index] = ['loader.js', 'all.js'].map((file) => this.#path(file));
    this.#graph = await readGraph([loader, index, ...own.values()]);
    const hash = createHash('sha256');
    for (const file of BUILDERS) hash.update(readFileSync(join(root, file)));
    for (const id of [...this.#graph.keys()].sort()) hash.update(this.#graph.get(id).code);
    const name = hash.digest('base64url').slice(0, 8);
    // a server tells names of content by a capital or a digit
    this.#release = /[A-Z0-9]/.test(name) ? name : `${name.slice(0, 7)}0`;

    const closures = [...own].filter(([name]) => name !== NOT_IN_ALL).map(([, entry]) => closureOf(this.#graph, entry));
    const isShared = (id) => closures.every((closure) => closure.has(id));
    this.#core = new Set([...closureOf(this.#graph, loader), ...[...this.#graph.keys()].filter(isShared)]);
    const core = {name: 'core', modules: this.#core};
    const layers = [...own].map(([name, entry]) => ({
      name,
      entry,
      modules: new Set([...closureOf(this.#graph, entry)].filter((id) => !this.#core.has(id))),
    }));

    for (const layer of layers) await this.#buildOnDemand([core, layer]);
    await this.#buildOnDemand([core]);
    const publicApi = await this.#build(
      index,
      'index',
      layers.filter(({name}) => name !== NOT_IN_ALL),
      [core],
    );
    const files = {};
    for (const layer of layers) {
      const built = await this.#build(layer.entry, layer.name, [], [core], layer.name);
      files[layer.name] = this.#write(layer.name, built);
    }
    const shared = await this.#build(loader, 'danvan', [], [], 'core', files);
    this.#startWriting('danvan.js', [shared]);
    const parts = (names) => names.map((name) => this.#files.get(files[name]));
    for (const name of elements) this.#startWriting(`${name}.js`, [shared, ...parts([name])]);
    await this.#writeFrameScript();
    this.#startWriting('all.js', [shared, ...parts(elements.filter((name) => name !== NOT_IN_ALL)), publicApi]);
    await Promise.all(this.#writing);
    this.#writeLicenses();
    this.#refuseCopiesOfState();
  }

  close() {
    return this.#minifier.close();
  }

  #path(file) {
    return join(this.#compiled, file);
  }

  /** What the files of this build share in a page: the lists of what they hand on, and how they fetch code on demand. */
  get #registry() {
    return `globalThis[Symbol.for("danvan:${this.#release}")]`;
  }

  /**
   * What is imported on demand by modules, and by that in turn; what stands in an element's folder may use what the element has, but not
   * what only another file on demand has: the element's own file would have to bring that.
   */
  async #buildOnDemand(layers, {name: element, modules: importers} = layers.at(-1)) {
    const asked = new Set([...importers].flatMap((id) => this.#graph.get(id).onDemand));
    for (const id of asked) {
      const isOfElement = id.startsWith(this.#path(`elements/${element}/`));
      const parents = isOfElement ? layers : layers.slice(0, 1);
      const key = `${isOfElement ? element : ''} ${id}`;
      if (this.#onDemand.has(key)) continue;
      const known = new Set(parents.flatMap(({modules}) => [...modules]));
      const modules = new Set([...closureOf(this.#graph, id)].filter((other) => !known.has(other)));
      const name = basename(id, '.js');
      this.#onDemand.set(key, undefined);
      await this.#buildOnDemand(parents, {name: element, modules});
      const built = await this.#build(id, isOfElement ? `${element}-${name}` : name, [], parents);
      this.#onDemand.set(key, this.#write(isOfElement ? `${element}-${name}` : name, built));
    }
  }

  /**
   * Builds one file.
   *
   * @param entry - its module
   * @param name - for messages
   * @param besides - further layers of which it takes what it needs
   * @param parents - the layers that are in the page before it
   * @param list - under which it hands on what files after it need
   * @param files - of the elements, for the loader
   */
  async #build(entry, name, besides, parents, list, files) {
    const layers = [...parents, ...besides];
    const given = list && (this.#exports.get(list) ?? new Exports());
    const input = list ? `\0${name}` : entry;
    const isCore = list === 'core';
    const bundle = await rollup({
      input,
      onwarn: (warning) => {
        throw new Error(`${name}: ${warning.message}`);
      },
      plugins: [
        {
          name: 'layers',
          resolveId: async function resolveShared(specifier, importer, options) {
            if (specifier === input && list) return input;
            // the resolver asks what others make of what it found
            if (options.custom?.['node-resolve']) return null;
            const found = await this.resolve(specifier, importer, {...options, skipSelf: true});
            const layer = found && layers.find(({modules}) => modules.has(found.id));
            if (layer) return {id: `${SHARED}${layer.name} ${found.id}`, external: true};
            // all but these does something only where it is used
            return found && {...found, moduleSideEffects: /\/(?:define|loader)\.js$/.test(found.id)};
          },
          load: (id) => {
            if (id === input && list) return `import ${JSON.stringify(entry)};\n${given.code(listOf(list))}`;
            return id.startsWith(this.#compiled) ? withMap(id) : undefined;
          },
          resolveDynamicImport: async (specifier, importer) => {
            if (typeof specifier !== 'string') return null;
            const target = join(dirname(importer), specifier);
            const element = /elements\/([^/]+)\//.exec(relative(this.#compiled, target))?.[1];
            const file = this.#onDemand.get(`${element ?? ''} ${target}`);
            if (!file) throw new Error(`${name}: ${specifier} is not built`);
            return {id: `./${file}`, external: 'absolute'};
          },
          renderDynamicImport: ({moduleId}) =>
            moduleId === this.#path('loader.js') ? null : {left: `${PAGE}.load(`, right: ')'},
        },
        minifyLiterals(),
        resolver(),
        {name: 'take-shared', renderChunk: (code) => ({code: this.#takeShared(code, isCore, files), map: null})},
      ],
    });
    const {output} = await bundle.generate({
      format: 'es',
      sourcemap: true,
      sourcemapPathTransform: (path) => path,
      file: join(this.#folder, 'x.js'),
      inlineDynamicImports: true,
      ...(isCore && {intro: `${this.#registry} = ${PAGE};`}),
    });
    await bundle.close();
    const [{code, map, modules, imports, exports}] = output;
    const left = imports.filter((id) => !id.startsWith(SHARED));
    if (left.length > 0) throw new Error(`${name} would ask for ${left.join(', ')}`);
    return {
      minified: this.#minifier.minify({code, map}, isCore && `!${this.#registry}`),
      hasExports: exports.length > 0,
      modules: Object.keys(modules).filter((id) => modules[id].renderedLength > 0),
    };
  }

  /** Reads what the page has already from its lists: from each once, on the first line, so that all others stay where the map has them. */
  #takeShared(code, isCore, files) {
    const taken = new Map();
    const left = code.replaceAll(
      /^(import|export) (?:\{([^}]*)\} from )?['"]danvan:([\w-]+) ([^'"]+)['"];$/gm,
      (_line, keyword, names, layer, id) => {
        if (names === undefined) return '';
        const list = this.#exports.get(layer) ?? new Exports();
        this.#exports.set(layer, list);
        const entries = names
          .split(',')
          .map((pair) => pair.trim().split(' as '))
          .map(([name, local = name]) => `${list.placeOf(id, name)}: ${local}`);
        if (keyword === 'export') return `export const { ${entries.join(', ')} } = ${listOf(layer)};`;
        taken.set(layer, [...(taken.get(layer) ?? []), ...entries]);
        return '';
      },
    );
    // on the line of the first import, so that the map to the sources still holds
    const reads = [...taken].map(([layer, entries]) => `const { ${entries.join(', ')} } = ${listOf(layer)};`);
    return `const ${PAGE} = ${isCore ? `{load: ${LOAD}}` : this.#registry}; ${reads.join(' ')}${left}`.replace(
      'FILES_OF_ELEMENTS',
      () => JSON.stringify(files),
    );
  }

  /** Every file says the release to find what files share, so all change with it; in a name it is said again for nothing. */
  #write(name, built) {
    const file = `${name}-${this.#release}.js`;
    if (this.#files.has(file)) throw new Error(`Two modules would be ${file}.`);
    this.#files.set(file, built);
    this.#startWriting(file, [built]);
    return file;
  }

  /** The script of frames: a classic one, for pages of any age. */
  #writeFrameScript() {
    return build({
      entryPoints: [join(root, 'src/embed/frame.ts')],
      outfile: join(this.#folder, 'frame.js'),
      bundle: true,
      minify: true,
      sourcemap: true,
      sourcesContent: false,
      format: 'iife',
      target: 'es2015',
      tsconfigRaw: {},
      banner: {js: banner},
      logLevel: 'error',
    });
  }

  #startWriting(file, parts) {
    this.#writing.push(this.#writeAs(file, parts));
  }

  /** Writes parts one after the other into a file, with the map of each. */
  async #writeAs(file, parts) {
    const minified = await Promise.all(parts.map((part) => part.minified));
    const lines = [banner];
    const sections = parts.map(({hasExports}, index) => {
      const {code, map} = minified[index];
      // parts side by side have names of their own; what is exported stands outside
      const isBlock = parts.length > 1 && !hasExports;
      if (isBlock) lines.push('{');
      const section = {offset: {line: lines.length, column: 0}, map: {...map, file: undefined}};
      lines.push(
        ...code
          .replace(/\n\/\/# sourceMappingURL=.*/, '')
          .trimEnd()
          .split('\n'),
      );
      if (isBlock) lines.push('}');
      return section;
    });
    lines.push(`//# sourceMappingURL=${file}.map`, '');
    writeFileSync(join(this.#folder, file), lines.join('\n'));
    writeFileSync(join(this.#folder, `${file}.map`), JSON.stringify({version: 3, file, sections}));
    for (const id of parts.flatMap(({modules}) => modules)) {
      const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id) ?? [];
      if (folder) this.#packages.add(folder.replace('\0', ''));
      if (parts.length === 1) this.#holders.set(id, [...(this.#holders.get(id) ?? []), file]);
    }
  }

  /** A page that loads two files must not have two of what is kept in a module, such as what is under way. */
  #refuseCopiesOfState() {
    const state = /^(?:export )?(?:let |const \w+ = new (?:Map|Set|WeakMap|WeakSet)\(\);)/m;
    for (const [id, files] of this.#holders) {
      if (files.length > 1 && this.#graph.has(id) && state.test(this.#graph.get(id).code)) {
        throw new Error(`${relative(this.#compiled, id)} keeps state, and stands in ${files.join(' and ')}.`);
      }
    }
  }

  /** The licences of all that stands in the files, beside them. */
  #writeLicenses() {
    const texts = [root, ...[...this.#packages].sort()].map(licenseOf);
    writeFileSync(join(this.#folder, LICENSES), texts.join(`\n${'-'.repeat(80)}\n\n`));
  }
}

/** A compiled module with the map that leads to its source. */
function withMap(id) {
  return {code: readFileSync(id, 'utf8'), map: JSON.parse(readFileSync(`${id}.map`, 'utf8'))};
}

function licenseOf(folder) {
  const {name, version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.(?:md|txt))?$/i.test(entry));
  if (!file) throw new Error(`${name} has no licence to hand on.`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}

/**
 * @param compiled - the folder with the compiled modules
 * @param folder - where the files go; it is there, and empty
 */
export async function buildCdn(compiled, folder) {
  const build = new CdnBuild(compiled, folder);
  try {
    await build.run();
  } finally {
    await build.close();
  }
}
