import {
  code,
  doc,
  from,
  key,
  lit,
  multiline,
  operated,
  spaced,
  template,
  templateOf,
  type Code,
  type Ref,
} from '@drawbridge/source'
import { readAlong, workedOut, workers } from './after-reading.ts'
import { converters } from './converters.ts'
import { computedInQuery, computedParts, computedSql, personalSource } from './computed.ts'
import type { Dialect } from '@drawbridge/sql'
import type { ColumnModel } from '../../model.ts'
import { outputSchema } from './json-schema.ts'
import { servedTable } from './lookup.ts'
import { inclusionsOf, linksOf } from './relations.ts'
import { capitalised, withArticle, type Resource } from './resource.ts'
import { ruledFields } from './ruled-fields.ts'
import { readable, selectedText } from './selected-columns.ts'
import { conversionOf } from './values.ts'

/** `src/tasks/task.ts`: a row in TypeScript, in JSON and in a SELECT. */
export function shapeFile(resource: Resource): Code {
  const { table, type, properties } = resource
  const { node } = table
  return code`
    ${table.description !== '' && doc(table.description)}
    export interface ${type} {
      ${readable(resource).map((column) => field(node, column, member(resource, column)))}
      ${inclusionsOf(resource).map(({ relation, target, many }) =>
        from(
          node,
          code`${key(relation.name)}?: ${target.type}${many ? code`[]` : code` | null`}`,
          relation.field,
        ),
      )}
    }

    ${inputTypes(resource)}

    ${rowType(resource)}

    ${knownType(resource)}

    ${spaced(computedInQuery(resource).map((column) => computedSql(resource, column)))}

    export const ${resource.columns} = ${selectedColumns(resource)}

    ${personalColumns(resource)}

    ${personalSource(resource)}

    ${workers(resource)}

    ${converters(resource)}

    ${
      isShown(resource) &&
      code`
      export const ${properties} = {
        ${readable(resource).map((column) =>
          field(node, column, code`${key(column.name)}: ${lit(outputSchema(column))},`),
        )}
      } as const`
    }`
}

/** Whether some ready-made route answers with such rows. */
function isShown({ table, model }: Resource): boolean {
  const isServed = servedTable(table.node, model) !== undefined
  return isServed || model.auth?.table === table.node
}

function field(node: string, column: ColumnModel, content: Code): Code {
  return code`${from(node, content, column.field === '' ? undefined : column.field)}`
}

function member({ dialect }: Resource, column: ColumnModel): Code {
  const description = column.settings?.description ?? column.computed?.description ?? ''
  return code`
    ${description !== '' && doc(description)}
    ${key(column.name)}${column.settings?.readRule && code`?`}: ${nullable(column, conversionOf(column, dialect).type)}`
}

function nullable(column: ColumnModel, type: Code): Code {
  const isAnything = column.type.type === 'json'
  return column.nullable && !isAnything ? operated([type, code`null`], '|') : type
}

/** What callers write: on creating, and on changing. */
function inputTypes(resource: Resource): Code | false {
  const { table, inputType, noun, dialect } = resource
  const { create, bulkCreate, update } = table.access
  if (!create && !bulkCreate && !update) return false
  const fields = table.columns.filter(({ writable }) => writable)
  const members = [
    ...fields.map((column) =>
      field(
        table.node,
        column,
        code`readonly ${key(column.name)}${column.optional && code`?`}: ${inputTypeOf(resource, column)}`,
      ),
    ),
    ...linksOf(resource).map(({ idsName, target, relation }) =>
      from(
        table.node,
        code`readonly ${key(idsName)}?: readonly ${conversionOf(target.key, dialect).type}[]`,
        relation.field,
      ),
    ),
  ]
  return code`
    ${doc(`What callers write when they make ${withArticle(noun)}.`)}
    export interface ${inputType} {
      ${members}
    }

    ${update && changes(resource)}`
}

/** Choices are named once, by the row. */
function inputTypeOf({ type, dialect }: Resource, column: ColumnModel): Code {
  if (column.type.type === 'enum' && column.readable) return code`${type}[${lit(column.name)}]`
  return nullable(column, conversionOf(column, dialect).type)
}

function changes({ table, inputType, changesType, noun }: Resource): Code {
  const fixed = table.columns.filter((column) => column.fixed).map(({ name: one }) => lit(one))
  const changed = fixed.length === 0 ? inputType : code`Omit<${inputType}, ${operated(fixed, '|')}>`
  if (!table.version) return code`export type ${changesType} = Partial<${changed}>`
  return code`
    ${doc(`What callers write when they change ${withArticle(noun)}: \`version\` is the one that they saw.`)}
    export interface ${changesType} extends Partial<${changed}> {
      readonly version: number
    }`
}

function rowType(resource: Resource): Code {
  const { type, rowType: row, dialect } = resource
  const included = inclusionsOf(resource).map(({ relation }) => lit(relation.name))
  const different = readable(resource).filter((column) => {
    const { type: value, rowType: kept } = conversionOf(column, dialect)
    return value.strings.join() !== kept.strings.join() || column.settings?.readRule !== undefined
  })
  const along = readAlong(resource)
  const after = workedOut(resource).map(({ column }) => lit(column.name))
  const isSame = different.length === 0 && along.length === 0
  const omitted = [...different.map(({ name }) => lit(name)), ...after, ...included]
  const base = omitted.length === 0 ? code`${type}` : code`Omit<${type}, ${operated(omitted, '|')}>`
  if (isSame) {
    return code`
      ${doc('A row as the database gives it.')}
      export type ${row} = ${base}`
  }
  return code`
    ${doc('A row as the database gives it.')}
    export interface ${row} extends ${base} {
      ${[...different, ...along].map((column) => code`${key(column.name)}: ${keptType(column, dialect)}`)}
    }`
}

/** To the flows of the backend no rule hides a field. */
function knownType(resource: Resource): Code | false {
  const { type, knownType: known, noun } = resource
  const ruled = ruledFields(resource, 'readRule').map(({ name }) => lit(name))
  if (resource.convert === undefined || ruled.length === 0) return false
  return code`
    ${doc(`${capitalised(withArticle(noun))} with the fields that not everybody may read.`)}
    export type ${known} = ${type} & Required<Pick<${type}, ${operated(ruled, '|')}>>`
}

function keptType(column: ColumnModel, dialect: Dialect): Code {
  const { rowType: kept } = conversionOf(column, dialect)
  return column.nullable ? operated([kept, code`null`], '|') : kept
}

/** Named as callers name them, wrapped to lines that can be read. */
function selectedColumns(resource: Resource): Code {
  const computed = computedInQuery(resource).filter((column) => !column.computed?.isPersonal)
  const text = selectedText(resource)
  const isShort = text.length <= 82 && !text.includes('\n') && computed.length === 0
  if (isShort) return template`${text.trimStart()}`
  if (computed.length === 0) return multiline(`\n${text}`)
  return templateOf([`\n${text}`, ...computed.flatMap((column) => besideOthers(resource, column))])
}

/** The same with what is about whoever asks. */
function personalColumns(resource: Resource): Code | false {
  const { columns, selected, source } = resource
  if (source === undefined) return false
  const personal = computedInQuery(resource).filter((column) => column.computed?.isPersonal)
  const parts = personal.flatMap((column) => besideOthers(resource, column))
  return code`export const ${selected} = ${templateOf([columns, ...parts])}`
}

function besideOthers(resource: Resource, column: ColumnModel): readonly (string | Ref)[] {
  return [',\n  ', ...computedParts(resource, column)]
}
