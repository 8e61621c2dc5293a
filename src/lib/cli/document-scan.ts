import {Flags} from '@oclif/core';
import {CoopError} from '../domain/errors.js';
import type {DocumentScan} from '../registry/index.js';

/** Flags of commands that go through the documents of the registry. */
export const scanFlags = {
  all: Flags.boolean(),
  type: Flags.integer({min: 1, helpValue: 'N', dependsOn: ['all']}),
  member: Flags.string({helpValue: 'ACCOUNT', dependsOn: ['all']}),
  since: Flags.string({helpValue: 'WHEN', dependsOn: ['all']}),
};

/** The scan that the flags ask for. `since` is a block number or a day. Throws `bad_option`. */
export function documentScan(
  {type, member, since}: {type?: number | undefined; member?: string | undefined; since?: string | undefined},
  command: string,
): DocumentScan {
  return {
    ...(type === undefined ? {} : {registry_id: type}),
    ...(member === undefined ? {} : {username: member}),
    ...(since === undefined ? {} : sinceOf(since, command)),
  };
}

function sinceOf(since: string, command: string): Pick<DocumentScan, 'since_block' | 'since_time'> {
  if (/^\d{1,9}$/.test(since)) return {since_block: Number(since)};
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(since) && !Number.isNaN(Date.parse(since));
  if (!isDay) throw new CoopError('bad_option', 'usage', {name: '--since', options: ['YYYY-MM-DD', 'BLOCK'], command});
  return {since_time: since};
}
