import {
  code,
  commas,
  defaultRef,
  doc,
  key,
  lit,
  name,
  ref,
  typeRef,
  type Code,
  type Name,
} from '@drawbridge/source'
import type { Model } from '../../../model.ts'
import type { Player } from '../../../table/emit/cast.ts'
import type { FlowModel } from '../../flow-model.ts'
import { unlessUnforeseen } from './examples.ts'
import { rehearse, type Rehearsal } from './rehearse.ts'
import type { Endpoint, Scene, Twist } from './scene.ts'
import type { Script } from './script.ts'
import { Writing } from './writing.ts'

const assert = defaultRef('assert', 'node:assert/strict')

/** An endpoint, and somebody who may call it. */
interface Called {
  /** At the whole of its path. */
  readonly starts: Endpoint
  readonly caller: Player
  readonly script: Script
  readonly model: Model
}

/** A test for each way that an endpoint goes: what it answers, and which rows it leaves. */
export function effectTests(
  flow: FlowModel,
  prefix: string,
  caller: Player,
  model: Model,
): readonly Code[] {
  const { starts } = flow
  const found = rehearse(flow, model, caller.role !== undefined)
  if (starts.kind !== 'endpoint' || found === undefined) return []
  const { script, usual, rehearsals } = found
  const called = { starts: { ...starts, path: prefix + starts.path }, caller, script, model }
  const drafts = rehearsals.flatMap(
    (one) => unlessUnforeseen(() => draftOf(called, one, usual)) ?? [],
  )
  const [only, ...others] = drafts
  if (only === undefined) return []
  if (others.length === 0) return [testOf(only, only.writing.seeds())]
  const maker = name(`${flow.name}Rows`)
  return [
    makerOf(maker, called, usual, drafts),
    ...drafts.map((draft) => testOf(draft, [madeBy(maker, draft), ...draft.emptied])),
  ]
}

/** A test but for the rows that it is about. */
interface Draft {
  readonly title: string
  readonly writing: Writing
  /** What is other than usual, by the names of the rows, and tables that have none. */
  readonly changes: ReadonlyMap<string, Code>
  readonly emptied: readonly Code[]
  /** The call, and what comes of it. */
  readonly body: Code
}

function draftOf(
  { starts, caller, script, model }: Called,
  { twists, scene, ending }: Rehearsal,
  usual: Scene,
): Draft | undefined {
  const writing = new Writing(scene, caller, model)
  const answer = ending.body === undefined ? undefined : writing.json(ending.body)
  const left = [...script.written].map(([table, columns]) => writing.left(table, columns))
  if (left.length === 0 && answer === undefined) return undefined
  const said = twists.map(sentenceOf).join(' and ')
  const compare = answer?.isWhole === true ? 'deepEqual' : 'partialDeepStrictEqual'
  return {
    title: `${starts.method} ${starts.path}${said === '' ? '' : ` where ${said}`}`,
    writing,
    changes: writing.changesFrom(usual),
    emptied: twists.flatMap((twist) =>
      twist.kind === 'empty' ? [writing.emptied(twist.table)] : [],
    ),
    body: code`
      const response = await rows.call(${writing.call(starts)})
      ${assert}.equal(response.statusCode, ${lit(ending.status)}, response.body)
      ${answer && code`${assert}.${name(compare)}(response.json(), ${answer.code})`}
      ${left}`,
  }
}

const testOf = ({ title, body }: Draft, seeds: readonly Code[]): Code => code`
  ${ref('test', 'node:test')}(${lit(title)}, async () => {
    ${seeds}
    ${body}
  })`

/** What makes the rows of all tests of an endpoint. */
function makerOf(
  maker: Name,
  { starts, caller, model }: Called,
  usual: Scene,
  drafts: readonly Draft[],
): Code {
  const writing = new Writing(usual, caller, model)
  const named = new Set(drafts.flatMap(({ writing: { named: asked } }) => asked))
  writing.name(named)
  const changing = new Set(drafts.flatMap(({ changes }) => [...changes.keys()]))
  const keys = usual.seeds.filter(({ called }) => named.has(called))
  const seeds = writing.seeds(changing)
  const other = code`other: Readonly<Record<string, ${typeRef('Row', 'test/rows.ts')}>> = {}`
  return code`
    ${doc(`What ${starts.method} ${starts.path} finds${changing.size > 0 ? ', some of it with other values' : ''}.`)}
    async function ${maker}(${changing.size > 0 && other}) {
      ${seeds}
      ${keys.length > 0 && code`return { ${commas(keys.map(({ called }) => code`${name(called)}`))} }`}
    }`
}

function madeBy(maker: Name, { writing, changes }: Draft): Code {
  const { named } = writing
  const others = [...changes].map(([called, values]) => code`${key(called)}: ${values}`)
  const made = code`await ${maker}(${others.length > 0 && code`{ ${commas(others)} }`})`
  return named.length === 0
    ? made
    : code`const { ${commas(named.map((called) => code`${name(called)}`))} } = ${made}`
}

function sentenceOf(twist: Twist): string {
  switch (twist.kind) {
    case 'empty':
      return `there is no ${twist.table.names.singular}`
    case 'asked':
      return `${twist.asked.part}.${twist.asked.name} is that of ${twist.asked.table.names.singular}1`
    case 'sent':
      return `body.${twist.name} == ${twist.value}`
    case 'value':
      return `${twist.table.names.singular}1.${twist.column} == ${String(twist.value)}`
  }
}
