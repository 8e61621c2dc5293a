import {isAccountName} from '../../domain/account.js';
import {COPY_BUILDER, type CopyFacts} from './types.js';

/** Name of the attached file with what the sheet says beyond document and signatures. */
export const FACTS_NAME = 'signed-copy.json';

/** Longer names are none. */
const MAX_NAME = 500;

/** Bytes of the attached file with the names; read back by `readFactsFile`. */
export function factsFile({cooperative, signers}: CopyFacts): Uint8Array {
  const content = {
    format: 'coopctl-signed-copy',
    builder: COPY_BUILDER,
    cooperative,
    signers: signers.map(({account, name}) => ({account, name})),
  };
  return Buffer.from(`${JSON.stringify(content, undefined, 2)}\n`);
}

/** Builder and names in an attached file of any origin; undefined when it is none of ours. */
export function readFactsFile(bytes: Uint8Array): {builder: number; facts?: CopyFacts} | undefined {
  const raw = parsed(bytes);
  if (raw?.format !== 'coopctl-signed-copy' || !Number.isSafeInteger(raw.builder)) return undefined;
  const builder = raw.builder as number;
  const signers = Array.isArray(raw.signers) ? (raw.signers as unknown[]) : [];
  const read = signers.map((item) => {
    const {account, name} = (item ?? {}) as Record<string, unknown>;
    return isText(account) && isAccountName(account) && isText(name) ? {account, name} : undefined;
  });
  const known = read.filter((signer) => signer !== undefined);
  if (known.length !== read.length || !isText(raw.cooperative)) return {builder};
  return {builder, facts: {cooperative: raw.cooperative, signers: known}};
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_NAME;

function parsed(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const raw: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
