import {en as widgetEn} from '../../widget/en.js';
import type {Words} from './vi.js';

/** The words of a whole article, and of passing it on in English. */
export const en: Words = {
  ...widgetEn,
  article: {
    missing: 'This story was not found. It may have been withdrawn or moved to another address.',
    missingLink: 'See other news',
    byline: (name) => `By ${name}`,
    source: 'Source:',
    documents: 'Documents cited in this story',
    updated: (when) => `Updated ${when}`,
    old: (when) => `Published on ${when}. What it says may have changed since.`,
    related: 'Related stories',
    bodyFailed: 'The full text cannot be shown at the moment.',
    original: 'Read the original story',
    table: 'Table in the story, scroll sideways to see all of it',
    share: {
      title: 'Share this story',
      native: 'Share…',
      zalo: 'Zalo',
      zaloLabel: 'Share on Zalo (opens Zalo’s page in a new tab)',
      copy: 'Copy link',
      copied: 'The link to the story was copied.',
      refused:
        'The browser does not allow copying. The link is selected in the field below, ready to be copied by hand.',
      address: 'Address of the story',
      mail: 'Send by e-mail',
      mailBody: (title, address) => `${title}\n\n${address}\n`,
      qr: 'QR code',
      qrLabel: (title) => `QR code that opens the story “${title}”`,
      qrHint: 'Point a phone’s camera at the code to open the story.',
      qrLoading: 'Making the QR code…',
      qrFailed: 'The QR code could not be made. Please try again.',
      qrSave: 'Download the QR code (SVG)',
      qrFile: 'story-qr-code.svg',
      printed: (address) => `Address of this story: ${address}`,
    },
  },
};
