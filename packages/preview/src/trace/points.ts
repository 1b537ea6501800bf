import { stepFaceOf, type StepFace } from '@drawbridge/kinds/faces'
import {
  isObject,
  segmentsOf,
  type Json,
  type JsonObject,
  type Manifest,
} from '@drawbridge/manifest'
import type { FileTree, Origin } from '@drawbridge/source'
import type { WatchedFile, WatchedPoint } from '../inside/words.ts'

/** A step of the drawing, by which what was seen of it is told. */
export interface StepPlace {
  readonly node: string
  /** Id of the endpoint or event that it is of; null in a part that is a flow. */
  readonly item: string | null
  /** Its id, which another flow may have as well. */
  readonly step: string
}

export const isSame = (a: StepPlace, b: StepPlace): boolean =>
  a.node === b.node && a.item === b.item && a.step === b.step

/** Where the steps of a drawing stand in the code; `steps[n]` is the place of point `n`. */
export interface TracePlan {
  readonly files: readonly WatchedFile[]
  readonly steps: readonly StepPlace[]
}

interface Compiled {
  readonly tree: FileTree
  readonly manifest: Manifest
}

const STEP = /\/(?:steps|bodies\/[^/]+)\/\d+$/

/** From the origin map: the lines of every step, and the variable that its value is kept in. */
export function tracePlanOf({ tree, manifest }: Compiled): TracePlan {
  const steps: StepPlace[] = []
  const files = tree.flatMap((file): WatchedFile[] => {
    if (!/^src\/.*\.ts$/.test(file.path)) return []
    const origins = file.origins.filter(({ field = '' }) => STEP.test(field))
    if (origins.length === 0) return []
    const lines = file.text.split('\n')
    const points = origins.flatMap((origin): WatchedPoint[] => {
      const found = stepAt(manifest, origin)
      if (found === undefined) return []
      const id = steps.push({ node: origin.node, item: found.holder, step: found.id }) - 1
      return [{ id, from: origin.from, to: origin.to, ...variablesOf(lines, origin, found) }]
    })
    return points.length === 0 ? [] : [{ path: file.path, points }]
  })
  return { files, steps }
}

interface Found {
  readonly id: string
  readonly holder: string | null
  /** What its value is called, and what the value that its body is repeated for. */
  readonly names: readonly string[]
  readonly item: string | undefined
}

/** `/settings/endpoints/3/steps/0` is of the endpoint that has that place. */
function holderOf(settings: Json, field: string): string | null {
  const [, , list = '', at = ''] = field.split('/')
  if (list === 'steps') return null
  const holder = valueAt({ settings }, `/settings/${list}/${at}`)
  return isObject(holder) && typeof holder['id'] === 'string' ? holder['id'] : null
}

function stepAt({ nodes }: Manifest, { node, field }: Origin): Found | undefined {
  if (field === undefined) return undefined
  const part = nodes.find(({ id }) => id === node)
  if (part === undefined) return undefined
  const step = valueAt({ settings: part.settings }, field)
  if (!isObject(step) || typeof step['id'] !== 'string' || typeof step['kind'] !== 'string')
    return undefined
  const settings = isObject(step['settings']) ? step['settings'] : {}
  const face = stepFaceOf(step['kind'])
  const names = [step['name'], ...changedBy(face, settings)].filter(
    (name) => typeof name === 'string',
  )
  const item = face?.repeats ? settings['item'] : undefined
  return {
    id: step['id'],
    holder: holderOf(part.settings, field),
    names,
    item: typeof item === 'string' ? item : undefined,
  }
}

/** The values that a step gives another value, by the settings that name one. */
function changedBy(
  face: StepFace | undefined,
  settings: JsonObject,
): readonly (Json | undefined)[] {
  const { properties = {} }: Shape = face?.settings ?? {}
  return Object.keys(properties)
    .filter((key) => properties[key]?.format === 'variable')
    .map((key) => settings[key])
}

/** The part of a settings' schema that says which of them name a value. */
interface Shape {
  readonly properties?: Readonly<Record<string, { readonly format?: string }>>
}

/** The names as they stand in the code; one that the function needs itself is called otherwise. */
function variablesOf(
  lines: readonly string[],
  { from, to }: Origin,
  { names, item }: Found,
): Pick<WatchedPoint, 'value' | 'item'> {
  const text = lines.slice(from - 1, to).join('\n')
  const value = names.flatMap((name) =>
    nameIn(text, name, String.raw`(?:^|\n)\s*(?:(?:const|let) )?`),
  )[0]
  const one =
    item === undefined ? undefined : nameIn(text, item, String.raw`(?:for \(const |async \()`)[0]
  return { ...(value !== undefined && { value }), ...(one !== undefined && { item: one }) }
}

function nameIn(text: string, name: string, before: string): readonly string[] {
  if (!/^\w+$/.test(name)) return []
  const found = new RegExp(`${before}(${name}(?:Value)?)\\b`).exec(text)?.[1]
  return found === undefined ? [] : [found]
}

function valueAt(root: Json, pointer: string): Json | undefined {
  let value: Json | undefined = root
  for (const key of segmentsOf(pointer)) {
    if (Array.isArray(value)) value = (value as readonly Json[])[Number(key)]
    else if (isObject(value) && Object.hasOwn(value, key)) value = value[key]
    else return undefined
  }
  return value
}
