import {
  decodeSettings,
  kindOf,
  organisationsOf,
  KINDS,
  type ApiPart,
  type AuthPart,
  type DatabasePart,
  type FlowPart,
  type Drawing,
  type IntegrationPart,
  type OrganisationPart,
  type Part,
  type TablePart,
} from '@drawbridge/kinds'
import { diagnose, type Diagnostic, type Manifest } from '@drawbridge/manifest'
import { recent } from '../recent.ts'

/** Settings as they were read lately: one edit leaves nearly all as they were. */
const settings = recent<ReturnType<typeof decodeSettings>>(2_000)

/** Gives every node's settings the shape of its kind, and every connection its two ends. */
export function draw(manifest: Manifest): {
  readonly drawing: Drawing
  readonly diagnostics: readonly Diagnostic[]
} {
  const diagnostics: Diagnostic[] = []
  const parts = manifest.nodes.flatMap((node): readonly Part<unknown>[] => {
    const kind = kindOf(node.kind)
    if (kind === undefined) {
      const facts = { kind: node.kind, known: KINDS.map((one) => one.kind) }
      diagnostics.push(diagnose('unknown-kind', { node: node.id, field: '/kind' }, facts))
      return []
    }
    const decoded = settings(
      JSON.stringify(node),
      () => decodeSettings(kind.settings, node),
      manifest.nodes.length,
    )
    if ('settings' in decoded) return [{ node, settings: decoded.settings }]
    diagnostics.push(...decoded.diagnostics)
    return []
  })
  return { diagnostics, drawing: relate(manifest, parts) }
}

function relate(manifest: Manifest, parts: readonly Part<unknown>[]): Drawing {
  // Each list holds what the schema of its kind has let through.
  const ofKind = <Settings>(kind: string) =>
    parts.filter((part): part is Part<Settings> => part.node.kind === kind)
  const nodes = new Map(manifest.nodes.map((node) => [node.id, node]))
  const tables: readonly TablePart[] = ofKind('table')
  const tableById = new Map(tables.map((part) => [part.node.id, part]))
  const apis: readonly ApiPart[] = ofKind('api')
  const auths: readonly AuthPart[] = ofKind('auth')
  const databases: readonly DatabasePart[] = ofKind('database')
  const flows: readonly FlowPart[] = ofKind('flow')
  const integrations: readonly IntegrationPart[] = ofKind('integration')
  const organisationParts: readonly OrganisationPart[] = ofKind('organisation')
  const ends = Map.groupBy(manifest.connections, (connection) => connection.from)
  const targets = (id: string): readonly string[] => [
    ...new Set(ends.get(id)?.map((connection) => connection.to)),
  ]
  const guarded = new Set(auths.flatMap((part) => targets(part.node.id)))
  const served = new Map(
    apis.map(({ node }) => [
      node.id,
      targets(node.id).some((id) => nodes.get(id)?.kind === 'database')
        ? tables
        : targets(node.id).flatMap((id) => tableById.get(id) ?? []),
    ]),
  )
  const servings = apis.flatMap((api) =>
    (served.get(api.node.id) ?? []).map((table) => ({ api, table: table.node.id })),
  )
  const servedBy = Map.groupBy(servings, (serving) => serving.table)
  const relations = tables.flatMap((from) =>
    (from.settings.relations ?? []).map((relation, index) => ({ from, relation, index })),
  )
  const incoming = Map.groupBy(relations, ({ relation }) => relation.target)
  const accounts = accountsOf(auths, targets, tableById)
  const organisations = organisationsOf(organisationParts, targets, tableById, accounts?.table)
  return {
    manifest,
    nodes,
    parts,
    databases,
    tables,
    auths,
    apis,
    flows,
    integrations,
    organisationParts,
    tableById,
    targets,
    servedBy: (table) => servedBy.get(table)?.map((serving) => serving.api) ?? [],
    servedTables: (api) => served.get(api) ?? [],
    relationsTo: (table) => incoming.get(table) ?? [],
    guarded: (api) => guarded.has(api),
    ...(accounts === undefined ? {} : { accounts }),
    ...(organisations === undefined ? {} : { organisations }),
  }
}

function accountsOf(
  auths: readonly AuthPart[],
  targets: (id: string) => readonly string[],
  tableById: ReadonlyMap<string, TablePart>,
): Drawing['accounts'] {
  const [auth] = auths
  if (auth === undefined) return undefined
  const table = targets(auth.node.id)
    .map((id) => tableById.get(id))
    .find((part) => part !== undefined)
  return table === undefined ? undefined : { auth, table }
}
