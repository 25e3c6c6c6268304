// Search over endpoints and models: full records with tags, from an index that may lag behind.
import { refused } from '../wire/errors.ts';
import type { EndpointRecord, ModelRecord, Tag } from '../world/records.ts';
import { type Context, type Output, seconds } from './context.ts';
import { endpointCore } from './endpoint-view.ts';
import { compare } from './lists.ts';
import { modelView } from './models.ts';
import { page } from './pages.ts';

type Filter = { readonly Name: string; readonly Operator?: string; readonly Value?: string };

type Expression = {
  readonly Filters?: readonly Filter[];
  readonly NestedFilters?: readonly unknown[];
  readonly SubExpressions?: readonly Expression[];
  readonly Operator?: 'And' | 'Or';
};

type Input = {
  readonly Resource: string;
  readonly SearchExpression?: Expression;
  readonly SortBy?: string;
  readonly SortOrder?: 'Ascending' | 'Descending';
  readonly NextToken?: string;
  readonly MaxResults?: number;
};

type Hit = {
  readonly tags: readonly Tag[];
  /** What hits are mostly sorted by: members, as they are shown. */
  readonly times: { readonly CreationTime: number; readonly LastModifiedTime: number };
  /** All members. Made when they are asked for: most hits are on other pages. */
  readonly members: () => Readonly<Record<string, unknown>>;
  readonly shown: () => object;
};

export function search(ctx: Context, input: Input): Output {
  const found = index(ctx, input.Resource).filter((hit) => meets(hit, input.SearchExpression, 0));
  const key = input.SortBy ?? 'LastModifiedTime';
  const sign = input.SortOrder === 'Ascending' ? 1 : -1;
  const sorted = found
    .map((hit) => ({ hit, by: propertyOf(hit, key) }))
    .sort((a, b) => sign * compareValues(a.by, b.by));
  const { items, NextToken } = page(ctx, 'Search', sorted, input);
  return {
    Results: items.map(({ hit }) => hit.shown()),
    ...(NextToken === undefined ? {} : { NextToken }),
    TotalHits: { Value: found.length, Relation: 'EqualTo' },
  };
}

function index(ctx: Context, resource: string): readonly Hit[] {
  const lag = ctx.conditions.lag('search');
  if (resource === 'Endpoint') return ctx.world.seenAll('endpoint', lag).map(endpointHit);
  if (resource === 'Model') return ctx.world.seenAll('model', lag).map(modelHit);
  throw refused(`The simulator does not search ${resource}.`);
}

function endpointHit(endpoint: EndpointRecord): Hit {
  const members = () => ({ ...endpointCore(endpoint), Tags: endpoint.tags });
  const times = timesOf(endpoint.created, endpoint.modified);
  return { tags: endpoint.tags, times, members, shown: () => ({ Endpoint: members() }) };
}

/** A model comes inside the record of the model dashboard; it has no time of modification, creation stands in. */
function modelHit(model: ModelRecord): Hit {
  const view = () => ({ ...modelView(model), Tags: model.tags });
  const times = timesOf(model.created, model.created);
  return {
    tags: model.tags,
    times,
    members: () => ({ ...view(), ...times }),
    shown: () => ({ Model: { Model: view() } }),
  };
}

function timesOf(created: number, modified: number): Hit['times'] {
  return { CreationTime: seconds(created), LastModifiedTime: seconds(modified) };
}

const DEEPEST = 50;

function meets(hit: Hit, expression: Expression | undefined, depth: number): boolean {
  if (expression === undefined) return true;
  if (depth > DEEPEST) throw refused('The search expression is nested too deeply.');
  if ((expression.NestedFilters?.length ?? 0) > 0) {
    throw refused('NestedFilters are not supported for this resource.');
  }
  const results = [
    ...(expression.Filters ?? []).map((filter) => passes(hit, filter)),
    ...(expression.SubExpressions ?? []).map((one) => meets(hit, one, depth + 1)),
  ];
  return expression.Operator === 'Or' ? results.some(Boolean) : results.every(Boolean);
}

/** `Tags.team`, a member of the record, or a dotted path into it. */
function propertyOf(hit: Hit, name: string): unknown {
  if (name.startsWith('Tags.')) {
    return hit.tags.find((tag) => tag.Key === name.slice('Tags.'.length))?.Value;
  }
  if (name === 'CreationTime' || name === 'LastModifiedTime') return hit.times[name];
  let value: unknown = hit.members();
  for (const part of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/** Equals where no operator is given but a value is, else Exists (API reference, Filter, read 2026-11). */
function passes(hit: Hit, filter: Filter): boolean {
  const actual = propertyOf(hit, filter.Name);
  const operator = filter.Operator ?? (filter.Value === undefined ? 'Exists' : 'Equals');
  if (operator === 'Exists') return actual !== undefined;
  if (operator === 'NotExists') return actual === undefined;
  if (filter.Value === undefined) throw refused(`The operator ${operator} needs a value.`);
  const wanted = filter.Value;
  if (operator === 'NotEquals') return actual === undefined || compareTo(actual, wanted) !== 0;
  if (actual === undefined) return false;
  return relation(operator, actual, wanted);
}

function relation(operator: string, actual: unknown, wanted: string): boolean {
  switch (operator) {
    case 'Equals':
      return compareTo(actual, wanted) === 0;
    case 'GreaterThan':
      return compareTo(actual, wanted) > 0;
    case 'GreaterThanOrEqualTo':
      return compareTo(actual, wanted) >= 0;
    case 'LessThan':
      return compareTo(actual, wanted) < 0;
    case 'LessThanOrEqualTo':
      return compareTo(actual, wanted) <= 0;
    case 'Contains':
      return String(actual).includes(wanted);
    default:
      return wanted.split(',').some((one) => compareTo(actual, one.trim()) === 0);
  }
}

/** Numbers and times compare as such: a wanted time is ISO 8601 text. */
function compareTo(actual: unknown, wanted: string): number {
  if (typeof actual !== 'number') return compare(String(actual), wanted);
  const number = Number(wanted);
  return compare(actual, Number.isNaN(number) ? Date.parse(wanted) / 1000 : number);
}

function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return compare(a, b);
  return compare(String(a ?? ''), String(b ?? ''));
}
