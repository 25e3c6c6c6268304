// GetProducts of the price list service: filters over attributes, pages, products as JSON texts. Constraints and error codes
// are the service model's (botocore 1.43.11); the texts are assumed.
import { ServiceFault } from '../../wire/errors.ts';
import { documentOf, type Product, products } from './products.ts';

type Filter = { readonly Type: string; readonly Field: string; readonly Value: string };

const FORMAT = 'aws_v1';
const MOST = 100;
const KINDS = ['TERM_MATCH', 'EQUALS', 'CONTAINS', 'ANY_OF', 'NONE_OF'];

/** @throws ServiceFault InvalidParameterException, InvalidNextTokenException, NotFoundException. */
export function getProducts(input: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { ServiceCode: service, FormatVersion: format = FORMAT, NextToken: token } = input;
  if (typeof service !== 'string') throw wrong('ServiceCode is required.');
  if (service !== 'AmazonSageMaker') throw notFound(service);
  if (format !== FORMAT) throw wrong(`FormatVersion must be ${FORMAT}.`);
  const size = sizeOf(input.MaxResults);
  const filters = filtersOf(input.Filters);
  const found = products().filter((one) => filters.every((filter) => passes(one, filter)));
  const from = token === undefined ? 0 : fromOf(token);
  const page = found.slice(from, from + size);
  const more = from + size < found.length;
  return {
    FormatVersion: FORMAT,
    PriceList: page.map(documentOf),
    ...(more ? { NextToken: Buffer.from(`products ${from + size}`).toString('base64') } : {}),
  };
}

function sizeOf(given: unknown): number {
  if (given === undefined) return MOST;
  if (Number.isInteger(given) && Number(given) >= 1 && Number(given) <= MOST) return Number(given);
  throw wrong(`MaxResults must be a whole number from 1 to ${MOST}.`);
}

function filtersOf(given: unknown): readonly Filter[] {
  const all = given ?? [];
  if (!Array.isArray(all) || all.length > 50 || !all.every(isFilter)) {
    throw wrong(`Filters must be at most 50, each of Type (${KINDS.join(', ')}), Field and Value.`);
  }
  return all;
}

function isFilter(value: unknown): value is Filter {
  if (typeof value !== 'object' || value === null) return false;
  const { Type, Field, Value } = value as Partial<Filter>;
  return KINDS.includes(Type ?? '') && isText(Field) && isText(Value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length >= 1 && value.length <= 1024;
}

/** A field that a product lacks has no value; names of fields and values of terms are compared without regard to case. */
function passes({ attributes, family }: Product, { Type, Field, Value }: Filter): boolean {
  const named = { ...attributes, productFamily: family, ServiceCode: 'AmazonSageMaker' };
  const [, value = ''] =
    Object.entries(named).find(([name]) => name.toLowerCase() === Field.toLowerCase()) ?? [];
  const several = Value.split(',').map((one) => one.trim());
  if (Type === 'CONTAINS') return value.includes(Value);
  if (Type === 'ANY_OF') return several.includes(value);
  if (Type === 'NONE_OF') return !several.includes(value);
  return Type === 'EQUALS' ? value === Value : value.toLowerCase() === Value.toLowerCase();
}

function fromOf(token: unknown): number {
  const text = typeof token === 'string' ? Buffer.from(token, 'base64').toString() : '';
  const [, from] = /^products (\d{1,9})$/.exec(text) ?? [];
  if (from !== undefined) return Number(from);
  throw new ServiceFault('InvalidNextTokenException', 'The pagination token is invalid.');
}

function wrong(message: string): ServiceFault {
  return new ServiceFault('InvalidParameterException', message);
}

function notFound(service: string): ServiceFault {
  return new ServiceFault('NotFoundException', `The service code ${service} is not known.`);
}
