// The model registry as one list: packages that requests made, that the scenario declares, and that merely have a name.
// Where several tell of one version, the latest word counts.
import { type DeclaredGroup, type DeclaredVersion, holding } from '../faults/declared.ts';
import type { PackageRecord } from '../world/records.ts';
import { arnOf } from './arn.ts';
import type { Context } from './context.ts';

const MINUTE = 60_000;

/** How a package is named in a request: by ARN, by `group/version`, or by its own name. */
const REFERENCE =
  /^(?:arn:aws[a-z-]*:sagemaker:([a-z0-9-]*):(\d{12}):([a-z-]*)\/)?([a-z0-9-]+)(?:\/(\d{1,9}))?$/i;

export type PackageName = { readonly name: string; readonly group?: string; readonly version?: number };

/** Undefined for an ARN of another account or region, and for what is no reference at all. */
export function packageName(ctx: Context, reference: string): PackageName | undefined {
  const [whole, region, account, kind, name, version] = REFERENCE.exec(reference) ?? [];
  if (whole === undefined || name === undefined) return undefined;
  if (kind !== undefined && !(region === ctx.region && account === ctx.account)) return undefined;
  if (version === undefined) return { name };
  return { name: `${name}/${Number(version)}`, group: name, version: Number(version) };
}

/** The name of a group from its name or ARN; undefined for one of another account or region. */
export function groupName(ctx: Context, reference: string): string | undefined {
  const named = packageName(ctx, reference);
  return named === undefined || named.version !== undefined ? undefined : named.name;
}

/** Whether requests or the scenario know the group by now. */
export function groupExists(ctx: Context, group: string, lag = 0): boolean {
  return (
    ctx.world.seen('model-package-group', group, lag) !== undefined ||
    declarations(ctx, group, lag).length > 0
  );
}

/** The package as a reader that is `lag` ms behind sees it; undefined where there is none. */
export function packageAt(ctx: Context, reference: string, lag = 0): PackageRecord | undefined {
  const named = packageName(ctx, reference);
  const arn = named === undefined ? reference : arnOf(ctx, 'model-package', named.name);
  if (ctx.conditions.missing('packages', arn)) return undefined;
  const found = named === undefined ? foreign(ctx, reference) : known(ctx, named, lag);
  if (found === undefined || !ctx.conditions.missing('unapprovedPackages', found.arn)) return found;
  return { ...found, approval: 'PendingManualApproval' };
}

/** All versions of a group; where nobody knows the group, the first one that it would have. */
export function versionsOf(ctx: Context, group: string, lag: number): readonly PackageRecord[] {
  const made = ctx.world
    .seenAll('model-package', lag)
    .flatMap((one) => (sameName(one.in?.group, group) ? [one.in?.version ?? 0] : []));
  const declared = declarations(ctx, group, lag).flatMap((one) => (one.versions ?? []).map((v) => v.version));
  const numbers = new Set(groupExists(ctx, group, lag) ? [...made, ...declared] : [1]);
  return [...numbers].flatMap(
    (version) => packageAt(ctx, arnOf(ctx, 'model-package', `${group}/${version}`), lag) ?? [],
  );
}

/** The names of all groups that requests made or the scenario declares by now. */
export function groupNames(ctx: Context, lag: number): readonly string[] {
  const made = ctx.world.seenAll('model-package-group', lag).map((one) => one.name);
  const declared = ctx.conditions.packageGroups.map((one) => one.group);
  const known = new Map([...declared, ...made].map((name) => [name.toLowerCase(), name]));
  return [...known.values()].filter((name) => groupExists(ctx, name, lag));
}

function known(ctx: Context, named: PackageName, lag: number): PackageRecord | undefined {
  const made = ctx.world.seen('model-package', named.name, lag);
  const declared = declaredVersion(ctx, named, made, lag);
  const later = made !== undefined && made.modified >= (declared?.modified ?? 0) ? made : declared;
  if (later !== undefined) return later.removed === true ? undefined : later;
  const group = named.group;
  const nobodyKnows = group === undefined || !groupExists(ctx, group, lag);
  return nobodyKnows && ctx.conditions.undeclaredExists ? undeclared(ctx, named) : undefined;
}

