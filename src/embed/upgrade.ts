import {OnDemand} from '../widget/on-demand.js';
import type {Loader} from './placeholder.js';

const code = new OnDemand(() => import('./placeholder.js'));

/** Puts a widget in the place of its placeholder, once the code for that is there. */
export function upgrade(placeholder: Element, loader: Loader): void {
  void code.load().then((loaded) => loaded?.upgrade(placeholder, loader));
}
