import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {homedir} from 'node:os';
import {basename, join} from 'node:path';
import {describe, it} from 'node:test';
import {brotliDecompressSync, gunzipSync} from 'node:zlib';
import {publint} from 'publint';
import {formatMessage} from 'publint/utils';
import {tool} from '../../scripts/run.mjs';

const root = join(import.meta.dirname, '../..');
const pkg = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const cdn = join(root, 'dist/cdn');
const elements = readdirSync(join(root, 'src/elements'));
const read = (...path) => readFileSync(join(root, ...path), 'utf8');
/** As the server knows it: kept for ever by browsers. */
const HASHED_NAME = /-(?=[^.]*[A-Z0-9])[A-Za-z0-9_-]{8}\.js$/;
const STATIC_IMPORT = /\bimport\s*[{*"']|\bexport\s*(?:\*|\{[^}]*\})\s*from\b/;
const scripts = readdirSync(cdn).filter((file) => file.endsWith('.js'));

function inPlainNode(code) {
  const {status, stderr} = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: root,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
}

describe('the npm package', () => {
  it('can be imported where there is no page, as frameworks do on their servers', () => {
    inPlainNode("const {NewsList} = await import('danvan-widgets'); if (!NewsList) process.exit(1);");
  });

  it('has each element by its name', () => {
    for (const name of elements) {
      assert.equal(import.meta.resolve(`danvan-widgets/elements/${name}`).endsWith(`${name}/define.js`), true);
      assert.ok(existsSync(join(root, `dist/elements/${name}/define.js`)), name);
      assert.ok(existsSync(join(root, `dist/elements/${name}/define.d.ts`)), name);
    }
  });

  it('types the tag and its events for who imports one element alone', () => {
    for (const name of elements) {
      const folder = mkdtempSync(join(root, '.dist-'));
      try {
        const file = join(folder, 'page.ts');
        writeFileSync(
          file,
          `import 'danvan-widgets/elements/${name}';
           const widget = document.createElement('${name}');
           widget.headingLevel = 3;
           widget.addEventListener('danvan-error', ({error}) => console.warn(error.kind));
           // @ts-expect-error it is a number
           widget.headingLevel = 'ba';`,
        );
        const options = [
          '--noEmit',
          '--strict',
          '--module',
          'nodenext',
          '--target',
          'es2022',
          '--lib',
          'es2022,dom,dom.iterable',
        ];
        const {status, stdout} = spawnSync(
          process.execPath,
          [...tool('typescript-native', options, 'tsc'), '--ignoreConfig', file],
          {cwd: folder, encoding: 'utf8'},
        );
        assert.equal(status, 0, stdout);
      } finally {
        rmSync(folder, {recursive: true, force: true});
      }
    }
  });

  it('has nothing that publint would object to', async () => {
    const {messages} = await publint({pkgDir: root, pack: false});
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg)),
      [],
    );
  });

  it('carries its version in the scripts', () => {
    assert.ok(read('src/widget/version.ts').includes(`'${pkg.version}'`));
  });

  it('leaves lit to the site that installs it', () => {
    assert.match(read('dist/widget/widget-element.js'), /from ['"]lit['"]/);
  });

  it('leaves to the site’s own bundler what is loaded on demand, with d3 outside', () => {
    assert.match(read('dist/elements/campaign-stats/table.js'), /import\(['"]\.\/charts\/bars\.js['"]\)/);
    assert.match(read('dist/elements/campaign-stats/charts/picture.js'), /from ['"]d3-array['"]/);
    assert.ok('d3-array' in pkg.dependencies);
  });
});

describe('the files for the CDN', () => {
  it('carry lit as it is for production', () => {
    for (const file of scripts) assert.ok(!read('dist/cdn', file).includes('Lit is in dev mode'), file);
  });

  it('each need nothing but what the page has, and ask for the rest when it is wanted', () => {
    for (const file of scripts) {
      const text = read('dist/cdn', file);
      assert.ok(!STATIC_IMPORT.test(text), `${file} is loaded with one request`);
      for (const [, asked] of text.matchAll(/["']\.\/([\w-]+\.js)["']/g)) {
        assert.match(asked, HASHED_NAME, file);
        assert.ok(scripts.includes(asked), `${asked} is there for ${file}`);
      }
    }
  });

  it('have one copy of lit, in what every page loads first', () => {
    const isWhole = (file) => !HASHED_NAME.test(file) && file !== 'frame.js';
    for (const file of scripts) {
      const copies = read('dist/cdn', file).match(/litElementVersions/g)?.length ?? 0;
      assert.equal(copies > 0, isWhole(file), file);
    }
    assert.deepEqual(
      scripts.filter(isWhole).sort(),
      ['all.js', 'danvan.js', ...elements.map((name) => `${name}.js`)].sort(),
    );
  });

  it('give danvan.js a file for each element, named by its release', () => {
    const loader = read('dist/cdn/danvan.js');
    for (const name of elements) assert.match(loader, new RegExp(`["']?${name}["']?:["']${name}-[\\w-]{8}\\.js["']`));
  });

  it('bring charts, English and the like only when they are asked for', () => {
    const names = scripts.filter((file) => HASHED_NAME.test(file)).map((file) => file.replace(/-[\w-]{8}\.js$/, ''));
    for (const part of [
      'news-list-feed',
      'news-article-clean-body',
      'news-article-qr-code',
      ...elements.map((name) => `${name}-en`),
    ]) {
      assert.ok(names.includes(part), part);
    }
    const first = ['danvan.js', 'all.js', ...elements.map((name) => `${name}.js`)].map((file) =>
      read('dist/cdn', file),
    );
    for (const words of ['RETURN_DOM_FRAGMENT', 'maskPattern', 'bar-inexact', 'The server could not be reached']) {
      for (const text of first) assert.ok(!text.includes(words), words);
      assert.ok(
        scripts.some((file) => read('dist/cdn', file).includes(words)),
        words,
      );
    }
  });

  it('keep the officers’ inbox out of what public pages load', () => {
    for (const file of ['all.js', 'danvan.js']) assert.ok(!read('dist/cdn', file).includes('v1/staff/'), file);
    assert.ok(read('dist/cdn/feedback-inbox.js').includes('v1/staff/'));
  });

  it('know where they were loaded from', () => {
    for (const file of ['all.js', 'danvan.js']) assert.match(read('dist/cdn', file), /import\.meta\.url/);
  });

  it('have compressed twins with the same content', () => {
    for (const file of scripts) {
      const bytes = readFileSync(join(cdn, file));
      assert.ok(brotliDecompressSync(readFileSync(join(cdn, `${file}.br`))).equals(bytes), `${file}.br`);
      assert.ok(gunzipSync(readFileSync(join(cdn, `${file}.gz`))).equals(bytes), `${file}.gz`);
    }
  });

  it('hand on the licence of every package whose code they hold, and name the file in which it stands', () => {
    const licenses = read('dist/cdn/LICENSES.txt');
    const sources = scripts.flatMap((file) => {
      const map = JSON.parse(read('dist/cdn', `${file}.map`));
      return map.sources ?? map.sections.flatMap((section) => section.map.sources);
    });
    const packages = new Set(sources.flatMap((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []));
    assert.ok(packages.has('lit-html') && packages.has('dompurify'));
    for (const name of packages) {
      const {version, license} = JSON.parse(read('node_modules', name, 'package.json'));
      assert.ok(licenses.includes(`${name} ${version} (${license})`), name);
      const file = readdirSync(join(root, 'node_modules', name)).find((entry) => /^licen[cs]e/i.test(entry));
      assert.ok(licenses.includes(read('node_modules', name, file).trim()), `the text of ${name}`);
    }
    assert.ok(licenses.includes(read('LICENSE').trim()));
    for (const file of scripts) assert.match(read('dist/cdn', file).split('\n', 1)[0], /LICENSES\.txt/, file);
  });

  it('have the integrity that a page asks for', () => {
    const integrity = JSON.parse(read('dist/cdn/integrity.json'));
    const files = Object.keys(integrity).map((path) => path.replace(`${pkg.version}/`, ''));
    assert.deepEqual(files, [...scripts].sort());
    for (const [path, value] of Object.entries(integrity)) {
      const hash = createHash('sha384')
        .update(readFileSync(join(cdn, basename(path))))
        .digest('base64');
      assert.equal(value, `sha384-${hash}`);
    }
  });
});

describe('what is built', () => {
  it('tells nothing of the machine that built it', () => {
    const files = readdirSync(join(root, 'dist'), {recursive: true, withFileTypes: true});
    for (const entry of files.filter((file) => file.isFile() && /\.(js|map|ts|json)$/.test(file.name))) {
      const text = readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'utf8');
      for (const path of [root, homedir()]) assert.ok(!text.includes(`${path}/`), `${entry.name} holds ${path}`);
    }
  });
});

describe('the reference of the elements', () => {
  const manifest = JSON.parse(read('custom-elements.json'));
  const declared = manifest.modules.flatMap((module) => module.declarations).filter((found) => found.tagName);

  it('has every element', () => {
    assert.deepEqual(declared.map((element) => element.tagName).sort(), [...elements].sort());
  });

  for (const element of declared) {
    it(`says of <${element.tagName}> what it is and what each attribute, event, part and property does`, () => {
      assert.ok(element.summary ?? element.description);
      for (const kind of ['attributes', 'events', 'slots', 'cssParts', 'cssProperties']) {
        for (const item of element[kind] ?? []) assert.ok(item.description, `${kind}: ${item.name}`);
      }
      assert.ok(element.attributes.length > 0);
      assert.ok(element.slots.length > 0);
    });

    it(`keeps the inside of <${element.tagName}> to itself`, () => {
      assert.deepEqual(
        element.members.filter((member) => member.name.startsWith('#') || member.privacy === 'private'),
        [],
      );
    });
  }
});
