import { counted } from './counted.ts'
import { rowCase } from './row-case.ts'
import type { Place, Scene } from './scene.ts'

/** The formula of a case that is said of a row, with the steps that it takes to look; undefined where it can't be told. */
export function caseIn(words: string, scene: Scene, focus?: Place): string | undefined {
  const said = words
    .trim()
    .replace(
      /^(?:that|where|and|but|or|still|already|currently|also|so|whose|having|with(?= (?:an?|the|its) ))\s+/i,
      '',
    )
    .replace(/\s+(?:any ?more|any longer|yet|already|at the moment|right now|in the end)$/i, '')
  const whole = scene.attempt(
    () => (scene.flow && counted(said, scene.flow, focus)) ?? rowCase(said, scene, focus),
  )
  if (whole !== undefined) return whole
  for (const [joint, sign] of JOINTS) {
    const parts = said.split(joint)
    if (parts.length < 2) continue
    const all = scene.attempt(() => {
      const each = parts.map((part) => caseIn(part, scene, focus))
      return each.every((one) => one !== undefined) ? each : undefined
    })
    if (all)
      return all
        .map((one) => (sign === '&&' && one.includes('||') ? `(${one})` : one))
        .join(` ${sign} `)
  }
  return undefined
}

const JOINTS: readonly (readonly [joint: RegExp, sign: string])[] = [
  [/\s*,?\s+or\s+(?:if\s+|when\s+)?/i, '||'],
  [/\s*,?\s+and\s+(?:if\s+|when\s+)?/i, '&&'],
]
