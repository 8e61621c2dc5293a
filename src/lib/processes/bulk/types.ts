import type {ErrorCode, ErrorKind} from '../../domain/errors.js';

/** Why one item of a run did not pass. */
export interface BulkProblem {
  /** Account, with a hash of its parameters if it has any; or doc_hash. */
  item: string;
  code: ErrorCode;
  kind: ErrorKind;
  params: unknown;
}

/** How a run over many documents ended. */
export interface BulkSummary {
  started_at: string;
  /** Documents made, found genuine, or made again identical: of the whole run. */
  done: number;
  /** Of those, the ones that earlier commands of the same run did. */
  before: number;
  /** Could not be made or looked at. */
  failed: number;
  /** Are not what they should be; when verifying or making again. */
  differing: number;
  /** Are unchanged, but not all have signed; when verifying. */
  unsigned: number;
  /** Were made by other programs and cannot be made again; when making again. */
  foreign: number;
  /** Lines that name the same member and parameters again; when generating. */
  repeated: number;
}

/** What long work tells while it goes on. */
export interface BulkProgress {
  done: number;
  /** Undefined when it cannot be known, as for standard input. */
  total: number | undefined;
}

/** How a run over many documents is done, whatever is done to them. */
export interface BulkOptions {
  workers: number;
  /** Begins anew instead of going on where the same request stopped. */
  restart: boolean;
  onProgress: (progress: BulkProgress) => void;
}
