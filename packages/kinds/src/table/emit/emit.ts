import type { Hole } from '@drawbridge/source'
import { ref } from '@drawbridge/source'
import { OPERATIONS, type Operation } from '../../access.ts'
import type { Contribution, Emit, RouteInfo } from '../../contribution.ts'
import type { ApiModel } from '../../model.ts'
import { flowModules } from '../../flow/emit/modules.ts'
import { includesFile } from './includes.ts'
import { queriesFile } from './queries.ts'
import { referencesFile } from './references.ts'
import { resourceOf, withArticle, type Resource } from './resource.ts'
import { methodOf, pathOf, routesFile } from './routes.ts'
import { rulesFile } from './rules.ts'
import { schemasFile } from './schemas.ts'
import { shapeFile } from './shape.ts'
import { testFiles } from './tests.ts'

/** The folder of a table, and its routes where an api serves it. */
export const emitTable: Emit = (node, model) => {
  const table = model.tables.find((one) => one.node === node)
  if (table === undefined) return []
  const resource = resourceOf(table, model)
  const { files } = resource
  const module = (path: string, code: Hole | undefined): readonly Contribution[] =>
    code === undefined ? [] : [{ type: 'module', path, node, code }]
  const apis = model.apis.filter(({ tables }) => tables.includes(node))
  const isServed = apis.length > 0 && OPERATIONS.some((operation) => table.access[operation])
  const shape = module(files.shape, shapeFile(resource))
  const isWritten = isServed || model.flows.some(({ touches }) => touches.has(node))
  const own = model.flows.filter((flow) => flow.node === node && isWritten)
  const events = own.flatMap((flow) => flowModules(flow, model))
  if (!isServed) return [...shape, ...events]
  return [
    ...shape,
    ...events,
    ...module(files.rules, rulesFile(resource)),
    ...module(files.schemas, schemasFile(resource)),
    ...module(files.queries, queriesFile(resource)),
    ...module(files.includes, includesFile(resource)),
    ...module(files.references, referencesFile(resource)),
    ...module(files.routes, routesFile(resource)),
    ...testFiles(resource).flatMap(({ path, text }) => module(path, text)),
    ...apis.flatMap((api) => served(resource, api)),
  ]
}

function served(resource: Resource, api: ApiModel): readonly Contribution[] {
  const { table, files, functions } = resource
  const { prefix } = api.settings
  const plugin = ref(functions.plugin, files.routes)
  const routes = OPERATIONS.filter((operation) => table.access[operation] !== undefined)
  return [
    { type: 'plugin', node: table.node, plugin, api: api.node, ...(prefix !== '' && { prefix }) },
    ...routes.map((operation) => ({
      type: 'route' as const,
      route: routeInfo(resource, api, operation),
    })),
  ]
}

function routeInfo(resource: Resource, api: ApiModel, operation: Operation): RouteInfo {
  const { table, functions, model } = resource
  const path = api.settings.prefix + pathOf(resource, operation)
  const guard = api.guarded && model.auth !== undefined ? [model.auth.node] : []
  return {
    method: methodOf(operation),
    path: path.replaceAll(/:(\w+)/g, '{$1}'),
    name: functions[operation],
    summary: summaryOf(resource, operation),
    operation,
    access: table.access[operation] ?? [],
    nodes: [...guard, api.node, table.node],
  }
}

function summaryOf({ noun, table }: Resource, operation: Operation): string {
  const many = table.names.folder.replaceAll('-', ' ')
  switch (operation) {
    case 'list':
      return `List ${many}`
    case 'bulkCreate':
      return `Create several ${many}`
    case 'restore':
      return `Restore a deleted ${noun}`
    default:
      return `${operation.charAt(0).toUpperCase()}${operation.slice(1)} ${withArticle(noun)}`
  }
}
