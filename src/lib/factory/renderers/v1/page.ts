import {PAGE} from './pdf/document.js';

/** Margins of a page (DOCUMENTS 2.2): 20 mm over and under the text, 18 mm beside it. */
export const MARGIN = {vertical: (20 * 72) / 25.4, horizontal: (18 * 72) / 25.4};

/** Pages of one document; more is an attack or a mistake. */
export const MAX_PAGES = 1000;

/** Room for the text of a page. */
export const TEXT = {width: PAGE.width - 2 * MARGIN.horizontal, height: PAGE.height - 2 * MARGIN.vertical};
