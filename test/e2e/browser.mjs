import puppeteer from 'puppeteer-core';
import {BROWSER_FLAGS, requireBrowser} from '../../scripts/find-browser.mjs';

/** A real browser for tests of whole pages. */
export const launchBrowser = () =>
  puppeteer.launch({executablePath: requireBrowser(), headless: true, args: BROWSER_FLAGS});

/**
 * Makes the next page that of somebody who was never there: those before are closed, and nothing that they stored or cached is left.
 * Cheaper than a context of its own, which costs each page a process.
 *
 * @param origins - of the pages
 */
export async function forgetVisitors(browser, ...origins) {
  const [first, ...others] = await browser.pages();
  await Promise.all(others.map((page) => page.close()));
  await forgetIn(first, ...origins);
}

/** Empties the cache of a page's context, and what it stored for some origins. */
export async function forgetIn(page, ...origins) {
  const session = await page.createCDPSession();
  await session.send('Network.clearBrowserCache');
  for (const origin of origins) await session.send('Storage.clearDataForOrigin', {origin, storageTypes: 'all'});
  await session.detach();
}

/** Collects what would trouble a visitor: errors, warnings, refused scripts, requests to strangers. */
export function watchTroubles(page, origins) {
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn')
      troubles.push(`${message.text()} ${message.location().url}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && !origins.includes(url.origin)) troubles.push(`asked ${url.origin}`);
  });
  return troubles;
}
