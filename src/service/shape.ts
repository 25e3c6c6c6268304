// What a member of a request may hold, by the service's own account: the form of the tables beside this file.

/** Lengths count code points; patterns are of the whole text. */
export type Text = {
  readonly is: 'text';
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly of?: readonly string[];
};

export type Whole = {
  readonly is: 'whole';
  readonly min?: number;
  readonly max?: number;
  readonly of?: readonly number[];
};

export type Switch = { readonly is: 'switch' };

export type List = {
  readonly is: 'list';
  readonly each: Shape;
  readonly min?: number;
  readonly max?: number;
};

export type Structure = {
  readonly is: 'structure';
  readonly members: Readonly<Record<string, Member>>;
  /** Those without which the service takes no request. */
  readonly required: readonly string[];
};

export type Shape = (Text | Whole | Switch | List | Structure) & {
  /** What the service takes, and tells, where nothing is said. */
  readonly already?: string | number | boolean;
};

/** A member that the language has under a name of its own: the path from where `raw` stands. */
export type Named = { readonly is: 'named'; readonly field: string };

/** A member that nobody can write through inferra. */
export type Withheld = { readonly is: 'withheld'; readonly because: string };

export type Member = Shape | Named | Withheld;

export const text = (limits: Omit<Text, 'is'> = {}): Text => ({ is: 'text', ...limits });
export const oneOf = (...of: readonly string[]): Text => ({ is: 'text', of });
export const whole = (limits: Omit<Whole, 'is'> = {}): Whole => ({ is: 'whole', ...limits });
export const onOff: Switch = { is: 'switch' };
export const listOf = (each: Shape, limits: Pick<List, 'min' | 'max'> = {}): List => ({
  is: 'list',
  each,
  ...limits,
});
export const structure = (members: Structure['members'], required: readonly string[] = []): Structure => ({
  is: 'structure',
  members,
  required,
});
export const named = (field: string): Named => ({ is: 'named', field });
export const withheld = (because: string): Withheld => ({ is: 'withheld', because });

/** Can it be written under `raw`? */
export function isShape(member: Member): member is Shape {
  return member.is !== 'named' && member.is !== 'withheld';
}

export function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
