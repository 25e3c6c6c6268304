import { describe, expect, it } from 'vitest';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import { otherOwner, unrest } from './obstacles.ts';

const LIVE: LiveEndpoint = {
  kind: 'endpoint',
  name: 'Fraud',
  arn: 'arn:aws:sagemaker:us-east-1:123456789012:endpoint/Fraud',
  tags: {},
  status: 'InService',
  config: 'one',
  variants: [],
  created: 0,
  lastModified: 0,
};

const owned = (project: string, name = 'fraud') => ({
  'inferra:project': project,
  'inferra:env': 'default',
  'inferra:address': 'endpoints.fraud',
  'inferra:name': name,
});

describe('an endpoint is at rest', () => {
  it.each<readonly [string, Partial<LiveEndpoint>, string | undefined]>([
    ['in service', {}, undefined],
    [
      'not on its way to another config, whatever its status',
      { pendingConfig: 'two' },
      'it is on its way to two',
    ],
    ['not while it is made', { status: 'Creating' }, 'it is Creating'],
    ['not once it has failed', { status: 'Failed' }, 'it is Failed'],
    [
      'not where old and new serve together',
      { status: 'UpdateRollbackFailed' },
      'it is UpdateRollbackFailed',
    ],
    ['not in a state that is not known yet', { status: 'Dreaming' }, 'it is Dreaming'],
  ])('%s', (_sentence, more, because) => {
    expect(unrest({ ...LIVE, ...more })).toBe(because);
  });
});

describe('an endpoint is of somebody else', () => {
  const mine = { project: 'risk', environment: 'default' };
  it.each<readonly [string, Record<string, string>, string | undefined]>([
    ['not without tags', { team: 'x' }, undefined],
    ['not with copied tags', owned('ads', 'other'), undefined],
    ['not where it is ours', owned('risk'), undefined],
    [
      'by its tags, whatever the case of its name',
      owned('ads'),
      'it belongs to project ads, environment default',
    ],
  ])('%s', (_sentence, tags, because) => {
    expect(otherOwner(mine, { ...LIVE, tags })).toBe(because);
  });
});
