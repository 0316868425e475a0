import assert from 'node:assert/strict';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {ESLint} from 'eslint';
import tseslint from 'typescript-eslint';

const root = join(import.meta.dirname, '../..');
const eslint = new ESLint({
  cwd: root,
  // files that are not on the disk have no types
  overrideConfig: [tseslint.configs.disableTypeChecked, {languageOptions: {parserOptions: {projectService: false}}}],
});

async function faults(filePath, code) {
  const [result] = await eslint.lintText(code, {filePath: join(root, filePath), warnIgnored: true});
  assert.ok(result, `${filePath} is not linted`);
  const fatal = result.messages.find((message) => message.fatal);
  assert.equal(fatal, undefined, fatal?.message);
  return result.messages.map((message) => message.ruleId);
}

const importing = (specifier) => `import {thing} from '${specifier}';\nexport const other = thing;\n`;

const AREAS = {
  elements: {file: 'src/elements/news-list/news-list.ts', from: (path) => `../../${path}`},
  widget: {file: 'src/widget/part.ts', from: (path) => `../${path}`},
  api: {file: 'src/api/part.ts', from: (path) => `../${path}`},
  shared: {file: 'src/shared/part.ts', from: (path) => `../${path}`},
  vietnamese: {file: 'src/vietnamese/part.ts', from: (path) => `../${path}`},
  page: {file: 'src/page/part.ts', from: (path) => `../${path}`},
  styles: {file: 'src/styles/part.ts', from: (path) => `../${path}`},
  entry: {file: 'src/loader.ts', from: (path) => `./${path}`},
  server: {file: 'server/src/http/part.ts', from: (path) => `../../../src/${path}`},
};
const MODULE = {
  elements: 'elements/most-viewed/most-viewed.js',
  define: 'elements/most-viewed/define.js',
  widget: 'widget/part.js',
  api: 'api/part.js',
  contract: 'api/generated/contract.js',
  shared: 'shared/part.js',
  vietnamese: 'vietnamese/part.js',
  page: 'page/part.js',
  styles: 'styles/part.js',
  entry: 'index.js',
};

/** Where each area may point; it must not point anywhere else. */
const RIGHT = {
  elements: ['widget', 'api', 'contract', 'shared', 'vietnamese', 'page', 'styles'],
  widget: ['widget', 'api', 'contract', 'shared', 'vietnamese', 'page', 'styles'],
  page: ['page', 'api', 'contract', 'shared', 'vietnamese'],
  api: ['api', 'contract', 'shared', 'vietnamese'],
  shared: ['contract', 'shared'],
  vietnamese: ['vietnamese'],
  styles: ['styles'],
  entry: [
    'define',
    'elements',
    'widget',
    'page',
    'api',
    'contract',
    'address',
    'shared',
    'vietnamese',
    'styles',
    'entry',
  ],
  server: ['contract', 'shared', 'vietnamese'],
};

describe('the arrows between the folders', () => {
  for (const [area, {file, from}] of Object.entries(AREAS)) {
    for (const [target, path] of Object.entries(MODULE)) {
      const isRight = RIGHT[area].includes(target);
      it(`${area} → ${target} is ${isRight ? 'allowed' : 'refused'}`, async () => {
        const found = await faults(file, importing(from(`./${path}`).replace('/./', '/')));
        assert.equal(found.includes('boundaries/dependencies'), !isRight);
      });
    }
  }

  for (const [file, specifier, isRight] of [
    ['server/src/app.ts', './feedback/routes.js', true],
    ['server/src/cli/part.ts', '../config.js', true],
    ['server/src/cli/part.ts', '../statistics/import/rows.js', true],
    ['server/src/feedback/staff/part.ts', '../../articles/queries.js', true],
    ['server/src/feedback/part.ts', '../http/errors.js', true],
    ['server/src/feedback/part.ts', '../config.js', false],
    ['server/src/feedback/part.ts', '../cli/command.js', false],
    ['server/src/http/part.ts', '../database/errors.js', true],
    ['server/src/http/part.ts', '../feedback/queries.js', false],
    ['server/src/http/part.ts', '../../../src/api/openapi.yaml', true],
    ['server/src/http/part.ts', '../app.js', false],
    ['server/src/database/embedded/part.ts', '../../background.js', true],
    ['server/src/database/part.ts', '../http/errors.js', false],
    ['server/src/database/part.ts', '../statistics/related.js', false],
    ['server/src/local-time.ts', './database/schema.js', false],
    ['server/src/demo-site/part.ts', '../articles/queries.js', true],
    ['server/test/http/part.test.ts', '../../src/cli/run.js', true],
  ]) {
    it(`${file} → ${specifier} is ${isRight ? 'allowed' : 'refused'}`, async () => {
      const found = await faults(file, importing(specifier));
      assert.equal(found.includes('boundaries/dependencies'), !isRight);
    });
  }

  it('hold for types, re-exports and late imports too', async () => {
    const {file} = AREAS.styles;
    for (const code of [
      "import type {A} from '../widget/a.js';\nexport type B = A;\n",
      "export * from '../widget/a.js';\n",
      "export {a} from '../widget/a.js';\n",
      "export const a = () => import('../widget/a.js');\n",
      "export type A = import('../widget/a.js').A;\n",
    ]) {
      assert.ok((await faults(file, code)).includes('boundaries/dependencies'), code);
    }
  });

  it('keep the library free of the server, the tests and packages that its users would have to load', async () => {
    const {file} = AREAS.widget;
    for (const specifier of ['../../server/src/app.js', '../../test/support/widget.js', 'yaml', 'node:fs']) {
      assert.ok((await faults(file, importing(specifier))).includes('boundaries/dependencies'), specifier);
    }
    assert.ok(!(await faults(file, importing('lit/decorators.js'))).includes('boundaries/dependencies'));
    assert.ok((await faults(AREAS.vietnamese.file, importing('lit'))).includes('boundaries/dependencies'));
  });

  it('keep the packages that come on demand to the files that come on demand', async () => {
    for (const [name, only] of [
      ['dompurify', 'src/elements/news-article/clean-body.ts'],
      ['uqr', 'src/elements/news-article/qr-code.ts'],
    ]) {
      assert.ok(!(await faults(only, importing(name))).includes('boundaries/dependencies'), only);
      for (const file of ['src/elements/news-article/news-article.ts', 'src/elements/news-article/share.ts']) {
        assert.ok((await faults(file, importing(name))).includes('boundaries/dependencies'), file);
      }
      assert.ok((await faults(only, importing('lit'))).includes('boundaries/dependencies'), 'a second copy of lit');
    }
  });
});

