import {parse, type DefaultTreeAdapterTypes as Ast} from 'parse5';

/** Elements that stand on lines of their own; cells of a row share one. */
const BLOCKS = new Set(['p', 'div', 'h1', 'h2', 'h3', 'table', 'tr', 'ul', 'ol', 'li', 'hr', 'br']);
const CELLS = new Set(['td', 'th']);

/** The text of a document's HTML, one line for each paragraph or row, for reading on a terminal. */
export function plainText(html: string): string {
  const lines = [''];
  const write = (text: string): void => {
    lines.push(`${lines.pop() ?? ''}${text}`);
  };
  const open: (Ast.Node | 'line' | 'cell')[] = [parse(html)];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === 'line') lines.push('');
    else if (node === 'cell') write('  ');
    else if (node.nodeName === '#text' && 'value' in node) write(node.value.replace(/\s+/g, ' '));
    else if ('childNodes' in node && node.nodeName !== 'style') {
      const children = [...node.childNodes].reverse();
      if (BLOCKS.has(node.nodeName)) open.push('line', ...children, 'line');
      else if (CELLS.has(node.nodeName)) open.push('cell', ...children);
      else open.push(...children);
    }
  }
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
