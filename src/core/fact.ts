// A fact of the outside that a decision needs: asked as data, read by a kind, answered as data.
import { canonicalJson } from '../base/json.ts';
import type { Code } from './codes.ts';
import type { RegionPrices } from './prices.ts';

export type Question =
  /** The approved version with the highest number of a model package group (its name or ARN). */
  | { readonly fact: 'latest-approved'; readonly group: string }
  /** Whether a version of a model package (its ARN) may be deployed. */
  | { readonly fact: 'approval'; readonly arn: string }
  /** What stands at an address in S3. */
  | { readonly fact: 'artifact'; readonly uri: string }
  /** Whether anything stands under an address in S3 that ends in a slash. */
  | { readonly fact: 'folder'; readonly uri: string }
  /** A bucket by its name. */
  | { readonly fact: 'bucket'; readonly bucket: string }
  /** A topic of SNS by its ARN. */
  | { readonly fact: 'topic'; readonly arn: string }
  /** A key of KMS, as SageMaker is told it: an id, an ARN, an alias. */
  | { readonly fact: 'key'; readonly key: string }
  /** What a tag of ECR stands for; or whether an image by digest is there. */
  | { readonly fact: 'image'; readonly uri: string }
  /** The latest attempt at a recommendation job, by the name of the first one. */
  | { readonly fact: 'job'; readonly name: string }
  /** The same of a job for a generative model. */
  | { readonly fact: 'generative-job'; readonly name: string }
  /** Whom a role (its ARN) lets assume it. */
  | { readonly fact: 'role'; readonly arn: string }
  /** Whether the own policies of a role (its ARN) allow actions on resources (their ARNs). */
  | {
      readonly fact: 'access';
      readonly role: string;
      readonly actions: readonly string[];
      readonly resources: readonly string[];
    }
  /** Subnets by their ids. */
  | { readonly fact: 'subnets'; readonly ids: readonly string[] }
  /** All limits of the account that are SageMaker's. */
  | { readonly fact: 'quotas' }
  /** How alarms stand. */
  | { readonly fact: 'alarms'; readonly names: readonly string[] }
  /** What an endpoint runs on now. */
  | { readonly fact: 'hardware'; readonly endpoint: string }
  /** What AWS lists for hosting in a region. */
  | { readonly fact: 'prices'; readonly region: string };

/** A job of which the service knows, with all its tests once it has ended. */
export type JobFact = {
  /** 1 for the first one. */
  readonly attempt: number;
  readonly name: string;
  /** In the words of Inference Recommender: `IN_PROGRESS`, `COMPLETED`, `FAILED`, `STOPPED`. */
  readonly status: string;
  readonly failureReason?: string;
  /** Milliseconds since the epoch; of a job that has ended. */
  readonly completed?: number;
  /** The results and the tests as the service sends them: `decisions/select` reads them. */
  readonly described: object;
  readonly tests: readonly object[];
};

/** By variant. */
export type HardwareFact = Readonly<
  Record<
    string,
    | { readonly kind: 'instance'; readonly type: string; readonly count: number }
    | { readonly kind: 'serverless'; readonly memory: number }
  >
>;

/** What the trust policy of a role says of SageMaker. */
export type RoleFact = {
  /** SageMaker may assume it. */
  readonly trusts: boolean;
  /** For this account only: its conditions name a source account or a source ARN. */
  readonly guarded: boolean;
};

/** What the policies of a role come to; `depends` on conditions whose values nobody knows before. */
export type AccessFact = readonly {
  readonly action: string;
  readonly resource: string;
  readonly decision: 'allowed' | 'denied' | 'not allowed' | 'depends';
}[];

export type SubnetFact = {
  /** IPv4 addresses. */
  readonly free: number;
  /** In the words of EC2: `available`. */
  readonly state: string;
};

export type KeyFact = {
  /** In the words of KMS: `Enabled`, `Disabled`, `PendingDeletion`. */
  readonly state: string;
  /** Symmetric, and meant for encryption. */
  readonly encrypts: boolean;
};

/** A limit of the account. */
export type QuotaFact = {
  readonly value: number;
  /** What Service Quotas finds it by: `L-96300102`. */
  readonly code?: string;
  /** Nobody can ask for more of it. */
  readonly fixed?: true;
};

export type FactName = Question['fact'];

export type Facts = {
  readonly 'latest-approved': { readonly arn: string; readonly version: number };
  /** The service's word: `Approved`, `Rejected`, `PendingManualApproval`. */
  readonly approval: { readonly status: string };
  /** `version` where the bucket keeps versions. */
  readonly artifact: { readonly etag: string; readonly version?: string };
  /** The key of one of its objects. */
  readonly folder: { readonly first: string };
  readonly bucket: { readonly region: string };
  /** Who publishes to an encrypted one needs its key. */
  readonly topic: { readonly encrypted: boolean };
  readonly key: KeyFact;
  /** `sha256:…` */
  readonly image: { readonly digest: string };
  readonly job: JobFact;
  readonly 'generative-job': JobFact;
  readonly hardware: HardwareFact;
  readonly role: RoleFact;
  readonly access: AccessFact;
  /** By id; what is not there is not in it. */
  readonly subnets: Readonly<Record<string, SubnetFact>>;
  /** By the names that Service Quotas has for them; what is not listed is not in it. */
  readonly quotas: Readonly<Record<string, QuotaFact>>;
  /** By name, in the words of CloudWatch: `OK`, `ALARM`, `INSUFFICIENT_DATA`; what does not exist is not in it. */
  readonly alarms: Readonly<Record<string, string>>;
  readonly prices: RegionPrices;
};

/**
 * missing: it is not there, or nowhere that SageMaker would take it from · unread: whoever runs inferra may not look. Both
 * say why, in the words of the service.
 */
export type Answer<Name extends FactName = FactName> =
  | { readonly state: 'found'; readonly value: Facts[Name] }
  | Unfound;

export type Unfound = {
  readonly state: 'missing' | 'unread';
  readonly reason: string;
  /** What the service's refusal is called; absent where it did not refuse. */
  readonly code?: Code;
  /** The statement, as JSON, that would let whoever runs inferra look. */
  readonly lacking?: string;
};

/** One read request, or the pages of one list. What is neither there nor forbidden but fails throws ServiceError. */
export type Readers = {
  readonly [Name in FactName]: (question: Extract<Question, { fact: Name }>) => Promise<Answer<Name>>;
};

export interface Answers {
  /** Undefined where the question was not asked. */
  to<Name extends FactName>(question: Extract<Question, { fact: Name }>): Answer<Name> | undefined;
}

export const NO_ANSWERS: Answers = { to: () => undefined };

/** The same for the same question, however it was written. */
export function questionKey(question: Question): string {
  return canonicalJson(question);
}
