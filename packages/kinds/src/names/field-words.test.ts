import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  FIELD_WORDS,
  fieldWord,
  fieldWordOf,
  findFieldWord,
  guessFieldWord,
} from './field-words.ts'

test('every word finds itself, and the settings of a field find their word', () => {
  for (const word of FIELD_WORDS) {
    assert.equal(findFieldWord(word.word), word)
    assert.equal(fieldWordOf({ type: word.type, ...word.settings }), word)
    for (const other of word.also) assert.equal(fieldWord(other), word, other)
  }
})

test('a name says what it holds, however it is written', () => {
  const names = {
    'due date': 'Date',
    dueDate: 'Date',
    paid_at: 'Date and time',
    price: 'Money',
    done: 'Yes/No',
    returned: 'Yes/No',
    returnedAt: 'Date and time',
    joined: 'Date',
    copies: 'Number',
    quantity: 'Number',
    isPublic: 'Yes/No',
    'e-mail': 'Email',
    coverImage: 'Link',
    'number of pages': 'Number',
    description: 'Long text',
    title: 'Text',
    '': 'Text',
  }
  for (const [name, word] of Object.entries(names))
    assert.equal(guessFieldWord(name).word, word, name)
})
