import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AnyCaller, PreviewRequest } from '@drawbridge/protocol'
import { TEMPLATES } from '@drawbridge/workspace'
import { withStudio } from './studios.ts'

type Method = PreviewRequest['method']

/** The rule of each template, run into: who asks, for what, and what they are told. */
const TRIPS: Readonly<Record<string, readonly [AnyCaller, Method, string, object | null, number]>> =
  {
    'task-list': [{ name: 'grace' }, 'GET', '/tasks/1', null, 404],
    blog: ['user', 'POST', '/comments', { postId: 3, text: 'First!' }, 403],
    shop: ['user', 'POST', '/orders', { product: 2, quantity: 4 }, 409],
    'team-projects': [{ name: 'grace' }, 'GET', '/projects/1', null, 404],
    bookings: [
      'admin',
      'POST',
      '/bookings',
      { roomId: 1, startsAt: '2030-05-01T22:00:00.000Z', endsAt: '2030-05-02T01:00:00.000Z' },
      409,
    ],
    'help-desk': ['user', 'PATCH', '/tickets/1', { priority: 'urgent' }, 403],
    'short-links': [
      'admin',
      'POST',
      '/links',
      { code: 'moat', target: 'https://example.com' },
      409,
    ],
    polls: ['user', 'POST', '/votes', { pollId: 1, choiceId: 1 }, 409],
  }

test('every template runs, takes all its rows, and has a rule to run into', async () => {
  await withStudio(async (studio) => {
    const ada = await studio.browser().register('ada@example.com')
    for (const [template, { samples }] of TEMPLATES) {
      if (template === 'blank') continue
      const { id: project } = await ada.must('createProject', { body: { template } })
      const params = { project }

      const trip = TRIPS[template]
      assert.ok(trip, `${template} has no rule to run into`)
      const [as, method, path, body, status] = trip
      const headers = { 'content-type': 'application/json' }
      const sent = body === null ? {} : { headers, body: JSON.stringify(body) }
      const told = await ada.must('callPreview', { params, body: { as, method, path, ...sent } })
      assert.equal(told.status, status, `${template}: ${told.body}`)

      const begun = (await ada.must('listRuns', { params })).runs
        .slice(1)
        .filter(({ method, path }) => method === 'POST' && !path.startsWith('/auth/'))
        .map(({ path, status }) => `${path} ${status}`)
      assert.deepEqual(
        begun.toReversed(),
        samples.map(({ path }) => `${path} 201`),
        template,
      )
      await ada.must('stopPreview', { params })
    }
  })
})
