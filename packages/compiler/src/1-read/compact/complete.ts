import { DIALECT_TITLES, type Dialect } from '@drawbridge/sql'
import type { Sketch, SketchPart } from './sketch.ts'

/** Names by which a table of accounts goes where nobody says which one it is. */
const ACCOUNT_TABLES = ['users', 'accounts', 'members', 'people', 'customers']

/** Adds what the drawing leaves out and a backend can't do without; gives the table of accounts. */
export function complete(sketch: Sketch, asked?: Dialect): SketchPart | undefined {
  const [database = added(sketch, 'database', 'rows must be kept somewhere')] =
    sketch.ofRole('database')
  if (database.dialect === undefined) {
    const why = asked === undefined ? 'it is the default' : 'this is what it is built for'
    sketch.inferred(database, `The database is ${DIALECT_TITLES[asked ?? 'mysql']}`, why)
  }
  addApi(sketch, database)
  const auth = sketch.ofRole('auth')[0] ?? addAuth(sketch)
  if (auth === undefined) return undefined
  const accounts = accountsOf(sketch, auth)
  sketch.inferred(
    auth,
    `“${auth.name}” answers POST to register and to log in`,
    'that is what it is for',
  )
  guard(sketch, auth)
  sayTables(sketch, accounts)
  return accounts
}

function added(sketch: Sketch, name: 'database' | 'api' | 'auth', why: string): SketchPart {
  const part = sketch.add(name, { role: name })
  sketch.inferredPart(part, why)
  return part
}

/** An api that serves nothing in particular serves everything. */
function addApi(sketch: Sketch, database: SketchPart): void {
  const apis = sketch.ofRole('api')
  const all = apis.length > 0 ? apis : [added(sketch, 'api', 'callers must have something to call')]
  for (const api of all) {
    if (sketch.connected(api, 'table') || sketch.connected(api, 'database')) continue
    sketch.connect(api, database)
    sketch.inferred(api, `“${api.name}” serves every table`, 'nothing says which')
  }
  for (const api of all) spreadOperations(sketch, api)
}

/** Methods of an api hold for the tables that say nothing themselves. */
function spreadOperations(sketch: Sketch, api: SketchPart): void {
  const { operations } = api
  if (operations === undefined) return
  for (const table of sketch.ofRole('table')) table.operations ??= operations
}

/** Without sign-in no row could have an owner, and every table would be open to everybody. */
function addAuth(sketch: Sketch): SketchPart | undefined {
  if (sketch.ofRole('table').length === 0) return undefined
  return added(sketch, 'auth', 'rows belong to whoever creates them, so people must sign in')
}

function accountsOf(sketch: Sketch, auth: SketchPart): SketchPart {
  const targets = new Set(
    [...sketch.connections.values()].filter(({ from }) => from === auth.id).map(({ to }) => to),
  )
  const drawn = sketch.ofRole('table').find((table) => targets.has(table.id))
  if (drawn !== undefined) return drawn
  const named = ACCOUNT_TABLES.map((name) => sketch.tableNamed(name)).find(Boolean)
  const accounts = named ?? sketch.table('users')
  if (named === undefined) sketch.inferredPart(accounts, 'sign-in keeps accounts in it')
  else sketch.inferred(auth, `“${auth.name}” keeps accounts in “${named.name}”`, 'of its name')
  sketch.connect(auth, accounts)
  return accounts
}

function guard(sketch: Sketch, auth: SketchPart): void {
  if (sketch.connected(auth, 'api')) return
  for (const api of sketch.ofRole('api')) {
    sketch.connect(auth, api)
    sketch.inferred(auth, `“${auth.name}” guards “${api.name}”`, 'its rows belong to somebody')
  }
}

/** What every table was given, since the compact form says nothing of fields and rules. */
function sayTables(sketch: Sketch, accounts: SketchPart): void {
  for (const table of sketch.ofRole('table')) {
    const isAccounts = table === accounts
    const fields = isAccounts ? 'the fields “email” and “name”' : 'the field “name”'
    sketch.inferred(table, `“${table.name}” has ${fields}`, 'the compact form names no fields')
    const who = isAccounts ? 'everybody their own, and an admin all' : 'everybody their own'
    sketch.inferred(table, `Of “${table.name}”, ${who}`, 'nothing is open unless somebody says so')
  }
}
