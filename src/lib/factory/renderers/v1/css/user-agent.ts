import {parseStyleSheet} from './parse.js';

/**
 * How tags look before a template says anything. `signature` classes keep a signature on one page, together with what
 * stands before it: a sheet with nothing but a signature proves nothing.
 */
const SOURCE = `
h1 { font-size: 1.3em; font-weight: bold; margin: 0.9em 0 0.5em; line-height: 1.3; page-break-after: avoid }
h2 { font-size: 1.15em; font-weight: bold; margin: 0.9em 0 0.45em; line-height: 1.3; page-break-after: avoid }
h3 { font-size: 1em; font-weight: bold; margin: 0.9em 0 0.4em; page-break-after: avoid }
p { margin: 0.5em 0 }
ul, ol { margin: 0.5em 0; padding-left: 2.2em }
li ul, li ol { margin: 0 }
li { margin: 0.2em 0 }
b, strong { font-weight: bold }
em, i { font-style: italic }
table { text-align: left; text-indent: 0; margin: 0.6em 0 }
tr { vertical-align: middle }
td, th { padding: 1px }
th { font-weight: bold; text-align: center }
.signature, .digital-signature { page-break-inside: avoid; page-break-before: avoid }
`;

/** Rules that stand before those of the template. */
export const USER_AGENT_RULES = parseStyleSheet(SOURCE, (code, subject) => {
  throw new Error(`${code}: ${subject}`);
});
