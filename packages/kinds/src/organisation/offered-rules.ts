import type { Json, JsonObject, Manifest, Node } from '@drawbridge/manifest'

/**
 * The rules for members that suit a table as it is drawn, right or not: `member`, `member:admin`,
 * `member:can:issues:write`. None
 * where its rows belong to no organisation.
 */
export function memberRules(manifest: Manifest, table: Node): readonly string[] {
  const { nodes, connections } = manifest
  const part = nodes.find(({ kind }) => kind === 'organisation')
  const home = connections.find(({ from }) => from === part?.id)?.to
  if (part === undefined || home === undefined) return []
  if (table.id !== home && !leadsTo(table, home)) return []
  return [
    'member',
    ...memberRoles(manifest).map((role) => `member:${role}`),
    ...objects(part.settings['permissions']).map(({ name }) => `member:can:${String(name)}`),
  ]
}

/** What members may be, right or not. */
export function memberRoles({ nodes, connections }: Manifest): readonly string[] {
  const part = nodes.find(({ kind }) => kind === 'organisation')
  const home = connections.find(({ from }) => from === part?.id)?.to
  if (part === undefined || home === undefined) return []
  const chosen = part.settings['memberships']
  const members = nodes.find(({ id, kind, settings }) =>
    chosen === undefined
      ? kind === 'table' && leadsTo({ settings }, home) && rolesOf(settings).length > 0
      : id === chosen,
  )
  return rolesOf(members?.settings ?? {})
}

function leadsTo({ settings }: Pick<Node, 'settings'>, home: string): boolean {
  return objects(settings['relations']).some(
    ({ target, type, required }) => target === home && type !== 'manyToMany' && required === true,
  )
}

function rolesOf({ fields }: JsonObject): readonly string[] {
  const values = objects(fields).find(({ name }) => name === 'role')?.['values']
  return Array.isArray(values) ? values.map(String) : []
}

function objects(value: Json | undefined): readonly JsonObject[] {
  if (!Array.isArray(value)) return []
  return value.filter(
    (one): one is JsonObject => typeof one === 'object' && one !== null && !Array.isArray(one),
  )
}
