// The lock file stands beside the file that it belongs to.

/** `a/inference.lock.yaml` of `a/inference.yaml`. */
export function lockPathOf(file: string): string {
  const [whole, stem, extension] = /^(.*?)(\.ya?ml)?$/is.exec(file) ?? [file, file];
  return `${stem ?? whole}.lock${extension ?? '.yaml'}`;
}
