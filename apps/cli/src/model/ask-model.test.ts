import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { scriptedModel, type Script } from '@drawbridge/assistant/testing/scripted-model'
import type { Manifest } from '@drawbridge/manifest'
import { ASSISTANT_PROVIDERS } from '@drawbridge/protocol'
import { UsageError } from '../command.ts'
import { askModel } from './ask-model.ts'

const TASKS: Manifest = JSON.parse(
  readFileSync(new URL('../../../../samples/tasks/manifest.json', import.meta.url), 'utf8'),
)

const changing = (...commands: readonly object[]) => ({
  text: JSON.stringify({
    title: 'T',
    changes: [{ says: 'All of it.', commands }],
    assumptions: [],
    questions: [],
  }),
})
const removal = { type: 'removeNode', id: 'nobody' }
const setting = (path: readonly string[], value: unknown) => ({
  type: 'setSetting',
  id: 'tasks',
  path,
  value,
})
const soon = { 'retry-after-ms': '1' }

/** An answer, and what is said of it: as its fault, or instead of it. */
const CASES: Readonly<Record<string, readonly [Script, RegExp]>> = {
  'no JSON': [{ text: 'Sure! Here it is.' }, /This is no JSON: “Sure/],
  'half a stream': [{ text: '{"title":"T","chan', end: 'half' }, /broke off/],
  'a refusal': [{ text: '', end: 'refusal', says: 'No.' }, /^The model refuses to answer this/],
  busy: [{ status: 429, headers: soon, says: 'Slowly' }, /too many questions.*Slowly/],
  trouble: [{ status: 500, headers: soon, says: 'Oh' }, /trouble of its own.*Oh/],
  'ten thousand edits': [
    changing(...Array.from({ length: 10_000 }, () => removal)),
    /NOT have more than 500/,
  ],
  'what is not there': [changing(removal), /can’t be made/],
  'a prototype': [
    changing(setting(['__proto__', 'polluted'], true)),
    /can’t be the name of a setting/,
  ],
  'a drawing that is wrong': [changing(setting(['access', 'list'], ['role:nobody'])), /nobody/],
}

for (const provider of ASSISTANT_PROVIDERS)
  test(`${provider}: what is no good is no change that could be applied, and never tried`, async (t) => {
    const model = await scriptedModel()
    t.after(() => model.close())
    for (const [name, [script, says]] of Object.entries(CASES)) {
      model.script(script)
      const said = await askModel({
        manifest: TASKS,
        prompt: 'Add a colour',
        known: [],
        provider: { provider, model: 'scripted', address: model.url, key: 'sk-shown-to-nobody' },
        tryCode: async () => assert.fail('code of it was run'),
        tell: () => {},
      }).then(
        ({ plan, faults }) => {
          const isWrong = name === 'a drawing that is wrong'
          assert.equal(plan.command !== undefined, isWrong, name)
          return faults.join('\n')
        },
        (error: unknown) => {
          assert.ok(error instanceof UsageError, `${name}: ${String(error)}`)
          return error.message
        },
      )
      assert.match(said, says, name)
      assert.ok(!said.includes('sk-shown'))
    }
    assert.ok(!('polluted' in {}))
  })
