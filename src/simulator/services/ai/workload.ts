// The text of a workload: one string in JSON or YAML. Unknown keys are refused (Developer Guide, workload configuration of
// generative AI inference recommendations, read 2026-11; the texts are assumed).
import { parse } from 'yaml';
import { refused } from '../../wire/errors.ts';
import type { WorkloadSpec } from '../../world/ai-records.ts';

export type Workload = { readonly prompt: number; readonly output: number; readonly concurrency: number };

const KEYS = ['benchmark', 'parameters', 'secrets', 'tooling'];
const PARAMETERS = [
  ...['prompt_input_tokens_mean', 'prompt_input_tokens_stddev', 'output_tokens_mean', 'output_tokens_stddev'],
  ...[
    'concurrency',
    'request_count',
    'request_rate',
    'benchmark_duration',
    'streaming',
    'tokenizer',
    'goodput',
  ],
  ...['random_seed', 'model_selection_strategy'],
];
/** Families of parameters that the guide names by their beginning. */
const FAMILIES = /^(warmup|dataset|image|audio|video)_/;

/** Where the workload does not say: the sizes of the guide's example, one request at a time. */
const USUAL: Workload = { prompt: 550, output: 150, concurrency: 1 };

/** @throws ServiceFault ValidationException for what is no workload. */
export function workloadOf({ AIWorkloadConfigs }: WorkloadSpec): Workload {
  const text = AIWorkloadConfigs?.WorkloadSpec.Inline;
  if (text === undefined) return USUAL;
  const { parameters = {} } = checked(text);
  return {
    prompt: numberOf(parameters.prompt_input_tokens_mean) ?? USUAL.prompt,
    output: numberOf(parameters.output_tokens_mean) ?? USUAL.output,
    concurrency: numberOf(parameters.concurrency) ?? USUAL.concurrency,
  };
}

type Spec = { readonly parameters?: Readonly<Record<string, unknown>> };

function checked(text: string): Spec {
  const value = read(text);
  if (!isObject(value)) throw refused('WorkloadSpec must be a JSON or YAML object.');
  const unknown = Object.keys(value).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw refused(`WorkloadSpec has an unknown key "${unknown}".`);
  if (!isObject(value.benchmark) || value.benchmark.type !== 'aiperf') {
    throw refused('WorkloadSpec needs benchmark.type: aiperf.');
  }
  const { parameters = {} } = value;
  if (!isObject(parameters)) throw refused('parameters of WorkloadSpec must be an object.');
  const odd = Object.keys(parameters).find((key) => !PARAMETERS.includes(key) && !FAMILIES.test(key));
  if (odd !== undefined) throw refused(`WorkloadSpec has an unknown parameter "${odd}".`);
  return { parameters };
}

/** JSON is YAML too. */
function read(text: string): unknown {
  try {
    return parse(text);
  } catch {
    throw refused('WorkloadSpec is neither JSON nor YAML.');
  }
}

function numberOf(value: unknown): number | undefined {
  const number = Number(value);
  return number > 0 ? number : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
