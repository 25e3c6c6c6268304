// The address of an image in ECR, taken apart.

export type ImageAddress = {
  /** The account that the registry belongs to. */
  readonly registry: string;
  readonly repository: string;
  /** `latest` where the address names none. */
  readonly tag: string;
};

const ADDRESS =
  /^(?<registry>[0-9]{12})\.dkr\.ecr[^/]*\/(?<repository>[^:@]+)(?::(?<tag>[^@]+))?(?<digest>@sha256:[0-9a-f]{64})?$/;

/** Undefined for an image by digest, which cannot change, and for what is no address of ECR. */
export function taggedImage(uri: string): ImageAddress | undefined {
  const { digest } = ADDRESS.exec(uri)?.groups ?? {};
  return digest === undefined ? imageAddress(uri) : undefined;
}

/** Whether by tag or by digest; undefined for what is no address of ECR. */
export function imageAddress(uri: string): ImageAddress | undefined {
  const { registry, repository, tag = 'latest' } = ADDRESS.exec(uri)?.groups ?? {};
  return registry === undefined || repository === undefined ? undefined : { registry, repository, tag };
}
