// A valid file to make one mistake in, and problems as short texts to compare with.
import { assert } from '../core/errors.ts';
import { checkDocument, type Loaded, type LoadInput, loadDocument } from './load.ts';

export const VALID = `version: 1
project: risk
account: "123456789012"
region: us-east-1
defaults:
  role: arn:aws:iam::\${account}:role/sagemaker-execution
  tags: { team: risk }
models:
  xgb:
    image: 683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1
    artifact: s3://risk-models/fraud/42/model.tar.gz
    env: { THREADS: "2" }
endpoints:
  fraud:
    model: xgb
    instance: { type: ml.m5.large, count: 2 }
  search:
    model: xgb
    serverless: { memory: 4GB, maxConcurrency: 20 }
`;

/** The valid file with each `from` replaced by its `to`. */
export function edited(...edits: readonly (readonly [from: string, to: string])[]): string {
  return edits.reduce((text, [from, to]) => {
    assert(text.includes(from), `the fixture has ${from}`);
    return text.replace(from, () => to);
  }, VALID);
}

export function load(text: string, more: Partial<LoadInput> = {}): Loaded {
  return loadDocument({ file: 'inference.yaml', text, params: {}, env: {}, ...more });
}

/** Every environment of the file, unless one is given. */
export function check(text: string, more: Partial<LoadInput> = {}): Loaded {
  return checkDocument({ file: 'inference.yaml', text, params: {}, env: {}, ...more });
}

/** `line:column code what the caret marks` for each problem. */
export function problems(text: string, more: Partial<LoadInput> = {}): string[] {
  return shown(load(text, more));
}

export function shown({ diagnostics }: Loaded): string[] {
  return diagnostics.map(({ code, place, excerpt }) => {
    const { text: line, start, length } = excerpt ?? { text: '', start: 1, length: 0 };
    const marked = Array.from(line)
      .slice(start - 1, start - 1 + length)
      .join('');
    return `${place?.line}:${place?.column} ${code} ${marked}`;
  });
}
