import {mkdirSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {chromeLauncher} from '@web/test-runner-chrome';
import {visualRegressionPlugin} from '@web/test-runner-visual-regression/plugin';
import {requireBrowser} from './find-browser.mjs';
import {indexedPng} from './indexed-png.mjs';
import {root} from './run.mjs';

const FOLDER = join(root, 'test/pictures');
const BASELINE = join(FOLDER, 'baseline');
const FAILED = join(FOLDER, 'failed');
const FONT = '/node_modules/@fontsource/be-vietnam-pro';

/** Everything by which two Chromiums on two machines draw the same page differently. */
const DRAWING_FLAGS = [
  '--font-render-hinting=none',
  '--disable-font-subpixel-positioning',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
  '--force-device-scale-factor=1',
  '--hide-scrollbars',
  '--disable-partial-raster',
  '--disable-skia-runtime-opts',
  '--lang=vi',
];

/**
 * How far a pixel may be off before it differs: far less than another green, more than what a rounded palette or another version of
 * the same drawing does.
 */
const SENSITIVITY = 0.05;

/**
 * How many pixels may differ; smoothed edges do not count. One changed digit of a figure is 25, a bar longer by a fortieth of the
 * picture 58. A share of the picture would let whole words pass in a large picture.
 */
const PIXELS_ALLOWED = 20;

/** The group of tests that compare pictures, in a browser that draws alike on every machine. */
export const picturesGroup = (args) => ({
  name: 'pictures',
  files: 'test/pictures/*.test.ts',
  browsers: [chromeLauncher({launchOptions: {executablePath: requireBrowser(), args: [...args, ...DRAWING_FLAGS]}})],
  testRunnerHtml: (testFramework) => `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8">
    <link rel="stylesheet" href="${FONT}/400.css">
    <link rel="stylesheet" href="${FONT}/700.css">
    <link rel="stylesheet" href="/test/pictures/page.css">
    <script src="/test/support/console-errors-fail.js"></script>
  </head>
  <body><script type="module" src="${testFramework}"></script></body>
</html>`,
});

/** Compares the picture of an element with the one kept; with `--update-visual-baseline` keeps it instead. */
const comparison = () =>
  visualRegressionPlugin({
    update: process.argv.includes('--update-visual-baseline'),
    baseDir: FOLDER,
    diffOptions: {threshold: SENSITIVITY},
    failureThresholdType: 'pixel',
    failureThreshold: PIXELS_ALLOWED,
    getBaselineName: ({name}) => join('baseline', name),
    getDiffName: ({name}) => join('failed', `${name}-diff`),
    getFailedName: ({name}) => join('failed', name),
    saveBaseline({filePath, content}) {
      mkdirSync(dirname(filePath), {recursive: true});
      writeFileSync(filePath, indexedPng(content));
    },
  });

const TEXT_NODE = 3;

/** Every element that has text of its own, in shadow roots too. */
function elementsWithText(node) {
  const {children = [], shadowRoots = [], nodeId} = node;
  const texts = children.filter(({nodeType, nodeValue}) => nodeType === TEXT_NODE && nodeValue.trim());
  const own = texts.length > 0 ? [{nodeId, text: texts.map(({nodeValue}) => nodeValue.trim()).join(' ')}] : [];
  return [...own, ...[...children, ...shadowRoots].flatMap(elementsWithText)];
}

/** What tests of pictures ask of the browser and of the disk. */
function commands() {
  const clients = new WeakMap();
  /** A channel to the page that stays open, for what it emulates ends with it. */
  const clientOf = ({browser, id}) => {
    const page = browser.getPage(id);
    if (!clients.has(page)) clients.set(page, page.createCDPSession());
    return clients.get(page);
  };

  /** Media features as they would be on the reader's machine; the runner's own command knows no forced colours. */
  async function emulate(session, features) {
    const client = await clientOf(session);
    const list = Object.entries(features).map(([name, value]) => ({name, value}));
    await client.send('Emulation.setEmulatedMedia', {media: 'screen', features: list});
    return true;
  }

  /** The texts for which the machine's own fonts were needed, each with the font: `▲ (DejaVu Sans)`. */
  async function foreignTexts(session) {
    const client = await clientOf(session);
    await client.send('DOM.enable');
    await client.send('CSS.enable');
    const {root: page} = await client.send('DOM.getDocument', {depth: -1, pierce: true});
    const found = new Set();
    for (const {nodeId, text} of elementsWithText(page)) {
      const {fonts} = await client.send('CSS.getPlatformFontsForNode', {nodeId});
      for (const {familyName, isCustomFont} of fonts) if (!isCustomFont) found.add(`${text} (${familyName})`);
    }
    await client.send('CSS.disable');
    await client.send('DOM.disable');
    return [...found];
  }

  return {
    name: 'picture-commands',
    async executeCommand({command, payload, session}) {
      switch (command) {
        case 'picture-media':
          return emulate(session, payload);
        case 'picture-fonts':
          return foreignTexts(session);
        case 'pictures-begin':
          rmSync(FAILED, {recursive: true, force: true});
          return true;
        case 'pictures-kept':
          return readdirSync(BASELINE)
            .map((file) => file.replace(/\.png$/, ''))
            .sort();
        default:
          return undefined;
      }
    },
  };
}

/** The plugins that the group of pictures needs; the other groups ask nothing of them. */
export const picturePlugins = () => [comparison(), commands()];
