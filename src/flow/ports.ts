// What a flow needs from the outside. `commands` makes these; tests make others; nothing below ever touches the process.
import type { Clock } from '../base/clock.ts';
import type { Role } from '../cloud/assume.ts';
import type { Cloud } from '../cloud/cloud.ts';
import type { OpenFile } from '../config/load.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Listener } from '../core/events.ts';
import type { Allowances, Plan } from '../core/plan.ts';
import type { FolderEntry } from '../policy/payload.ts';

/** @throws Error that says why it did not arrive, without the address. */
export type Post = (request: PostRequest) => Promise<void>;

export type PostRequest = {
  /** A secret. */
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string;
};

export type Connection = {
  readonly cloud: Cloud;
  readonly clock: Clock;
  /** Where nothing may leave the machine: what takes the place of posting to webhooks. */
  readonly post?: Post;
};

/** What a run connects to. */
export type Target = {
  readonly region: string;
  readonly account: string | undefined;
  /** Whom it acts as there; absent for who it is. */
  readonly role?: Role;
};

export interface Ports {
  /** The text of a file, or an InferraError that says why it cannot be read. */
  readFile(path: string): Promise<string>;
  /** The text of a file; undefined where there is none. */
  readIfThere(path: string): Promise<string | undefined>;
  /** What stands in a folder beside a file, links not followed; an InferraError that says why it cannot be read. */
  readFolder(beside: string, folder: string): Promise<readonly FolderEntry[]>;
  /** A file beside another one, not followed out of its folder; an InferraError that says why it cannot be read. */
  readSample(beside: string, path: string): Promise<FolderEntry>;
  /** Writes a file whole or not at all. */
  writeFile(path: string, text: string): Promise<void>;
  /** Environment variables, for `${env:…}` and the default region. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Opens the account (or the embedded simulator). Called at most once a run, and only by commands that need it. */
  connect(target: Target): Promise<Connection>;
  /** The region where neither the file nor the environment names one (the simulator's); absent where there is none. */
  readonly region?: string;
  /** From here on these values are masked in everything that is written. */
  mask(secrets: readonly string[]): void;
  /** Shows problems that do not stop the run. */
  warn(diagnostics: readonly Diagnostic[]): void;
  /** Shows a plan that is about to be carried out. */
  present(plan: Plan): void;
  /** Asks a yes/no question. False where the person declined; throws INF6xxx where nobody can be asked. */
  ask(question: string): Promise<boolean>;
  listen: Listener;
  /** Aborted by the first Ctrl-C or SIGTERM: nothing new is started. The second one ends the process. */
  readonly stop: AbortSignal;
}

/** A file that was read and parsed once, for several of its environments. */
export type SharedFile = { readonly text: string; readonly open: OpenFile };

/** What every command that reads the file takes. */
export type FileInput = {
  readonly file: string;
  /** The file as it was read already; it is read anew where absent. */
  readonly shared?: SharedFile;
  readonly environment?: string;
  readonly params: Readonly<Record<string, string>>;
  readonly region?: string;
};

export type PlanInput = FileInput &
  Allowances & {
    /** Refuses risks that the file does not accept. */
    readonly enforce?: boolean;
    /** A file with the policy of a team, which holds besides the one of the configuration. */
    readonly policy?: string;
    /** Looks whether the account has what the changes need; an apply is refused where it has not. */
    readonly preflight?: boolean;
  };

export type ApplyInput = PlanInput & {
  /** A plan that was saved and reviewed: only what it decided is carried out. Its allowances are this input's. */
  readonly saved?: Plan;
  /** The digest of the plan that was reviewed: any other is refused. */
  readonly expectDigest?: string;
  readonly autoApprove: boolean;
  /** Only decisions that the lock file holds are carried out. */
  readonly locked: boolean;
  readonly wait: boolean;
  /** How many mutating requests may be under way at once; 10 unless told. */
  readonly parallelism: number;
  /** Milliseconds after which waiting ends with exit 7. */
  readonly timeoutMs: number;
  /** The same of jobs that are run first, where they may take longer. */
  readonly jobsTimeoutMs?: number;
};

export type RollbackInput = FileInput & {
  /** Key, address or name of an endpoint of the file. */
  readonly endpoint: string;
  /** Key, address or name of one component of it, which goes back alone. */
  readonly component?: string;
  /** A verified config; absent for the one before. */
  readonly to?: string;
  /** Ends the hold of an earlier rollback instead. */
  readonly release: boolean;
  readonly autoApprove: boolean;
  readonly wait: boolean;
  readonly parallelism: number;
  readonly timeoutMs: number;
};

export type DestroyInput = FileInput & {
  readonly targets: readonly string[];
  readonly autoApprove: boolean;
  readonly wait: boolean;
  readonly parallelism: number;
  readonly timeoutMs: number;
};
