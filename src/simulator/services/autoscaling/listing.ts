// The lists of Application Auto Scaling: targets, policies and scheduled actions are found and paged alike.
import { refused, ServiceFault } from '../../wire/errors.ts';
import type { ScalableTargetRecord } from '../../world/scaling-records.ts';
import type { Context, Output } from '../context.ts';
import { type PageInput, page } from '../pages.ts';
import { checkNamespace } from './subject.ts';

export type Listing = PageInput & {
  readonly ServiceNamespace: string;
  readonly ResourceId?: string;
  readonly ScalableDimension?: string;
};

type How = {
  /** Whether the request names resources. */
  readonly named: boolean;
  /** The most that a page holds, and what it holds where nobody says. */
  readonly size: number;
  /** The member of the answer. */
  readonly as: string;
  readonly rows: (targets: readonly ScalableTargetRecord[]) => readonly unknown[];
};

/** @throws ServiceFault ValidationException, InvalidNextTokenException */
export function listed(ctx: Context, operation: string, input: Listing, how: How): Output {
  checkNamespace(input.ServiceNamespace);
  const { MaxResults: most, ResourceId: id, ScalableDimension: dimension } = input;
  if (most !== undefined && (most < 1 || most > how.size)) {
    throw refused(`MaxResults must be between 1 and ${how.size}`);
  }
  // "If you specify a scalable dimension, you must also specify a resource ID" (API reference, read 2026-11).
  if (dimension !== undefined && !how.named) {
    throw refused('A resource ID must be specified when specifying a scalable dimension.');
  }
  const targets = ctx.world
    .seenAll('scalable-target', ctx.conditions.lag('scaling'))
    .filter((one) => id === undefined || one.resourceId === id)
    .filter((one) => dimension === undefined || one.dimension === dimension)
    .toSorted((left, right) => left.created - right.created || (left.name < right.name ? -1 : 1));
  const { items, NextToken } = paged(ctx, operation, how.rows(targets), { size: how.size, ...input });
  return { [how.as]: items, ...(NextToken === undefined ? {} : { NextToken }) };
}

function paged(
  ctx: Context,
  operation: string,
  rows: readonly unknown[],
  input: PageInput & { size: number },
) {
  try {
    return page(ctx, operation, rows, input);
  } catch {
    throw new ServiceFault('InvalidNextTokenException', 'The next token is not valid.');
  }
}
