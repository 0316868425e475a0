import type {Migration} from 'kysely/migration';
import * as foundations from './0001-foundations.js';
import * as feedback from './0002-feedback.js';
import * as statistics from './0003-statistics.js';
import * as sharedNews from './0004-shared-news.js';
import * as viewWindows from './0005-view-windows.js';
import * as tonedSearch from './0006-toned-search.js';
import * as heldBack from './0007-held-back.js';
import * as ratings from './0008-ratings.js';
import * as sealedMessages from './0009-sealed-messages.js';
import * as tokenScope from './0010-token-scope.js';

/** Every step from an empty database to today's schema, by name; a step that has been released is never changed. */
export const migrations: Record<string, Migration> = {
  '0001-foundations': foundations,
  '0002-feedback': feedback,
  '0003-statistics': statistics,
  '0004-shared-news': sharedNews,
  '0005-view-windows': viewWindows,
  '0006-toned-search': tonedSearch,
  '0007-held-back': heldBack,
  '0008-ratings': ratings,
  '0009-sealed-messages': sealedMessages,
  '0010-token-scope': tokenScope,
};
