import type { Command } from '@drawbridge/commands'
import type { JsonObject } from '@drawbridge/manifest'
import type { Doing } from './doing.ts'

const OWN_TYPE: ReadonlySet<string> = new Set(['type', 'values'])

/** Sets what a field must be, and says it; what its type alone knows goes with the type. */
export function setLimits(
  id: string,
  table: string,
  field: JsonObject & { readonly id: string; readonly name: string },
  settings: JsonObject,
  doing: Doing,
): void {
  const isRelation = field['target'] !== undefined
  const list = isRelation ? 'relations' : 'fields'
  const kept = Object.entries(longEnough(field, settings)).filter(
    ([name]) => !isRelation || name === 'required',
  )
  const isNew = kept.some(([name]) => OWN_TYPE.has(name))
  const choices = settings['values']
  const begins = JSON.stringify(field['default'] ?? null)
  const beginsOtherwise =
    Array.isArray(choices) && !choices.some((one) => begins.includes(JSON.stringify(one)))
  const away = isNew
    ? [
        'format',
        'length',
        'minLength',
        'maxLength',
        ...(beginsOtherwise ? ['default'] : []),
      ].filter((name) => field[name] !== undefined)
    : []
  const commands = [
    ...away.map((name): Command => ({
      type: 'setSetting',
      id,
      path: [list, `#${field.id}`, name],
    })),
    ...kept
      .filter(([name, value]) => JSON.stringify(field[name]) !== JSON.stringify(value))
      .map(([name, value]): Command => ({
        type: 'setSetting',
        id,
        path: [list, `#${field.id}`, name],
        value: value ?? null,
      })),
  ]
  const words = kept
    .map(([name, value]) => inWords(name, value))
    .filter(Boolean)
    .join(', ')
  doing.do(`${field.name} of ${table}: ${words}.`, commands)
}

/** A text of 255 characters can't hold more: it gets room, and beyond what a column of such texts holds it is a long one. */
export function longEnough(field: JsonObject, settings: JsonObject): JsonObject {
  const wanted = Number(settings['maxLength'] ?? 0)
  if (field['type'] !== 'string' || wanted <= Number(field['length'] ?? 255)) return settings
  return wanted > 700 && field['unique'] !== true && settings['unique'] !== true
    ? { ...settings, type: 'text' }
    : { ...settings, length: wanted }
}

function inWords(name: string, value: unknown): string {
  const WORDS: Readonly<Record<string, string>> = {
    required: value === true ? 'required' : 'may be empty',
    unique: value === true ? 'no two the same' : 'several may have the same',
    minLength: `at least ${String(value)} characters`,
    maxLength: `at most ${String(value)} characters`,
    minimum: `at least ${String(value)}`,
    maximum: `at most ${String(value)}`,
    values: `one of ${Array.isArray(value) ? value.join(', ') : ''}`,
    format: `a valid ${String(value)}`,
    default: 'begins with what you said',
    visibility: String(value),
    pattern: `of the form ${String(value)}`,
  }
  return WORDS[name] ?? ''
}
