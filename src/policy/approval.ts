// Packages that jobs for generative models have made wait for approval, which is a decision of people: until then their
// endpoints wait too, and nothing here ever approves one.
import type { EndpointDeclaration } from '../config/document.ts';
import { servedModels } from '../config/served-models.ts';
import type { Answer, Answers, Question } from '../core/fact.ts';
import { packageName } from '../core/package-name.ts';
import type { Objection } from '../decisions/check.ts';

/** A package that an endpoint is about to serve. */
type Produced = { readonly endpoint: string; readonly policy: string; readonly arn: string };

export function producedIn(endpoints: readonly EndpointDeclaration[]): readonly Produced[] {
  return endpoints.flatMap((endpoint) =>
    servedModels(endpoint).flatMap(({ package: arn, producedBy: policy }) =>
      arn === undefined || policy === undefined ? [] : [{ endpoint: endpoint.address, policy, arn }],
    ),
  );
}

export function approvalQuestion({ arn }: Produced): Extract<Question, { fact: 'approval' }> {
  return { fact: 'approval', arn };
}

/** Why an endpoint is not deployed yet; undefined where the package is approved, or nobody could look. */
export function approvalObjection(produced: Produced, answers: Answers): Objection | undefined {
  const answer: Answer<'approval'> | undefined = answers.to(approvalQuestion(produced));
  const { arn, policy } = produced;
  const address = `recommendations.${policy}`;
  const again = `\`inferra recommend run ${policy} --force\` makes another one`;
  if (answer?.state === 'missing') {
    const message = `the package ${packageName(arn)} that ${address} has made is gone: ${answer.reason}`;
    const found = { what: 'package', uri: arn, state: 'gone', live: answer.reason } as const;
    return { code: 'INF7008', address, short: 'its package is gone', message, hint: again, found };
  }
  // Whoever may not look is told by the service, which makes no model of a package that is not approved.
  if (answer?.state !== 'found' || answer.value.status === 'Approved') return undefined;
  const { status } = answer.value;
  const rejected = status === 'Rejected';
  const found = { what: 'package', uri: arn, state: 'unapproved', pinned: 'Approved', live: status } as const;
  return {
    code: 'INF7036',
    address,
    short: rejected ? `package ${packageName(arn)} is Rejected` : `waits for approval of ${packageName(arn)}`,
    message: `the package ${arn} that ${address} has made is ${status}, not Approved`,
    hint: rejected
      ? again
      : `\`aws sagemaker update-model-package --model-package-arn ${arn} --model-approval-status Approved\` approves it; then run the same command again`,
    found,
  };
}
