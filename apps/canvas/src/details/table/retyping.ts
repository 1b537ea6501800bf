import type { Command } from '@drawbridge/commands'
import { findFieldWord, type Field } from '@drawbridge/kinds/faces'
import type { Json } from '@drawbridge/manifest'
import { setting } from './edit-item.ts'

/** Settings that speak of one type only, and the types that they speak of. */
const BELONGS: Readonly<Partial<Record<keyof Field, readonly Field['type'][]>>> = {
  length: ['string', 'bytes'],
  precision: ['decimal'],
  scale: ['decimal'],
  values: ['enum'],
  minLength: ['string', 'text'],
  maxLength: ['string', 'text'],
  pattern: ['string', 'text'],
  format: ['string'],
  minimum: ['integer', 'decimal', 'float'],
  maximum: ['integer', 'decimal', 'float'],
}

/** Gives a field another type by its word; settings that mean nothing for it go away. */
export function retyping(node: string, field: Field, said: string): readonly Command[] {
  const word = findFieldWord(said)
  if (!word) return []
  const wanted: Readonly<Record<string, unknown>> = { type: word.type, ...word.settings }
  const leaving = Object.entries(BELONGS)
    .filter(([key, types]) => key in field && !(key in wanted) && !types.includes(word.type))
    .map(([key]) => key)
  const stale = field.type === word.type ? ['format', 'length', 'scale', 'precision'] : []
  const gone = [...leaving, ...stale.filter((key) => key in field && !(key in wanted))]
  const defaultGoes = field.default !== undefined && field.type !== word.type ? ['default'] : []
  return [
    ...[...new Set([...gone, ...defaultGoes])].map((key) =>
      setting(node, 'fields', field.id, key, undefined),
    ),
    ...Object.entries(wanted)
      .filter(([key, value]) => field[key as keyof Field] !== value)
      .map(([key, value]) => setting(node, 'fields', field.id, key, value as Json)),
  ]
}
