import assert from 'node:assert/strict'
import test from 'node:test'
import { runInNewContext } from 'node:vm'
import { name } from './code.ts'
import { render } from './render.ts'
import { template } from './template.ts'

const HOSTILE = [
  '\'"`',
  '${evil()}',
  '\\',
  '\\`',
  '$',
  '\n',
  '\u2028',
  '\ud800',
  '\u202e',
  '\0',
  '$\\',
  '{',
]

test('text stays text in a template, whatever stands beside it', () => {
  for (const one of HOSTILE)
    for (const other of HOSTILE) {
      const { text } = render(template`a $${name('x')}${one}${name('x')}${other}{b} \`\\`)
      assert.equal(runInNewContext(text, { x: 'X' }), `a $X${one}X${other}{b} \`\\`)
      assert.equal(runInNewContext(render(template`${one}${other}`).text), one + other)
    }
})
