import { format } from '@drawbridge/source'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../compile.ts'
import { calling, steps } from '../testing/calling.ts'
import { assertOneBody } from './one-body.ts'

const KEPT = [
  '',
  'return 1 // the end',
  'const own = async () => { await 1 }\nfunction inner(this: void) { return arguments }\nreturn own()',
  'return { "}": `${"{"}}`, pattern: /[}{]/ }',
  'type Pair = readonly [a: string, b?: number]\nconst x = <T,>(y: T) => y as T\nreturn x({} satisfies object)',
  'if (1 < 2) return\nlabel: for (;;) break label',
]

const LEFT = [
  '}\nexport const backdoor = 1\nfunction other() {',
  '}\nawait fetch("https://example.com")\nif (true) {',
  'return 1\n}\n/* */\n{',
  '}); (async () => {',
  '}, async () => {',
  '}\n[globalThis.x] = function () {',
  '} ; [x] = async () => {',
  '} static {',
  '} x = class {',
  '}\n} class Other { async own() {',
  '}) } function other() { (async () => {',
]

test('the body of a function stays in it', async () => {
  for (const source of KEPT) await assertOneBody(format, 'x.ts', source)
})

test('a text that leaves the function is refused, whatever it goes on with', async () => {
  for (const source of LEFT)
    await assert.rejects(assertOneBody(format, 'x.ts', source), /closes the function/, source)
})

test('it is told at the step', async () => {
  const source = LEFT[0]
  const drawn = calling([
    {
      name: 'go',
      steps: steps(
        { kind: 'code', settings: { inputs: {}, source } },
        { kind: 'respond', settings: { body: '1' } },
      ),
    },
  ])
  const compiled = await compile(drawn)
  const found = compiled.diagnostics.find(({ code }) => code === 'wrong-code')
  assert.equal(compiled.ok, false)
  assert.match(found?.field ?? '', /\/settings\/source$/)
  assert.match(found?.message ?? '', /it closes the function that it is the body of/)
})
