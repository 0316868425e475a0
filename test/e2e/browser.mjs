import puppeteer from 'puppeteer-core';
import {BROWSER_FLAGS, requireBrowser} from '../../scripts/find-browser.mjs';

/** A real browser for tests of whole pages. */
export const launchBrowser = () =>
  puppeteer.launch({executablePath: requireBrowser(), headless: true, args: BROWSER_FLAGS});

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
