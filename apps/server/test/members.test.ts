import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { WebSocket } from 'ws'
import { firstBrokenLine } from '../src/audit.ts'
import { PASSWORD, type Browser } from './client.ts'
import { addTable } from './drawings.ts'
import { listenTo } from './live-socket.ts'
import { accountOf, join } from './members.ts'
import { onBothDatabases, type TestStudio } from './studios.ts'

/** Ada owns it, Grace draws in it, Vera looks at it; Mallory has nothing to do with it. */
async function team(studio: TestStudio) {
  const [ada, grace, vera, mallory] = await Promise.all(
    ['ada', 'grace', 'vera', 'mallory'].map((name) =>
      studio.browser().register(`${name}@example.com`),
    ),
  )
  assert.ok(ada && grace && vera && mallory)
  const { id: project } = await ada.must('createProject', { body: { name: 'Library' } })
  await join(ada, grace, project, 'editor')
  await join(ada, vera, project, 'viewer')
  return { ada, grace, vera, mallory, project, params: { project } }
}

const rolesIn = async (who: Browser, project: string) =>
  Object.fromEntries(
    (await who.must('listMembers', { params: { project } })).data.map(({ name, role }) => [
      name.split('@')[0],
      role,
    ]),
  )

onBothDatabases('members', (open) => {
  test('draw in one project, see it among theirs, and are known by name', async () => {
    const { grace, vera, project, params } = await team(await open())
    const edit = addTable('t_books', 'books')
    await grace.must('sendCommands', { params, body: { base: 0, entries: [edit] } })
    const { manifest, role } = await vera.must('readDocument', { params })
    assert.deepEqual([manifest.nodes.length, role], [1, 'viewer'])
    assert.deepEqual(
      (await vera.must('listHistory', { params })).data.map(({ version, label, who }) => [
        version,
        label,
        who,
      ]),
      [
        [1, edit.label, 'grace@example.com'],
        [0, 'Created', 'ada@example.com'],
      ],
    )
    const [listed] = (await vera.must('listProjects')).data
    assert.deepEqual([listed?.id, listed?.role, listed?.members], [project, 'viewer', 3])
    assert.deepEqual(await rolesIn(vera, project), {
      ada: 'owner',
      grace: 'editor',
      vera: 'viewer',
    })
  })

  test('a link lets in one, once, the one that it is for, for a week, until it is taken back', async () => {
    const studio = await open()
    const { ada, grace, mallory, project, params } = await team(studio)
    const mine = await ada.must('invite', {
      params,
      body: { role: 'viewer', email: 'Nina@example.com' },
    })
    assert.equal(mine.isMailed, false)
    const token = { token: mine.token }
    const foreign = await mallory.call('acceptInvitation', { body: token })
    assert.equal(foreign.status, 403)
    assert.match(JSON.stringify(foreign.body), /another address \(n•••@example.com\)/)
    const nina = await studio.browser().register('nina@example.com')
    assert.deepEqual(await nina.must('readInvitation', { body: token }), {
      project: 'Library',
      role: 'viewer',
      who: 'ada@example.com',
    })
    assert.deepEqual(await nina.must('acceptInvitation', { body: token }), { project })
    assert.equal((await nina.call('acceptInvitation', { body: token })).status, 404)

    const { token: open1 } = await ada.must('invite', { params, body: { role: 'editor' } })
    const strangers = await Promise.all(
      ['x', 'y', 'z'].map((name) => studio.browser().register(`${name}@example.com`)),
    )
    const answers = await Promise.all(
      strangers.map((one) => one.call('acceptInvitation', { body: { token: open1 } })),
    )
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 404, 404])

    const back = await ada.must('invite', { params, body: { role: 'viewer' } })
    const invitation = { ...params, invitation: back.invitation.id }
    assert.equal((await ada.must('listInvitations', { params })).data.length, 1)
    const shown = JSON.stringify(await ada.must('listInvitations', { params }))
    assert.ok(!shown.includes(back.token), 'a link is told once')
    await ada.must('revokeInvitation', { params: invitation })
    const late = await ada.must('invite', { params, body: { role: 'viewer' } })
    await studio.studio.storage.queries
      .updateTable('invitations')
      .set({ expires_at: '2020-01-01T00:00:00.000Z' })
      .execute()
    for (const one of [back.token, late.token, 'x'])
      assert.equal((await mallory.call('acceptInvitation', { body: { token: one } })).status, 404)

    const more = await ada.must('invite', { params, body: { role: 'viewer' } })
    const again = await grace.must('acceptInvitation', { body: { token: more.token } })
    assert.equal(again.project, project)
    assert.equal((await rolesIn(ada, project)).grace, 'editor', 'nobody becomes less by a link')
    assert.equal((await mallory.call('acceptInvitation', { body: more })).status, 400)
    await mallory.must('acceptInvitation', { body: { token: more.token } })
  })

  test('the last owner stays, whatever is done at once', async () => {
    const { ada, grace, vera, project, params } = await team(await open())
    const [adaId, graceId, veraId] = await Promise.all([ada, grace, vera].map(accountOf))
    assert.ok(adaId && graceId && veraId)
    const of = (account: string) => ({ params: { project, account } })
    for (const refused of [
      await ada.call('leaveProject', { params }),
      await ada.call('removeMember', of(adaId)),
      await ada.call('changeMember', { ...of(adaId), body: { role: 'editor' } }),
      await ada.call('deleteAccount', { body: { password: PASSWORD } }),
    ]) {
      assert.equal(refused.status, 409)
      assert.match(JSON.stringify(refused.body), /Nobody else owns Library/)
    }
    await ada.must('changeMember', { ...of(graceId), body: { role: 'owner' } })
    const both = await Promise.all([
      ada.call('changeMember', { ...of(graceId), body: { role: 'viewer' } }),
      grace.call('changeMember', { ...of(adaId), body: { role: 'viewer' } }),
    ])
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 403])
    const [owner, other] = both[0]?.status === 200 ? [ada, grace] : [grace, ada]
    const otherId = other === grace ? graceId : adaId
    await owner.must('transferProject', { params, body: { account: otherId } })
    assert.equal((await owner.must('readProject', { params })).role, 'editor')
    assert.equal((await other.must('readProject', { params })).role, 'owner')
    await owner.must('deleteAccount', { body: { password: PASSWORD } })
    assert.equal(Object.keys(await rolesIn(other, project)).length, 2, 'the project stays')
    assert.equal((await other.call('removeMember', of('u0'))).status, 404)
  })

  test('whoever is removed, or becomes less, is out at once, with what they had open', async () => {
    const studio = await open()
    const { ada, grace, vera, project, params } = await team(studio)
    const graceId = await accountOf(grace)
    const account = { params: { project, account: graceId } }
    await ada.must('changeMember', { ...account, body: { role: 'owner' } })
    const link = await grace.must('invite', { params, body: { role: 'editor' } })
    const connect = (who: Browser) => listenTo(studio.url, who, project)
    const [first, bystander] = [await connect(grace), await connect(vera)]
    const changed = once(first, 'close')
    await ada.must('changeMember', { ...account, body: { role: 'editor' } })
    assert.equal((await changed)[0], 4409)
    const late = await vera.call('acceptInvitation', { body: { token: link.token } })
    assert.equal(late.status, 404, 'links of who owns it no more are worth nothing')

    const second = await connect(grace)
    const gone = once(second, 'close')
    await ada.must('removeMember', account)
    assert.equal((await gone)[0], 4404)
    const edit = { base: 0, entries: [addTable('t_a', 'a')] }
    assert.equal((await grace.call('sendCommands', { params, body: edit })).status, 404)
    assert.deepEqual((await grace.must('listProjects')).data, [])
    assert.equal(bystander.readyState, WebSocket.OPEN)
    bystander.close()
  })

  test('removed through another instance, one’s connection ends all the same', async () => {
    const studio = await open()
    const { vera, project } = await team(studio)
    const socket = await listenTo(studio.url, vera, project)
    const gone = once(socket, 'close')
    await studio.studio.storage.queries
      .deleteFrom('members')
      .where('account_id', '=', await accountOf(vera))
      .execute()
    assert.equal((await gone)[0], 4404)
  })

  test('owners read who did what, and nobody changes a line of it unseen', async () => {
    const studio = await open()
    const { ada, grace, vera, project, params } = await team(studio)
    await ada.must('setSecret', { params: { project, secret: 'PAY_KEY' }, body: { value: 'x' } })
    await vera.must('leaveProject', { params })
    const graceId = await accountOf(grace)
    await ada.must('changeMember', {
      params: { project, account: graceId },
      body: { role: 'viewer' },
    })
    const { data } = await ada.must('listProjectEvents', { params })
    assert.deepEqual(
      data.map(({ event, who, what }) => [
        event,
        who.split('@')[0],
        what.replace('@example.com', ''),
      ]),
      [
        ['member-changed', 'ada', 'grace, viewer'],
        ['member-left', 'vera', ''],
        ['secret-set', 'ada', 'PAY_KEY'],
        ['member-joined', 'vera', 'viewer'],
        ['member-invited', 'ada', 'viewer'],
        ['member-joined', 'grace', 'editor'],
        ['member-invited', 'ada', 'editor'],
        ['project-created', 'ada', ''],
      ],
    )
    const { queries } = studio.studio.storage
    assert.equal(await firstBrokenLine(queries), undefined)
    const { sequence } = await queries
      .selectFrom('audit')
      .select('sequence')
      .where('event', '=', 'secret-set')
      .executeTakeFirstOrThrow()
    await queries
      .updateTable('audit')
      .set({ project_id: 'p0' })
      .where('sequence', '=', sequence)
      .execute()
    assert.equal(await firstBrokenLine(queries), sequence, 'hidden from its project')
  })
})
