import {expect} from 'chai';
import {Endpoint} from '../../../src/lib/chain/http.js';
import {connect} from '../../../src/lib/chain/index.js';
import {Answer} from '../../../src/lib/chain/answer.js';
import {failureInTrace, refusal} from '../../../src/lib/chain/refusals.js';
import {CoopError, type ErrorCode} from '../../../src/lib/domain/errors.js';
import {errorTexts} from '../../../src/lib/ui/messages/errors/index.js';
import {LANGUAGES, type ErrorText} from '../../../src/lib/ui/messages/types.js';
import {failureOf} from '../../support/failure.js';
import {hasRecorded, recordedAnswers, type Recorded} from '../../support/recorded.js';
import {replayServer} from '../../support/replay-server.js';

const ACTION = 'soviet::votefor';
const KEYS = 'PUB_K1_';

/** What each recorded failure becomes: our code, and what of its parameters must be there. Ranges are file prefixes. */
const EXPECTED: [files: string, code: ErrorCode, params?: Record<string, unknown>][] = [
  ['004', 'request_not_understood'],
  ['005-006', 'node_lacks_api'],
  ['017', 'transaction_malformed', {detail: 'Missing compression'}],
  ['023', 'duplicate_transaction'],
  ['025', 'contract_refused', {text: 'Отмена голоса запрещена'}],
  ['026', 'transaction_malformed'],
  ['028', 'contract_refused', {text: 'Отмена голоса запрещена'}],
  ['029', 'contract_refused', {text: 'Входящий платеж не найден'}],
  ['030', 'contract_refused', {text: 'Входящий платеж с указанным hash уже существует'}],
  ['041-044', 'contract_refused', {action: ACTION, text: 'Отказ в оплате: платеж уже обработан или не существует'}],
  ['045-048', 'contract_error_code', {action: ACTION, number: '7001'}],
  ['049-050', 'contract_refused', {text: 'Входящий платеж с указанным hash уже существует'}],
  ['051-052', 'account_name_taken', {account: 'ivanovivanov'}],
  ['053-057', 'transaction_expired'],
  ['058-061', 'expiration_too_far'],
  ['063-067', 'duplicate_transaction'],
  ['068-071', 'key_not_accepted', {authority: 'voskhod@active'}],
  ['072-075', 'authority_missing', {authority: 'voskhod@active'}],
  ['076', 'key_not_accepted', {authority: 'voskhod@active'}],
  ['077-080', 'signature_unneeded'],
  ['081-083', 'signature_invalid'],
  ['084-087', 'authority_missing', {authority: 'voskhod'}],
  ['088-089', 'transaction_malformed'],
  ['090-091', 'permission_missing', {permission: 'voskhod@nosuchperm'}],
  ['093', 'key_not_accepted', {authority: 'petrovapetro@owner'}],
  ['094-099', 'tapos_mismatch'],
  ['100-103', 'account_unknown', {account: 'nosuchactor1'}],
  ['104-107', 'account_unknown', {account: 'nosuchcode11'}],
  ['111-114', 'action_data_unfit'],
  ['117-118', 'contract_refused', {text: 'memo has more than 256 bytes'}],
  ['119', 'tokens_short', {text: 'overdrawn balance'}],
  ['120', 'contract_refused', {text: 'symbol precision mismatch'}],
  ['121-122', 'transaction_too_large', {detail: 'transaction net usage is too high: 600225 > 524288'}],
  ['124-125', 'resources_exhausted', {resource: 'net', account: ''}],
  ['126-131', 'execution_too_long'],
  ['132-133', 'contract_broken', {detail: 'eos-vm system failure'}],
  ['134-135', 'transaction_malformed'],
  ['138', 'node_declined'],
  ['140', 'transaction_malformed'],
  ['143', 'expiration_too_far'],
  ['144-145', 'transaction_expired'],
  ['146', 'tapos_mismatch'],
  ['151-152', 'request_not_understood'],
  ['161-181', 'transaction_malformed'],
  ['184', 'node_declined', {detail: 'Transaction retry not enabled on node'}],
  ['186-188', 'request_not_understood'],
  ['189-190', 'node_lacks_api'],
  ['191', 'request_not_understood'],
  ['205', 'block_unknown', {block_num: 100028}],
  ['206', 'block_unknown', {block_num: 29}],
  ['207', 'block_unknown', {block_num: 0}],
  ['208', 'block_unknown', {block_num: -1}],
  ['209', 'block_unknown', {block_num: '0000000aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'}],
  ['210-213', 'request_not_understood'],
  ['214', 'block_unknown', {block_num: 'abcdef'}],
  ['218', 'block_unknown', {block_num: 20}],
  ['221', 'block_unknown', {block_num: 100028}],
  ['222', 'block_unknown', {block_num: 0}],
  ['223', 'request_not_understood'],
  ['226', 'request_not_understood'],
  ['230', 'account_unknown', {account: 'nosuchuser11'}],
  ['231-234', 'request_not_understood'],
  ['235', 'account_unknown', {account: ''}],
  ['236', 'request_not_understood'],
  ['240', 'account_unknown', {account: 'nosuchuser11'}],
  ['244', 'account_unknown', {account: 'nosuchuser11'}],
  ['246', 'node_declined'],
  ['248', 'account_unknown', {account: 'nosuchuser11'}],
  ['250', 'account_unknown', {account: 'nosuchuser11'}],
  ['252', 'account_unknown', {account: 'nosuchuser11'}],
  ['269', 'request_not_understood'],
  ['273', 'request_not_understood'],
  ['275-276', 'table_unknown', {table: 'nosuch'}],
  ['278', 'account_unknown', {account: 'nosuchcode11'}],
  ['279', 'table_unknown', {table: 'incomes'}],
  ['283', 'table_unknown', {table: ''}],
  ['284', 'account_unknown', {account: ''}],
  ['285-293', 'request_not_understood'],
  ['306', 'request_not_understood'],
  ['326', 'account_unknown', {account: 'nosuchcode11'}],
  ['330', 'request_not_understood'],
  ['337', 'node_lacks_api'],
  ['339-340', 'authority_missing', {authority: 'voskhod@active'}],
  ['341', 'authority_missing', {authority: 'nosuchactor1@active'}],
  ['344-347', 'node_lacks_api'],
  ['354-356', 'request_not_understood'],
  ['359', 'node_lacks_record'],
  ['360', 'request_not_understood'],
  ['361', 'node_lacks_record'],
  ['363', 'request_not_understood'],
  ['376-377', 'resources_exhausted', {resource: 'net', account: '', action: ACTION}],
  ['378-379', 'resources_exhausted', {resource: 'cpu'}],
  ['380-381', 'resources_exhausted', {resource: 'ram', account: 'limitedmembr'}],
  ['405', 'block_unknown', {block_num: 376}],
  ['406', 'block_unknown'],
  ['408', 'node_lacks_record'],
  ['409-411', 'tapos_mismatch'],
  ['431-432', 'contract_refused', {text: 'Отказ в оплате: платеж уже обработан или не существует'}],
  ['433', 'transaction_expired'],
  ['434', 'account_unknown', {account: 'nosuchuser11'}],
  ['435', 'request_not_understood'],
  ['436', 'block_unknown', {block_num: 99999999}],
  ['437', 'node_lacks_api'],
  ['456', 'expiration_too_far'],
  ['457-458', 'contract_refused', {text: 'Отмена голоса запрещена'}],
  ['467', 'transaction_expired'],
];

