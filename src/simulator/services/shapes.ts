// The form of the checked-in wire shapes: what the service publishes about its inputs, and nothing else.

export type Shape = {
  /** The kind of value. */
  readonly t: 'structure' | 'list' | 'map' | 'string' | 'integer' | 'float' | 'boolean' | 'timestamp';
  /** Members of a structure: name to shape. */
  readonly m?: Readonly<Record<string, string>>;
  /** Required members. */
  readonly r?: readonly string[];
  /** Shape of a list's items. */
  readonly i?: string;
  /** Shapes of a map's keys and values. */
  readonly k?: string;
  readonly v?: string;
  /** Least and greatest length, or value for numbers. */
  readonly min?: number;
  readonly max?: number;
  /** Anchored by the service. */
  readonly pattern?: string;
  readonly enum?: readonly string[];
};

export type ShapeTable = Readonly<Record<string, Shape>>;
