import { isObject, type Json, type Manifest, type Node } from '@drawbridge/manifest'
import { LEFT_OUT } from './left-out.ts'

/** Characters of a drawing that are sent whole; of a larger one, what is around the selection. */
const WHOLE = 60_000

/** The drawing as it is sent: without positions, and what is far from the selection by its names alone. */
export function excerpt(manifest: Manifest, selection: readonly string[], prompt: string): string {
  const { name, description, nodes, connections } = manifest
  const head = { name, ...(description !== undefined && { description }) }
  const whole = JSON.stringify({ ...head, nodes: nodes.map(unplaced), connections })
  if (whole.length <= WHOLE) return whole
  const near = nearTo(manifest, selection, prompt)
  let room = WHOLE
  const shown = nodes.map((node) => {
    const full = unplaced(node)
    const size = JSON.stringify(full).length
    if (!near.has(node.id) || size > room) return named(node)
    room -= size
    return full
  })
  const note = 'Parts without settings are shown by their names alone.'
  return JSON.stringify({ note, ...head, nodes: shown, connections })
}

/** Keys that are undefined are left out of JSON. */
const unplaced = ({ id, kind, name, description, settings }: Node): object => ({
  id,
  kind,
  name,
  description,
  settings: Array.isArray(settings['tests'])
    ? { ...settings, tests: settings['tests'].map(withoutRequest) }
    : settings,
})

/** What a kept request is called and calls. What it sent and was answered was somebody's. */
function withoutRequest(test: Json): Json {
  if (!isObject(test)) return test
  const members = Object.entries(test).map(([key, value]): [string, Json] => [
    key,
    TOLD.has(key) ? value : LEFT_OUT,
  ])
  return Object.fromEntries(members)
}

const TOLD = new Set(['id', 'name', 'endpoint', 'table', 'operation', 'as', 'status'])

/** The selection and what it is joined to or mentions, and what the prompt names. */
function nearTo(
  { nodes, connections }: Manifest,
  selection: readonly string[],
  prompt: string,
): ReadonlySet<string> {
  const chosen = new Set(selection)
  const said = prompt.toLowerCase()
  for (const { id, name } of nodes) if (said.includes(name.toLowerCase())) chosen.add(id)
  const near = new Set(chosen)
  for (const { from, to } of connections) {
    if (chosen.has(from)) near.add(to)
    if (chosen.has(to)) near.add(from)
  }
  const mentioned = JSON.stringify(nodes.filter(({ id }) => chosen.has(id)))
  for (const { id } of nodes) if (mentioned.includes(`"${id}"`)) near.add(id)
  return near
}

/** A part by its names: `fields: title, price`. */
function named({ id, kind, name, settings }: Node): object {
  const lists = Object.entries(settings).flatMap(([key, value]) => {
    const names = Array.isArray(value) ? value.flatMap(nameOf) : []
    return names.length === 0 ? [] : [[key, names.join(', ')]]
  })
  return { id, kind, name, ...Object.fromEntries(lists) }
}

function nameOf(item: Json): readonly string[] {
  const hasName = typeof item === 'object' && item !== null && 'name' in item
  return hasName && typeof item.name === 'string' ? [item.name] : []
}
