import {
  errorsOf,
  isByCookie,
  toldOf,
  mayOnlyBeRead,
  type ErrorModel,
  resourceOf,
  type Model,
  type Resource,
  type RouteInfo,
  content,
  objectSchema,
  type JsonObject,
  answer,
  type Described,
} from '@drawbridge/kinds'
import type { Plan } from '../../3-plan/plan.ts'
import { authOperation, authSchemas, securityOf, securitySchemes } from './auth-operations.ts'
import { filterSchemas } from './filters.ts'
import { eventRefusals } from './event-refusals.ts'
import { flowOperation } from './flow-operations.ts'
import { tableOperation } from './operations.ts'
import { operationIds } from './operation-ids.ts'
import { problemResponses, problems, problemSchema } from './problems.ts'
import { filterable, tableSchemas } from './table-schemas.ts'
import { whoMay } from './who-may.ts'

interface Operation {
  readonly path: string
  readonly method: string
  readonly content: JsonObject
  readonly problems: readonly number[]
}

/** `openapi.json`: every route of the backend, as OpenAPI 3.1. */
export function openapiDocument({ model, routes }: Plan): JsonObject {
  const errors = errorsOf(model)
  const resources = new Map(model.tables.map((table) => [table.node, resourceOf(table, model)]))
  const ids = operationIds(routes)
  const operations = [
    ...routes.flatMap((route) => {
      const id = ids.get(route) ?? route.name
      const refusals = eventRefusals(route, model.flows)
      return rememberedOperation(route, [id, ...refusals].join(' '), () =>
        operationOf(route, id, model, resources, refusals),
      )
    }),
    ...health(errors),
  ]
  // Tables that callers meet: served, or the accounts of whoever signs in by a ready-made route.
  const signsIn = routes.some(({ operation }) => operation === 'auth')
  const isMet = tablesOf(routes)
  if (signsIn) isMet.add(model.auth?.table)
  const met = [...resources.values()].filter(({ table }) => isMet.has(table.node))
  const isListed = tablesOf(routes.filter(({ operation }) => operation === 'list'))
  const listed = met.filter(({ table }) => isListed.has(table.node))
  const readymade = new Map(routes.filter(isReadymade).map((route) => [route.nodes.at(-1), route]))
  const accounts = signsIn && model.auth ? resources.get(model.auth.table) : undefined
  const used = new Set(operations.flatMap((operation) => operation.problems))
  return {
    openapi: '3.1.1',
    info: {
      title: model.name,
      version: '0.1.0',
      ...(model.description !== '' && { description: model.description }),
      license: { name: 'Not licensed to others', identifier: 'LicenseRef-None' },
    },
    servers: [{ url: '/', description: 'The server that this document comes from.' }],
    tags: tagsOf(met, model),
    security: [],
    paths: pathsOf(operations),
    components: {
      schemas: {
        ...Object.assign({}, ...met.map((resource) => rememberedSchemas(resource, readymade))),
        ...(accounts && authSchemas(accounts, model)),
        ...filterSchemas(listed.flatMap(filterable)),
        'Http.Problem': problemSchema(errors, toldOf(model)),
      },
      responses: problemResponses(used, errors),
      ...(model.auth && { securitySchemes: securitySchemes(model) }),
    },
  }
}

/** A route of a table that was planned before is the very same object, and so is what is said of it. */
const known = new WeakMap<RouteInfo, Map<string, readonly Operation[]>>()

function rememberedOperation(
  route: RouteInfo,
  key: string,
  make: () => readonly Operation[],
): readonly Operation[] {
  const made = known.get(route)?.get(key) ?? make()
  known.set(route, new Map([[key, made]]))
  return made
}

const isReadymade = ({ operation }: RouteInfo): boolean =>
  operation !== 'auth' && operation !== 'flow'

const knownSchemas = new WeakMap<RouteInfo, JsonObject>()

/** So are its schemas, which a ready-made route of the table stands for. */
function rememberedSchemas(
  resource: Resource,
  readymade: ReadonlyMap<string | undefined, RouteInfo>,
): JsonObject {
  const route = readymade.get(resource.table.node)
  if (route === undefined) return tableSchemas(resource)
  const made = knownSchemas.get(route) ?? tableSchemas(resource)
  knownSchemas.set(route, made)
  return made
}

