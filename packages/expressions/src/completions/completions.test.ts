import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Type } from '../type.ts'
import { object } from '../types/basic.ts'
import { completions } from './completions.ts'

const TEXT: Type = { kind: 'text' }
const AUTHOR = { ...object({ name: TEXT, email: TEXT }), name: 'User' }
const STATE: Type = { kind: 'enum', values: ['draft', 'published'] }
const ARTICLE = object({
  title: TEXT,
  state: STATE,
  author: { kind: 'nullable', of: AUTHOR },
  tags: { kind: 'list', of: object({ label: TEXT }) },
})
const SCOPE = {
  names: new Map<string, Type>([
    ['article', ARTICLE],
    ['amount', { kind: 'integer' }],
    ['headers', object({ 'content-type': TEXT })],
  ]),
  row: () => object({}),
}

/** The text with `|` where the caret is, and what it becomes by the first completion. */
function completed(marked: string): string | undefined {
  const offset = marked.indexOf('|')
  const text = marked.replace('|', '')
  const [first] = completions(text, offset, SCOPE)
  if (first === undefined) return undefined
  return text.slice(0, first.span.from) + first.insert + text.slice(first.span.to)
}

test('what is written is completed from its scope', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['art|', 'article'],
    ['1 + am|', '1 + amount'],
    ['article.ti|', 'article.title'],
    ['headers.con|', "headers['content-type']"],
    ['upper(article.|', 'upper(article.title'],
    ['article.author.na|', 'article.author?.name'],
    ['article.author?.em|', 'article.author?.email'],
    ['article.tags.fi|', 'article.tags.filter(item => '],
    ['article.tags.map(tag => tag.|', 'article.tags.map(tag => tag.label'],
    ['article.tags.map((tag) => tag.la|', 'article.tags.map((tag) => tag.label'],
    [
      'article.tags.filter(tag => true).map(t => t.|',
      'article.tags.filter(tag => true).map(t => t.label',
    ],
    ['article.state == |', "article.state == 'draft'"],
    ["article.state == 'p|", "article.state == 'published'"],
    ["article.state == 'p|'", "article.state == 'published'"],
    ['`Hello ${article.|', '`Hello ${article.title'],
    ['`Hello ${article.title} ${am|', '`Hello ${article.title} ${amount'],
    ['`Hello ar|', undefined],
    ["'ar|", undefined],
    ['(article.ti|) + ', '(article.title) + '],
    ['upp|', 'upper('],
    ['amount < 1|', undefined],
    ['amount < 1.|', undefined],
    ['amount < 1.5|', undefined],
    ['amount < 1a|', undefined],
    ['amount < 1|0', undefined],
    ['amount < 1 + am|', 'amount < 1 + amount'],
    ['article.tags[0].|', 'article.tags[0]?.label'],
    ['first(article.tags)?.|', 'first(article.tags)?.label'],
  ]
  for (const [text, expected] of cases) assert.equal(completed(text), expected, text)
})

test('any text at any offset has completions, or none', () => {
  const pieces = fc.constantFrom(
    ..."article . ?. ( ) [ ] { } ` ${ ' tags map item => == + , 1 has".split(' '),
  )
  fc.assert(
    fc.property(fc.array(pieces), fc.nat(200), (all, offset) => {
      const text = all.join('')
      const at = Math.min(offset, text.length)
      for (const { span } of completions(text, at, SCOPE))
        assert(span.from >= 0 && span.from <= at && span.to >= at && span.to <= text.length)
    }),
    { numRuns: 1_000 },
  )
})
