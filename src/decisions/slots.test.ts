// Which addresses of a model the lock file can pin.
import { expect, test } from 'vitest';
import { slotsOf } from './slots.ts';

const MODEL = { key: 'm', env: {}, maskedEnv: [], role: 'r' };
const IMAGE = '683313688378.dkr.ecr.us-east-1.amazonaws.com/xgb:1';

test.each<[string, object, readonly string[]]>([
  ['a tag and an archive', { image: IMAGE, artifact: 's3://a/m.tar.gz' }, ['image', 'artifact']],
  ['no folder, whose files may change one by one', { image: IMAGE, artifact: 's3://a/models/' }, ['image']],
  ['no image of another registry', { image: 'registry.example.com/xgb:1' }, []],
])('%s', (_, more, expected) => {
  expect(slotsOf({ ...MODEL, ...more }).map(({ what }) => what)).toEqual(expected);
});
