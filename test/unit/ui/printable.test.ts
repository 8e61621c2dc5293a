import {expect} from 'chai';
import {printJson} from '../../../src/lib/cli/output.js';
import {printable, printableLine} from '../../../src/lib/ui/printable.js';

const STEERING = 'a\u001b[31mb\u0007c\u009b8md\u202ee\u2066f\rg';

describe('text for a terminal', () => {
  it('keeps the ends of lines of a table for spreadsheets, but no return that would overwrite a line', () => {
    expect(printable('a,b\r\n1,2')).to.equal('a,b\r\n1,2');
    expect(printable('signed\rforged')).to.equal('signed\u{fffd}forged');
  });

  it('steers nothing; lines and tabs stay', () => {
    expect(printable(STEERING)).to.equal('a\ufffd[31mb\ufffdc\ufffd8md\ufffde\ufffdf\ufffdg');
    expect(printable('а\n\tб «ё» №')).to.equal('а\n\tб «ё» №');
  });

  it('keeps our own colours, and no others', () => {
    const painted = '\u001b[1mтекст\u001b[22m \u001b[32m✓\u001b[39m';
    expect(printableLine(painted)).to.equal(painted);
    expect(printableLine('\u001b[8mhidden\u001b[2J\u001b]0;title\u0007\u001b[31;8mx')).to.not.include('\u001b');
  });

  it('is the same text as JSON', () => {
    const write = process.stdout.write.bind(process.stdout);
    let printed = '';
    process.stdout.write = (text: string | Uint8Array): boolean => {
      printed += String(text);
      return true;
    };
    try {
      printJson({ok: true, result: {text: STEERING, sum: 5n}, warnings: []});
    } finally {
      process.stdout.write = write;
    }
    expect(printed).to.not.match(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(JSON.parse(printed)).to.deep.equal({ok: true, result: {text: STEERING, sum: '5'}, warnings: []});
  });
});
