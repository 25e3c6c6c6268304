// Headings "Tags", "Lists", "Search", "Lags" of docs/simulator.md.
import {
  DeleteTagsCommand,
  ListEndpointConfigsCommand,
  ListModelsCommand,
  ListTagsCommand,
  paginateListModels,
  SearchCommand,
  type SearchCommandInput,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, test } from 'vitest';
import { arn, openAccount, refusal, type TestAccount } from './testing/account.ts';

async function tagsOf({ sagemaker }: TestAccount, resource: string): Promise<Record<string, string>> {
  const { Tags = [] } = await sagemaker.send(new ListTagsCommand({ ResourceArn: resource }));
  return Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]));
}

describe('tags', () => {
  test('are overwritten, added, dropped, and found without regard to the case of the name', async () => {
    const account = await openAccount();
    await account.model('Mixed-Case', { Tags: [{ Key: 'team', Value: 'a' }] });
    const added = await account.tag(arn('model', 'mixed-case'), { team: 'b', owner: '' });
    expect(added.Tags).toEqual([
      { Key: 'team', Value: 'b' },
      { Key: 'owner', Value: '' },
    ]);
    await account.sagemaker.send(
      new DeleteTagsCommand({ ResourceArn: arn('model', 'Mixed-Case'), TagKeys: ['team', 'never-there'] }),
    );
    expect(await tagsOf(account, arn('model', 'MIXED-CASE'))).toEqual({ owner: '' });
  });

  test('are at most fifty, in good letters, and never begin with aws:', async () => {
    const { model, tag } = await openAccount();
    await model('m');
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`k${index}`, 'v']));
    await tag(arn('model', 'm'), many);
    expect(await refusal(tag(arn('model', 'm'), { more: 'x' }))).toMatch(
      /^ValidationException: .*limit of 50/,
    );
    expect(await refusal(tag(arn('model', 'm'), { 'AWS:x': 'y' }))).toMatch(/reserved/);
    expect(await refusal(tag(arn('model', 'm'), { 'a;b': 'y' }))).toMatch(
      /'tags\.1\.member\.key' failed to satisfy/,
    );
    await tag(arn('model', 'm'), { k0: 'Übergröße @ +=/-_.:' });
  });

  test('of a config are not those of its endpoint', async () => {
    const account = await openAccount();
    await account.model('m');
    await account.config('c', {}, { Tags: [{ Key: 'a', Value: 'b' }] });
    await account.create('e', 'c');
    expect(await tagsOf(account, arn('endpoint-config', 'c'))).toEqual({ a: 'b' });
    expect(await tagsOf(account, arn('endpoint', 'e'))).toEqual({});
  });
});

describe('lists', () => {
  test('come ten at a time, the latest first, and end', async () => {
    const { model, sagemaker } = await openAccount();
    for (let index = 10; index < 35; index++) await model(`m-${index}`);
    const first = await sagemaker.send(new ListModelsCommand({}));
    expect(first.Models?.map((one) => one.ModelName).slice(0, 2)).toEqual(['m-34', 'm-33']);
    expect(first.Models).toHaveLength(10);
    const all: (string | undefined)[] = [];
    for await (const page of paginateListModels(
      { client: sagemaker },
      { SortBy: 'Name', SortOrder: 'Ascending' },
    )) {
      all.push(...(page.Models ?? []).map((one) => one.ModelName));
    }
    expect(all).toEqual(Array.from({ length: 25 }, (_, index) => `m-${index + 10}`));
  });

  test('filter by a part of the name and by time: After includes its moment, Before does not', async () => {
    const { model, sagemaker, config } = await openAccount();
    await model('m');
    await config('one', {});
    await config('two', {});
    const names = async (input: object) =>
      (await sagemaker.send(new ListEndpointConfigsCommand(input))).EndpointConfigs?.map(
        (one) => one.EndpointConfigName,
      );
    const [two] = (await sagemaker.send(new ListEndpointConfigsCommand({}))).EndpointConfigs ?? [];
    expect(await names({ NameContains: 'TW' })).toEqual(['two']);
    expect(await names({ CreationTimeAfter: two?.CreationTime })).toEqual(['two']);
    expect(await names({ CreationTimeBefore: two?.CreationTime })).toEqual(['one']);
  });

  test('may begin with an empty page that has a token', async () => {
    const { model, sagemaker } = await openAccount({ scenario: { emptyPages: true } });
    await model('m');
    const first = await sagemaker.send(new ListModelsCommand({}));
    expect(first.Models).toEqual([]);
    const second = await sagemaker.send(new ListModelsCommand({ NextToken: first.NextToken }));
    expect(second.Models).toHaveLength(1);
    expect(second.NextToken).toBeUndefined();
  });
});

