import {isDeepStrictEqual} from 'node:util';
import type {AccountName} from '../domain/account.js';
import {CoopError} from '../domain/errors.js';
import {
  personOf,
  withNames,
  type Entrepreneur,
  type Individual,
  type Member,
  type MemberRecord,
  type MemberStatus,
  type MemberType,
  type Organization,
} from '../domain/member.js';
import {nowIso} from '../domain/time.js';
import type {Cell, Connection, Row} from './connection.js';
import './errors.js';
import {Filter} from './filter.js';
import {findSame} from './member-identity.js';
import {memberColumns, searchText} from './member-row.js';
import {planSearch} from './member-search.js';
import {int, text} from './row.js';
import type {Change, Version, VersionStore} from './versions.js';

/** What a list of members can be narrowed by. */
export interface MemberFilter {
  /** Part of a name, INN, OGRN, phone, e-mail or account; see `planSearch`. */
  search?: string;
  status?: MemberStatus;
  type?: MemberType;
  limit?: number;
  /** Only members entered after this account. */
  after?: AccountName;
  offset?: number;
}

/** The version tables that hold the members' facts. */
export interface MemberStores {
  individual: VersionStore<Individual>;
  entrepreneur: VersionStore<Entrepreneur>;
  organization: VersionStore<Organization>;
}

const COLUMNS = 'members.id, members.account, members.type, members.status, members.version_id';

/** The members: versions of their facts, their standing, and the search over them. Ordered as they were entered. */
export class Members {
  readonly #connection: Connection;
  readonly #stores: MemberStores;

  constructor(connection: Connection, stores: MemberStores) {
    this.#connection = connection;
    this.#stores = stores;
  }

