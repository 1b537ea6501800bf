import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { checkManifest } from '@drawbridge/compiler'
import { Case, CATEGORIES } from './case.ts'
import { projectNames, readCases, readProject } from './read-cases.ts'
import { precision, recall, score, tally } from './score.ts'
import { compare } from './compare.ts'
import { answerKey } from './testing/answer-key.ts'

const halves = { dev: readCases('dev'), held: readCases('held') }
const cases = [...halves.dev, ...halves.held]

test('there are enough prompts, each once', () => {
  assert.ok(cases.length >= 140, `${cases.length} prompts`)
  assert.equal(new Set(cases.map(({ id }) => id)).size, cases.length)
  assert.equal(new Set(cases.map(({ prompt }) => prompt)).size, cases.length)
})

test('the published shape is that of the cases', () => {
  const published = readFileSync(join(import.meta.dirname, 'case.schema.json'), 'utf8')
  assert.deepEqual(JSON.parse(published), JSON.parse(JSON.stringify(Case)))
})

test('every category is in both halves, and no less often where it is tuned on', () => {
  for (const category of CATEGORIES) {
    const count = (half: 'dev' | 'held'): number =>
      halves[half].filter((one) => one.category === category).length
    const [dev, held] = [count('dev'), count('held')]
    assert.ok(held > 0 && dev >= held - 1, `${category}: ${dev} and ${held}`)
  }
})

test('every reading can be drawn, and is then found right in everything', () => {
  for (const one of cases)
    for (const expected of one.readings) {
      const start = readProject(one.start)
      const findings = compare(expected, start, answerKey(expected, start))
      const faults = findings.filter(({ how }) => how !== 'right')
      const said = faults.map(({ how, says }) => `${how} ${says}`)
      assert.deepEqual(said, [], `${one.category}/${one.id}`)
    }
})

test('whoever draws nothing misses all that was asked for', () => {
  for (const one of cases) {
    const manifest = readProject(one.start)
    const drawn = tally(score(one, { manifest, says: [], declined: false, asks: [] }))
    assert.equal(drawn.right, 0, one.id)
    assert.equal(drawn.wrong, 0, one.id)
    assert.ok(drawn.missed > 0, one.id)
  }
})

test('what nobody asked for is wrong, and what is asked for and not there is missed', () => {
  const expected = { tables: { books: { fields: { title: 'string required', price: 'decimal' } } } }
  const start = readProject(undefined)
  const field = (name: string, type: string) => ({ id: name, name, type })
  const settings = {
    fields: [field('title', 'text'), field('cost', 'decimal')],
    access: { create: ['public'] },
  }
  const manifest = { ...start, nodes: [{ id: 'b', kind: 'table', name: 'Book', settings }] }
  const findings = compare(expected, start, { manifest, says: [], declined: false, asks: [] })
  assert.deepEqual(
    findings.filter(({ how }) => how !== 'right').map(({ how, says }) => `${how} ${says}`),
    [
      'missed books.title required',
      'missed books.price',
      'missed books.price: decimal',
      'wrong field book.cost',
      'wrong type book.cost decimal',
      'wrong rule book.create public',
    ],
  )
  const of = tally(findings)
  assert.deepEqual(
    [precision(of), recall(of)].map((one) => one.toFixed(2)),
    ['0.50', '0.50'],
  )
})

test('the projects that prompts change are well', () => {
  for (const name of projectNames()) {
    const checked = checkManifest(readProject(name))
    assert.deepEqual(checked.ok ? [] : checked.diagnostics, [], name)
  }
})
