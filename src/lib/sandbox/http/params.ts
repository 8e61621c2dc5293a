import {NodeError, type Frame} from '../chain/exceptions.js';
import {nameText, nameValue} from '../chain/names.js';

/** `invalid_http_request` with what was wrong after the general first entry. */
export function badRequest(...frames: Frame[]): NodeError {
  return new NodeError('invalid_http_request', [
    {
      format: 'Unable to parse valid input from POST body',
      file: 'http_plugin.hpp',
      line: 262,
      method: 'parse_params',
    },
    ...frames,
  ]);
}

/** Values of a request's body, read as leniently and as strictly as a node does (recorded answers, rules 6 to 8). */
export class Params {
  readonly values: Record<string, unknown>;

  constructor(values: Record<string, unknown>) {
    this.values = values;
  }

  /** The body of an endpoint with parameters. Throws NodeError 3200006. */
  static required(body: string): Params {
    const values = body === '' ? {} : parseObject(body);
    if (Object.keys(values).length === 0) {
      throw new NodeError('invalid_http_request', [
        {format: 'A Request body is required', file: 'http_plugin.hpp', line: 241, method: 'parse_params'},
      ]);
    }
    return new Params(values);
  }

  /** The body of an endpoint whose parameters may all be left out. */
  static optional(body: string): Params {
    return new Params(body === '' ? {} : parseObject(body));
  }

  /** Refuses any body but none and `{}`. */
  static none(body: string): void {
    if (body === '' || Object.keys(parseObject(body)).length === 0) return;
    throw badRequest({
      format: 'no parameter should be given',
      file: 'http_plugin.hpp',
      line: 255,
      method: 'parse_params',
    });
  }

  has(field: string): boolean {
    return this.values[field] !== undefined && this.values[field] !== null;
  }

  text(field: string): string {
    const value = this.values[field];
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  }

  /** An account, table or action name; "" when it is missing. */
  name(field: string): string {
    return requireName(this.text(field));
  }

  /** A whole number, also as text; negative ones wrap around like an unsigned 32-bit number. */
  integer(field: string, fallback: number): number {
    if (!this.has(field)) return fallback;
    const value = this.values[field];
    if (typeof value === 'boolean') return value ? 1 : 0;
    const text = this.text(field);
    if (!/^-?\d+(\.\d+)?$/.test(text)) throw notANumber();
    const number = Math.trunc(Number(text));
    return number < 0 ? 0xffff_ffff : number;
  }

  flag(field: string, fallback: boolean): boolean {
    if (!this.has(field)) return fallback;
    return ['true', '1'].includes(this.text(field));
  }

  /** An object inside the body; {} when it is missing or something else. */
  object(field: string): Record<string, unknown> {
    const value = this.values[field];
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  }

  list(field: string): unknown[] {
    const value = this.values[field];
    return Array.isArray(value) ? value : [];
  }
}

/** Parses a body that is a JSON array (push_transactions). Throws NodeError 3200006. */
export function parseList(body: string): unknown[] {
  const value = parse(body);
  if (!Array.isArray(value)) throw wrongCast(value, 'Array');
  return value;
}

/** A name that is written as a node writes it. Throws NodeError 3200006. */
export function requireName(text: string): string {
  if (Buffer.byteLength(text) > 13) throw badName('Name is longer than 13 characters (${name}) ', {name: text});
  const normalized = nameText(nameValue(text));
  if (normalized === text) return text;
  throw badName('Name not properly normalized (name: ${name}, normalized: ${normalized}) ', {name: text, normalized});
}

function parseObject(body: string): Record<string, unknown> {
  const value = parse(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongCast(value, 'Object');
  return value as Record<string, unknown>;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch (error) {
    const detail = error instanceof Error ? error.message : '';
    throw badRequest({format: '${detail}', data: {detail}, file: 'json.cpp', line: 462, method: 'from_string'});
  }
}

function wrongCast(value: unknown, target: string): NodeError {
  const type = Array.isArray(value) ? 'array' : typeof value;
  return badRequest({
    format: `Invalid cast from type '${type}_type' to ${target}`,
    file: 'variant.cpp',
    line: 622,
    method: 'get_object',
  });
}

function notANumber(): NodeError {
  return badRequest(
    {format: "Couldn't parse uint64_t", file: 'string.cpp', line: 113, method: 'to_uint64'},
    {format: '', file: 'string.cpp', line: 116, method: 'to_uint64'},
    {format: '', file: 'variant.cpp', line: 417, method: 'as_uint64'},
  );
}

function badName(format: string, data: Record<string, unknown>): NodeError {
  return badRequest({format, data, file: 'name.cpp', line: 13, method: 'set'});
}
