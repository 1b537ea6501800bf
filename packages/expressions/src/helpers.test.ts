import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HELPER_FILES } from './helpers.ts'
import { isHelper } from './typescript/helper.ts'

test('every name that a helper exports is kept free for it', () => {
  assert(HELPER_FILES.size > 0)
  for (const [path, text] of HELPER_FILES)
    for (const [, name = ''] of text.matchAll(/^export function (\w+)/gm))
      assert(isHelper(name), `${path}: ${name}`)
})

test('helpers import each other, Node and big.js, and nothing else', () => {
  for (const [path, text] of HELPER_FILES)
    for (const [, from = ''] of text.matchAll(/ from '([^']+)'/g))
      assert.match(from, /^(?:\.\/[a-z-]+\.ts|node:crypto|big\.js)$/, path)
})
