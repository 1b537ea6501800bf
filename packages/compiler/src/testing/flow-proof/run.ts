import type { EventTime, Flow, Formula, Step } from './drawn.ts'
import { NOTHING } from './formulas.ts'
import { evaluate, listIn, type Names, type Value } from './evaluate.ts'
import { formulaIn, formulasIn, type Begins, type Given, type Run } from './running.ts'
import { runData } from './run-data.ts'
import { Failure } from './store.ts'

/** What a flow answers. */
export interface Answer {
  readonly status: number
  readonly body: Value
}

/** How some steps end: a body is left by what was given or answered. */
type Outcome = { readonly gave: Value } | { readonly answer: Answer } | undefined

/** Runs the steps of a flow with what it begins with. */
export function runFlow(
  { steps }: Flow,
  begins: Names,
  { store, flows }: Pick<Run, 'store' | 'flows'>,
): Outcome {
  const tell: Run['tell'] = (table, when, row) => runEvents(table, when, row, { store, flows })
  return runSteps(steps, { store, flows, tell, names: new Map(begins) })
}

/** Does what the events of a table ask for, where a row of it is written. */
export function runEvents(
  table: string,
  when: EventTime,
  begins: Begins,
  run: Pick<Run, 'store' | 'flows'>,
): Given {
  for (const flow of run.flows.values()) {
    const { starts } = flow
    if (starts.kind !== 'event' || starts.table !== table || starts.when !== when) continue
    // There is one at each table.
    const outcome = runFlow(flow, new Map(Object.entries(begins)), run)
    return outcome !== undefined && 'gave' in outcome ? (outcome.gave as Given) : {}
  }
  return {}
}

function runSteps(steps: readonly Step[], run: Run): Outcome {
  for (const step of steps) {
    const outcome = runStep(step, run)
    if (outcome !== undefined) return outcome
  }
  return undefined
}

/** A body sees what is around it, and keeps what it names; what it changes is changed. */
function runBody(
  run: Run,
  steps: readonly Step[] = [],
  more: Readonly<Record<string, Value>> = {},
) {
  for (const [name, value] of Object.entries(more)) run.names.set(name, value)
  return runSteps(steps, run)
}

/** What a step with a name stands for is what its bodies gave. */
function taken({ name }: Step, run: Run, outcome: Outcome): Outcome {
  if (name === undefined || (outcome !== undefined && 'answer' in outcome)) return outcome
  run.names.set(name, outcome?.gave ?? null)
  return undefined
}

function runStep(step: Step, run: Run): Outcome {
  const { settings, bodies, name } = step
  const of = (key: string): Value => evaluate(formulaIn(step, key), run.names)
  const keep = (value: Value): undefined => {
    if (name !== undefined) run.names.set(name, value)
    return undefined
  }
  switch (step.kind) {
    case 'set':
      return keep(of('value'))
    case 'change':
      run.names.set(String(settings['variable']), of('value'))
      return undefined
    case 'object':
      return keep(
        Object.fromEntries(
          Object.entries(formulasIn(step, 'entries')).map(([key, value]) => [
            key,
            evaluate(value, run.names),
          ]),
        ),
      )
    case 'code':
      return keep(evaluate(formulasIn(step, 'inputs')['value'] ?? NOTHING, run.names))
    case 'validate':
      return keep(of('value'))
    case 'log':
    case 'wait':
      return undefined
    case 'map':
    case 'filter':
    case 'sort':
    case 'group':
      return keep(listStep(step, run.names))
    case 'if':
      return taken(step, run, runBody(run, bodies[of('condition') === true ? 'then' : 'else']))
    case 'switch':
      return taken(step, run, runBody(run, bodies[chosenCase(step, run)] ?? bodies['otherwise']))
    case 'each':
      return runEach(step, run)
    case 'while':
      return runWhile(step, run)
    case 'parallel':
      return runParallel(step, run)
    case 'try':
      return taken(step, run, runTry(step, run))
    case 'transaction': {
      const outcome = run.store.transaction(() => runBody(run, bodies['body']))
      return taken(step, run, outcome)
    }
    case 'give':
      return { gave: of('value') }
    case 'fail': {
      const code = settings['code']
      throw new Failure(
        Number(settings['status']),
        String(of('message')),
        typeof code === 'string' ? code : undefined,
      )
    }
    case 'respond': {
      const body = settings['as'] === 'nothing' ? null : of('body')
      return { answer: { status: Number(settings['status']), body } }
    }
    case 'call': {
      const flow = run.flows.get(String(settings['flow']))
      if (flow === undefined) throw new Error('There is no such flow.')
      const given = Object.entries(formulasIn(step, 'inputs')).map(
        ([key, value]) => [key, evaluate(value, run.names)] as const,
      )
      const outcome = runFlow(flow, new Map(given), run)
      return keep(outcome !== undefined && 'gave' in outcome ? outcome.gave : null)
    }
    default:
      return keep(runData(step, run))
  }
}

