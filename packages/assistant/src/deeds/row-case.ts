import { comparison } from './comparison.ts'
import { lasting } from './measure.ts'
import type { Place, Scene } from './scene.ts'
import { notEnough } from './shortage.ts'
import { missing, present, ownership, roleCase, stateCase } from './state-case.ts'
import { timeCase } from './time-case.ts'

/** The formula of a case that is about a row and those that it points to. */
export function rowCase(words: string, scene: Scene, focus?: Place): string | undefined {
  return (
    lasting(words, scene) ??
    timeCase(words, scene, focus) ??
    notEnough(words, scene, focus) ??
    comparison(words, scene, focus) ??
    roleCase(words, scene) ??
    stateCase(words, scene, focus) ??
    ownership(words, scene) ??
    missing(words, scene, focus) ??
    present(words, scene, focus)
  )
}
