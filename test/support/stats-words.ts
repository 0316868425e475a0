import {en as allEn} from '../../src/elements/campaign-stats/en.js';
import {type PartWords, vi as firstVi, type Words} from '../../src/elements/campaign-stats/vi.js';
import * as parts from '../../src/elements/campaign-stats/vi-parts.js';

/** All words of <campaign-stats> in Vietnamese, those of its first drawing and of what comes on demand. */
export const vi: Words & PartWords = {...firstVi, ...parts};
export const en: Words & PartWords = allEn;
