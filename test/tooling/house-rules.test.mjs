import assert from 'node:assert/strict';
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, it} from 'node:test';

const root = join(import.meta.dirname, '../..');

function sourcesIn(folder) {
  return readdirSync(join(root, folder), {recursive: true})
    .filter((file) => file.endsWith('.ts') && !file.startsWith('api/generated'))
    .map((file) => ({file: join(folder, file), text: readFileSync(join(root, folder, file), 'utf8')}));
}

const withoutComments = (text) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

describe('the lockfile', () => {
  const {packages} = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));

  it('names no registry, so that every site installs from its own', () => {
    const addresses = Object.values(packages).filter((entry) => /^[a-z+]+:/.test(entry.resolved ?? ''));
    assert.deepEqual(addresses, []);
  });

  it('has the builds for other systems too', () => {
    const missing = Object.entries(packages).flatMap(([path, {optionalDependencies = {}}]) =>
      Object.keys(optionalDependencies).filter((name) => {
        for (let folder = path; ; folder = dirname(folder)) {
          if (packages[join(folder, 'node_modules', name).replaceAll('\\', '/')]) return false;
          if (folder === '' || folder === '.') return true;
        }
      }),
    );
    assert.deepEqual(missing, []);
  });

  it('pins every dependency exactly', () => {
    for (const manifest of ['package.json', 'server/package.json']) {
      const {dependencies, devDependencies = {}} = JSON.parse(readFileSync(join(root, manifest), 'utf8'));
      for (const [name, version] of Object.entries({...dependencies, ...devDependencies})) {
        assert.match(version, /^(?:npm:[a-z-]+@)?\d+\.\d+\.\d+$/, name);
      }
    }
  });
});

describe('the widgets', () => {
  const sources = sourcesIn('src').map(({file, text}) => ({file, text: withoutComments(text)}));

  it('size nothing in rem, since pages set their own root size', () => {
    for (const {file, text} of sources) assert.doesNotMatch(text, /\d\s*rem\b/, file);
  });

  it('carry no inline style or script, which strict pages refuse', () => {
    for (const {file, text} of sources) {
      assert.doesNotMatch(text, /<style[\s>]|<script[\s>]|\sstyle=|\son[a-z]+=["'$]/, file);
    }
  });

  it('insert no markup from data', () => {
    for (const {file, text} of sources)
      assert.doesNotMatch(text, /unsafeHTML|innerHTML|outerHTML|insertAdjacentHTML/, file);
  });
});

describe('the tests', () => {
  it('leave none out', () => {
    const files = ['test', 'server/test'].flatMap((folder) =>
      readdirSync(join(root, folder), {recursive: true})
        .filter((file) => /\.test\.(ts|mjs)$/.test(file))
        .map((file) => join(root, folder, file)),
    );
    for (const file of files) {
      assert.doesNotMatch(readFileSync(file, 'utf8'), /\b(it|describe|test)\.(only|skip|todo)\(/, file);
    }
  });
});

describe('what runs on every change', () => {
  it('is what a developer runs', () => {
    assert.ok(existsSync(join(root, '.ci/run')));
    assert.match(readFileSync(join(root, '.ci/run'), 'utf8'), /^exec npm test$/m);
  });
});
