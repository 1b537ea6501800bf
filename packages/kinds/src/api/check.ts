import { diagnose, pointer, type Diagnostic } from '@drawbridge/manifest'
import type { ApiPart, Drawing } from '../drawing.ts'
import { isPath } from '../path.ts'
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
  found.push(...checkEndpoints({ node, settings }, drawing))
  const isEmpty = (settings.endpoints ?? []).length === 0
  if (isEmpty && drawing.servedTables(node.id).length === 0) {
    found.push(diagnose('api-without-tables', { node: node.id }, { name: node.name }))
  }
  return found
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && url.origin === text && /^https?:$/.test(url.protocol)
}
