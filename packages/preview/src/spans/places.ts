import { nodeAt, type Problem } from '../problem.ts'
import type { CompiledOk } from '../backend.ts'
import { tracePlanOf, type StepPlace } from '../trace/points.ts'

interface Frame {
  readonly file: string
  readonly line: number
}

/** Code that a trace is laid over. */
export interface Places {
  /** The steps on the way to what a stack stands for, the outermost first. */
  stepsOf(stack: string): readonly StepPlace[]
  /** Where in the code and the drawing something was thrown. */
  placeOf(stack: string): Omit<Problem, 'message'>
}

export function placesIn(compiled: CompiledOk): Places {
  const { files, steps } = tracePlanOf(compiled)
  const pointsOf = new Map(files.map(({ path, points }) => [path, points]))
  const fileOf = new Map(compiled.tree.map((file) => [file.path, file]))
  return {
    stepsOf: (stack) =>
      framesIn(stack)
        .toReversed()
        .flatMap(({ file, line }) => {
          const around = (pointsOf.get(file) ?? []).filter(
            ({ from, to }) => from <= line && line <= to,
          )
          return around
            .toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.id - b.id)
            .flatMap(({ id }) => steps[id] ?? [])
        })
        .filter((step, index, all) => index === 0 || keyOf(step) !== keyOf(all[index - 1])),
    placeOf: (stack) => {
      for (const { file, line } of framesIn(stack)) {
        const found = fileOf.get(file)
        if (found !== undefined) return { file, line, ...nodeAt(found, line) }
      }
      return {}
    },
  }
}

export const keyOf = (step: StepPlace | undefined): string =>
  JSON.stringify([step?.node, step?.item, step?.step])

const FRAME = /\((src\/[^\s:()]{1,300}):(\d{1,7})\)/g
const MOST = 20

function framesIn(stack: string): readonly Frame[] {
  return [...stack.matchAll(FRAME)]
    .slice(0, MOST)
    .map(([, file = '', line]) => ({ file, line: Number(line) }))
}
