import { diagnose, pointer, type Diagnostic } from '@drawbridge/manifest'
import { readRule } from '../access.ts'
import { checkPermission } from '../auth/check-permission.ts'
import type { ApiPart, Drawing } from '../drawing.ts'
import { checkProperties, checkStepShapes } from '../flow/decode-steps.ts'
import type { Endpoint } from '../flow/endpoint.ts'
import { readMemberRule } from '../organisation/member-rule.ts'
import { checkCodeName } from '../names/possible.ts'
import { folded } from '../names/words.ts'

const PATH = /^(\/(:[A-Za-z][A-Za-z0-9]*|[a-z0-9]+(?:[-.][a-z0-9]+)*)){1,12}$/

/** Endpoints that were drawn by hand: all that can be said of them before their steps have a meaning. */
export function checkEndpoints(
  { node, settings }: ApiPart,
  drawing: Drawing,
): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const names = new Map<string, string>()
  const ids = new Set<string>()
  settings.endpoints.forEach((endpoint, index) => {
    const path = ['settings', 'endpoints', index]
    const at = (key: string) => ({ node: node.id, field: pointer(...path, key) })
    const { id, name } = endpoint
    if (ids.has(id)) found.push(diagnose('duplicate-id', at('id'), { id, what: 'endpoints' }))
    ids.add(id)
    found.push(...checkCodeName('An endpoint', name, at('name')))
    const other = names.get(folded(name))
    if (other !== undefined) {
      const facts = { what: 'The endpoint', name, other: `the endpoint “${other}”` }
      found.push(diagnose('duplicate-name', at('name'), facts))
    }
    names.set(folded(name), name)
    if (!PATH.test(endpoint.path))
      found.push(
        diagnose('wrong-path', at('path'), { what: 'Path', found: endpoint.path, mayVary: true }),
      )
    found.push(...checkInputs(endpoint, node.id, path))
    found.push(...checkRules(endpoint, node.id, path, drawing))
    found.push(...checkStepShapes(endpoint.steps, node.id, [...path, 'steps']))
  })
  return found
}

function checkInputs(
  endpoint: Endpoint,
  node: string,
  path: readonly (string | number)[],
): readonly Diagnostic[] {
  const found = (['params', 'query', 'headers', 'body'] as const).flatMap((key) =>
    checkProperties(endpoint[key] ?? [], node, [...path, key]),
  )
  if (found.length > 0) return found
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
  return [
    ...(endpoint.params ?? []).flatMap(({ name }, index) => {
      if (inPath.includes(name)) return []
      const place = { node, field: pointer(...path, 'params', index, 'name') }
      return [diagnose('not-in-path', place, { name, path: endpoint.path })]
    }),
    ...(endpoint.method === 'GET' && (endpoint.body ?? []).length > 0
      ? [
          diagnose(
            'body-of-get',
            { node, field: pointer(...path, 'body') },
            { name: endpoint.name },
          ),
        ]
      : []),
  ]
}

/** Owners are those of rows, and there is no row here: what a flow finds is for its conditions to say. */
function checkRules(
  { name, access }: Endpoint,
  node: string,
  path: readonly (string | number)[],
  drawing: Drawing,
): readonly Diagnostic[] {
  return access.flatMap((rule, index): readonly Diagnostic[] => {
    const place = { node, field: pointer(...path, 'access', index) }
    if (rule === 'public') return []
    const [auth] = drawing.auths
    if (auth === undefined) return [diagnose('rule-needs-auth', place, { rule, table: name })]
    const api = drawing.nodes.get(node)?.name ?? node
    if (!drawing.guarded(node))
      return [diagnose('rule-needs-guard', place, { rule, table: name, api })]
    if (readMemberRule(rule)) return [diagnose('member-rule-outside', place, { rule, table: name })]
    if (rule === 'owner') return [diagnose('owner-rule-without-owner', place, { table: name })]
    const { role, permission } = readRule(rule)
    if (permission !== undefined)
      return checkPermission(permission, auth.settings.permissions, place)
    if (role === undefined) return []
    const known = auth.settings.roles
    return known.includes(role) ? [] : [diagnose('unknown-role', place, { role, known })]
  })
}
