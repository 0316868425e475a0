import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const root = join(import.meta.dirname, '..');
const LEAVING = 'self.registration.unregister()';

/** Where {@link prepareFakeApiWorker} puts its file, from the repository's folder. */
export const FAKE_API_WORKER = 'node_modules/.cache/fake-api/mockServiceWorker.js';

/**
 * Writes msw's worker without its habit of unregistering itself when the last page closes: the page that opens next would ask for
 * a worker that is just going.
 */
export function prepareFakeApiWorker() {
  const worker = readFileSync(join(root, 'node_modules/msw/lib/mockServiceWorker.js'), 'utf8');
  if (!worker.includes(LEAVING)) throw new Error('msw no longer unregisters its worker: serve it as it is.');
  mkdirSync(join(root, FAKE_API_WORKER, '..'), {recursive: true});
  writeFileSync(join(root, FAKE_API_WORKER), worker.replace(LEAVING, 'void 0'));
}
