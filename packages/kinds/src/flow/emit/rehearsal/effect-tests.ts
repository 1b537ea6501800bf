import { code, defaultRef, lit, name, ref, type Code } from '@drawbridge/source'
import type { Model } from '../../../model.ts'
import type { Player } from '../../../table/emit/cast.ts'
import type { FlowModel } from '../../flow-model.ts'
import { unlessUnforeseen } from './examples.ts'
import { rehearse, type Rehearsal } from './rehearse.ts'
import type { Endpoint, Twist } from './scene.ts'
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
  const { script, rehearsals } = found
  const called = { starts: { ...starts, path: prefix + starts.path }, caller, script, model }
  return rehearsals.flatMap((one) => unlessUnforeseen(() => effectTest(called, one)) ?? [])
}

function effectTest(
  { starts, caller, script, model }: Called,
  { twists, scene, ending }: Rehearsal,
): Code | undefined {
  const writing = new Writing(scene, caller, model)
  const answer = ending.body === undefined ? undefined : writing.json(ending.body)
  const left = [...script.written].map(([table, columns]) => writing.left(table, columns))
  if (left.length === 0 && answer === undefined) return undefined
  const call = writing.call(starts)
  const seeds = writing.seeds()
  const said = twists.map(sentenceOf).join(' and ')
  const title = `${starts.method} ${starts.path}${said === '' ? '' : ` where ${said}`}`
  const compare = answer?.isWhole === true ? 'deepEqual' : 'partialDeepStrictEqual'
  return code`
    ${ref('test', 'node:test')}(${lit(title)}, async () => {
      ${seeds}
      const response = await rows.call(${call})
      ${assert}.equal(response.statusCode, ${lit(ending.status)}, response.body)
      ${answer && code`${assert}.${name(compare)}(response.json(), ${answer.code})`}
      ${left}
    })`
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
