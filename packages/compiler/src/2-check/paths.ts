import { AUTH_ROUTES, type Drawing, type TableNames } from '@drawbridge/kinds'
import { diagnose, type Diagnostic } from '@drawbridge/manifest'

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
    const path = settings.path ?? '/auth'
    const { routes = AUTH_ROUTES } = settings
    const ends = routes.length > 0 ? ['', ...routes.map((route) => `/${route}`)] : []
    for (const end of ends) {
      claim(`${path}${end}`, `“${node.name}”`, node.id, '/settings/path')
    }
  }
  for (const { node, settings } of drawing.apis) {
    for (const table of drawing.servedTables(node.id)) {
      const folder = names.get(table.node.id)?.folder
      if (folder === undefined || drawing.servedBy(table.node.id).length > 1) continue
      claim(`${settings.prefix ?? ''}/${folder}`, `“${table.node.name}”`, table.node.id, '/name')
    }
  }
  return found
}
