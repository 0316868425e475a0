import {readFileSync} from 'node:fs';
import {hasStrings, isObject} from '../../../src/shared/guards.js';
import {repositoryRoot} from '../repository-root.js';
import type {DemoContent} from './demo-content.js';
import {monthlyExample} from './monthly-example.js';

const FOLDER = new URL('server/src/demo-site/content/', repositoryRoot);
const LISTS = ['units', 'categories', 'campaigns', 'indicators', 'observations', 'articles', 'forms'] as const;

/** Whether each list is there with an id in each entry; tests of the content see to the rest. */
const isComplete = (files: Readonly<Record<string, unknown>>): files is Pick<DemoContent, (typeof LISTS)[number]> =>
  LISTS.every((name) => {
    const list = files[name];
    return Array.isArray(list) && list.every((entry) => isObject(entry) && hasStrings(entry, 'id'));
  });

/**
 * Reads what a new database is filled with: the files of the folder `content`, and the campaign of made-up figures.
 *
 * @throws Error where a file is missing or no list of entries
 */
export function readDemoContent(): DemoContent {
  const files = Object.fromEntries(
    LISTS.map((name): [string, unknown] => [name, JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'))]),
  );
  if (!isComplete(files)) throw new Error(`Nội dung mẫu trong ${FOLDER.href} không đủ.`);
  const example = monthlyExample(files.units);
  return {
    ...files,
    campaigns: [...files.campaigns, ...example.campaigns],
    indicators: [...files.indicators, ...example.indicators],
    observations: [...files.observations, ...example.observations],
    corrections: example.corrections,
  };
}
