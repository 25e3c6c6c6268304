// How people call a version of the model registry.

/** `reranker/12` of the ARN of a version; anything else as it is. */
export function packageName(arn: string): string {
  return /:model-package\/(.+)$/.exec(arn)?.[1] ?? arn;
}
