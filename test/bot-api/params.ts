import { badRequest } from './errors.ts'

export type Json = Record<string, unknown>

/** Parameters of a call by name: native values out of a JSON body, strings out of a form. */
export type Params = Readonly<Json>

export function stringOf(params: Params, name: string): string | undefined {
  const value = params[name]
  if (value === undefined || value === null) return undefined
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

export function requiredString(params: Params, name: string): string {
  const value = stringOf(params, name)
  if (!value) throw badRequest(`${name} is empty`)
  return value
}

/** A whole number; undefined where the parameter is missing or is none. */
export function intOf(params: Params, name: string): number | undefined {
  const value = stringOf(params, name)?.trim()
  return value !== undefined && /^-?\d{1,16}$/.test(value) ? Number(value) : undefined
}

/** A whole number held within `[min, max]`, as Telegram does with limits and timeouts. */
export function clampedInt(params: Params, name: string, fallback: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, intOf(params, name) ?? fallback))
}

export function numberOf(params: Params, name: string): number | undefined {
  const value = stringOf(params, name)?.trim()
  if (!value) return undefined
  const number = Number(value)
  return Number.isFinite(number) ? number : undefined
}

export function boolOf(params: Params, name: string): boolean {
  const value = stringOf(params, name)?.trim().toLowerCase()
  return value === 'true' || value === 'yes' || value === '1'
}

/** A structured parameter, serialised or not. Throws 400 where it does not parse. */
function jsonOf(params: Params, name: string): unknown {
  const value = params[name]
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    throw badRequest(`can't parse ${name.replaceAll('_', ' ')} JSON object`)
  }
}

export function objectOf(params: Params, name: string): Json | undefined {
  const value = jsonOf(params, name)
  if (value === undefined) return undefined
  if (!isObject(value)) throw badRequest(`object expected as ${name.replaceAll('_', ' ')}`)
  return value
}

export function arrayOf(params: Params, name: string): readonly unknown[] | undefined {
  const value = jsonOf(params, name)
  if (value === undefined) return undefined
  if (!Array.isArray(value)) throw badRequest(`array expected as ${name.replaceAll('_', ' ')}`)
  return value
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