  /**
   * Enters a new member under his account. When the same person with the same facts is there already, under whatever
   * account, returns that record with `existing: true`. Throws `member_exists` when a member with other facts has the
   * account, is the same person (type, name and birth date), or has the same INN, OGRN or e-mail.
   */
  add(
    account: AccountName,
    member: Member,
    {status = 'registered', ...change}: Change & {status?: MemberStatus},
  ): MemberRecord & {existing: boolean} {
    return this.#connection.transaction(() => {
      const same = findSame(this.#connection, account, member);
      if (same) {
        const record = this.get(same.account);
        if (record && isSame(record.member, member)) return {...record, existing: true};
        throw new CoopError('member_exists', 'conflict', {account: same.account, by: same.by});
      }
      const {version_id} = this.#store(member.type).put(account, member, change);
      const columns = memberColumns(member);
      const {id} = this.#connection.run(
        `INSERT INTO members (account, type, name_fold, birthdate, inn, ogrn, phone_digits, email_fold, status, version_id,
           created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        account,
        ...cells(columns),
        status,
        version_id,
        nowIso(),
      );
      this.#connection.run('INSERT INTO members_search (rowid, text) VALUES (?, ?)', id, searchText(account, member));
      return {...this.#known(account), existing: false};
    });
  }

  /**
   * Records new facts of a member. Throws `member_not_found`, `member_type_fixed` when the kind of person differs, and
   * `member_exists` when the new facts are those of another member.
   */
  change(account: AccountName, member: Member, change: Change): MemberRecord {
    return this.#connection.transaction(() => {
      const before = this.#known(account);
      if (before.member.type !== member.type) throw new CoopError('member_type_fixed', 'conflict', {account});
      const same = findSame(this.#connection, account, member, account);
      if (same) throw new CoopError('member_exists', 'conflict', {account: same.account, by: same.by});
      const {version_id} = this.#store(member.type).put(account, member, change);
      const columns = memberColumns(member);
      this.#connection.run(
        `UPDATE members SET type = ?, name_fold = ?, birthdate = ?, inn = ?, ogrn = ?, phone_digits = ?, email_fold = ?,
           version_id = ? WHERE account = ?`,
        ...cells(columns),
        version_id,
        account,
      );
      this.#connection.run(
        'UPDATE members_search SET text = ? WHERE rowid = (SELECT id FROM members WHERE account = ?)',
        searchText(account, member),
        account,
      );
      return this.#known(account);
    });
  }

  /** Sets where a member stands. Throws `member_not_found`. */
  setStatus(account: AccountName, status: MemberStatus): void {
    this.#connection.transaction(() => {
      if (this.#connection.run('UPDATE members SET status = ? WHERE account = ?', status, account).changes === 0)
        throw new CoopError('member_not_found', 'not_found', {account});
    });
  }

  /** A member as he is now. */
  get(account: AccountName): MemberRecord | undefined {
    return this.#connection.get(`SELECT ${COLUMNS} FROM members WHERE account = ?`, [account], this.#read);
  }

  /** A member's facts as a document of this block reads them. */
  at(account: AccountName, block_num: number): Version<Member> | undefined {
    const now = this.get(account);
    return now && this.#store(now.member.type).at(account, block_num);
  }

  /** All versions of a member's facts, oldest first. */
  history(account: AccountName): Version<Member>[] {
    const now = this.get(account);
    return now ? this.#store(now.member.type).history(account) : [];
  }

  /** Members in the order in which they were entered. */
  list({limit = 100, offset = 0, after, ...wanted}: MemberFilter = {}): MemberRecord[] {
    const {from, order, filter} = this.#narrow(wanted);
    if (after !== undefined) filter.and(`${order} > (SELECT id FROM members WHERE account = ?)`, after);
    return this.#connection.all(
      `SELECT ${COLUMNS} FROM ${from} ${filter.where} ORDER BY ${order} LIMIT ? OFFSET ?`,
      [...filter.cells, limit, offset],
      this.#read,
    );
  }

  /** How many members a list without limit would have. */
  count(wanted: Pick<MemberFilter, 'search' | 'status' | 'type'> = {}): number {
    const {from, filter} = this.#narrow(wanted, false);
    const [count = 0] = this.#connection.all(`SELECT count(*) AS n FROM ${from} ${filter.where}`, filter.cells, (row) =>
      int(row, 'n'),
    );
    return count;
  }

  /** Where to look; the index alone answers when no column of the members is asked for. */
  #narrow(
    {search = '', status, type}: Pick<MemberFilter, 'search' | 'status' | 'type'>,
    columns = true,
  ): {from: string; order: string; filter: Filter} {
    const {match, filter} = planSearch(search);
    filter.equals({status, type});
    if (match === undefined) return {from: 'members', order: 'members.id', filter};
    const join = columns || filter.where !== '' ? ' CROSS JOIN members ON members.id = members_search.rowid' : '';
    filter.and('members_search MATCH ?', match);
    return {from: `members_search${join}`, order: 'members_search.rowid', filter};
  }

  #known(account: AccountName): MemberRecord {
    const record = this.get(account);
    if (!record) throw new CoopError('member_not_found', 'not_found', {account});
    return record;
  }

  #store(type: MemberType): VersionStore<Member> {
    return this.#stores[type];
  }

  readonly #read = (row: Row): MemberRecord => {
    const version = this.#store(text(row, 'type') as MemberType).byId(int(row, 'version_id'));
    if (!version) throw new TypeError('member without version');
    return toRecord(text(row, 'status') as MemberStatus, version);
  };
}

function toRecord(status: MemberStatus, {key, data, block_num, recorded_at}: Version<Member>): MemberRecord {
  return {account: key, status, member: data, block_num, recorded_at};
}

function cells({
  type,
  name_fold,
  birthdate,
  inn,
  ogrn,
  phone_digits,
  email_fold,
}: ReturnType<typeof memberColumns>): Cell[] {
  return [type, name_fold, birthdate, inn, ogrn, phone_digits, email_fold];
}

/** Equal facts; declined names that were confirmed since make no difference to an input without them. */
function isSame(known: Member, member: Member): boolean {
  const before = personOf(member).names === undefined ? withNames(known, undefined) : known;
  return isDeepStrictEqual(plain(before), plain(member));
}

function plain(member: Member): unknown {
  return JSON.parse(JSON.stringify(member));
}
