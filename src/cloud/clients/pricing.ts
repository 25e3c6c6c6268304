// What inferra uses of the SDK for the price list, by name, as in sagemaker.ts.
export { GetProductsCommand, PricingClient } from '@aws-sdk/client-pricing';