describe('an element', () => {
  it('may use the parts of its own folder', async () => {
    assert.deepEqual(await faults(AREAS.elements.file, importing('./news-list.styles.js')), []);
  });

  for (const code of [
    "export const a = () => fetch('/v1/articles');\n",
    "export const a = () => window.fetch('/v1/articles');\n",
    "export const a = () => localStorage.getItem('a');\n",
    "export const a = () => globalThis.sessionStorage.getItem('a');\n",
    "export const a = () => indexedDB.open('a');\n",
    "export const a = () => navigator.sendBeacon('/v1/views');\n",
  ]) {
    it(`never reaches out: ${code.slice(23, -2)}`, async () => {
      const found = await faults(AREAS.elements.file, code);
      assert.ok(found.some((rule) => rule.startsWith('no-restricted-')));
    });
  }
});

describe('what the oldest browsers cannot read', () => {
  for (const code of [
    'export class A {\n  static words = [1];\n}\n',
    'export const a = (list: readonly string[]) => list.at(-1);\n',
    'export const a = (list: readonly string[]) => list.findLast(Boolean);\n',
    "export const a = (value: object) => Object.hasOwn(value, 'a');\n",
    'export const a = (signal: AbortSignal) => signal.throwIfAborted();\n',
  ]) {
    it(`is refused: ${code.trim()}`, async () => {
      const found = await faults(AREAS.widget.file, code);
      assert.ok(found.some((rule) => rule.startsWith('no-restricted-')));
    });
  }
});

describe('what the widgets draw', () => {
  for (const code of [
    "import {css} from 'lit';\nexport const a = css`p { margin: 1.5rem; }`;\n",
    "import {html} from 'lit';\nexport const a = html`<style></style>`;\n",
    'import {html} from \'lit\';\nexport const a = html`<script src="/a.js"></script>`;\n',
    'import {html} from \'lit\';\nexport const a = html`<p style="color: red"></p>`;\n',
    "import {html} from 'lit';\nexport const a = html`<p onclick=${() => 1}></p>`;\n",
    "import {html} from 'lit';\nexport const a = (text: string) => html`<p .innerHTML=${text}></p>`;\n",
    "import {unsafeHTML} from 'lit/directives/unsafe-html.js';\nexport const a = (text: string) => unsafeHTML(text);\n",
    'export const a = (element: Element, text: string) => {\n  element.innerHTML = text;\n};\n',
    "export const a = (element: Element, text: string) => {\n  element.insertAdjacentHTML('beforeend', text);\n};\n",
  ]) {
    it(`never has ${code.split('\n').at(-2) === '};' ? code.split('\n')[1].trim() : code.split('\n')[1].slice(17)}`, async () => {
      assert.ok((await faults(AREAS.elements.file, code)).includes('no-restricted-syntax'));
    });
  }
});

describe('the tests', () => {
  for (const code of ["it.only('works', () => undefined);\n", "describe.skip('all', () => undefined);\n"]) {
    it(`leave none out: ${code.trim()}`, async () => {
      for (const file of ['test/widget/part.test.ts', 'test/e2e/part.test.mjs', 'server/test/http/part.test.ts']) {
        assert.ok((await faults(file, code)).includes('no-restricted-syntax'), file);
      }
    });
  }
});