function declarations(ctx: Context, group: string, lag: number): readonly DeclaredGroup[] {
  const all = ctx.conditions.packageGroups.filter((one) => sameName(one.group, group));
  return holding(all, minutesAt(ctx, lag));
}

/** What the scenario says of the version: all entries that hold by now, laid over one another and over what a request made. */
function declaredVersion(
  ctx: Context,
  named: PackageName,
  made: PackageRecord | undefined,
  lag: number,
): PackageRecord | undefined {
  const { group, version } = named;
  if (group === undefined || version === undefined) return undefined;
  const all = declarations(ctx, group, lag).flatMap((one) => one.versions ?? []);
  const entries = holding(
    all.filter((one) => one.version === version),
    minutesAt(ctx, lag),
  );
  const [first] = entries;
  const last = entries.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const merged: DeclaredVersion = Object.assign({}, ...entries, { missing: last.missing });
  const { removed: _, ...before } = made ?? undeclared(ctx, named);
  const record = { ...before, ...partsOf(ctx, named, merged, made) };
  return { ...record, created: timeOf(ctx, first), modified: timeOf(ctx, last) };
}

function partsOf(
  ctx: Context,
  named: PackageName,
  said: DeclaredVersion,
  made: PackageRecord | undefined,
): Partial<PackageRecord> {
  const { Image, ModelDataUrl } = containerOf(ctx, named.name);
  const container = { Image: said.image ?? Image, ModelDataUrl: said.modelData ?? ModelDataUrl };
  return {
    approval: said.approval ?? made?.approval ?? 'PendingManualApproval',
    status: said.status ?? 'Completed',
    ...(made !== undefined && said.image === undefined && said.modelData === undefined
      ? {}
      : { spec: specOf(container) }),
    ...(said.missing === true ? { removed: true } : {}),
  };
}

/** A package of another account, shared or bought: nothing is known of it but that it is there. */
function foreign(ctx: Context, arn: string): PackageRecord | undefined {
  if (!ctx.conditions.undeclaredExists || !arn.startsWith('arn:')) return undefined;
  const [, path = ''] = arn.split(':model-package/');
  const [group = path, version] = path.split('/');
  const named = version === undefined ? { name: path } : { name: path, group, version: Number(version) };
  return { ...undeclared(ctx, named), arn };
}

/** Follows from its name alone. */
function undeclared(ctx: Context, named: PackageName): PackageRecord {
  const { name, group, version } = named;
  return {
    kind: 'model-package',
    name,
    arn: arnOf(ctx, 'model-package', name),
    created: ctx.world.begun,
    modified: ctx.world.begun,
    tags: [],
    status: 'Completed',
    spec: specOf(containerOf(ctx, name)),
    ...(group === undefined || version === undefined ? {} : { in: { group, version }, approval: 'Approved' }),
  };
}

type Container = { readonly Image: string; readonly ModelDataUrl: string };

function containerOf({ account, region }: Context, name: string): Container {
  const [group = name, version = '1'] = name.split('/');
  return {
    Image: `${account}.dkr.ecr.${region}.amazonaws.com/${group.toLowerCase()}:${version}`,
    ModelDataUrl: `s3://sagemaker-${region}-${account}/${group}/${version}/model.tar.gz`,
  };
}

function specOf(container: Container): PackageRecord['spec'] {
  const types = { SupportedContentTypes: ['text/csv'], SupportedResponseMIMETypes: ['text/csv'] };
  return { InferenceSpecification: { Containers: [container], ...types } };
}

function minutesAt(ctx: Context, lag: number): number {
  return Math.max(0, ctx.world.time - lag - ctx.world.begun) / MINUTE;
}

function timeOf(ctx: Context, entry: DeclaredVersion): number {
  return ctx.world.begun + (entry.fromMinutes ?? 0) * MINUTE;
}

function sameName(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}
