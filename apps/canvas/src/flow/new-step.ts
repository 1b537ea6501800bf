import {
  camel,
  faceOf,
  singularOf,
  stepFaceOf,
  wordsOf,
  type Step,
  type StepFace,
} from '@drawbridge/kinds/faces'
import type { Json, JsonObject, Manifest } from '@drawbridge/manifest'
import { freeName } from './edits.ts'
import { operationsIn } from './services.ts'
import { textIn, type OpenFlow } from './place.ts'
import type { Placed } from './tree.ts'

/** Settings of a new step: those of its kind, with the table that the flow is most likely about. */
export function firstSettings(face: StepFace, manifest: Manifest, flow: OpenFlow): JsonObject {
  const settings: Record<string, Json> = { ...face.defaults }
  if (settings['table'] === '') settings['table'] = likelyTable(manifest, flow)
  // What is still to be chosen is the first part of that kind; a flow can't call itself.
  for (const kind of Object.keys(settings)) {
    if (settings[kind] !== '' || !faceOf(kind)) continue
    const part = manifest.nodes.find((node) => node.kind === kind && node.id !== flow.node)
    settings[kind] = part?.id ?? ''
    if ('operation' in settings)
      settings['operation'] = operationsIn(manifest, part?.id)[0]?.id ?? ''
  }
  return settings
}

/** The table whose name stands in the path, else the one of the event, else the first. */
function likelyTable({ nodes }: Manifest, { part, holder }: OpenFlow): string {
  if (part.kind === 'table') return part.id
  const tables = nodes.filter(({ kind }) => kind === 'table')
  const words = textIn(holder, 'path').toLowerCase().split('/')
  const named = tables.find(({ name }) => words.includes(name.toLowerCase()))
  return (named ?? tables[0])?.id ?? ''
}

/** A first name for the value of a step: `article` for one of a table, `articles` for many. */
export function nameFor(
  { kind, settings }: Step,
  { nodes }: Manifest,
  others: readonly Placed[],
): string | undefined {
  const table = nodes.find(({ id }) => id === settings['table'])
  const rows = table?.name ?? ''
  const row = textIn(table?.settings ?? {}, 'singular') || singularOf(rows)
  const wished = stepFaceOf(kind)?.firstName?.({ row, rows })
  if (!wished) return undefined
  const taken = new Set(others.flatMap(({ step }) => step.name ?? []))
  return freeName(camel(wordsOf(wished)), taken)
}
