import {
  AUTH_ROUTES,
  AUTH_TABLES,
  SqlNames,
  errorModelOf,
  isByCookie,
  integrationsOf,
  wordsOf,
  type ApiModel,
  type AuthModel,
  type Drawing,
  type Model,
  type TableModel,
  type TableNames,
} from '@drawbridge/kinds'
import type { Dialect } from '@drawbridge/sql'
import { columnsOf } from './columns.ts'
import { relationsOf } from './relations.ts'
import { schemaOf } from './schema.ts'

/** Puts the model together from a drawing in which nothing is wrong. */
export function modelOf(
  drawing: Drawing,
  names: ReadonlyMap<string, TableNames>,
  dialect: Dialect,
): Model {
  const { name, description = '' } = drawing.manifest
  const sqlNames = new SqlNames()
  for (const kept of AUTH_TABLES) sqlNames.take(kept)
  const built = drawing.tables.flatMap((part) => {
    const own = names.get(part.node.id)
    if (own === undefined) return []
    sqlNames.take(own.sql)
    return [{ part, names: own, columns: columnsOf(part, drawing) }]
  })
  const { byTable, joins } = relationsOf(drawing, names, sqlNames)
  const tables = built.map(({ part, names: own, columns }): TableModel => {
    const models = columns.map((column) => column.model)
    const isAccounts = drawing.accounts?.table === part
    const owner = models.find((column) => column.role === (isAccounts ? 'key' : 'owner'))
    return {
      node: part.node.id,
      names: own,
      description: part.node.description ?? '',
      columns: models,
      relations: byTable.get(part.node.id) ?? [],
      softDelete: part.settings.softDelete === true,
      timestamps: part.settings.timestamps === true,
      version: part.settings.version === true,
      ...(owner === undefined ? {} : { owner }),
      access: part.settings.access ?? {},
      conditions: new Map(),
    }
  })
  const auth = authOf(drawing, tables)
  return {
    name,
    slug: slugOf(name),
    description,
    dialect,
    tables,
    ...(auth === undefined ? {} : { auth }),
    apis: drawing.apis.map((part) => apiOf(part, drawing)),
    integrations: integrationsOf(drawing),
    flows: [],
    packages: new Map(),
    schema: schemaOf(drawing, built, joins, sqlNames),
  }
}

function slugOf(name: string): string {
  const slug = wordsOf(name).join('-').slice(0, 60).replace(/-+$/, '')
  return /^[a-z]/.test(slug) ? slug : ['backend', slug].filter(Boolean).join('-')
}

function authOf(drawing: Drawing, tables: readonly TableModel[]): AuthModel | undefined {
  const { accounts } = drawing
  if (accounts === undefined) return undefined
  const { node, settings } = accounts.auth
  const complete = {
    method: settings.method ?? 'jwt',
    carrier: settings.carrier ?? 'header',
    scheme: settings.scheme ?? 'Bearer',
    identifier: settings.identifier ?? 'email',
    roles: settings.roles ?? ['user', 'admin'],
    registration: settings.registration ?? 'open',
    accessMinutes: settings.accessMinutes ?? 15,
    refreshDays: settings.refreshDays ?? 30,
    path: settings.path ?? '/auth',
  }
  const identifier = tables
    .find((table) => table.node === accounts.table.node.id)
    ?.columns.find((column) => column.name === complete.identifier)
  if (identifier === undefined) return undefined
  const routes = (settings.routes ?? AUTH_ROUTES).filter(
    (route) =>
      (route !== 'register' || complete.registration === 'open') &&
      (route !== 'refresh' || complete.method === 'jwt'),
  )
  return { node: node.id, settings: complete, routes, table: accounts.table.node.id, identifier }
}

function apiOf({ node, settings }: Drawing['apis'][number], drawing: Drawing): ApiModel {
  const guarded = drawing.guarded(node.id)
  const hasCookies = guarded && isByCookie(drawing.auths[0]?.settings ?? {})
  return {
    node: node.id,
    settings: {
      prefix: settings.prefix ?? '',
      pageSize: settings.pageSize ?? 20,
      origins: settings.origins ?? [],
      credentials: settings.credentials ?? hasCookies,
      exposedHeaders: settings.exposedHeaders ?? [],
      preflightMinutes: settings.preflightMinutes ?? 0,
      bodyKilobytes: settings.bodyKilobytes ?? 1024,
      ...(settings.timeoutSeconds !== undefined && { timeoutSeconds: settings.timeoutSeconds }),
      ...(settings.deprecation !== undefined && { deprecation: settings.deprecation }),
      rateLimit: settings.rateLimit ?? 600,
      joinReads: settings.joinReads ?? true,
    },
    errors: errorModelOf(drawing.apis.find((api) => api.settings.errors)?.settings.errors),
    tables: drawing.servedTables(node.id).map((table) => table.node.id),
    guarded,
  }
}
