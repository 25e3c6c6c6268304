// What endpoints and jobs write to, tell, and encrypt with: buckets, topics and keys. SageMaker looks for none of them before
// it needs one, so that an endpoint comes off whose answers come off nowhere.
import type { EndpointDeclaration } from '../config/document.ts';
import type { Check } from '../core/checkup.ts';
import type { Answer, Answers, Question } from '../core/fact.ts';
import { modelsIn } from '../decisions/slots.ts';
import type { Group } from '../policy/askers.ts';
import type { Looked } from './looked.ts';
import { unfound } from './unfound.ts';

export type Place = {
  readonly about: 'bucket' | 'topic' | 'key';
  /** `s3://risk-answers`, the ARN of a topic, a key as the file names it. */
  readonly subject: string;
  readonly question: Extract<Question, { fact: 'bucket' | 'topic' | 'key' }>;
  /** inferra itself writes there, in the region of the run: a bucket elsewhere does not do. */
  readonly ours?: true;
};

/** Of what an endpoint does once it serves, and of copies that are made for it. */
export function placesOf(endpoint: EndpointDeclaration): readonly Place[] {
  const { async: later, dataCapture, kmsKey } = endpoint;
  const written = [later?.output, later?.failures, dataCapture?.destination];
  return [
    ...written.flatMap(bucketsOf),
    ...copiesOf(endpoint).flatMap(bucketsOf).map(asOurs),
    ...[later?.success, later?.error].flatMap((arn) => (arn === undefined ? [] : [topicOf(arn)])),
    ...[kmsKey, later?.kmsKey].flatMap((key) => (key === undefined ? [] : [keyOf(key)])),
  ];
}

/** Of the jobs of a policy: where its payload is uploaded, and what they write themselves. */
export function jobPlacesOf({ policy: { job, payload, bucket } }: Pick<Group, 'policy'>): readonly Place[] {
  const uploads = bucket !== undefined && payload?.startsWith('./') === true && job.kind !== 'generative';
  return [
    ...(uploads ? bucketsOf(bucket).map(asOurs) : []),
    ...(job.kind === 'generative' ? bucketsOf(job.output) : []),
  ];
}

export function placesIn({ serving, groups }: Pick<Looked, 'serving' | 'groups'>): readonly Place[] {
  const all = [...serving.flatMap(placesOf), ...groups.flatMap(jobPlacesOf)];
  const bySubject = new Map<string, Place>();
  for (const place of all)
    if (place.ours || !bySubject.has(place.subject)) bySubject.set(place.subject, place);
  return [...bySubject.values()];
}

type Answered = Answer<Place['question']['fact']>;

export function placeCheck({ about, subject, ours }: Place, answer: Answered | undefined): Check {
  const check = { about, subject } as const;
  if (about === 'bucket' && answer?.state === 'missing' && answer.code === 'INF2018') {
    const says = answer.reason;
    if (ours) return { ...check, state: 'failed', code: 'INF9170', says };
    // No page says that SageMaker writes to its own region only.
    const hint = 'name a bucket of the region of the endpoint, unless you know that this one works';
    return { ...check, state: 'warning', code: 'INF9172', says, hint };
  }
  if (answer?.state !== 'found') {
    return unfound(check, answer, about === 'key' ? 'INF9171' : 'INF9170', 'it is not there');
  }
  const { value } = answer;
  if ('encrypts' in value) return keyCheck(check, value);
  const secret = 'encrypted' in value && value.encrypted;
  const says = secret ? 'it is there, encrypted: who publishes to it needs its key' : 'it is there';
  return { ...check, state: 'ok', says };
}

export function placeChecks(places: readonly Place[], answers: Answers): readonly Check[] {
  return places.map((place) => placeCheck(place, answers.to(place.question)));
}

type About = Pick<Check, 'about' | 'subject'>;

function keyCheck(
  about: About,
  { state, encrypts }: { readonly state: string; readonly encrypts: boolean },
): Check {
  if (state !== 'Enabled') {
    const hint = 'enable it, or cancel its deletion, or name another one';
    return { ...about, state: 'failed', code: 'INF9171', says: `it is ${state}, not Enabled`, hint };
  }
  if (encrypts) return { ...about, state: 'ok', says: 'it is enabled' };
  const says = 'it is no symmetric key for encryption';
  return { ...about, state: 'failed', code: 'INF9171', says, hint: 'name one that is' };
}

function copiesOf(endpoint: EndpointDeclaration): readonly string[] {
  return modelsIn({ endpoints: [endpoint] }).flatMap((model) =>
    [model, ...(model.containers ?? [])].flatMap(({ copyTo }) => copyTo ?? []),
  );
}

/** None of an address of another form: nobody knows whose it is. */
function bucketsOf(uri: string | undefined): readonly Place[] {
  const bucket = /^s3:\/\/([^/]+)/.exec(uri ?? '')?.[1];
  if (bucket === undefined) return [];
  return [{ about: 'bucket', subject: `s3://${bucket}`, question: { fact: 'bucket', bucket } }];
}

function asOurs(place: Place): Place {
  return { ...place, ours: true };
}

function topicOf(arn: string): Place {
  return { about: 'topic', subject: arn, question: { fact: 'topic', arn } };
}

function keyOf(key: string): Place {
  return { about: 'key', subject: key, question: { fact: 'key', key } };
}
