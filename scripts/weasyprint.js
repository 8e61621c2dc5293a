// WeasyPrint, kept warm in a process of its own, to compare our rendering with: the renderer that the platform's own
// factory uses (DOCUMENTS 2.2).
import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {createInterface} from 'node:readline';

/** What our renderer gives every page and its text, in CSS. */
const STYLE =
  '<meta charset="UTF-8"><style>@page { size: A4; margin: 20mm 18mm }' +
  'body { font: 11pt/1.42 serif; text-align: justify }</style>';

const SCRIPT = `
import sys, weasyprint
html = open(sys.argv[1], encoding='utf-8').read()
print(weasyprint.__version__, flush=True)
for line in sys.stdin:
    document = weasyprint.HTML(string=html).render()
    print(len(document.write_pdf()), len(document.pages), flush=True)
`;

/** The page that WeasyPrint makes of the HTML text that our renderer lays out. */
export function pageOf(html) {
  return STYLE + html;
}

/**
 * Starts WeasyPrint on a file of HTML. Gives its version, `render` (to bytes and pages) and `stop`; undefined when it is
 * not installed.
 */
export async function startWeasyPrint(file) {
  const python = interpreter();
  if (python === undefined) return undefined;
  const child = spawn(python, ['-c', SCRIPT, file], {stdio: ['pipe', 'pipe', 'ignore']});
  const lines = createInterface({input: child.stdout})[Symbol.asyncIterator]();
  const next = async () => {
    const {value, done} = await lines.next();
    if (done) throw new Error('WeasyPrint ended');
    return value;
  };
  const version = await next();
  return {
    version,
    async render() {
      child.stdin.write('again\n');
      const [bytes, pages] = (await next()).split(' ').map(Number);
      return {bytes, pages};
    },
    stop: () => child.stdin.end(),
  };
}

/** The Python that the program `weasyprint` runs on. */
function interpreter() {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    try {
      const [first] = readFileSync(join(folder, 'weasyprint'), 'utf8').split('\n');
      if (first.startsWith('#!')) return first.slice(2).trim().split(' ')[0];
    } catch (error) {
      if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
    }
  }
  return undefined;
}
