import type { FlowModel } from '../../flow-model.ts'
import type { Step } from '../../step.ts'
import { evaluate, isTrue, type Setting } from './evaluate.ts'
import { playData } from './play-data.ts'
import { Failing, formulaOf, formulasOf, type Play } from './playing.ts'
import { unforeseen, type Value } from './value.ts'

/** How a call ends. */
export interface Ending {
  readonly status: number
  /** What is answered; undefined where that is nothing, or a problem. */
  readonly body?: Value
}

/** How some steps end: a body is left by what was given or answered. */
type Left = { readonly gave: Value } | { readonly ending: Ending } | undefined

/** What a call of an endpoint comes to, and what it leaves on the stage. */
export function played({ steps }: FlowModel, setting: Setting): Ending {
  try {
    const left = playSteps(steps, { ...setting, names: new Map(setting.names) })
    return left !== undefined && 'ending' in left ? left.ending : unforeseen()
  } catch (error) {
    if (error instanceof Failing) return { status: error.status }
    throw error
  }
}

function playSteps(steps: readonly Step[], play: Play): Left {
  for (const step of steps) {
    const left = playStep(step, play)
    if (left !== undefined) return left
  }
  return undefined
}

/** What a step with a name stands for is what its bodies gave. */
function taken({ name }: Step, play: Play, left: Left): Left {
  if (name === undefined || (left !== undefined && 'ending' in left)) return left
  play.names.set(name, left?.gave ?? null)
  return undefined
}

function playStep(step: Step, play: Play): Left {
  const { settings, bodies = {}, name } = step
  const keep = (value: Value): undefined => {
    if (name !== undefined) play.names.set(name, value)
    return undefined
  }
  switch (step.kind) {
    case 'set':
      return keep(evaluate(formulaOf(step, 'value'), play))
    case 'if': {
      const body = isTrue(formulaOf(step, 'condition'), play) ? bodies['then'] : bodies['else']
      return taken(step, play, playSteps(body ?? [], play))
    }
    case 'transaction': {
      const body = (): Left => playSteps(bodies['body'] ?? [], play)
      return taken(step, play, play.stage.transaction(body))
    }
    case 'call':
      return keep(playCalled(step, play))
    case 'give':
      return { gave: evaluate(formulaOf(step, 'value'), play) }
    case 'fail':
      throw new Failing(Number(settings['status'] ?? 400))
    case 'respond':
      return { ending: answered(step, play) }
    case 'log':
      return undefined
    default:
      return keep(playData(step, play))
  }
}

function playCalled(step: Step, play: Play): Value {
  const { stage } = play
  const flow = stage.model.flows.find(({ id }) => id === step.settings['flow'])
  if (flow?.starts.kind !== 'call') return unforeseen()
  const given = formulasOf(step, 'inputs').map(
    ([input, formula]) => [input, evaluate(formula, play)] as const,
  )
  const left = playSteps(flow.steps, { ...play, names: new Map(given) })
  return left !== undefined && 'gave' in left ? left.gave : null
}

function answered(step: Step, play: Play): Ending {
  const { as = 'json', status } = step.settings
  if (as === 'nothing') return { status: Number(status ?? 204) }
  if (as !== 'json') return unforeseen()
  return { status: Number(status ?? 200), body: evaluate(formulaOf(step, 'body'), play) }
}
