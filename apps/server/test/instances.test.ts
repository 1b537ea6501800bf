import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import type { LiveMessage } from '@drawbridge/protocol'
import { WebSocket } from 'ws'
import { Browser } from './client.ts'
import { addTable } from './drawings.ts'
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
      const address = `${there.url.replace('http', 'ws')}/api/projects/${id}/live`
      const headers = { cookie: other.cookies, origin: there.url }
      const socket = new WebSocket(address, { headers })
      await once(socket, 'message')
      const heard = once(socket, 'message')
      const params = { project: id }
      const edits = [addTable('t_a', 'a'), addTable('t_b', 'b')]
      await ada.must('sendCommands', { params, body: { base: 0, entries: edits } })
      const message: LiveMessage = JSON.parse(String((await heard)[0]))
      assert.ok(message.type === 'document')
      assert.deepEqual(
        message.entries.map(({ key }) => key),
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
