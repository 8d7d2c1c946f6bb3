import type { Fault, FaultKind, TokenShape } from '../state/fault.ts';

const SHAPES: readonly TokenShape[] = ['data', 'array', 'bare', 'string'];

const STATUS = 'A status fault needs status, a number from 200 to 599.';

type Fields = Readonly<Record<string, unknown>>;

/** Reads a fault that came as JSON: the fault, or one sentence on what is wrong with it. */
export function parseFault(value: unknown): Fault | string {
  if (typeof value !== 'object' || value === null) return 'fault must be an object.';
  const fields: Fields = { ...value };
  const kind = parseKind(fields);
  if (typeof kind === 'string') return kind;
  return {
    ...kind,
    ...text(fields, 'path'),
    ...text(fields, 'code'),
    ...text(fields, 'token'),
    ...(fields['when'] === 'after' ? { when: 'after' as const } : {}),
    ...(typeof fields['times'] === 'number' ? { times: fields['times'] } : {}),
  };
}

function parseKind(fields: Fields): FaultKind | string {
  const { kind, milliseconds, shape } = fields;
  switch (kind) {
    case 'throttled':
    case 'stall':
    case 'stalled_body':
    case 'reset':
    case 'truncated':
      return { kind };
    case 'status':
      return parseStatus(fields);
    case 'error':
      return parseError(fields);
    case 'delay':
      return typeof milliseconds === 'number'
        ? { kind, milliseconds }
        : 'A delay needs milliseconds, a number.';
    case 'shape': {
      const known = SHAPES.find((one) => one === shape);
      return known ? { kind, shape: known } : `shape must be one of ${SHAPES.join(', ')}.`;
    }
    default:
      return 'fault.kind must be one of status, error, throttled, delay, stall, stalled_body, reset, truncated, shape.';
  }
}

function parseStatus(fields: Fields): FaultKind | string {
  const { status } = fields;
  if (!isStatus(status)) return STATUS;
  return { kind: 'status', status, ...text(fields, 'body'), ...text(fields, 'contentType') };
}

function parseError(fields: Fields): FaultKind | string {
  const { message, status } = fields;
  if (typeof message !== 'string') return 'An error needs message, a string.';
  if (status !== undefined && !isStatus(status)) return STATUS;
  return {
    kind: 'error',
    message,
    ...number(fields, 'errorCode'),
    ...number(fields, 'subcode'),
    ...number(fields, 'status'),
    ...text(fields, 'type'),
  };
}

function isStatus(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 200 && value <= 599;
}

function number<Name extends string>(fields: Fields, name: Name): Partial<Record<Name, number>> {
  const value = fields[name];
  const entry: Partial<Record<string, number>> = typeof value === 'number' ? { [name]: value } : {};
  return entry;
}

function text<Name extends string>(fields: Fields, name: Name): Partial<Record<Name, string>> {
  const value = fields[name];
  const entry: Partial<Record<string, string>> = typeof value === 'string' ? { [name]: value } : {};
  return entry;
}
