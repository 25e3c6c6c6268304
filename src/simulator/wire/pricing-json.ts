// The price list service's protocol: AWS JSON 1.1 under a target of its own, `AWSPriceListService.GetProducts`.
import { getProducts } from '../services/prices/get-products.ts';
import { ServiceFault } from './errors.ts';
import type { WireRequest } from './http.ts';
import { json11 } from './json11.ts';
import { type Exchange, type Protocol, parseObject } from './protocol.ts';

const PREFIX = 'AWSPriceListService.';
const GET_PRODUCTS = 'GetProducts';

export function isPricing(request: WireRequest): boolean {
  return request.headers['x-amz-target']?.startsWith(PREFIX) ?? false;
}

export const pricingJson: Protocol = {
  ...json11,
  read(request) {
    const target = request.headers['x-amz-target'] ?? '';
    if (target !== PREFIX + GET_PRODUCTS) throw new ServiceFault('UnknownOperationException', '');
    const input = parseObject(request.body);
    if (input === undefined) {
      throw new ServiceFault('SerializationException', 'The request body is not a JSON object.');
    }
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
