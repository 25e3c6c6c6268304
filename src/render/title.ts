// A unit as people call it.
import { safe } from './safe.ts';

const SECTIONS: Readonly<Record<string, string>> = {
  endpoints: 'endpoint',
  models: 'model',
  recommendations: 'recommendation',
};

/** `endpoint fraud` of `endpoints.fraud`; safe to print. */
export function titleOf(address: string): string {
  const dot = address.indexOf('.');
  const section = SECTIONS[address.slice(0, Math.max(0, dot))];
  return section === undefined ? safe(address) : `${section} ${safe(address.slice(dot + 1))}`;
}

/** ` (risk-fraud)`: the name in the account, where the address does not say it; safe to print. */
export function nameBeside({ address, name }: { readonly address: string; readonly name: string }): string {
  const key = address.slice(address.indexOf('.') + 1);
  return key === name || key.endsWith(` (${name})`) ? '' : ` (${safe(name)})`;
}
