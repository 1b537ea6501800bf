import { needsOf, type Compiled, type Release } from '@drawbridge/compiler'
import { secretsOf } from '@drawbridge/kinds'
import type { Preflight } from '@drawbridge/protocol'
import { diffSchema, losses } from '@drawbridge/sql'

type CompiledOk = Extract<Compiled, { ok: true }>

/** What to know before the code is run elsewhere. */
export function preflight(compiled: Compiled, previous: Release | undefined): Preflight[] {
  if (!compiled.ok)
    return compiled.diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ code, message, cure, node }) => ({
        title: message,
        state: 'problem',
        detail: cure,
        code,
        ...(node !== undefined && { node }),
      }))
  return [
    checks(compiled),
    database(compiled),
    migration(compiled, previous),
    ...secrets(compiled),
    ...settings(compiled),
    ...open(compiled),
  ]
}

function checks({ diagnostics, tree }: CompiledOk): Preflight {
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning')
  const detail =
    warnings.length === 0
      ? `Nothing is wrong with the drawing; it gives ${tree.length} files.`
      : warnings.map(({ message }) => message).join(' ')
  return { title: 'Checks', state: warnings.length === 0 ? 'ok' : 'todo', detail }
}

function database({ model }: CompiledOk): Preflight {
  const title = 'Database'
  const [service] = needsOf(model).flatMap(({ services }) => services)
  if (service === undefined)
    return { title, state: 'ok', detail: 'SQLite: a file beside the code, nothing to install.' }
  const detail = `Start ${service}, and set DATABASE_URL to its address.`
  return { title, state: 'todo', detail }
}

function migration({ release }: CompiledOk, previous: Release | undefined): Preflight {
  const title = 'Migrations'
  const known = new Set(previous?.migrations.map(({ name }) => name))
  const fresh = release.migrations.filter(({ name }) => !known.has(name))
  if (fresh.length === 0) return { title, state: 'ok', detail: 'The tables are as they were.' }
  const names = fresh.map(({ name }) => name).join(', ')
  const lost = previous ? losses(diffSchema(previous.schema, release.schema)) : []
  if (lost.length === 0) return { title, state: 'ok', detail: `${names} makes the tables.` }
  const places = lost.map(({ table, column }) => (column ? `${table}.${column}` : table))
  const detail = `${names} takes data away, or needs it to fit, in ${places.join(', ')}. Make a backup first.`
  return { title, state: 'todo', detail }
}

/** What has no example is a secret, which nobody may have before it is made up. */
function secrets({ model }: CompiledOk): Preflight[] {
  const ofServices = secretsOf(model)
  return needsOf(model).flatMap(({ node, environment }) =>
    environment
      .filter(({ required, example }) => required && example === '')
      .map(({ name, holds }) => ({
        title: 'Secret',
        state: 'todo' as const,
        detail: isMadeUp(name)
          ? `Set ${name}; npm run setup makes one up, and without it nothing starts. ${holds}`
          : `Set ${name}; without it nothing starts. ${holds}`,
        ...(node !== undefined && { node }),
        ...(ofServices.has(name) && { secret: name }),
      })),
  )
}

/** As the emitted `scripts/setup.ts` fills what ends so. */
const isMadeUp = (name: string): boolean => /_(?:SECRET|PASSWORD)$/.test(name)

/** What `.env.example` says of them is for trying it out: a mail server on one's own machine. */
function settings({ model }: CompiledOk): Preflight[] {
  const parts = needsOf(model).flatMap(({ node, environment }) =>
    node === undefined
      ? []
      : environment.map((variable) => [variable.name, { node, ...variable }] as const),
  )
  return [...new Map(parts).values()]
    .filter(({ required, example }) => required && example !== '')
    .map(({ node, name, holds, example }) => ({
      title: 'Setting',
      state: 'todo',
      detail: `Set ${name}: .env.example says ${example}, which is for trying it out. ${holds}`,
      node,
    }))
}

/** What anyone may call is named, so that nobody opens a door without knowing. */
function open({ routes }: CompiledOk): Preflight[] {
  const calls = routes
    .filter(({ access, operation }) => access.includes('public') && operation !== 'auth')
    .map(({ method, path }) => `${method} ${path}`)
  if (calls.length === 0) return []
  return [{ title: 'Public', state: 'ok', detail: `Anyone may call ${calls.join(', ')}.` }]
}
