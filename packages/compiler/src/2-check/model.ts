import {
  AUTH_TABLES,
  SqlNames,
  errorModelOf,
  homeOf,
  isByCookie,
  integrationsOf,
  lowerAccess,
  OUTBOX,
  wordsOf,
  type ApiModel,
  type AuthModel,
  type ColumnModel,
  type Drawing,
  type Model,
  type OrganisationsModel,
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
  for (const kept of [...AUTH_TABLES, OUTBOX]) sqlNames.take(kept)
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
      access: lowerAccess(part, drawing),
      conditions: new Map(),
    }
  })
  const auth = authOf(drawing, tables)
  const apart = apartOf(drawing, tables)
  const mail = drawing.parts.find((part) => part.node.kind === 'mail')?.node.id
  return {
    name,
    slug: slugOf(name),
    description,
    dialect,
    tables,
    ...(auth === undefined ? {} : { auth }),
    ...(apart === undefined ? {} : { organisations: apart }),
    ...(mail === undefined ? {} : { mail: { node: mail } }),
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
  const identifier = tables
    .find((table) => table.node === accounts.table.node.id)
    ?.columns.find((column) => column.name === settings.identifier)
  if (identifier === undefined) return undefined
  const routes = settings.routes.filter(
    (route) =>
      (route !== 'register' || settings.registration === 'open') &&
      (route !== 'refresh' || settings.method === 'jwt'),
  )
  return { node: node.id, settings, routes, table: accounts.table.node.id, identifier }
}

function apartOf(
  { organisations }: Drawing,
  tables: readonly TableModel[],
): OrganisationsModel | undefined {
  if (organisations === undefined) return undefined
  const { part, table, memberships, account: member, roles } = organisations
  const home = homeOf(memberships, organisations)
  const columns = tables.find(({ node }) => node === memberships.node.id)?.columns ?? []
  const leading = (name: string | undefined): ColumnModel | undefined => {
    const relation = memberships.settings.relations?.find((one) => one.name === name)
    return columns.find(({ role, id }) => role === 'relation' && id === relation?.id)
  }
  const [account, organisation] = [leading(member), leading(home?.name)]
  if (account === undefined || organisation === undefined) return undefined
  const nodes = { node: part.node.id, table: table.node.id, memberships: memberships.node.id }
  return { ...nodes, account, organisation, roles }
}

function apiOf({ node, settings }: Drawing['apis'][number], drawing: Drawing): ApiModel {
  const guarded = drawing.guarded(node.id)
  const [auth] = drawing.auths
  const hasCookies = guarded && auth !== undefined && isByCookie(auth.settings)
  return {
    node: node.id,
    settings: { ...settings, credentials: settings.credentials ?? hasCookies },
    errors: errorModelOf(drawing.apis.find((api) => api.settings.errors)?.settings.errors),
    tables: drawing.servedTables(node.id).map((table) => table.node.id),
    guarded,
  }
}
