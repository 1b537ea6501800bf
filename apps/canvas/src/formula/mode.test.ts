import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedOf, modeOf, printFixed, readFixed, typedOf } from './mode.ts'

test('the way a value is said follows from its formula', () => {
  for (const text of ['', "'text'", '12', '-3.50', 'true', 'null'])
    assert.equal(modeOf(text), 'fixed', text)
  for (const text of ['user', 'article.author?.name', 'now()'])
    assert.equal(modeOf(text), 'earlier', text)
  for (const text of ['a + 1', 'upper(name)', '`Hello ${name}`', 'a ==', '[1]', '{}'])
    assert.equal(modeOf(text), 'formula', text)
})

test('what is typed as a fixed value comes back as it was typed', () => {
  for (const typed of ['', 'O’Brien', "it's", 'a\\b', '${name}', 'two\nlines']) {
    const value = readFixed(typed, 'text')
    assert.ok(value)
    assert.equal(typedOf(fixedOf(printFixed(value))), typed)
  }
  for (const typed of ['0', '12', '-9.50', '00123456789012345678.10']) {
    const value = readFixed(typed, 'number')
    assert.ok(value)
    assert.equal(value.type === 'number' && value.digits, typed)
  }
  assert.equal(readFixed('twelve', 'number'), null)
  assert.equal(readFixed('1e9', 'number'), null)
})
