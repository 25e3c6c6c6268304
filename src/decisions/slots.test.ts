// Which addresses of a model the lock file can pin.
import { expect, test } from 'vitest';
import { slotName, slotsOf } from './slots.ts';

const MODEL = { key: 'm', env: {}, maskedEnv: [], role: 'r' };
const IMAGE = '683313688378.dkr.ecr.us-east-1.amazonaws.com/xgb:1';

const source = (name: string) => ({
  ChannelName: name,
  S3DataSource: { S3Uri: `s3://a/${name}` },
});

test.each<[string, object, readonly string[]]>([
  ['a tag and an archive', { image: IMAGE, artifact: 's3://a/m.tar.gz' }, ['image', 'artifact']],
  ['no folder, whose files may change one by one', { image: IMAGE, artifact: 's3://a/models/' }, ['image']],
  [
    'archives and files beside them, and no folders',
    { raw: { AdditionalModelDataSources: [source('a.tar.gz'), source('b/'), source('c.txt')] } },
    ['source a.tar.gz', 'source c.txt'],
  ],
  ['no image of another registry', { image: 'registry.example.com/xgb:1' }, []],
])('%s', (_, more, expected) => {
  expect(slotsOf({ ...MODEL, ...more }).map(slotName)).toEqual(expected);
});
