import assert from 'node:assert/strict'
import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { test } from 'node:test'
import { createLog, levelOf, readable, readLines } from './log.ts'

test('a structured line is told in words, any other as it is', () => {
  const request =
    '{"level":30,"method":"GET","route":"/tasks","status":200,"ms":3.2,"msg":"request"}'
  assert.equal(readable(request), 'GET /tasks → 200 in 3.2 ms')
  assert.equal(
    readable('{"level":50,"err":{"message":"no"},"msg":"The database is gone."}'),
    'The database is gone.\nno',
  )
  assert.equal(readable('{"level":30,'), '{"level":30,')
  assert.equal(readable('plain'), 'plain')
  assert.deepEqual(
    ['{"level":50,', '{"level":40,', '{"level":30,', 'x'].map((text) => levelOf(text, 'out')),
    ['error', 'warning', 'info', 'info'],
  )
  assert.equal(levelOf('x', 'error'), 'error')
})

test('lines come whole, however they were cut on the way, and a long one is cut once', async () => {
  const stream = new PassThrough()
  const lines: string[] = []
  readLines(stream, (line) => lines.push(line), { line: 10, rate: 1000 })
  for (const part of ['one\ntw', 'o\n', `${'x'.repeat(25)}`, `${'y'.repeat(25)}\nthr`, 'ee']) {
    stream.write(part)
  }
  stream.end()
  await once(stream, 'close')
  assert.deepEqual(lines, ['one', 'two', 'xxxxxxxxxx', 'three'])
})

test('only the newest lines are kept', () => {
  const log = createLog(() => {})
  for (let n = 0; n < 700; n++) log.add('info', String(n))
  assert.equal(log.lines.length, 500)
  assert.equal(log.lines.at(-1)?.text, '699')
})
