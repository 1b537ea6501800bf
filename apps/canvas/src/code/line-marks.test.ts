import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CodeFile } from '@drawbridge/protocol'
import { lineDiff } from './line-diff.ts'
import { lineMarks } from './line-marks.ts'

const step = (at: number) => `/settings/endpoints/0/steps/${at}`
const file: CodeFile = {
  path: 'src/a.ts',
  text: 'a\nb\nc\nd',
  before: 'a\nx\nc',
  status: 'changed',
  origins: [
    { from: 2, to: 2, node: 'api', field: step(0) },
    { from: 3, to: 4, node: 'api', field: step(1) },
  ],
}
const problem = {
  code: 'rule-never-holds',
  severity: 'warning',
  message: '',
  cure: '',
  node: 'api',
  field: `${step(1)}/settings/where`,
} as const
const pointed = {
  chosen: [2],
  ran: ({ field }: { readonly field?: string | undefined }) => field === step(1),
  failed: 4,
  problems: [problem],
}

test('a line is pointed out for what is selected, what a request did, and what is wrong', () => {
  assert.deepEqual(
    lineMarks(file, pointed, null).map(({ line, look }) => `${line} ${look}`),
    ['3 ran', '4 ran', '3 wrong', '4 wrong', '2 part', '4 failed'],
  )
})

test('the same lines are pointed out where they stand in a difference', () => {
  const diff = lineDiff(file.before ?? '', file.text)
  assert.deepEqual(
    lineMarks(file, { ...pointed, ran: null, problems: [] }, diff).map(
      ({ line, look }) => `${line} ${look}`,
    ),
    ['3 part', '5 failed', '2 removed', '3 added', '5 added'],
  )
})
