// The two sides of a role that a file assumes: what whoever runs inferra has to be allowed, and whom the role has to trust.
import type { AssumedRole } from '../config/document.ts';
import type { PolicyDocument, Right } from './policy.ts';

/** All that the caller needs: everything else is done as the role. */
export function assuming({ arn }: AssumedRole): Right {
  return { sid: 'AssumeRole', actions: ['sts:AssumeRole'], on: [arn] };
}

export type TrustPolicy = {
  readonly Version: PolicyDocument['Version'];
  readonly Statement: readonly [
    {
      readonly Sid: 'LetAssume';
      readonly Effect: 'Allow';
      readonly Principal: { readonly AWS: string };
      readonly Action: 'sts:AssumeRole';
      readonly Condition?: { readonly StringEquals: { readonly 'sts:ExternalId': string } };
    },
  ];
};

/** What stands for the external id: that is shown nowhere. */
export const EXTERNAL_ID = 'EXTERNAL-ID';

export function trustOf({ externalId }: AssumedRole, principal: string): TrustPolicy {
  const asked = { StringEquals: { 'sts:ExternalId': EXTERNAL_ID } };
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'LetAssume',
        Effect: 'Allow',
        Principal: { AWS: principal },
        Action: 'sts:AssumeRole',
        ...(externalId === undefined ? {} : { Condition: asked }),
      },
    ],
  };
}
