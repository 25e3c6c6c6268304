// Where drift says that a pinned content has moved: by the path of the file, which an ignore rule names.
import { expect, test } from 'vitest';
import { contentDrift } from './drift.ts';
import { answersOf, artifact, modelOf, XGBOOST } from './testing/scene.ts';

test('a source is found under sources, by its name, of a container too', () => {
  const uri = 's3://risk-models/draft.tar.gz';
  const raw = { AdditionalModelDataSources: [{ ChannelName: 'draft', S3DataSource: { S3Uri: uri } }] };
  const pins = { sources: { draft: { uri, etag: 'd1' } } };
  const models = [
    { model: modelOf({ image: XGBOOST, raw }), pins },
    { model: modelOf({ containers: [{ image: XGBOOST, env: {}, raw }] }), pins: { containers: [pins] } },
  ];
  const { findings } = contentDrift(models, answersOf(artifact('d2', uri)), 'default');
  expect(findings).toMatchObject([
    { is: 'content', at: 'models.fraud.sources.draft', what: 'source draft', state: 'moved' },
    { is: 'content', at: 'models.fraud.containers.1.sources.draft' },
  ]);
});
