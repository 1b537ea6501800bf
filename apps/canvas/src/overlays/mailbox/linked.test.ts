import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linked } from './linked.ts'

test('finds the links of a text, and nothing that is none', () => {
  assert.deepEqual(linked('Open http://p1.localhost:3000/x#secret. Or not.'), [
    { text: 'Open ' },
    { text: 'http://p1.localhost:3000/x#secret', href: 'http://p1.localhost:3000/x#secret' },
    { text: '. Or not.' },
  ])
  for (const text of ['', 'plain', 'javascript:alert(1)', 'data:text/html,x'])
    assert.ok(linked(text).every(({ href }) => href === undefined))
})
