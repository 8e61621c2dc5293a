import {expect} from 'chai';
import {styledMarkup} from '../../../src/lib/factory/renderers/v2/markup.js';
import {layoutBox} from '../../../src/lib/factory/renderers/v1/layout/flow.js';
import {ListBuilder} from '../../../src/lib/factory/renderers/v1/layout/list.js';
import {paginate} from '../../../src/lib/factory/renderers/v1/layout/pages.js';
import {Recorder} from '../../support/pages.js';
import {buildBlock, type Box} from '../../../src/lib/factory/renderers/v1/layout/boxes.js';
import type {StyledElement} from '../../../src/lib/factory/renderers/v1/html/style.js';
import {strokePng} from './fixtures/sample.js';

const IMAGE = `data:image/png;base64,${Buffer.from(strokePng(20, 10)).toString('base64')}`;

function styled(markup: string): StyledElement {
  return styledMarkup(markup, [], (code, subject) => {
    throw new Error(`${code}: ${subject}`);
  });
}

function boxes(markup: string): Box[] {
  return buildBlock(styled(markup)).children;
}

describe('styles of renderer 2', () => {
  it('set text to the left that says nothing of it, as browsers do', () => {
    expect(styled('<p>а</p>').style.align).to.equal('left');
    const [block] = boxes('<p style="text-align: justify">а</p>');
    expect(block?.kind === 'block' && block.style.align).to.equal('justify');
  });

  it('give no padding to tables with collapsed borders, which have none in browsers', () => {
    const padding = (style: string): number | undefined => {
      const [table] = boxes(`<table style="padding: 10px; ${style}"><tr><td>а</td></tr></table>`);
      return table?.kind === 'table' ? table.style.padding.left : undefined;
    };
    expect(padding('border-collapse: collapse')).to.equal(0);
    expect(padding('')).to.equal(7.5);
  });

  it('print margins beside images as gaps of the line', () => {
    const kinds = (style: string): (string | number)[] => {
      const [block] = boxes(`<p>а<img src="${IMAGE}" style="${style}">б</p>`);
      const [line] = block?.kind === 'block' ? block.children : [];
      return line?.kind === 'inline' ? line.nodes.map((node) => (node.kind === 'gap' ? node.width : node.kind)) : [];
    };
    expect(kinds('')).to.deep.equal(['text', 'image', 'text']);
    expect(kinds('margin: 0 8px 0 4px')).to.deep.equal(['text', 3, 'image', 6, 'text']);
  });

  it('leave a word in one line that may break anywhere and fits', () => {
    const word = 'AVATARTAVOYTAVA7fToVaWAyLT';
    const list = new ListBuilder();
    const page = styled(`<table><tr><td style="word-break: break-all">${word}</td></tr></table>`);
    layoutBox(buildBlock(page), {x: 0, width: 480}, list);
    const lines = paginate(list.items, 700, 10).flatMap((placed) => {
      const recorder = new Recorder();
      placed.paint(recorder, 0, 0);
      return recorder.page().lines;
    });
    expect(lines).to.deep.equal([word]);
  });
});