function listStep(step: Step, names: Names): Value {
  const { settings } = step
  const list = listIn(evaluate(formulaIn(step, 'list'), names))
  const methods = {
    map: ['map', 'value'],
    filter: ['filter', 'condition'],
    sort: ['sortBy', 'by'],
    group: ['groupBy', 'by'],
  }
  const [method, key] = methods[step.kind as keyof typeof methods]
  const item = String(settings['item'])
  const whole: Formula = {
    form: 'arrow',
    method: method as 'map',
    list: { form: 'name', name: item },
    item,
    body: formulaIn(step, key ?? ''),
  }
  const found = evaluate(whole, new Map([...names, [item, list]]))
  return settings['direction'] === 'desc' ? listIn(found).toReversed() : found
}

function chosenCase(step: Step, run: Run): string {
  const value = evaluate(formulaIn(step, 'value'), run.names)
  const cases = step.settings['cases'] as readonly { readonly id: string; readonly is: Formula }[]
  return cases.find(({ is }) => evaluate(is, run.names) === value)?.id ?? 'otherwise'
}

function runEach(step: Step, run: Run): Outcome {
  const given: Value[] = []
  for (const item of listIn(evaluate(formulaIn(step, 'list'), run.names))) {
    const outcome = runBody(run, step.bodies['body'], { [String(step.settings['item'])]: item })
    if (outcome === undefined) continue
    if (step.name === undefined || 'answer' in outcome) return outcome
    given.push(outcome.gave)
  }
  return taken(step, run, step.name === undefined ? undefined : { gave: given })
}

function runWhile(step: Step, run: Run): Outcome {
  for (let round = 1; evaluate(formulaIn(step, 'condition'), run.names) === true; round += 1) {
    if (round > Number(step.settings['atMost'])) throw new Failure(500)
    const outcome = runBody(run, step.bodies['body'])
    if (outcome !== undefined) return outcome
  }
  return undefined
}

/** At once is one after the other, as branches have nothing to do with each other. */
function runParallel(step: Step, run: Run): Outcome {
  const branches = step.settings['branches'] as readonly { readonly id: string }[]
  const given = branches.map(({ id }) => {
    const outcome = runBody(run, step.bodies[id])
    return [id, outcome !== undefined && 'gave' in outcome ? outcome.gave : null] as const
  })
  return taken(step, run, step.name === undefined ? undefined : { gave: Object.fromEntries(given) })
}

function runTry(step: Step, run: Run): Outcome {
  const { bodies, settings } = step
  const isRecovered = (bodies['recover'] ?? []).length > 0 || (bodies['finally'] ?? []).length === 0
  try {
    return runBody(run, bodies['body'])
  } catch (error) {
    if (!(error instanceof Failure) || !isRecovered) throw error
    const called = settings['error']
    const told = { status: error.status, message: error.words ?? '' }
    return runBody(run, bodies['recover'], typeof called === 'string' ? { [called]: told } : {})
  } finally {
    runBody(run, bodies['finally'])
  }
}
