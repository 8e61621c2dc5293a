import {ListCommand} from '../../lib/cli/list-command.js';
import {listFlags} from '../../lib/cli/flags.js';
import type {CouncilPosition} from '../../lib/domain/cooperative.js';
import {councilTexts} from '../../lib/ui/messages/texts/council.js';
import {yesNo} from '../../lib/ui/messages/texts/words.js';

/** One member of the council; the name is from the registry, and empty when it does not have the person. */
export interface CouncilMember {
  account: string;
  name: string;
  position: CouncilPosition;
  position_title: string;
  is_voting: boolean;
}

/** What `council board` returns. */
export interface CouncilBoardResult {
  members: CouncilMember[];
}

export default class CouncilBoard extends ListCommand<CouncilBoardResult, CouncilMember> {
  static override flags = {columns: listFlags.columns, csv: listFlags.csv};

  async run(): Promise<CouncilBoardResult> {
    const {flags} = await this.input(CouncilBoard);
    const work = await this.open(flags);
    const {readBoard} = await import('../../lib/processes/council.js');
    return {members: await readBoard(work)};
  }

  protected columns() {
    const {headings} = this.texts(councilTexts);
    return [
      {key: 'account', heading: headings.account, value: ({account}: CouncilMember) => account},
      {key: 'name', heading: headings.name, value: ({name}: CouncilMember) => name},
      {key: 'position', heading: headings.position, value: ({position_title}: CouncilMember) => position_title},
      {key: 'is_voting', heading: headings.voting, value: ({is_voting}: CouncilMember) => this.texts(yesNo)(is_voting)},
    ];
  }

  protected rows({members}: CouncilBoardResult): CouncilMember[] {
    return members;
  }

  protected empty(): string {
    return this.texts(councilTexts).no_council;
  }
}
