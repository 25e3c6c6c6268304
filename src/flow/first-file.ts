// The first inference.yaml of a project: small, commented, and valid as it stands.

export type Answers = {
  readonly project: string;
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  /** ARN, possibly with `${account}`. */
  readonly role: string;
  readonly image: string;
  /** `s3://…`; empty for an image that brings its own model. */
  readonly artifact: string;
  /** `serverless`, or an instance type such as `ml.m5.large`. */
  readonly hardware: string;
  /** The first environment; empty for a file without environments. */
  readonly env: string;
};

/** AWS's inference container for transformers; 763104351884 is its registry in most regions (read 2026-11). */
export const SAMPLE_IMAGE =
  '763104351884.dkr.ecr.${region}.amazonaws.com/huggingface-pytorch-inference:2.1.0-transformers4.37.0-cpu-py310-ubuntu22.04';

/** A small public model, so that the file does something before there is a model of one's own. */
const SAMPLE_ENV = [
  '    # The container downloads this public model. For a model of your own leave env',
  '    # out, and give an artifact.',
  '    env:',
  '      HF_MODEL_ID: distilbert-base-uncased-finetuned-sst-2-english',
  '      HF_TASK: text-classification',
];

const NO_ARTIFACT = '    # artifact: s3://bucket/path/model.tar.gz';

/**
 * The text of the file.
 * @param schema where the JSON Schema is, for editors
 */
export function firstFile(answers: Answers, schema: string): string {
  const { project, account, region, role, image, artifact, env } = answers;
  const lines = [
    `# yaml-language-server: $schema=${schema}`,
    '# What this project runs on Amazon SageMaker. `inferra validate` checks it;',
    '# `inferra plan` shows what it would change.',
    'version: 1',
    '',
    '# Who owns the resources: part of their names and tags. Renaming it later',
    '# orphans what the old name owns.',
    `project: ${plain(project)}`,
    '',
    '# Guards: with credentials of any other account, or for any other region,',
    '# nothing is changed.',
    `account: ${JSON.stringify(account)}`,
    `region: ${plain(region)}`,
    '',
    '# How endpoints are called in the account. Changing it makes new endpoints.',
    `naming: "${env === '' ? '${project}-${key}' : '${project}-${environment}-${key}'}"`,
    '',
    'defaults:',
    '  # SageMaker assumes it to pull the image, read the artifact and write logs.',
    `  role: ${plain(role)}`,
    '  # tags: { team: my-team }',
    '',
    'models:',
    '  main:',
    `    image: ${plain(image)}`,
    ...(artifact === '' ? [NO_ARTIFACT] : [`    artifact: ${plain(artifact)}`]),
    ...(image === SAMPLE_IMAGE && artifact === '' ? SAMPLE_ENV : []),
    '',
    'endpoints:',
    '  # The key is the identity of the endpoint: to rename it, add an entry',
    '  # under moved.',
    '  main:',
    '    model: main',
    ...hardwareLines(answers.hardware),
    '    # protect: true    # never deleted while this is set on the live endpoint',
    ...(env === '' ? [] : environmentLines(answers)),
  ];
  return `${lines.join('\n')}\n`;
}

function environmentLines({ env, hardware }: Answers): readonly string[] {
  const more = hardware === 'serverless' ? 'serverless: { maxConcurrency: 50 }' : 'instance: { count: 4 }';
  return [
    '',
    '# Each is picked with --env and laid over the rest of the file: what it has',
    '# takes the place of what stands above.',
    'environments:',
    `  ${plain(env)}: {}`,
    '  # Another one, with an account of its own and more capacity:',
    `  # ${env === 'prod' ? 'staging' : 'prod'}:`,
    '  #   account: "999999999999"',
    `  #   endpoints: { main: { ${more} } }`,
  ];
}

function hardwareLines(hardware: string): readonly string[] {
  return hardware === 'serverless'
    ? [
        '    # On demand and billed by use, with cold starts: 1GB to 6GB, up to 200',
        '    # requests at once.',
        '    serverless: { memory: 4GB, maxConcurrency: 5 }',
      ]
    : [
        '    # Run and billed all the time; two or more are spread over zones.',
        `    instance: { type: ${plain(hardware)}, count: 1 }`,
      ];
}

/** Quoted where YAML could read the text as anything but itself; JSON text is YAML 1.2. */
function plain(text: string): string {
  const isPlain = /^[a-z][a-z0-9./_-]*(:[a-z0-9./_-]+)*$/i.test(text) && !/^(true|false|null)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}
