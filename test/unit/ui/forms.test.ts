import {expect} from 'chai';
import {MEMBER_TYPES} from '../../../src/lib/domain/member.js';
import {validateFoundation} from '../../../src/lib/domain/validate-foundation.js';
import {validateMember} from '../../../src/lib/domain/validate-member.js';
import {foundationFields, memberFields} from '../../../src/lib/ui/messages/texts/forms.js';
import {exampleMember, readExample} from '../../support/sample-models.js';

/** Value at a dotted path of plain data. */
const valueAt = (data: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], data);

/** What a wizard collects that asks only these paths and starts from `base`. */
function collected(data: unknown, paths: string[], base: Record<string, unknown>): Record<string, unknown> {
  const result = structuredClone(base);
  for (const path of paths) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    let part = result;
    for (const key of keys) part = (part[key] ??= {}) as Record<string, unknown>;
    const value = valueAt(data, path);
    if (value !== undefined) part[last] = value;
  }
  return result;
}

describe('Wizards', () => {
  for (const language of ['ru', 'en'] as const) {
    for (const type of MEMBER_TYPES) {
      it(`ask in ${language} for everything that makes a valid ${type}`, () => {
        const paths = memberFields(language, type).map(({path}) => path);
        expect(validateMember(collected(exampleMember(type), paths, {type})).problems).to.equal(undefined);
      });
    }

    it(`ask in ${language} for everything that founds a cooperative`, () => {
      const seat = (position: string) => ({position, position_title: position, individual: {type: 'individual'}});
      const council = [seat('chairman'), seat('member'), seat('member')];
      const paths = foundationFields(language, council.length).map(({path}) => path);
      const data = collected(readExample('romashka.yaml'), paths, {council});
      expect(validateFoundation(data).problems).to.equal(undefined);
    });

    it(`have a label in ${language} for every question`, () => {
      const fields = [
        ...foundationFields(language, 3),
        ...MEMBER_TYPES.flatMap((type) => memberFields(language, type)),
      ];
      expect(fields.filter(({label}) => label.trim() === '')).to.deep.equal([]);
    });
  }
});
