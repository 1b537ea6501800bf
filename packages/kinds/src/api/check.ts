import { diagnose, pointer, type Diagnostic } from '@drawbridge/manifest'
import type { ApiPart, Drawing } from '../drawing.ts'
import { isPath } from '../path.ts'
import { errorModelOf, type ErrorSettings } from './errors.ts'
import { checkEndpoints } from './check-endpoints.ts'

export function checkApi({ node, settings }: ApiPart, drawing: Drawing): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const { prefix = '', origins = [] } = settings
  if (prefix !== '' && !isPath(prefix)) {
    const place = { node: node.id, field: '/settings/prefix' }
    found.push(diagnose('wrong-path', place, { what: 'Prefix', found: prefix }))
  }
  origins.forEach((origin, index) => {
    if (isOrigin(origin)) return
    const place = { node: node.id, field: pointer('settings', 'origins', index) }
    found.push(diagnose('wrong-origin', place, { found: origin }))
  })
  found.push(...checkErrors({ node, settings }, drawing))
  found.push(...checkEndpoints({ node, settings }, drawing))
  const isEmpty = (settings.endpoints ?? []).length === 0
  if (isEmpty && drawing.servedTables(node.id).length === 0) {
    found.push(diagnose('api-without-tables', { node: node.id }, { name: node.name }))
  }
  return found
}

/** Members of one name can't stand in one object; and errors of the whole backend have one shape. */
function checkErrors({ node, settings }: ApiPart, drawing: Drawing): readonly Diagnostic[] {
  if (settings.errors === undefined) return []
  const names = (settings.errors.members ?? []).map(({ name }) => name)
  const found = names.flatMap((name, index) => {
    if (names.indexOf(name) === index) return []
    const field = pointer('settings', 'errors', 'members', index, 'name')
    return [diagnose('duplicate-value', { node: node.id, field }, { value: name })]
  })
  const first = drawing.apis.find((api) => api.settings.errors !== undefined)
  if (first === undefined || first.node.id === node.id) return found
  const [own, other] = [settings, first.settings].map(({ errors }) => shapeOf(errors))
  if (own === other) return found
  const place = { node: node.id, field: '/settings/errors' }
  return [...found, diagnose('errors-differ', place, { api: node.name, other: first.node.name })]
}

const shapeOf = (errors: ErrorSettings | undefined): string => JSON.stringify(errorModelOf(errors))

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && url.origin === text && /^https?:$/.test(url.protocol)
}
