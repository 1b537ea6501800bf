import {
  OPERATIONS,
  wayAddresses,
  type Drawing,
  type Operation,
  type TableNames,
} from '@drawbridge/kinds'
import { diagnose, pointer, type Diagnostic } from '@drawbridge/manifest'

/** What every backend answers by itself; `/docs` with all that is below it. */
const OWN_ROUTES = ['/health', '/health/live', '/health/ready', '/openapi.json', '/docs']

/** Whether two things would answer at one address. */
export function checkPaths(
  drawing: Drawing,
  names: ReadonlyMap<string, TableNames>,
): readonly Diagnostic[] {
  const taken = new Map(OWN_ROUTES.map((path) => [path, 'The backend itself']))
  const found: Diagnostic[] = []
  const claim = (path: string, what: string, node: string, field: string): void => {
    const other = taken.get(path) ?? (path.startsWith('/docs/') ? taken.get('/docs') : undefined)
    if (other !== undefined) {
      found.push(diagnose('path-clash', { node, field }, { path, first: other, second: what }))
    }
    taken.set(path, what)
  }
  const [auth] = drawing.auths
  if (auth !== undefined) {
    const { node, settings } = auth
    const { path, routes } = settings
    const ways = wayAddresses(settings).map(([, address]) => address)
    const own = routes.length > 0 ? [path, ...routes.map((route) => `${path}/${route}`)] : []
    for (const address of new Set([...own, ...ways])) {
      claim(address, `“${node.name}”`, node.id, '/settings/path')
    }
  }
  for (const { node, settings } of drawing.apis) {
    for (const table of drawing.servedTables(node.id)) {
      const folder = names.get(table.node.id)?.folder
      if (folder === undefined || drawing.servedBy(table.node.id).length > 1) continue
      claim(`${settings.prefix}/${folder}`, `“${table.node.name}”`, table.node.id, '/name')
    }
  }
  return [...found, ...endpointClashes(drawing, names)]
}

/** What a table answers by each operation, below its own path; a parameter is a colon. */
const OPERATION_ROUTES: Readonly<Record<Operation, readonly [method: string, path: string]>> = {
  list: ['GET', ''],
  create: ['POST', ''],
  bulkCreate: ['POST', '/bulk'],
  read: ['GET', '/:'],
  update: ['PATCH', '/:'],
  delete: ['DELETE', '/:'],
  restore: ['POST', '/:/restore'],
}

/** Endpoints that were drawn by hand, where something else answers already. */
function endpointClashes(
  drawing: Drawing,
  names: ReadonlyMap<string, TableNames>,
): readonly Diagnostic[] {
  const taken = new Map(OWN_ROUTES.map((path) => [`GET ${path}`, 'The backend itself']))
  for (const { node, settings } of drawing.auths.slice(0, 1)) {
    for (const route of settings.routes)
      taken.set(`${route === 'me' ? 'GET' : 'POST'} ${settings.path}/${route}`, `“${node.name}”`)
    for (const [method, path] of wayAddresses(settings))
      taken.set(`${method} ${path.replaceAll(/\{\w+\}/g, ':')}`, `“${node.name}”`)
  }
  for (const { node, settings } of drawing.apis)
    for (const table of drawing.servedTables(node.id)) {
      const folder = names.get(table.node.id)?.folder
      for (const operation of OPERATIONS) {
        if (folder === undefined || table.settings.access?.[operation] === undefined) continue
        const [method, path] = OPERATION_ROUTES[operation]
        taken.set(`${method} ${settings.prefix}/${folder}${path}`, `“${table.node.name}”`)
      }
    }
  const found: Diagnostic[] = []
  for (const { node, settings } of drawing.apis)
    settings.endpoints.forEach(({ method, path, name }, index) => {
      const whole = `${settings.prefix}${path}`
      const route = `${method} ${whole.replaceAll(/:\w+/g, ':')}`
      const first = taken.get(route)
      if (first !== undefined) {
        const place = { node: node.id, field: pointer('settings', 'endpoints', index, 'path') }
        const facts = { path: `${method} ${whole}`, first, second: `“${name}”` }
        found.push(diagnose('path-clash', place, facts))
      }
      taken.set(route, `“${name}”`)
    })
  return found
}
