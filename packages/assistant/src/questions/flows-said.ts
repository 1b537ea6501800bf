import {
  stepFaceOf,
  type Step,
  stepPlays,
  type StepRole,
  wordsOf,
  type Words,
} from '@drawbridge/kinds/faces'
import { isObject, type Json } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { allFlows, type DrawnFlow, nameOfFlow, stepsWithin } from '../explain/drawn-flows.ts'
import { inputsOf, WHEN } from '../explain/explain-flow.ts'
import { peopleOf } from '../explain/people.ts'
import { failuresOf, mentions, stepSays, wordsIn } from '../explain/step-words.ts'
import { happeningIn } from './happening-in.ts'
import { tableIn } from './table-in.ts'

/** What steps do, one after the other: “changes stock of products, then answers 200”. */
export function doneBy(steps: readonly Step[], words: Words): string {
  return steps
    .map((step) => `${lower(stepSays(step, words))}${within(step, words)}`)
    .join(', then ')
}

function within(step: Step, words: Words): string {
  const slots = stepFaceOf(step.kind)?.slots(step) ?? []
  return Object.entries(step.bodies ?? {})
    .filter(([, body]) => body.length > 0)
    .map(([name, body], at) => {
      const title = slots.find((slot) => slot.name === name)?.title ?? name
      return `${at === 0 ? ': ' : `; ${lower(title)}: `}${doneBy(body, words)}`
    })
    .join('')
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** `After a row of tasks was changed`, `POST /pay` */
export function beginningOf(flow: DrawnFlow): string {
  const when = String(flow.holder['when'] ?? '')
  const said = WHEN[when]
  if (said === undefined) return nameOfFlow(flow)
  const words = said.replace(/\ba row\b/, `one of ${flow.node.name}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const CALLED = /\b(?:sends?|takes?|returns?|answers?|calls?|needs?|parameters?|inputs?)\b/i

/** The drawn endpoints that words name, by their path or their name: `/tasks/:id/complete`, `complete task`. */
export function endpointsIn(said: string, draft: Draft): readonly DrawnFlow[] {
  const { method, path } =
    /(?:\b(?<method>get|post|put|patch|delete)\s+)?(?<path>\/[\w/:{}.-]+)/iu.exec(said)?.groups ??
    {}
  const calls = allFlows(draft.manifest).filter(({ holder }) => typeof holder['path'] === 'string')
  if (path !== undefined)
    return calls.filter(
      ({ holder }) =>
        isSamePath(path, String(holder['path'])) &&
        (method === undefined || method.toUpperCase() === holder['method']),
    )
  const lowered = said.toLowerCase()
  const named = CALLED.test(said) ? endpointsNamed(said, draft) : []
  if (named.length > 0) return named
  return calls.filter(({ holder }) => {
    const name = String(holder['name'] ?? '').toLowerCase()
    return name !== '' && new RegExp(String.raw`\b${name.replaceAll(/\W/g, '.')}\b`).test(lowered)
  })
}

/** The drawn endpoints that do what words say: “a task is completed” is `completeTask`. */
export function endpointsNamed(said: string, draft: Draft): readonly DrawnFlow[] {
  const asked = stemsOf(said)
  return allFlows(draft.manifest).filter(({ holder }) => {
    const name = typeof holder['path'] === 'string' ? stemsOf(String(holder['name'] ?? '')) : []
    return name.length > 1 && name.every((word) => asked.includes(word))
  })
}

const stemsOf = (text: string): readonly string[] =>
  wordsOf(text).map((word) =>
    word
      .toLowerCase()
      .slice(0, 5)
      .replace(/(?:es?|s)$/, ''),
  )

/** “POST /pay may be called by the role admin.” */
export const mayCall = (flow: DrawnFlow): string =>
  `${nameOfFlow(flow)} may be called by ${peopleOf(flow.holder['access'])}.`

/** With or without what stands before every path, and whatever parameters are called. */
const isSamePath = (said: string, drawn: string): boolean => {
  const [one, other] = [said, drawn].map((path) =>
    path.replaceAll(/:\w+|\{\w+\}/g, ':').replace(/\/$/, ''),
  )
  return one === other || one?.endsWith(other ?? '') === true
}

/** “What does POST /tasks/:id/complete do, and who can call it?” */
export function endpointDoes(said: string, draft: Draft): string | undefined {
  const words = wordsIn(draft.manifest)
  const found = endpointsIn(said, draft).map(({ holder, steps, ...flow }) => {
    const inputs = inputsOf(holder)
    const faults = failuresOf(steps, words)
    return [
      `${nameOfFlow({ holder, steps, ...flow })}: ${doneBy(steps, words) || 'nothing yet'}.`,
      mayCall({ holder, steps, ...flow }),
      inputs.length > 0
        ? `It takes ${inputs.map((one) => one.replace(/\.$/, '')).join('; ')}.`
        : '',
      ...faults,
    ]
      .filter(Boolean)
      .join(' ')
  })
  if (found.length > 0) return found.join(' ')
  const path = /(?:^|\s)(?<path>\/[\w/:{}-]+)/u.exec(said)?.groups?.['path']
  if (path === undefined || !/^(?:what|who|which|how|is|does|can|explain)\b/i.test(said))
    return undefined
  const table = tableIn(path.replaceAll(/[/:{}]/g, ' '), draft)
  return table === undefined
    ? `There is no endpoint ${path}.`
    : `No endpoint is drawn at ${path}. ${offered(table.name, table.settings['access'])}`
}

/** What the api offers of a table by itself. */
export function offered(name: string, access: Json | undefined): string {
  const all = isObject(access) ? Object.keys(access) : []
  return `Ready-made calls for ${name}: ${all.join(', ') || 'none'}.`
}

const WRITES: readonly (readonly [words: RegExp, role: StepRole])[] = [
  [/\b(?:creat|add|made\b|written|writes|comes? from|come about)/i, 'adds'],
  [/\b(?:chang|updat|edit|modif|set\b)/i, 'changes'],
  [/\b(?:delet|remov)/i, 'removes'],
]

/** “When is an activity added?”, “what changes the stock?” */
export function whatWrites(said: string, draft: Draft): string | undefined {
  const role = WRITES.find(([words]) => words.test(said))?.[1]
  if (
    role === undefined ||
    !/^(?:when|where|how)\s+(?:is|are|does|do|gets?)\b|^(?:what|which flows?)\s+(?:else\s+)?(?:creat|add|writ|chang|updat|delet|remov|set)/i.test(
      said,
    )
  )
    return undefined
  const table = tableIn(said, draft)
  const words = wordsIn(draft.manifest)
  const flows = allFlows(draft.manifest).filter(({ steps }) =>
    stepsWithin(steps).some(({ step }) => stepPlays(step, role) && mentions(step, table?.id ?? '')),
  )
  return flows.length === 0
    ? undefined
    : flows.map((flow) => `${beginningOf(flow)}: ${doneBy(flow.steps, words)}.`).join(' ')
}

/** “Which flows are there?” */
export function whatFlows(said: string, draft: Draft): string | undefined {
  if (
    !/\b(?:flows?|events?|automat\w+|by itself|triggers?|jobs?)\b/i.test(said) ||
    tableIn(said, draft)
  )
    return undefined
  const words = wordsIn(draft.manifest)
  const all = allFlows(draft.manifest).map(
    (flow) => `${beginningOf(flow)}: ${doneBy(flow.steps, words)}.`,
  )
  return all.join(' ') || 'No flow is drawn: nothing happens by itself.'
}

const MAILED =
  /\b(?:e-?mails?|mails?|mailed|emailed|notif\w+|letters?|messages?|told|informed|reminders?|reminded)\b/i

/** “Who gets an e-mail, and when?” */
export function whoIsMailed(said: string, draft: Draft): string | undefined {
  const isAsked =
    /^(?:who|whom|what|which|when|is|are|does|do|will|would|how|to (?:whom|which)|list|show)\b/i.test(
      said,
    ) &&
    MAILED.test(said) &&
    /\b(?:gets?|sent|sends?|receives?|go(?:es)? out|are there|notified|mailed|emailed|informed|told|written|reminded|reminders?|mails? (?:is|are)|there)\b/i.test(
      said,
    )
  if (!isAsked) return undefined
  const words = wordsIn(draft.manifest)
  const asked = happeningIn(said)
  const about = tableIn(said.replace(MAILED, ' '), draft)
  const mails = allFlows(draft.manifest).flatMap((flow) => {
    const all = stepsWithin(flow.steps).filter(({ step }) => stepPlays(step, 'mails'))
    const isMeant =
      about === undefined ||
      flow.node.id === about.id ||
      stepsWithin(flow.steps).some(({ step }) => mentions(step, about.id))
    const isThen =
      asked === undefined ||
      about === undefined ||
      !('when' in flow.holder) ||
      String(flow.holder['when']).endsWith(asked)
    return all.length === 0 || !isMeant || !isThen
      ? []
      : [`${beginningOf(flow)}: ${doneBy(flow.steps, words)}.`]
  })
  if (mails.length > 0) return mails.join(' ')
  return about === undefined
    ? 'No e-mail is sent by any flow.'
    : `No e-mail is sent about ${about.name}.`
}
