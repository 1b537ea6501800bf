import type { Json, JsonObject, Manifest } from '@drawbridge/manifest'
import { isObject, listed } from '@drawbridge/manifest'
import { nameOfFlow, stepsWithin, type DrawnFlow } from './drawn-flows.ts'
import { lines, told, type Explained } from './explained.ts'
import { isOpen, peopleOf } from './people.ts'
import { failuresOf, inOrder, mentions, wordsIn } from './step-words.ts'

const INPUTS: Readonly<Record<string, string>> = {
  params: 'in the path',
  query: 'in the query',
  headers: 'in headers',
  body: 'in the body',
  inputs: 'by whoever calls it',
}

/** What begins a flow, who may, what comes in, what is done in order, and how it can break off. */
export function explainFlow(manifest: Manifest, flow: DrawnFlow): Explained {
  const { holder, steps, node } = flow
  const words = wordsIn(manifest)
  const said = holder['description'] ?? (holder === node.settings ? node.description : undefined)
  const touched = manifest.nodes.filter(({ id }) =>
    stepsWithin(steps).some(({ step }) => mentions(step, id)),
  )
  return {
    title: nameOfFlow(flow),
    sections: told([
      {
        title: 'What it is',
        lines: lines(
          beginning(flow),
          ...(typeof said === 'string' && said !== '' ? [`Its note says: “${said}”`] : []),
          ...(touched.length > 0
            ? [
                `It works with ${listed(
                  touched.map(({ name }) => name),
                  'and',
                )}.`,
              ]
            : []),
        ),
      },
      {
        title: 'Who may call it',
        lines:
          'access' in holder ? lines(`It may be called by ${peopleOf(holder['access'])}.`) : [],
      },
      { title: 'What comes in', lines: lines(...inputsOf(holder)) },
      {
        title: 'What happens, in order',
        lines: steps.length > 0 ? inOrder(steps, words) : lines('Nothing yet: it has no steps.'),
      },
      {
        title: 'What can go wrong',
        lines: lines(...refusals(holder), ...failuresOf(steps, words)),
      },
    ]),
  }
}

export const WHEN: Readonly<Record<string, string>> = {
  beforeCreate: 'before a row is added',
  afterCreate: 'after a row was added',
  beforeUpdate: 'before a row is changed',
  afterUpdate: 'after a row was changed',
  beforeDelete: 'before a row is deleted',
  afterDelete: 'after a row was deleted',
}

function beginning({ holder, node }: DrawnFlow): string {
  const { method, path, when, name } = holder
  if (typeof path === 'string')
    return `An endpoint of ${node.name}: ${String(method)} ${path} calls it, and waits for what it answers.`
  if (typeof when === 'string')
    return `An event of ${node.name}, ${String(name)}: it happens by itself ${WHEN[when] ?? when}, in the same transaction. Where it fails, nothing is written.`
  return `A flow of its own: other flows call ${node.name}.`
}

export function inputsOf(holder: JsonObject): readonly string[] {
  return Object.entries(INPUTS).flatMap(([key, where]) => {
    const list: Json | undefined = holder[key]
    if (!Array.isArray(list)) return []
    return list.filter(isObject).map((one) => `${inputSays(one)}, given ${where}.`)
  })
}

function inputSays({ name, type, required, minimum, maximum, values }: JsonObject): string {
  const limits = [
    required === true ? 'required' : 'may be left out',
    ...(minimum === undefined ? [] : [`at least ${String(minimum)}`]),
    ...(maximum === undefined ? [] : [`at most ${String(maximum)}`]),
    ...(Array.isArray(values) ? [`one of ${values.map(String).join(', ')}`] : []),
  ]
  return `${String(name)} (${[String(type), ...limits].join(', ')})`
}

/** What is refused before the first step. */
function refusals(holder: JsonObject): readonly string[] {
  const { access, path } = holder
  if (typeof path !== 'string') return []
  const isNobodys = Array.isArray(access) && access.length > 0 && !isOpen(access)
  const isOfSome = isNobodys && !access.includes('signedIn')
  return [
    ...(isNobodys ? ['401: where nobody is signed in.'] : []),
    ...(isOfSome ? ['403: where whoever is signed in may not call it.'] : []),
    ...(inputsOf(holder).length > 0 ? ['400: where what comes in does not fit.'] : []),
  ]
}
