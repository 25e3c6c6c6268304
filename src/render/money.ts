// Prices as people read them. Inputs are USD; nothing here rounds what is compared.

/** `$0.31`, `$1,204.50`; below ten cents three digits that matter: `$0.0452`. */
export function dollars(amount: number): string {
  if (amount > 0 && amount < 0.1) return `$${Number(amount.toPrecision(3))}`;
  const [whole = '', cents = ''] = amount.toFixed(2).split('.');
  return `$${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

/** {@link dollars} an hour; `unknown` where there is no price. */
export function perHour(amount: number | null): string {
  return amount === null ? 'unknown' : `${dollars(amount)}/h`;
}
