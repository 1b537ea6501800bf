import { code, lit, type Code } from '@drawbridge/source'
import type { RouteInfo } from '../../../contribution.ts'
import type { Model } from '../../../model.ts'
import { inclusionsOf } from '../../../table/emit/relations.ts'
import { resourceOf } from '../../../table/emit/resource.ts'

/** `src/auth/api-keys/scopes.ts`, from every route that there is: none is forgotten. */
export function scopesFile(model: Model, routes: readonly RouteInfo[]): Code {
  const scoped = routes.flatMap((route) => {
    const scope = keyScopeOf(route, model)
    return scope === undefined ? [] : [{ address: addressOf(route), scope }]
  })
  const includers = routes.flatMap((route) => {
    const included = includedScopes(route, model)
    return Object.keys(included).length > 0 ? [{ address: addressOf(route), included }] : []
  })
  const permissions = model.auth?.settings.permissions.map(({ name }) => name) ?? []
  const names = [
    ...new Set([
      'read',
      'write',
      ...[...scoped.map(({ scope }) => scope), ...permissions].toSorted(),
    ]),
  ]
  return code`
    /** What keys are good for: all that their account may read or write, or what stands in front. */
    export const SCOPES = ${lit(names)} as const
    export type Scope = (typeof SCOPES)[number]

    /** What each route asks of a key, beside what \`src/policy.ts\` asks of its account. */
    export const scopes: Readonly<Record<string, Scope>> = {
      ${scoped.map(({ address, scope }) => code`${lit(address)}: ${lit(scope)},`)}
    }

    /** What a key needs besides for each relation that a route may include. */
    export const includedScopes: Readonly<Record<string, Readonly<Record<string, Scope>>>> = {
      ${includers.map(({ address, included }) => code`${lit(address)}: ${lit(included)},`)}
    }

    /** \`tasks:read\` is covered by \`read\` as well. */
    export function isCovered(scope: string, held: readonly string[]): boolean {
      return held.includes(scope) || held.includes(scope.slice(scope.indexOf(':') + 1))
    }`
}

const addressOf = ({ method, path }: RouteInfo): string =>
  `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`

/** `tasks:read`; undefined for the routes of sign-in, which are not for keys. */
export function keyScopeOf(
  { operation, method, name, nodes }: RouteInfo,
  model: Model,
): string | undefined {
  if (operation === 'auth') return undefined
  const table = model.tables.find(({ node }) => node === nodes.at(-1))
  const subject = operation === 'flow' ? name : table?.names.plural
  return subject && `${subject}:${method === 'GET' ? 'read' : 'write'}`
}

/** Rows of another table are asked for as such, however they are reached: `{ tags: 'tags:read' }`. */
function includedScopes(
  { operation, nodes }: RouteInfo,
  model: Model,
): Readonly<Record<string, string>> {
  const table = model.tables.find(({ node }) => node === nodes.at(-1))
  if (table === undefined || (operation !== 'list' && operation !== 'read')) return {}
  const inclusions = inclusionsOf(resourceOf(table, model))
  return Object.fromEntries(
    inclusions.map(({ relation, target }) => [relation.name, `${target.table.names.plural}:read`]),
  )
}
