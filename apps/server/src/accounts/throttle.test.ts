import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withNewDatabase } from '../../test/studios.ts'
import { openStorage } from '../storage/storage.ts'
import { attemptOf, beginAttempt } from './throttle.ts'

test('guesses at many accounts, through two instances at once, pass no limit of their network', async () => {
  await withNewDatabase('mysql', async ({ databaseUrl }) => {
    const storages = [await openStorage(databaseUrl), await openStorage(databaseUrl)]
    try {
      const guesses = Array.from({ length: 100 }, (_, index) => {
        const storage = storages[index % 2] ?? storages[0]
        assert.ok(storage)
        return beginAttempt(storage, attemptOf(`person${index}@example.com`, '192.0.2.1')).then(
          () => 401,
          (error: { readonly status?: number }) => error.status,
        )
      })
      const statuses = (await Promise.all(guesses)).toSorted()
      assert.deepEqual(statuses, [...Array(30).fill(401), ...Array(70).fill(429)])
    } finally {
      await Promise.all(storages.map((storage) => storage.close()))
    }
  })
})
