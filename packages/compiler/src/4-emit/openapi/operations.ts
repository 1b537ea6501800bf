import {
  changesIdentifier,
  inclusionRefusals,
  inclusionsOf,
  outputSchema,
  searchesOf,
  type Operation,
  type Resource,
  type RouteInfo,
  inputObject,
  objectSchema,
  reference,
  type JsonObject,
  answer,
  type Described,
} from '@drawbridge/kinds'
import { listParameters, rowParameters } from './parameters.ts'
import { filterable, schemaNames } from './table-schemas.ts'

/** A ready-made operation of a table. */
export function tableOperation(resource: Resource, route: RouteInfo): Described {
  const operation = route.operation as Operation
  const names = schemaNames(resource)
  const row = reference('schemas', names.row)
  const id = keyParameter(resource)
  const { noun } = resource
  const many = resource.table.names.folder.replaceAll('-', ' ')
  switch (operation) {
    case 'list':
      return {
        parameters: [
          ...listParameters(
            filterable(resource),
            pageSize(resource, route),
            searchesOf(resource)
              .flat()
              .map(({ name }) => name),
          ),
          ...chosen(resource),
        ],
        success: { 200: answer(`A page of ${many}.`, reference('schemas', names.page)) },
        problems: [400, ...inclusionRefusals(resource)],
      }
    case 'read':
      return {
        parameters: [id, ...chosen(resource)],
        success: { 200: answer(`The ${noun}.`, row) },
        problems: [400, ...inclusionRefusals(resource), 404],
      }
    case 'create':
      return {
        body: reference('schemas', names.input),
        success: {
          201: {
            ...answer(`The new ${noun}.`, row),
            headers: {
              location: { description: `Path of the new ${noun}.`, schema: { type: 'string' } },
            },
          },
        },
        problems: [400, ...unwritable(resource), 409, 415],
      }
    case 'bulkCreate':
      return {
        body: inputObject(
          {
            items: {
              type: 'array',
              items: reference('schemas', names.input),
              minItems: 1,
              maxItems: 100,
            },
          },
          ['items'],
        ),
        success: {
          201: answer(
            `The new ${many}, in the order in which they were sent: all of them or none.`,
            objectSchema({ data: { type: 'array', items: row } }, ['data']),
          ),
        },
        problems: [400, ...unwritable(resource), 409, 415],
      }
    case 'update':
      return {
        parameters: [id],
        body: reference('schemas', names.changes),
        success: { 200: answer(`The changed ${noun}.`, row) },
        problems: [400, ...unwritable(resource), 404, 409, 415],
      }
    case 'delete':
      return {
        parameters: [id],
        success: { 204: { description: `The ${noun} is deleted.` } },
        problems: [400, 404, 409],
      }
    case 'restore':
      return {
        parameters: [id],
        success: { 200: answer(`The restored ${noun}.`, row) },
        problems: [400, 404, 409],
      }
  }
}

/** Some fields are not for everybody to write, or not for whoever signed in long ago. */
const unwritable = ({ model, table }: Resource): readonly number[] =>
  changesIdentifier(model, table) ||
  table.columns.some(({ settings }) => settings?.writeRule !== undefined)
    ? [403]
    : []

function keyParameter({ key, noun }: Resource): JsonObject {
  return {
    name: 'id',
    in: 'path',
    required: true,
    description: `Id of the ${noun}.`,
    schema: outputSchema(key) as JsonObject,
  }
}

function chosen(resource: Resource): readonly JsonObject[] {
  const includes = inclusionsOf(resource).map(({ relation }) => relation.name)
  const fields = resource.table.columns.filter(({ readable }) => readable).map(({ name }) => name)
  return rowParameters(includes, fields)
}

function pageSize({ model }: Resource, { nodes }: RouteInfo): number {
  return model.apis.find(({ node }) => nodes.includes(node))?.settings.pageSize ?? 20
}
