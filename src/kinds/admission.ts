// The jobs for generative models are open to some accounts only: a refusal that means that is told apart from a missing
// permission, as far as the service lets anybody tell.
import { ServiceError } from '../core/service-error.ts';

/**
 * Sends a request that only admitted accounts may send. AWS's own Python SDK takes both codes for the gate of the feature
 * (aws/sagemaker-python-sdk, read 2026-11); a missing permission has the first one too, so the hint says both.
 * @throws ServiceError INF7035 where the account is kept out
 */
export async function admitted<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (failure) {
    if (!(failure instanceof ServiceError)) throw failure;
    const {
      trouble,
      message,
      details: { hint, operation },
    } = failure;
    if (trouble !== 'denied' && trouble !== 'quota') throw failure;
    const permission = hint === undefined ? '' : `; else ${hint}`;
    throw new ServiceError('denied', 'INF7035', message, {
      hint: `ask AWS to admit the account to the generative AI recommendations of SageMaker in this region${permission}`,
      ...(operation === undefined ? {} : { operation }),
      cause: failure,
    });
  }
}
