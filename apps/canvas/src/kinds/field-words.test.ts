import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fieldName, readLine } from './field-words.ts'

const read = (line: string) => {
  const read = readLine(line)
  if (read?.kind === 'relation') return `${read.name} -> ${read.target}`
  return read && [`${read.name}: ${read.word.word}`, ...Object.keys(read.marks)].join(', ')
}

test('a line is read as people type it', () => {
  assert.equal(read('price money'), 'price: Money')
  assert.equal(read('due date'), 'due: Date')
  assert.equal(read('starts date and time'), 'starts: Date and time')
  assert.equal(read('full name'), 'full: Text')
  assert.equal(read('done'), 'done: Yes/No')
  assert.equal(read('author -> Users'), 'author -> Users')
  assert.equal(read('-> Users'), 'users -> Users')
  assert.equal(read('   '), null)
  assert.equal(read('2nd line text'), null)
  assert.equal(read('2nd -> Users'), null)
})

test('what a field must be may stand at the end', () => {
  assert.equal(read('isbn text unique'), 'isbn: Text, unique')
  assert.equal(read('price money Required unique'), 'price: Money, unique, required')
  assert.equal(read('email required'), 'email: Email, required')
  assert.equal(read('unique'), 'unique: Text')
  assert.equal(read('key unique id'), 'key: Unique id')
})

test('choices may follow at once', () => {
  const line = readLine('kind choice Fiction, science fiction, art, art')
  assert.ok(line?.kind === 'field')
  assert.deepEqual(
    [line.name, line.word.type, line.choices],
    ['kind', 'enum', ['fiction', 'science_fiction', 'art']],
  )
})

test('a name is good everywhere', () => {
  assert.equal(fieldName('Total price (net)'), 'totalPriceNet')
  assert.equal(fieldName('☃'), '')
})
