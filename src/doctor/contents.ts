// What models are made of, and what jobs are asked with: objects and folders in S3, images, versions of packages.
import type { ComponentDeclaration } from '../config/components.ts';
import type { ModelDeclaration } from '../config/document.ts';
import { sourcesOf } from '../config/model-data.ts';
import type { Check } from '../core/checkup.ts';
import type { Answer, Question } from '../core/fact.ts';
import { imageAddress, taggedImage } from '../decisions/image.ts';
import { modelsIn, slotQuestion, slotsOf } from '../decisions/slots.ts';
import type { Group } from '../policy/askers.ts';
import type { Looked } from './looked.ts';
import { unfound } from './unfound.ts';

export type Content = {
  readonly about: 'artifact' | 'image' | 'package' | 'payload';
  readonly subject: string;
  readonly question: Extract<
    Question,
    { fact: 'artifact' | 'folder' | 'image' | 'approval' | 'latest-approved' }
  >;
  /** What is deployed is something else, which is decided of it. */
  readonly decides: boolean;
};

/** Addresses that hold something from the environment are asked for, too; the output masks them. */
export function contentsOf({ endpoints, groups }: Pick<Looked, 'endpoints' | 'groups'>): readonly Content[] {
  const adapters = endpoints.flatMap(({ hosting }) => hosting?.components ?? []).flatMap(adapterContents);
  const all = [
    ...modelsIn({ endpoints }).flatMap(modelContents),
    ...adapters,
    ...groups.flatMap(payloadContents),
  ];
  return [...new Map(all.map((one) => [one.subject, one])).values()];
}

function modelContents(model: ModelDeclaration): readonly Content[] {
  const { package: arn, packageGroup: group, weights } = model;
  return [
    ...slotsOf(model).map(
      (slot): Content => ({
        about: slot.what,
        subject: slot.uri,
        question: slotQuestion(slot),
        decides: slot.copyTo !== undefined,
      }),
    ),
    // Of many models in one container the archive is a folder.
    ...[model, ...(model.containers ?? [])].flatMap(({ artifact, image }) => [
      ...(artifact?.endsWith('/') === true ? [inS3('artifact', artifact)] : []),
      ...(image === undefined ? [] : byDigest(image)),
    ]),
    ...sourcesOf(model).map((uri) => inS3('artifact', uri)),
    ...(weights === undefined ? [] : [inS3('artifact', weights)]),
    ...(group === undefined ? [] : [packaged(group, { fact: 'latest-approved', group }, true)]),
    ...(arn === undefined ? [] : [packaged(arn, { fact: 'approval', arn }, false)]),
  ];
}

/** No pin is needed of it, since it cannot change; it can be gone. */
function byDigest(image: string): readonly Content[] {
  if (imageAddress(image) === undefined || taggedImage(image) !== undefined) return [];
  return [{ about: 'image', subject: image, question: { fact: 'image', uri: image }, decides: false }];
}

function adapterContents(component: ComponentDeclaration): readonly Content[] {
  return 'base' in component ? [inS3('artifact', component.artifact)] : [];
}

/** One that is packed from a folder beside the file is not in S3 yet. */
function payloadContents({ policy: { payload } }: Pick<Group, 'policy'>): readonly Content[] {
  return payload?.startsWith('s3://') === true ? [inS3('payload', payload)] : [];
}

function inS3(about: 'artifact' | 'payload', uri: string): Content {
  const fact = uri.endsWith('/') ? 'folder' : 'artifact';
  return { about, subject: uri, question: { fact, uri }, decides: false };
}

function packaged(subject: string, question: Content['question'], decides: boolean): Content {
  return { about: 'package', subject, question, decides };
}

export function contentCheck({ about, subject }: Content, answer: Answer | undefined): Check {
  const check = { about, subject };
  const code = about === 'payload' ? 'INF9174' : 'INF9004';
  if (answer?.state !== 'found') return unfound(check, answer, code, 'it is not there');
  const { value } = answer;
  if ('status' in value && value.status !== 'Approved' && about === 'package') {
    const hint = 'have the version approved, or name another one';
    return { ...check, state: 'failed', code: 'INF9004', says: `it is ${value.status}, not Approved`, hint };
  }
  if ('version' in value && 'arn' in value) {
    return { ...check, state: 'ok', says: `version ${value.version} is approved` };
  }
  return { ...check, state: 'ok', says: about === 'package' ? 'it is approved' : 'it is there' };
}
