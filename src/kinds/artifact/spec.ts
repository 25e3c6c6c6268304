// A copy of a model archive, as inferra makes it: under a name that says its content.
import type { LivePart } from '../../core/part.ts';

/** What is copied: of that address, and only while it has this content. */
export type CopySpec = {
  /** `s3://bucket/key` */
  readonly from: string;
  readonly etag: string;
  /** Where the bucket keeps versions. */
  readonly version?: string;
};

export type LiveCopy = LivePart & {
  /** The ETag of what it was copied from; absent of what inferra did not copy. */
  readonly of?: string;
};
