import { diagnose, hasErrors, pointer, type Diagnostic, type Place } from '@drawbridge/manifest'
import type { Drawing, TablePart } from '../drawing.ts'
import { checkDefault } from './check-default.ts'
import { CONTROL } from './control.ts'
import { givenToRow } from '../flow/given-to-row.ts'
import { checkPattern } from './check-pattern.ts'
import { rangeOf } from './ranges.ts'
import type { Field, FieldType } from './settings.ts'

/** The types for which a setting means something; what is not listed means something for all. */
const MEANINGFUL = {
  length: ['string', 'bytes'],
  precision: ['decimal'],
  scale: ['decimal'],
  values: ['enum'],
  minLength: ['string', 'text'],
  maxLength: ['string', 'text'],
  pattern: ['string', 'text'],
  format: ['string'],
  minimum: ['integer', 'bigint', 'decimal', 'float'],
  maximum: ['integer', 'bigint', 'decimal', 'float'],
} as const satisfies Partial<Record<keyof Field, readonly FieldType[]>>

/** Types whose values a database can't compare as keys. */
export const NOT_KEYS: ReadonlySet<FieldType> = new Set(['text', 'json', 'bytes'])

/** Whether the settings of each field agree with its type and with each other. */
export function checkFields(part: TablePart, drawing: Drawing): readonly Diagnostic[] {
  const { node, settings } = part
  const { access } = settings
  const isCreated =
    access?.create !== undefined ||
    access?.bulkCreate !== undefined ||
    drawing.accounts?.table === part
  // Whoever signs up starts no events.
  const filled = drawing.accounts?.table === part ? new Set() : givenToRow(settings.events)
  const found: Diagnostic[] = []
  // What only points to others, as a loan to a book and a member, says that.
  if (settings.fields.length === 0 && (settings.relations ?? []).length === 0) {
    const place = { node: node.id, field: '/settings/fields' }
    found.push(diagnose('empty-table', place, { name: node.name }))
  }
  settings.fields.forEach((field, index) => {
    const at = (key: keyof Field | '') => ({
      node: node.id,
      field: pointer('settings', 'fields', index, ...(key === '' ? [] : [key])),
    })
    const own = [...checkApplies(field, at), ...checkValues(field, at), ...checkLimits(field, at)]
    if (field.pattern !== undefined) own.push(...checkPattern(field, field.pattern, at('pattern')))
    // A default is held against limits that make sense.
    if (!hasErrors(own)) own.push(...checkDefault(field, at('default')))
    if (field.unique === true && NOT_KEYS.has(field.type)) {
      const facts = { name: field.name, type: field.type, use: 'unique' }
      own.push(diagnose('not-indexable', at('unique'), facts))
    }
    const hidden = field.visibility === 'hidden' || field.visibility === 'readOnly'
    const needsValue = isCreated && field.required === true && field.default === undefined
    if (needsValue && hidden && !filled.has(field.name)) {
      own.push(diagnose('nobody-can-write', at('visibility'), { name: field.name }))
    }
    if (field.unique === true && settings.softDelete === true) {
      own.push(diagnose('unique-among-deleted', at('unique'), { name: field.name }))
    }
    found.push(...own)
  })
  return found
}

type At = (key: keyof Field | '') => Place

function checkApplies(field: Field, at: At): readonly Diagnostic[] {
  return Object.entries(MEANINGFUL).flatMap(([key, types]) => {
    const setting = key as keyof typeof MEANINGFUL
    const listed: readonly FieldType[] = types
    if (field[setting] === undefined || listed.includes(field.type)) return []
    const facts = { setting, type: field.type, types: listed }
    return [diagnose('setting-does-not-apply', at(setting), facts)]
  })
}

function checkValues(field: Field, at: At): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  if (field.type !== 'enum') return found
  const values = field.values ?? []
  if (values.length === 0) {
    found.push(diagnose('enum-without-values', at('values'), { name: field.name }))
  }
  const seen = new Set<string>()
  for (const value of values) {
    // MySQL compares without regard to spaces at the end, and people without regard to capitals.
    const same = value.trimEnd().toLowerCase()
    if (seen.has(same)) found.push(diagnose('duplicate-value', at('values'), { value }))
    if (CONTROL.test(value)) {
      found.push(
        diagnose('control-character', at('values'), { what: `A value of “${field.name}”` }),
      )
    }
    seen.add(same)
  }
  return found
}

function checkLimits(field: Field, at: At): readonly Diagnostic[] {
  const { minLength, maxLength, minimum, maximum } = field
  const length = field.type === 'string' ? (field.length ?? 255) : undefined
  const precision = field.precision ?? 12
  const scale = field.scale ?? 2
  const found: Diagnostic[] = []
  const ordered = (
    [low, lowValue]: readonly [string, number | undefined],
    [high, highValue]: readonly [string, number | undefined],
    key: keyof Field,
  ): void => {
    if (lowValue === undefined || highValue === undefined || lowValue <= highValue) return
    found.push(diagnose('contradictory-limits', at(key), { low, high, lowValue, highValue }))
  }
  ordered(['Shortest', minLength], ['Longest', maxLength], 'minLength')
  ordered(['Smallest', minimum], ['Greatest', maximum], 'minimum')
  ordered(['Shortest', minLength], ['Length', length], 'minLength')
  ordered(['Longest', maxLength], ['Length', length], 'maxLength')
  if (field.type === 'decimal') ordered(['Decimals', scale], ['Digits', precision], 'scale')
  const range = rangeOf(field)
  for (const [key, setting] of [
    ['minimum', 'Smallest'],
    ['maximum', 'Greatest'],
  ] as const) {
    const value = field[key]
    if (value === undefined || range === undefined) continue
    if (value < range.low || value > range.high) {
      const facts = { setting, value, range: range.words }
      found.push(diagnose('limit-out-of-range', at(key), facts))
    } else if (!range.fractions && !Number.isInteger(value)) {
      const facts = { setting, value, range: `whole numbers, ${range.words}` }
      found.push(diagnose('limit-out-of-range', at(key), facts))
    }
  }
  return found
}
