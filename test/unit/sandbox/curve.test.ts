import {expect} from 'chai';
import {createHash} from 'node:crypto';
import {native, noble} from '../../../src/lib/sandbox/chain/curve.js';

const digest = (text: string) => createHash('sha256').update(text).digest();

describe('sandbox: the curve', () => {
  it('gives the same keys and signatures by both libraries', function () {
    const library = native();
    if (!library) {
      process.stdout.write('    skipped: no binary of libsecp256k1 for this platform\n');
      this.skip();
    }
    for (let i = 1; i <= 20; i += 1) {
      const [secret, message] = [digest(`key ${i}`), digest(`message ${i}`)];
      const signed = noble.sign(message, secret);
      expect(library.sign(message, secret)).to.deep.equal(signed);
      const point = noble.recover(signed.rs, signed.recoveryId, message);
      expect(Buffer.from(library.recover(signed.rs, signed.recoveryId, message))).to.deep.equal(Buffer.from(point));
    }
    for (const rs of [new Uint8Array(64), new Uint8Array(64).fill(255)]) {
      expect(() => noble.recover(rs, 0, digest(''))).to.throw();
      expect(() => library.recover(rs, 0, digest(''))).to.throw();
    }
  });
});
