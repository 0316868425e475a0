import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, it} from 'node:test';

const root = join(import.meta.dirname, '../..');

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

describe('what runs on every change', () => {
  it('is what a developer runs', () => {
    assert.ok(existsSync(join(root, '.ci/run')));
    assert.match(readFileSync(join(root, '.ci/run'), 'utf8'), /^exec npm test$/m);
  });
});
