import { describe, expect, it } from 'vitest';
import type { StatusReport } from '../core/status.ts';
import { statusJson, statusText } from './status.ts';
import { plain } from './testing/plan.ts';

const report: StatusReport = {
  project: 'risk',
  environment: 'prod',
  account: '123456789012',
  region: 'us-east-1',
  rows: [
    {
      address: 'endpoints.docs',
      name: 'risk-docs',
      status: 'Failed',
      hardware: 'serverless 4 GB',
      size: 'concurrency 20',
      config: 'risk-docs-1f2e3d4c-5b6a',
      verified: false,
      protected: false,
      failure: 'Image not found.',
    },
    {
      address: 'endpoints.fraud',
      name: 'fraud',
      status: 'InService',
      hardware: 'ml.c6i.large',
      size: '3 instances',
      config: 'fraud-0a1b2c3d-4e5f',
      verified: true,
      protected: true,
    },
    { address: 'endpoints.new', name: 'new', status: 'not created', verified: false, protected: false },
  ],
};

describe('the status', () => {
  it('is a table with the last failures below it', () => {
    expect(
      statusText(report, { ...plain, width: 120 }),
    ).toBe(`inferra status · project risk · prod · 123456789012/us-east-1

endpoint          status       hardware         size            verified  protect  config
docs (risk-docs)  Failed       serverless 4 GB  concurrency 20  no                 risk-docs-1f2e3d4c-5b6a
fraud             InService    ml.c6i.large     3 instances     yes       on       fraud-0a1b2c3d-4e5f
new               not created

Last failures
endpoint docs: Image not found.
`);
  });

  it('leaves out the last columns where they do not fit', () => {
    const text = statusText(report, { ...plain, width: 80 });
    expect(text.split('\n')[2]).toBe(
      'endpoint          status       hardware         size            verified',
    );
  });

  it('has the components of an endpoint in a table of their own, and their failures with the others', () => {
    const [, fraud] = report.rows;
    if (fraud === undefined) throw new Error('the endpoint is gone');
    const components = [
      {
        ...{ address: 'endpoints.fraud.components.llama', name: 'fraud-llama', status: 'InService' },
        ...{ copies: { current: 1, desired: 2, min: 0, max: 4 }, model: 'risk-fraud-1', failure: 'No room.' },
      },
      {
        ...{ address: 'endpoints.fraud.components.lora', name: 'fraud-lora', status: 'Updating' },
        ...{ base: 'fraud-llama', attempt: 'sent' as const },
      },
      {
        name: 'other',
        status: 'InService',
        copies: { current: 1, desired: 1 },
        owner: 'it belongs to project ads',
      },
    ];
    const text = (width: number, rows: StatusReport['rows']) =>
      statusText({ ...report, rows }, { ...plain, width })
        .split('\n')
        .slice(4)
        .join('\n');
    expect(text(140, [{ ...fraud, components }])).toBe(`
Components of endpoint fraud
component            status     copies                      note                                 serves
llama (fraud-llama)  InService  1 of 2, 0–4 by autoscaling                                       risk-fraud-1
lora (fraud-lora)    Updating                               a change is under way                adapter of fraud-llama
other                InService  1 of 1                      not ours: it belongs to project ads

Last failures
endpoint fraud, component llama: No room.
`);
    expect(text(80, [{ ...fraud, components }])).not.toContain('serves');
    expect(text(80, [{ ...fraud, components: [] }])).toBe('\nComponents of endpoint fraud: none\n');
  });

  it('says so when there is nothing', () => {
    expect(statusText({ ...report, rows: [] }, plain)).toContain('\nThis project owns no endpoints here.\n');
  });

  it('is the same as JSON', () => {
    expect(JSON.parse(statusJson(report))).toMatchObject({ formatVersion: '1.0', endpoints: report.rows });
  });
});
