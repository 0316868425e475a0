import {after} from 'node:test';
import {launchBrowser} from './browser.mjs';

let launched;
after(async () => (await launched)?.close());

/** The browser of all tests of a process, there from the first who asks to the end: to start one costs as much as three pages. */
export const sharedBrowser = () => (launched ??= launchBrowser());
