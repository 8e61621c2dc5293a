import '../../domain/errors.js';
import type {MemberType, NameCase} from '../../domain/member.js';

declare module '../../domain/errors.js' {
  interface ErrorParams {
    parameters_wrong: {registry_id: number; problems: FieldProblem[]};
    member_type_wrong: {registry_id: number; account: string; type: MemberType; about: readonly MemberType[]};
    meeting_without_results: {hash: string};
    payment_method_missing: {account: string};
    decision_known: {decision_id: number};
    name_form_missing: {account: string; cases: NameCase[]};
    name_gender_unknown: {account: string};
    private_value_in_meta: {registry_id: number; kinds: string; place: string};
    wrong_signer: {account: string; expected: string};
    signed_by_all: {doc_hash: string};
  }
}