describe('Search', () => {
  async function searched(account: TestAccount, input: Omit<SearchCommandInput, 'Resource'>) {
    const { Results = [] } = await account.sagemaker.send(
      new SearchCommand({ Resource: 'Endpoint', ...input }),
    );
    return Results.map((one) => one.Endpoint?.EndpointName);
  }

  async function three(): Promise<TestAccount> {
    const account = await openAccount();
    await account.model('m', { Tags: [{ Key: 'team', Value: 'risk' }] });
    await account.config('c', {});
    for (const name of ['e-one', 'e-two', 'other']) await account.create(name, 'c');
    await account.tag(arn('endpoint', 'e-one'), { team: 'risk' });
    await account.tag(arn('endpoint', 'e-two'), { team: 'docs' });
    return account;
  }

  const filters: Readonly<
    Record<string, readonly [NonNullable<SearchCommandInput['SearchExpression']>, string[]]>
  > = {
    'a tag that equals': [{ Filters: [{ Name: 'Tags.team', Operator: 'Equals', Value: 'risk' }] }, ['e-one']],
    'a tag that differs or is absent': [
      { Filters: [{ Name: 'Tags.team', Operator: 'NotEquals', Value: 'risk' }] },
      ['e-two', 'other'],
    ],
    'a tag that is there': [{ Filters: [{ Name: 'Tags.team' }] }, ['e-one', 'e-two']],
    'a tag that is not': [{ Filters: [{ Name: 'Tags.team', Operator: 'NotExists' }] }, ['other']],
    'a part of the name': [
      { Filters: [{ Name: 'EndpointName', Operator: 'Contains', Value: 'e-' }] },
      ['e-one', 'e-two'],
    ],
    'one of some names': [
      { Filters: [{ Name: 'EndpointName', Operator: 'In', Value: 'other,e-one' }] },
      ['e-one', 'other'],
    ],
    'a status and a config': [
      {
        Filters: [
          { Name: 'EndpointStatus', Operator: 'Equals', Value: 'Creating' },
          { Name: 'EndpointConfigName', Operator: 'Equals', Value: 'c' },
        ],
      },
      ['e-one', 'e-two', 'other'],
    ],
    'either of two': [
      {
        Operator: 'Or',
        Filters: [{ Name: 'Tags.team', Operator: 'Equals', Value: 'docs' }],
        SubExpressions: [{ Filters: [{ Name: 'EndpointName', Operator: 'Equals', Value: 'other' }] }],
      },
      ['e-two', 'other'],
    ],
    'a time': [
      { Filters: [{ Name: 'CreationTime', Operator: 'LessThan', Value: '2020-01-01T00:00:00Z' }] },
      [],
    ],
  };

  test.each(Object.entries(filters))('finds %s', async (_, [SearchExpression, names]) => {
    const found = await searched(await three(), {
      SearchExpression,
      SortBy: 'EndpointName',
      SortOrder: 'Ascending',
    });
    expect(found).toEqual(names);
  });

  test('gives full records with tags, page by page', async () => {
    const account = await three();
    const [hit] = (await account.sagemaker.send(new SearchCommand({ Resource: 'Model' }))).Results ?? [];
    expect(hit?.Model?.Model).toMatchObject({ ModelName: 'm', Tags: [{ Key: 'team', Value: 'risk' }] });
    const first = await account.sagemaker.send(new SearchCommand({ Resource: 'Endpoint', MaxResults: 2 }));
    expect(first).toMatchObject({ TotalHits: { Value: 3 } });
    expect(await searched(account, { MaxResults: 2, NextToken: first.NextToken })).toHaveLength(1);
  });
});

describe('readers that lag behind', () => {
  test('do not find a config that was just made, then do', async () => {
    const { model, config, create, simulator } = await openAccount({ scenario: { lags: { config: 5000 } } });
    await model('m');
    await config('c', {});
    expect(await refusal(create('e', 'c'))).toMatch(
      /^ValidationException: Could not find endpoint configuration/,
    );
    await simulator.clock.sleep(5000);
    await create('e', 'c');
  });

  test('see tags, lists, records and the index as they were', async () => {
    const lags = { tags: 2000, list: 2000, search: 30_000, describe: 2000 };
    const account = await openAccount({ scenario: { lags } });
    await account.model('m');
    const seen = async () => ({
      listed: (await account.sagemaker.send(new ListModelsCommand({}))).Models?.length,
      found: (await account.sagemaker.send(new SearchCommand({ Resource: 'Model' }))).Results?.length,
    });
    expect(await seen()).toEqual({ listed: 0, found: 0 });
    await account.simulator.clock.sleep(2000);
    expect(await seen()).toEqual({ listed: 1, found: 0 });
    await account.tag(arn('model', 'm'), { a: 'b' });
    expect(await tagsOf(account, arn('model', 'm'))).toEqual({});
    await account.simulator.clock.sleep(30_000);
    expect(await seen()).toEqual({ listed: 1, found: 1 });
    expect(await tagsOf(account, arn('model', 'm'))).toEqual({ a: 'b' });
  });
});