function operationOf(
  route: RouteInfo,
  id: string,
  model: Model,
  resources: ReadonlyMap<string, Resource>,
  refusals: readonly number[],
): readonly Operation[] {
  const resource = resources.get(route.nodes.at(-1) ?? '')
  const described = describedRoute(route, model, resource)
  if (described === undefined) return []
  const isAuth = route.operation === 'auth'
  const security = securityOf(route, model)
  const isGuarded = security.length > 0
  const hasRoles = !route.access.some((rule) => ['public', 'signedIn', 'owner'].includes(rule))
  const statuses: number[] = [
    ...new Set([
      ...described.problems,
      ...refusals,
      ...(isGuarded ? [401] : []),
      ...(hasRoles ||
      (resource !== undefined &&
        route.operation !== 'auth' &&
        route.operation !== 'flow' &&
        mayOnlyBeRead(resource, route.operation)) ||
      (model.auth !== undefined && isByCookie(model.auth.settings) && route.method !== 'GET')
        ? [403]
        : []),
      429,
      503,
    ]),
  ]
  const tag = isAuth ? AUTH_TAG : (resource?.table.names.plural ?? DRAWN_TAG)
  return [
    {
      path: route.path,
      method: route.method.toLowerCase(),
      problems: statuses,
      content: {
        ...operation(
          route,
          id,
          resource,
          described,
          tag,
          security,
          problems(statuses, errorsOf(model)),
        ),
        ...(isDeprecated(route, model) && { deprecated: true }),
      },
    },
  ]
}

function isDeprecated({ nodes }: RouteInfo, { apis }: Model): boolean {
  return apis.some(
    ({ node, settings }) => settings.deprecation !== undefined && nodes.includes(node),
  )
}

/** What the route takes and gives, by what it is. */
function describedRoute(
  route: RouteInfo,
  model: Model,
  resource: Resource | undefined,
): Described | undefined {
  if (route.operation === 'flow') return flowOperation(route, model)
  if (resource === undefined) return undefined
  return route.operation === 'auth'
    ? authOperation(route, resource, model)
    : tableOperation(resource, route)
}

function operation(
  route: RouteInfo,
  id: string,
  resource: Resource | undefined,
  { parameters, body, bodyType, success }: Described,
  tag: string,
  security: readonly JsonObject[],
  refusals: JsonObject,
): JsonObject {
  return {
    operationId: id,
    summary: route.summary,
    description: whoMay(route, resource),
    tags: [tag],
    security,
    ...(parameters && parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: true,
        content: bodyType ? { [bodyType]: { schema: body } } : content(body),
      },
    }),
    responses: { ...success, ...refusals },
  }
}

function pathsOf(operations: readonly Operation[]): JsonObject {
  const paths = Object.groupBy(operations, ({ path }) => path)
  return Object.fromEntries(
    Object.entries(paths).map(([path, group = []]) => [
      path,
      Object.fromEntries(group.map(({ method, content: text }) => [method, text])),
    ]),
  )
}

/** The nodes of the tables that routes are about. */
function tablesOf(routes: readonly RouteInfo[]): Set<string | undefined> {
  return new Set(routes.map(({ nodes }) => nodes.at(-1)))
}

const AUTH_TAG = 'signing in'
const DRAWN_TAG = 'operations'
const HEALTH_TAG = 'server health'

function tagsOf(resources: readonly Resource[], { auth, flows }: Model): readonly JsonObject[] {
  return [
    ...(auth ? [{ name: AUTH_TAG, description: 'Accounts, signing in and out.' }] : []),
    ...resources.map(({ table }) => ({
      name: table.names.plural,
      description:
        table.description || `Everything about ${table.names.folder.replaceAll('-', ' ')}.`,
    })),
    ...(flows.some(({ starts }) => starts.kind === 'endpoint')
      ? [{ name: DRAWN_TAG, description: 'What this backend does beside its tables.' }]
      : []),
    { name: HEALTH_TAG, description: 'For load balancers and monitoring.' },
  ]
}

const HEALTHY = {
  live: 'The server is running.',
  ready: 'The server is running and reaches its database.',
}

const health = (errors: ErrorModel): readonly Operation[] =>
  (['live', 'ready'] as const).map((name) => {
    const statuses: readonly number[] = name === 'ready' ? [429, 503] : [429]
    return {
      path: `/health/${name}`,
      method: 'get',
      problems: statuses,
      content: {
        operationId: name === 'ready' ? 'checkReady' : 'checkLive',
        summary:
          name === 'ready' ? 'Check that requests can be answered' : 'Check that the server runs',
        tags: [HEALTH_TAG],
        security: [],
        responses: {
          200: answer(HEALTHY[name], objectSchema({ status: { const: 'ok' } }, ['status'])),
          ...problems(statuses, errors),
        },
      },
    }
  })
