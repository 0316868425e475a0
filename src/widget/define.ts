import {warnOnce} from '../api/warn-once.js';
import {VERSION} from './version.js';

/**
 * Registers an element unless the page already has one of that name: a second copy of the script must not stop the page. Silent
 * when that is the same version; one warning names both when it is another.
 */
export function define(name: string, element: CustomElementConstructor): void {
  const present = customElements.get(name);
  if (!present) {
    customElements.define(name, element);
    return;
  }
  const version = 'version' in present ? String(present.version) : '?';
  if (version !== VERSION) {
    warnOnce(`<${name}>: trang đã nạp phiên bản ${version} trước; phiên bản ${VERSION} không được dùng.`);
  }
}
