// The price list service's protocol: AWS JSON 1.1 under a target of its own, `AWSPriceListService.GetProducts`.
import { getProducts } from '../services/prices/get-products.ts';
import type { WireRequest } from './http.ts';
import { inputOf, json11 } from './json11.ts';
import type { Exchange, Protocol } from './protocol.ts';

const PREFIX = 'AWSPriceListService.';
const GET_PRODUCTS = 'GetProducts';

export function isPricing(request: WireRequest): boolean {
  return request.headers['x-amz-target']?.startsWith(PREFIX) ?? false;
}

export const pricingJson: Protocol = {
  ...json11,
  read(request) {
    const input = inputOf(request, PREFIX + GET_PRODUCTS);
    return {
      operation: GET_PRODUCTS,
      mutating: false,
      signed: true,
      about: undefined,
      input,
      permission: () => ({ action: `pricing:${GET_PRODUCTS}`, resource: '*' }),
      run: () => getProducts(input),
    } satisfies Exchange;
  },
};
