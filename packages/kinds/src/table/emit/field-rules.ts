import { code, doc, key, lit, name, operated, ref, type Code, type Ref } from '@drawbridge/source'
import { readRule } from '../../access.ts'
import type { ColumnModel } from '../../model.ts'
import * as refs from './refs.ts'
import type { Resource } from './resource.ts'
import { ruledFields, type Side } from './ruled-fields.ts'
import { rulesInWords } from './rules-in-words.ts'
import { lacks } from './standing.ts'
import { ownerColumn } from './statements.ts'

export function withholdRef({ files }: Resource): Ref {
  return ref('withhold', files.rules)
}

export function askableRef({ files }: Resource): Ref {
  return ref('askable', files.rules)
}

export function checkWritableRef({ files }: Resource): Ref {
  return ref('checkWritable', files.rules)
}

/** The functions of `rules.ts` about single fields. */
export function fieldRules(resource: Resource): readonly (Code | false)[] {
  const read = ruledFields(resource, 'readRule')
  const { create, bulkCreate, update, list } = resource.table.access
  const written = (create ?? bulkCreate ?? update) ? ruledFields(resource, 'writeRule') : []
  return [
    read.length > 0 && withhold(resource, read),
    read.length > 0 && list !== undefined && askable(resource, read),
    written.length > 0 && checkWritable(resource, written),
  ]
}

function withhold(resource: Resource, fields: readonly ColumnModel[]): Code {
  const { items, item, type } = resource
  return code`
    ${doc(`Leaves out what the caller may not read: ${inWords(fields, 'readRule')}.`)}
    export function withhold(${items}: readonly ${type}[], caller: ${refs.Caller} | null): void {
      for (const ${item} of ${items}) {
        ${fields.map((field) => code`if (${refused(resource, field, 'readRule', code`${item}`)}) delete ${item}.${key(field.name)}`)}
      }
    }`
}

/** A filter or an order would tell of the values all the same. */
function askable(resource: Resource, fields: readonly ColumnModel[]): Code {
  const kept = fields.map((field) => {
    const remove = code`kept.delete(${lit(field.name)})`
    const isRefused = refused(resource, field, 'readRule')
    return {
      asks: isRefused !== ALWAYS,
      line: isRefused === ALWAYS ? remove : code`if (${isRefused}) ${remove}`,
    }
  })
  const caller = name(kept.some(({ asks }) => asks) ? 'caller' : '_caller')
  return code`
    ${doc(`What the caller may filter and sort ${resource.table.names.plural} by: not by what they can't read in every one.`)}
    export function askable(columns: ${refs.Columns}, ${caller}: ${refs.Caller} | null): ${refs.Columns} {
      const kept = new Map(Object.entries(columns))
      ${kept.map(({ line }) => line)}
      return Object.fromEntries(kept)
    }`
}

function checkWritable(resource: Resource, fields: readonly ColumnModel[]): Code {
  const asksOwner = fields.some((field) => hasOwnerRule(field, 'writeRule'))
  return code`
    ${doc(`Refuses what is not for the caller to write: ${inWords(fields, 'writeRule')}.`)}
    export function checkWritable(
      input: Partial<${resource.inputType}>,
      caller: ${refs.Caller} | null${asksOwner && code`, isOwner: boolean`}
    ): void {
      const errors: ${refs.FieldError}[] = []
      ${fields.map(
        (field) => code`
          if (input.${key(field.name)} !== undefined && ${refused(resource, field, 'writeRule')})
            errors.push({ field: ${lit(field.name)}, message: 'is not yours to write' })`,
      )}
      if (errors.length > 0) throw new ${refs.ProblemClass}(403, 'You may not write all of this.', { errors })
    }`
}

export function hasOwnerRule({ settings }: ColumnModel, side: Side): boolean {
  return settings?.[side]?.includes('owner') === true
}

/** Where it depends on the row, and there is none yet. */
const ALWAYS = code`true`

/** Whether none of its rules lets the caller near a field. */
function refused(resource: Resource, field: ColumnModel, side: Side, row?: Code): Code {
  const rules = field.settings?.[side] ?? []
  if (rules.includes('signedIn')) return code`caller === null`
  const tests = rules.flatMap((rule) => {
    const { who } = readRule(rule)
    if (who === 'role' || who === 'permission') return [lacks(rule, true)]
    if (row) return [code`${row}.${key(ownerColumn(resource).name)} !== caller?.id`]
    return side === 'writeRule' ? [code`!isOwner`] : []
  })
  return tests.length === 0 ? ALWAYS : operated(tests, '&&')
}

/** `` `email` is for its owner; an admin ``. */
function inWords(fields: readonly ColumnModel[], side: Side): string {
  return fields
    .map(
      ({ name: field, settings }) => `\`${field}\` is for ${rulesInWords(settings?.[side] ?? [])}`,
    )
    .join(', ')
}
