import {Args, Flags} from '@oclif/core';
import type {Row, RowQuery} from '../../lib/chain/index.js';
import {listFlags} from '../../lib/cli/flags.js';
import {ListCommand} from '../../lib/cli/list-command.js';
import {cellText, requireName} from '../../lib/cli/raw-text.js';
import {rawTexts} from '../../lib/ui/messages/texts/raw.js';

/** What `chain table` returns. */
export interface ChainTableResult {
  code: string;
  scope: string;
  table: string;
  /** As the contract's ABI spells them; whole numbers above 4294967295 are texts. */
  rows: Row[];
  /** Where the next page begins, for `--after`; absent at the end. */
  next?: string;
}

const KEY_TYPES = ['i64', 'i128', 'i256', 'sha256', 'ripemd160', 'float64', 'float128', 'name'] as const;

export default class ChainTable extends ListCommand<ChainTableResult, Row> {
  static override args = {code: Args.string({required: true}), table: Args.string({required: true})};
  static override flags = {
    scope: Flags.string({helpValue: 'SCOPE'}),
    key: Flags.string({helpValue: 'KEY', exclusive: ['lower', 'upper', 'after']}),
    lower: Flags.string({helpValue: 'KEY'}),
    upper: Flags.string({helpValue: 'KEY'}),
    after: Flags.string({helpValue: 'KEY'}),
    index: Flags.integer({min: 1, max: 16, helpValue: 'N'}),
    'key-type': Flags.option({options: KEY_TYPES})(),
    reverse: Flags.boolean(),
    limit: listFlags.limit,
    columns: listFlags.columns,
    csv: listFlags.csv,
  };

  #fields: string[] = [];

  async run(): Promise<ChainTableResult> {
    const {flags, args} = await this.input(ChainTable);
    requireName(args.code);
    const {work, node} = await this.reach(flags, this.texts(rawTexts).locked);
    const {defaultScope, readTable} = await import('../../lib/processes/raw/table.js');
    const {code, table} = args;
    const scope = flags.scope ?? defaultScope(code, table, work?.coopname);
    const {fields, ...page} = await readTable(await node(), {code, table, scope, ...queryOf(flags)});
    this.#fields = [...new Set([...fields, ...page.rows.flatMap((row) => Object.keys(row))])];
    return {code, scope, table, ...page};
  }

  protected columns() {
    return this.#fields.map((key, at) => ({
      key,
      heading: key,
      value: (row: Row) => cellText(row[key]),
      ...(at === 0 ? {} : {spare: at}),
    }));
  }

  protected rows({rows}: ChainTableResult): Row[] {
    return rows;
  }

  protected empty({code, scope, table}: ChainTableResult): string {
    return this.texts(rawTexts).empty(code, scope, table);
  }

  protected override note({scope, rows, next}: ChainTableResult): string | undefined {
    const texts = this.texts(rawTexts);
    if (rows.length === 0) return undefined;
    return `${texts.page(scope, rows.length)}${next === undefined ? '' : `. ${texts.more(next)}`}`;
  }
}

interface Range {
  key?: string | undefined;
  lower?: string | undefined;
  upper?: string | undefined;
  after?: string | undefined;
  index?: number | undefined;
  'key-type'?: RowQuery['key_type'];
  reverse?: boolean;
  limit: number;
}

/** The part of a query that flags say. A key of 64 hex digits is a hash. */
function queryOf({
  key,
  after,
  index,
  reverse,
  limit,
  ...flags
}: Range): Omit<RowQuery, 'code' | 'scope' | 'table'> & {limit: number} {
  const lower = key ?? (reverse ? flags.lower : (after ?? flags.lower));
  const upper = key ?? (reverse ? (after ?? flags.upper) : flags.upper);
  const isHash = /^[0-9a-f]{64}$/i.test(lower ?? upper ?? '');
  const key_type = flags['key-type'] ?? (index === undefined || index === 1 ? undefined : isHash ? 'sha256' : 'i64');
  return {
    limit,
    ...(lower === undefined ? {} : {lower}),
    ...(upper === undefined ? {} : {upper}),
    ...(index === undefined ? {} : {index}),
    ...(key_type === undefined ? {} : {key_type}),
    ...(reverse ? {reverse} : {}),
  };
}
