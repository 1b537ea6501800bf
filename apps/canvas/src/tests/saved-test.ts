import { isObject, type Json, type JsonObject, type Manifest } from '@drawbridge/manifest'
import type { OwnTest } from '@drawbridge/protocol'
import { perform, useDocument } from '../stores/document.ts'
import { notify } from '../stores/session.ts'
import { answerNow } from './answer-now.ts'
import { mergedAnswer } from './merged-answer.ts'

/** The entry of the drawing that a test is written from. */
export function savedIn({ nodes }: Manifest, { node, saved }: OwnTest): JsonObject | undefined {
  if (saved === null) return undefined
  const tests = nodes.find(({ id }) => id === node)?.settings['tests']
  const all: readonly Json[] = Array.isArray(tests) ? tests : []
  return all.filter(isObject).find(({ id }) => id === saved)
}

/** What is called and expected otherwise than before. */
export function changeTest(
  { node, saved: id }: OwnTest,
  now: JsonObject,
  before: JsonObject,
): void {
  if (node === null || id === null) return
  const commands = ['name', 'status', 'answer'].flatMap((key) => {
    const value = now[key]
    if (JSON.stringify(value) === JSON.stringify(before[key])) return []
    const path = ['tests', `#${id}`, key]
    return [{ type: 'setSetting', id: node, path, ...(value !== undefined && { value }) } as const]
  })
  const [first] = commands
  if (first === undefined) return
  const isNameAlone = commands.length === 1 && first.path[2] === 'name'
  const label = isNameAlone ? 'Rename a test' : 'Change what a test expects'
  tell(perform({ type: 'batch', label, commands }, label))
}

export function removeTest({ node, saved, name }: OwnTest): void {
  if (node === null || saved === null) return
  const path = ['tests', `#${saved}`]
  tell(perform({ type: 'removeItem', id: node, path }, `Remove the test “${name}”`))
}

/** Takes what it answers now for what it has to answer; what is left open stays so. */
export function expectWhatItAnswers(test: OwnTest, saved: JsonObject): void {
  const now = answerNow(test, Number(saved['status']))
  if (now === 'cut')
    return notify({
      tone: 'error',
      text: 'What it answers is too long to take over. Save the request as a test once more.',
    })
  if (now === undefined) return
  const { answer, ...rest } = now
  const { manifest } = useDocument.getState()
  const told =
    answer === undefined ? {} : { answer: mergedAnswer(saved['answer'], answer, manifest) }
  changeTest(test, { name: saved['name'] ?? test.name, ...rest, ...told }, saved)
}

function tell(reason: string | null): void {
  if (reason !== null) notify({ tone: 'error', text: reason })
}
