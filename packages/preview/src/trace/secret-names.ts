import type { ColumnModel, ColumnRole } from '@drawbridge/kinds'
import type { CompiledOk } from '../backend.ts'

/** Names of fields and columns whose values never leave the server: no trace shows them either. */
export function secretNames({ model }: CompiledOk): readonly string[] {
  const columns = model.tables.flatMap((table) => table.columns)
  const secret = columns.filter(isSecret)
  return [...new Set(secret.flatMap(({ name, sql }) => [name, sql]))]
}

/** Routes by which people are signed in, as the backend's router writes them. */
export const signInRoutes = ({ routes }: CompiledOk): readonly string[] =>
  routes
    .filter(({ operation }) => operation === 'auth')
    .map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`)

/** Tables whose rows a request may tell of: all that were drawn, but that of accounts. */
export const watchedTables = ({ model: { auth, tables } }: CompiledOk): readonly string[] =>
  tables.filter(({ node }) => node !== auth?.table).map(({ names }) => names.sql)

/** Whether nobody is ever shown what stands in it. */
export const isSecret = ({ readable, role }: ColumnModel): boolean =>
  !readable && SECRET_ROLES.has(role)

/** Of those that nobody may read, a time of deletion or a version is no secret. */
const SECRET_ROLES = new Set<ColumnRole>(['field', 'auth', 'passwordHash'])
