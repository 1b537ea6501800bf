import type { Json, JsonObject } from '@drawbridge/manifest'

const STEP = /\.([A-Za-z_][\w-]*)|\[(\d+)\]|\['([^']*)'\]/y

/** What stands at a path of names and positions: `$.articles[0].title`. Undefined where nothing does. */
export function atPath(json: Json, path: string): Json | undefined {
  return stepsOf(path).reduce<Json | undefined>((value, step) => {
    if (typeof step === 'number') return Array.isArray(value) ? value[step] : undefined
    return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
  }, json)
}

export const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

function stepsOf(path: string): readonly (string | number)[] {
  const steps: (string | number)[] = []
  let at = 1
  while (path.startsWith('$') && at < path.length) {
    STEP.lastIndex = at
    const [all = '', name, position, quoted] = STEP.exec(path) ?? []
    if (all === '') break
    steps.push(position === undefined ? (name ?? quoted ?? '') : Number(position))
    at += all.length
  }
  if (at === path.length && path.startsWith('$')) return steps
  throw new Error(`${path} is not a path of names and positions.`)
}
