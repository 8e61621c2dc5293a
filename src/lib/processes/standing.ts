import type {AccountName} from '../domain/account.js';
import type {MemberStatus} from '../domain/member.js';
import type {Registry} from '../registry/index.js';

/**
 * Standings from which each one is reached (PROTOCOL 3.a, 3.d). The history lags behind what our own transactions have
 * done: an old application, read late, must not make an applicant of a member.
 */
const REACHED_FROM: Readonly<Record<MemberStatus, readonly MemberStatus[]>> = {
  registered: [],
  applied: ['registered', 'declined', 'blocked'],
  paid: ['registered', 'applied'],
  declined: ['registered', 'applied', 'paid'],
  accepted: ['registered', 'applied', 'paid', 'declined', 'blocked'],
  blocked: ['registered', 'applied', 'paid', 'declined', 'accepted'],
};

/** Moves a member of the registry on to a standing; nothing when he is there, further, or no member of it. */
export function advance(registry: Registry, account: AccountName, to: MemberStatus): void {
  const member = registry.members.get(account);
  if (member && REACHED_FROM[to].includes(member.status)) registry.members.setStatus(account, to);
}
