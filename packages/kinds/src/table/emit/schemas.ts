import { code, from, key, lit, name, spaced, type Code, type Hole } from '@drawbridge/source'
import type { ColumnModel } from '../../model.ts'
import { inputSchema, type JsonSchema } from './json-schema.ts'
import * as refs from './refs.ts'
import { inclusionsOf, linksOf } from './relations.ts'
import type { Resource } from './resource.ts'

/** `src/tasks/schemas.ts`: what each route takes and gives. */
export function schemasFile(resource: Resource): Code {
  const { table, item, functions } = resource
  const { list, read, create, bulkCreate, update, delete: remove, restore } = table.access
  const schema = (operation: keyof Resource['functions'], content: Code): Code =>
    code`export const ${name(functions[operation])} = ${content}`
  const params =
    resource.key.type.type === 'uuid' ? code`params: ${refs.uuidParams}` : code`${refs.params}`
  return code`${spaced([
    (list || read || create || bulkCreate || update || restore) && itemSchema(resource),
    (create || bulkCreate || update) && writable(resource),
    (create || bulkCreate) && inputObject(resource),
    update && changesObject(resource),
    list &&
      schema(
        'list',
        code`{
          response: {
            200: { type: 'object', properties: { data: { type: 'array', items: ${item} }, ${refs.page} } },
          },
        }`,
      ),
    read && schema('read', code`{ ${params}, response: { 200: ${item} } }`),
    create && schema('create', code`{ body: input, response: { 201: ${item} } }`),
    bulkCreate &&
      schema(
        'bulkCreate',
        code`{
          body: {
            type: 'object',
            properties: { items: { type: 'array', items: input, minItems: 1, maxItems: 100 } },
            required: ['items'],
            additionalProperties: false,
          },
          response: { 201: { type: 'object', properties: { data: { type: 'array', items: ${item} } } } },
        }`,
      ),
    update && schema('update', code`{ ${params}, body: changes, response: { 200: ${item} } }`),
    remove && schema('delete', code`{ ${params}, response: { 204: { type: 'null' } } }`),
    restore && schema('restore', code`{ ${params}, response: { 200: ${item} } }`),
  ])}`
}

function keySchema({ key: column }: Resource) {
  return column.type.type === 'uuid'
    ? ({ type: 'string', format: 'uuid', lowerCase: true } as const)
    : ({ type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER } as const)
}

function itemSchema(resource: Resource): Code {
  const { item, properties, table } = resource
  const inclusions = inclusionsOf(resource)
  if (inclusions.length === 0)
    return code`const ${item} = { type: 'object', properties: ${properties} }`
  const members = inclusions.map(({ relation, target, many }) => {
    const schema = many
      ? code`{ type: 'array', items: { type: 'object', properties: ${target.properties} } }`
      : code`{ type: ['object', 'null'], properties: ${target.properties} }`
    return from(table.node, code`${key(relation.name)}: ${schema},`, relation.field)
  })
  return code`
    const ${item} = {
      type: 'object',
      properties: {
        ...${properties},
        ${members}
      },
    }`
}

/** What callers write; what they write on creating alone stands apart where they may change the rest. */
function writable(resource: Resource): Code {
  const { create, bulkCreate, update } = resource.table.access
  if (update === undefined || !hasFixed(resource))
    return code`
      const writable = {
        ${written(resource, () => true)}
        ${writtenLinks(resource)}
      }`
  return code`
    const changeable = {
      ${written(resource, ({ fixed }) => fixed === undefined)}
      ${writtenLinks(resource)}
    }

    ${
      (create || bulkCreate) &&
      code`
        const writable = {
          ${written(resource, ({ fixed }) => fixed !== undefined)}
          ...changeable,
        }`
    }`
}

function hasFixed({ table }: Resource): boolean {
  return table.columns.some(({ fixed }) => fixed)
}

function written(resource: Resource, isMeant: (column: ColumnModel) => boolean): readonly Hole[] {
  const { table } = resource
  return table.columns
    .filter((column) => column.writable && isMeant(column))
    .map((column) =>
      from(table.node, code`${key(column.name)}: ${lit(inputOf(resource, column))},`, column.field),
    )
}

function writtenLinks(resource: Resource): readonly Hole[] {
  const { table } = resource
  return linksOf(resource).map(({ idsName, target, relation }) =>
    from(
      table.node,
      code`${key(idsName)}: {
        type: 'array',
        items: ${lit(keySchema(target))},
        maxItems: 100,
        uniqueItems: true,
      },`,
      relation.field,
    ),
  )
}

/** People sign in by their e-mail address however they write it. */
export function inputOf({ table, model }: Resource, column: ColumnModel): JsonSchema {
  const schema = inputSchema(column)
  const isIdentifier = model.auth?.table === table.node && model.auth.identifier.id === column.id
  const isEmail = column.settings?.format === 'email' || column.name === 'email'
  return isIdentifier && isEmail ? { ...schema, lowerCase: true } : schema
}

function inputObject({ table }: Resource): Code {
  const required = table.columns
    .filter(({ writable: isWritable, optional }) => isWritable && !optional)
    .map((column) => column.name)
  return code`
    const input = {
      type: 'object',
      properties: writable,
      ${required.length > 0 && code`required: ${lit(required)},`}
      additionalProperties: false,
    }`
}

function changesObject(resource: Resource): Code {
  const { table } = resource
  const all = name(hasFixed(resource) ? 'changeable' : 'writable')
  const properties = table.version
    ? code`{ ...${all}, version: { type: 'integer', minimum: 1 } }`
    : all
  return code`
    const changes = {
      type: 'object',
      properties: ${properties},
      ${table.version ? code`required: ['version'],` : code`minProperties: 1,`}
      additionalProperties: false,
    }`
}
