import { diagnose, pointer, type Diagnostic } from '@drawbridge/manifest'
import type { ApiPart, Drawing } from '../drawing.ts'
import { isPath } from '../path.ts'
import { errorModelOf, type ErrorSettings } from './errors.ts'
import { checkEndpoints } from './check-endpoints.ts'

export function checkApi({ node, settings }: ApiPart, drawing: Drawing): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const { prefix, origins } = settings
  if (prefix !== '' && !isPath(prefix)) {
    const place = { node: node.id, field: '/settings/prefix' }
    found.push(diagnose('wrong-path', place, { what: 'Prefix', found: prefix }))
  }
  origins.forEach((origin, index) => {
    if (isOrigin(origin)) return
    const place = { node: node.id, field: pointer('settings', 'origins', index) }
    found.push(diagnose('wrong-origin', place, { found: origin }))
  })
  found.push(...checkDeprecation({ node, settings }))
  found.push(...checkErrors({ node, settings }, drawing))
  found.push(...checkEndpoints({ node, settings }, drawing))
  if (settings.endpoints.length === 0 && drawing.servedTables(node.id).length === 0) {
    found.push(diagnose('api-without-tables', { node: node.id }, { name: node.name }))
  }
  return found
}

/** Days that there are, one after the other, and an address to go to. */
function checkDeprecation({ node, settings }: ApiPart): readonly Diagnostic[] {
  const { since, sunset, successor } = settings.deprecation ?? {}
  const at = (key: string) => ({ node: node.id, field: pointer('settings', 'deprecation', key) })
  const found = Object.entries({ since, sunset }).flatMap(([key, day]) =>
    day === undefined || isDay(day)
      ? []
      : [
          diagnose('wrong-value', at(key), {
            what: 'The day',
            expected: 'a day that there is',
            found: day,
          }),
        ],
  )
  if (since !== undefined && sunset !== undefined && found.length === 0 && sunset < since) {
    const facts = { what: 'The day', expected: `${since} or a later one`, found: sunset }
    found.push(diagnose('wrong-value', at('sunset'), facts))
  }
  if (successor !== undefined && !isPath(successor))
    found.push(diagnose('wrong-path', at('successor'), { what: 'Instead', found: successor }))
  return found
}

function isDay(text: string): boolean {
  const day = new Date(text)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
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
