import assert from 'node:assert/strict'
import { test } from 'node:test'
import { previewsFor, saying } from './fixture.ts'

const OWN = { databaseUrl: 'mysql://ann@127.0.0.1:1/shop', databaseHost: '127.0.0.1' }

test('where others reach the studio, nothing runs with a seat belt alone', async (t) => {
  const previews = await previewsFor(t, { highest: 'seatBelt', shared: true })
  assert.equal((await previews.isolation()).level, 'none')
  const result = await previews.start('a', saying('x'))
  assert.ok(!result.ok && 'problem' in result)
  assert.match(result.problem.message, /no way to keep it apart/)
})

test('where others reach the studio, only an isolated backend has a database of its own', async (t) => {
  const previews = await previewsFor(t, { highest: 'fenced', shared: true })
  await assert.rejects(previews.tryDatabase(OWN), /Others reach this studio/)
})