const SENDING = /\/(?:push|send|compute)_/;

function isFailure({status, response}: Recorded): boolean {
  if (status >= 400) return true;
  const isTrace = typeof response === 'object' && response !== null && 'processed' in response;
  return isTrace && new Answer(response).get('processed').maybe('except') !== undefined;
}

function expectedOf(file: string): (typeof EXPECTED)[number] | undefined {
  const number = file.slice(0, 3);
  return EXPECTED.find(([files]) => {
    const [from = '', to = from] = files.split('-');
    return number >= from && number <= to;
  });
}

describe('refusals of a node', () => {
  describe('recorded from a real one', function () {
    let server: Awaited<ReturnType<typeof replayServer>>;
    let current: Recorded;

    before(async function () {
      if (!hasRecorded) {
        process.stdout.write('    skipped: ../shared/coopos/recorded is absent\n');
        this.skip();
      }
      server = await replayServer(() => ({status: current.status, body: current.response}));
    });

    after(async () => {
      if (hasRecorded) await server.close();
    });

    /** Our error for a recorded answer, through the same reading of answers that a client does. */
    async function errorOf(recorded: Recorded): Promise<CoopError> {
      current = recorded;
      const endpoint = new Endpoint(server.url, 5000);
      const {path} = recorded.request;
      const reply = await endpoint.post(path, {});
      const failure = reply.ok ? failureInTrace(reply.answer) : reply.failure;
      if (!failure) throw new Error(`${recorded.file} is no failure`);
      return refusal(failure, endpoint, path, SENDING.test(path) ? ACTION : '');
    }

    const failures = recordedAnswers().filter(isFailure);
    for (const recorded of failures) {
      const [, code, params = {}] = expectedOf(recorded.file) ?? [];
      it(`${recorded.file}: ${code ?? 'not in the table'}`, async () => {
        const error = await errorOf(recorded);
        expect(error.code).to.equal(code);
        expect(error.params).to.include(params);
        const isSending = SENDING.test(recorded.request.path);
        if (isSending) expect(error.kind).to.equal('refused');
        for (const language of LANGUAGES) {
          const text = errorTexts[language][error.code] as unknown as (params: unknown) => ErrorText;
          const {message, hint} = text(error.params);
          expect(`${message} ${hint}`, language).not.to.match(/undefined|\$\{| \(\)/);
          expect(message.length, language).to.be.greaterThan(15);
          if (isSending && !/expired|tapos|duplicate|too_far|account_unknown/.test(error.code)) {
            expect(message, language).to.include(ACTION);
          }
        }
      });
    }

    it('names the keys of a signature in the form in which coopctl shows keys', async () => {
      for (const number of ['071', '080']) {
        const {params} = await errorOf(failures.find(({file}) => file.startsWith(number))!);
        expect(params)
          .to.have.property('keys')
          .that.matches(new RegExp(`^${KEYS}\\w+$`));
      }
    });
  });

  /** A node's envelope with a code of which there is no recording. */
  function failing(code: number, message: string, status = 500): unknown {
    return {code: status, message: 'x', error: {code, name: 'n', what: 'w', details: [{message}]}};
  }

  /** What sending gives when the node answers so. */
  async function sent(status: number, body: unknown): Promise<CoopError> {
    const server = await replayServer(() => ({status, body}));
    try {
      const node = connect({url: server.url});
      return await failureOf(node.send({signatures: [], packed_trx: '00'}, ACTION));
    } finally {
      await server.close();
    }
  }

  const UNRECORDED: [number, string, ErrorCode, Record<string, unknown>?][] = [
    [3080003, 'not enough space left in block', 'node_busy'],
    [3080006, 'deadline exceeded', 'node_busy'],
    [3081001, 'the transaction was unable to complete by deadline', 'node_busy'],
    [3080007, 'net usage of transaction is too high: 500 > 10', 'resources_greylisted', {resource: 'net'}],
    [3080008, 'cpu usage is too high', 'resources_greylisted', {resource: 'cpu'}],
    [3130002, 'authorizing actor(s) in transaction are on the actor blacklist', 'blacklisted'],
    [3130006, 'public key is on the key blacklist', 'blacklisted'],
    [3050009, 'inline action too big', 'transaction_too_large'],
    [3040013, 'Transaction is too big', 'transaction_too_large'],
    [3050004, 'assertion failure with error code: 8000000000000000000', 'action_not_found'],
    [3050005, 'Action can not be found', 'action_not_found'],
    [3050006, 'mismatch', 'action_data_unfit'],
    [3015014, 'pack error', 'action_data_unfit'],
    [3090005, 'action declares irrelevant authority', 'permission_unfit'],
    [3050000, 'Permission names cannot be longer', 'contract_refused'],
    [3080004, 'transaction was executing for too long 5us reached account cpu limit 1us', 'resources_exhausted'],
    [3999999, 'something new', 'chain_refused', {code: 3999999}],
  ];
  for (const [code, message, expected, params = {}] of UNRECORDED) {
    it(`${code} is ${expected}`, async () => {
      const error = await sent(500, failing(code, message));
      expect(error.code).to.equal(expected);
      expect(error.params).to.include(params);
      expect(error.kind).to.equal(expected === 'node_busy' ? 'unreachable' : 'refused');
    });
  }

  it('pages of proxies are told by what they mean, and leave a transaction open', async () => {
    const page = '<html><body>nginx</body></html>';
    const found = await Promise.all([401, 403, 404, 429, 502, 503].map(async (status) => sent(status, page)));
    expect(found.map(({code}) => code)).to.deep.equal([
      'node_access_denied',
      'node_access_denied',
      'node_lacks_api',
      'node_busy',
      'node_failed',
      'node_busy',
    ]);
    expect(new Set(found.map(({kind}) => kind))).to.deep.equal(new Set(['unreachable']));
    expect((await sent(429, {error: 'rate limit'})).code).to.equal('node_busy');
    expect((await sent(429, failing(0, 'slow down', 429))).code).to.equal('node_busy');
  });

  it("a node's text can neither steer a terminal nor fill the screen", async () => {
    const {params} = await sent(
      500,
      failing(3050003, `assertion failure with message: \u001b[2J\r\n${'я'.repeat(5000)}`),
    );
    const {text} = params as {text: string};
    expect(text).not.to.match(/[\u0000-\u001f]/);
    expect(text.length).to.be.lessThan(520);
  });
});
