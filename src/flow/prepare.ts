// The common front of every command that reads the account: the file, the region, the connection, the account guard.
import type { Clock } from '../base/clock.ts';
import type { Cloud } from '../cloud/cloud.ts';
import type { Document } from '../config/document.ts';
import { DiagnosticsError, InferraError } from '../core/errors.ts';
import { type PriceBook, type PriceBooks, type PriceSource, priceBook } from '../cost/book.ts';
import type { Owner } from '../endpoint/names/names.ts';
import { type BoundKinds, bindKinds } from '../kinds/index.ts';
import { load } from './load.ts';
import { type LockFile, openLock } from './lock.ts';
import type { Connection, FileInput, Ports } from './ports.ts';
import { openPrices, openSoundPrices } from './prices.ts';

export type Account = {
  readonly document: Document;
  readonly owner: Owner;
  readonly account: string;
  readonly region: string;
  readonly cloud: Cloud;
  readonly clock: Clock;
  readonly connection: Connection;
  readonly kinds: BoundKinds;
  /** What things cost in its region, and in any. */
  readonly book: PriceBook;
  readonly books: PriceBooks;
  /** Masks what turns out to be secret in the account. */
  readonly mask: Ports['mask'];
};

/**
 * Loads the file, opens the account and checks that it is the right one. Nothing is sent for a file with errors.
 * @param inspect throws what is wrong with the command line, as far as the file tells it
 * @throws DiagnosticsError for a file with errors; InferraError for a wrong region or account; ServiceError
 */
export async function prepare(
  ports: Ports,
  input: FileInput,
  inspect: (document: Document) => void = () => {},
): Promise<Account> {
  const document = await loadSound(ports, input);
  inspect(document);
  return openAccount(ports, input, document, await openSoundPrices(ports, input.file, document));
}

/**
 * As {@link prepare}, with the lock file: what is wrong in it is told before anything is sent, too.
 * @param inspect throws what is wrong with the command line, as far as the file tells it
 */
export async function prepareLocked(
  ports: Ports,
  input: FileInput,
  inspect: (document: Document) => void = () => {},
): Promise<{ readonly account: Account; readonly lockFile: LockFile }> {
  const document = await loadSound(ports, input);
  const lockFile = await openLock(ports, input.file);
  inspect(document);
  const prices = await openPrices(ports, input.file, document);
  return { account: await openAccount(ports, input, document, prices), lockFile };
}

/** What is outside the policy is held or told endpoint by endpoint, once it is known what changes. */
const TOLD_BY_PLANS = 'INF5010';

/** The file with its environment, and without errors. @throws DiagnosticsError */
export async function loadSound(ports: Ports, input: FileInput): Promise<Document> {
  const { document, diagnostics } = await load(ports, input);
  if (document === undefined) throw new DiagnosticsError(diagnostics);
  const told = diagnostics.filter(({ code }) => code !== TOLD_BY_PLANS);
  if (told.length > 0) ports.warn(told);
  return document;
}

async function openAccount(
  ports: Ports,
  input: FileInput,
  document: Document,
  prices: PriceSource,
): Promise<Account> {
  const region = regionFor(document.region, input.region, ports);
  const { assumeRole: role } = document;
  const connection = await ports.connect({
    region,
    account: document.account,
    ...(role === undefined ? {} : { role }),
  });
  const { cloud, clock } = connection;
  const account = await guardedAccount(document, cloud);
  const owner = { project: document.project, environment: document.environment };
  const kinds = bindKinds(cloud);
  const books: PriceBooks = (one) => priceBook(one, prices);
  return {
    ...{ document, owner, account, region, cloud, clock, connection, kinds, book: books(region), books },
    mask: (secrets) => ports.mask(secrets),
  };
}

/** That --region does not contradict the file is a rule of the file (INF1050). @throws InferraError INF2009 */
export function regionFor(
  written: string | undefined,
  asked: string | undefined,
  ports: Pick<Ports, 'env' | 'region'>,
): string {
  const region = asked ?? written ?? ports.env.AWS_REGION ?? ports.env.AWS_DEFAULT_REGION ?? ports.region;
  if (region === undefined) throw new InferraError('INF2009', 'no region is given');
  return region;
}

async function guardedAccount(document: Document, cloud: Cloud): Promise<string> {
  const { account, arn } = await cloud.identity();
  if (document.account !== undefined && document.account !== account) {
    throw new InferraError(
      'INF2005',
      `the file is for account ${document.account}, and the credentials are of ${account} (${arn})`,
    );
  }
  return account;
}
