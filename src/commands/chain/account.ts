import {Args} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {cellText, requireName} from '../../lib/cli/raw-text.js';
import type {AccountFacts} from '../../lib/processes/raw/account.js';
import {displayBlockTime} from '../../lib/domain/time.js';
import {rawTexts} from '../../lib/ui/messages/texts/raw.js';
import {formatTable} from '../../lib/ui/table.js';

/** What `chain account` returns. */
export type ChainAccountResult = AccountFacts;

/** One line of the table of permissions. */
interface Holder {
  permission: string;
  threshold: string;
  who: string;
}

export default class ChainAccount extends CoopCommand<ChainAccountResult> {
  static override args = {account: Args.string({required: true})};

  async run(): Promise<ChainAccountResult> {
    const {flags, args} = await this.input(ChainAccount);
    requireName(args.account);
    const {work, node} = await this.reach(flags, this.texts(rawTexts).locked);
    const {readAccountFacts} = await import('../../lib/processes/raw/account.js');
    return readAccountFacts(await node(), args.account, work?.coopname);
  }

  protected async render(facts: ChainAccountResult): Promise<void> {
    const texts = this.texts(rawTexts);
    const {contract, membership, card, cooperative} = facts;
    this.printFacts([
      [texts.account, facts.account],
      [texts.created, displayBlockTime(facts.created)],
      [texts.balances, facts.balances.join(', ')],
      [texts.ram, texts.of(facts.ram.used, facts.ram.quota)],
      [texts.cpu, texts.of(facts.cpu.used, facts.cpu.max)],
      [texts.net, texts.of(facts.net.used, facts.net.max)],
      [texts.contract, contract && texts.contract_of(contract.actions.length, contract.tables.length)],
      [texts.card, card && rowText(card, ['type', 'status', 'registrator', 'registered_at'])],
      [texts.cooperative, cooperative && rowText(cooperative, ['status', 'coop_type', 'parent_username'])],
      ...(membership === undefined
        ? []
        : [
            [
              texts.member_of(membership.coopname),
              membership.row ? rowText(membership.row, ['status', 'type', 'created_at']) : texts.no_member,
            ] as const,
          ]),
    ]);
    this.print();
    this.print(await this.#holders(facts));
  }

  #holders({permissions}: ChainAccountResult): Promise<string> {
    const texts = this.texts(rawTexts);
    const holders = permissions.flatMap(({name, parent, threshold, keys, accounts}): Holder[] => {
      const permission = parent === '' ? name : `${name} (${parent})`;
      const who = [
        ...keys.map(({key, weight}) => `${key} +${weight}`),
        ...accounts.map(({actor, permission: of, weight}) => `${actor}@${of} +${weight}`),
      ];
      return who.map((one) => ({permission, threshold: String(threshold), who: one}));
    });
    const columns = [
      {key: 'permission', heading: texts.permission, value: ({permission}: Holder) => permission},
      {key: 'threshold', heading: texts.authority, value: ({threshold}: Holder) => threshold},
      {key: 'who', heading: texts.who, value: ({who}: Holder) => who},
    ];
    return formatTable(columns, holders, this.terminal.paint.bold);
  }
}

/** Some fields of a row in one line; those that an older contract lacks are left out. */
function rowText(row: Record<string, unknown>, fields: readonly string[]): string {
  return fields
    .map((field) => cellText(row[field]))
    .filter((text) => text !== '')
    .join(', ');
}
