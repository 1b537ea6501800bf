import {
  conversionOf,
  inclusionsOf,
  inputSchema,
  linksOf,
  outputSchema,
  rulesInWords,
  type ColumnModel,
  type Resource,
  inputObject,
  objectSchema,
  reference,
  type JsonObject,
} from '@drawbridge/kinds'
import { exampleRow } from './examples.ts'

/** Names of a table's schemas in the document; with a dot, no other table can have them. */
export function schemaNames({ table }: Resource) {
  const { type } = table.names
  return { row: type, input: `${type}.Input`, changes: `${type}.Changes`, page: `${type}.Page` }
}

/** The shapes of a table that callers meet: rows, and what they write. */
export function tableSchemas(resource: Resource): JsonObject {
  const { table } = resource
  const { create, bulkCreate, update, list } = table.access
  const names = schemaNames(resource)
  return {
    [names.row]: rowSchema(resource),
    ...(list && { [names.page]: pageSchema(names.row) }),
    ...((create || bulkCreate) && { [names.input]: inputOf(resource) }),
    ...(update && { [names.changes]: changesOf(resource) }),
  }
}

/** The columns that callers may filter and sort by. */
export function filterable({ table, dialect }: Resource): readonly ColumnModel[] {
  return table.columns.filter(
    (column) => column.readable && conversionOf(column, dialect).reader !== undefined,
  )
}

/** A field as it leaves the server, with what it says of itself. */
export function fieldSchema(column: ColumnModel): JsonObject {
  const { format, enum: choices, pattern } = inputSchema(column) as JsonObject
  return described(column, {
    ...(outputSchema(column) as JsonObject),
    format,
    enum: choices,
    pattern,
  })
}

function rowSchema(resource: Resource): JsonObject {
  const { table } = resource
  const columns = table.columns.filter(({ readable }) => readable)
  const fields = Object.fromEntries(columns.map((column) => [column.name, fieldSchema(column)]))
  const included = inclusionsOf(resource).map(
    ({ relation, target, many }): [string, JsonObject] => {
      const row = reference('schemas', schemaNames(target).row)
      return [
        relation.name,
        many ? { type: 'array', items: row } : { anyOf: [row, { type: 'null' }] },
      ]
    },
  )
  return {
    ...objectSchema({ ...fields, ...Object.fromEntries(included) }),
    ...(table.description !== '' && { description: table.description }),
    ...examples(exampleRow(columns)),
  }
}

function inputOf(resource: Resource): JsonObject {
  const columns = writable(resource)
  const required = columns.filter(({ optional }) => !optional).map(({ name }) => name)
  const asked = columns.filter(({ optional, settings }) => !optional || settings?.default)
  return { ...inputObject(writableProperties(resource), required), ...examples(exampleRow(asked)) }
}

function changesOf(resource: Resource): JsonObject {
  const { table } = resource
  const version = {
    type: 'integer',
    minimum: 1,
    description: 'The version that the change is based on.',
  }
  const isChangeable = ({ fixed }: ColumnModel): boolean => fixed === undefined
  const properties = writableProperties(resource, isChangeable)
  const change = writable(resource)
    .filter(isChangeable)
    .map((column) => exampleRow([column]))
    .find((row) => row !== undefined)
  if (!table.version) return { ...inputObject(properties), minProperties: 1, ...examples(change) }
  return {
    ...inputObject({ ...properties, version }, ['version']),
    examples: [{ ...change, version: 1 }],
  }
}

function writable({ table }: Resource): readonly ColumnModel[] {
  return table.columns.filter((column) => column.writable)
}

function writableProperties(
  resource: Resource,
  isMeant: (column: ColumnModel) => boolean = () => true,
): JsonObject {
  const meant = writable(resource).filter(isMeant)
  const fields = meant.map((column) => [column.name, writtenSchema(column)])
  const links = linksOf(resource).map(({ idsName, target }) => [
    idsName,
    {
      type: 'array',
      items: outputSchema(target.key) as JsonObject,
      maxItems: 100,
      uniqueItems: true,
    },
  ])
  return Object.fromEntries([...fields, ...links])
}

/** A field as callers write it. */
export function writtenSchema(column: ColumnModel): JsonObject {
  const { exactMinimum: _least, exactMaximum: _most, ...schema } = inputSchema(column) as JsonObject
  return described(column, schema)
}

function described({ settings, computed }: ColumnModel, schema: JsonObject): JsonObject {
  const { readRule, writeRule } = settings ?? {}
  const description = [
    settings?.description ?? computed?.description,
    readRule && `Shown to: ${rulesInWords(readRule)}.`,
    writeRule && `Written by: ${rulesInWords(writeRule)}.`,
  ]
    .filter((one) => one !== undefined && one !== '')
    .join(' ')
  return { ...schema, ...(description !== '' && { description }) }
}

/** The member `examples` of a schema, where there is one to give. */
export function examples(example: JsonObject | undefined): JsonObject {
  return example === undefined ? {} : { examples: [example] }
}

function pageSchema(row: string): JsonObject {
  const page = objectSchema(
    {
      limit: { type: 'integer' },
      next: {
        type: ['string', 'null'],
        description: 'Cursor of the next page; null on the last page.',
      },
      total: { type: 'integer', description: 'Rows on all pages, with `count=true`.' },
    },
    ['limit', 'next'],
  )
  return objectSchema({ data: { type: 'array', items: reference('schemas', row) }, page }, [
    'data',
    'page',
  ])
}
