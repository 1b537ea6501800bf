import { parse, type Expression } from '@drawbridge/expressions'
import { isObject, type Json, type JsonObject } from '@drawbridge/manifest'
import type { Step } from '../../step.ts'
import { withNames, type Names, type Setting } from './evaluate.ts'
import { unforeseen, type Value } from './value.ts'

/** What a flow fails with. */
export class Failing extends Error {
  readonly status: number

  constructor(status: number) {
    super(String(status))
    this.status = status
  }
}

/** A play goes on with the names that its steps have given. */
export interface Play extends Setting {
  readonly names: Map<string, Value>
}

const known = new WeakMap<JsonObject, Map<string, Expression>>()

/** The formula of a setting. */
export function formulaOf({ settings }: Pick<Step, 'settings'>, key: string): Expression {
  return parsed(settings, key, settings[key])
}

/** Formulas by the names of what they are for. */
export function formulasOf(
  { settings }: Pick<Step, 'settings'>,
  key: string,
): readonly (readonly [string, Expression])[] {
  const found = settings[key]
  if (found === undefined || !isObject(found)) return []
  return Object.entries(found).map(([name, text]) => [name, parsed(found, name, text)])
}

/** Each text is read once, however often it is played. */
function parsed(holder: JsonObject, key: string, text: Json | undefined): Expression {
  const formulas = known.get(holder) ?? new Map<string, Expression>()
  known.set(holder, formulas)
  const before = formulas.get(key)
  if (before !== undefined) return before
  const read = typeof text === 'string' ? parse(text) : undefined
  if (read?.ok !== true) return unforeseen()
  formulas.set(key, read.expression)
  return read.expression
}

/** With names that one formula sees, and the steps behind it don't. */
export const seeing = (play: Play, names: Names): Setting => withNames(play, names)
