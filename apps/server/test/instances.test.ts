import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Browser } from './client.ts'
import { addTable } from './drawings.ts'
import { heard, listenTo } from './live-socket.ts'
import { openStudio, withNewDatabase } from './studios.ts'

test('two instances on one database: what is saved at one is heard at the other', async () => {
  await withNewDatabase('mysql', async (place) => {
    const [here, there] = [await openStudio(place), await openStudio(place)]
    try {
      const ada = await here.browser().register('ada@example.com')
      const { id } = await ada.must('createProject', { body: {} })
      const other = new Browser(there.url)
      const body = { email: 'ada@example.com', password: 'quiet otter paints viaducts' }
      await other.must('login', { body })
      const socket = await listenTo(there.url, other, id)
      const told = heard(socket, 'document')
      const params = { project: id }
      const edits = [addTable('t_a', 'a'), addTable('t_b', 'b')]
      await ada.must('sendCommands', { params, body: { base: 0, entries: edits } })
      assert.deepEqual(
        (await told).entries.map(({ key }) => key),
        edits.map(({ key }) => key),
      )
      await other.must('sendCommands', {
        params,
        body: { base: 2, entries: [addTable('t_c', 'c')] },
      })
      assert.equal((await ada.must('readDocument', { params })).version, 3)
      socket.close()
    } finally {
      await Promise.all([here.app.close(), there.app.close()])
    }
  })
})

test('many first accounts at once, through two instances: each is made, and one is the first', async () => {
  await withNewDatabase('mysql', async (place) => {
    const studios = [await openStudio(place), await openStudio(place)]
    try {
      const browsers = studios.flatMap((studio) => [1, 2, 3].map(() => studio.browser()))
      await Promise.all(browsers.map((one, index) => one.register(`person${index}@example.com`)))
      const rows = await studios[0]?.studio.storage.queries
        .selectFrom('accounts')
        .select('first')
        .execute()
      assert.deepEqual(rows?.map(({ first }) => first).toSorted(), [
        1,
        null,
        null,
        null,
        null,
        null,
      ])
    } finally {
      await Promise.all(studios.map((studio) => studio.app.close()))
    }
  })
})
