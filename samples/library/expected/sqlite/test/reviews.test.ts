import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Review, ReviewInput } from '../src/reviews/review.ts'
import { signUp, type TestPerson } from './people.ts'
import { startApp, type TestApp } from './start-app.ts'

suite('reviews', () => {
  let started: TestApp
  let n = 0
  const people: Record<string, TestPerson> = {}

  before(async () => {
    started = await startApp()
    people['owner'] = await signUp(started.app)
    people['stranger'] = await signUp(started.app)
    people['librarian'] = await signUp(started.app, 'librarian')
  })
  after(() => started.stop())

  const call = (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    who: string,
    payload?: object,
  ) =>
    started.app.inject({
      method,
      url,
      headers: people[who]?.headers ?? {},
      ...(payload && { payload }),
    })

  async function reviewInput(): Promise<ReviewInput> {
    n += 1
    return {
      book: `person${n}`,
      stars: 1,
    }
  }

  async function makeReview(): Promise<Review> {
    const response = await call('POST', '/api/reviews', 'owner', await reviewInput())
    assert.equal(response.statusCode, 201, response.body)
    return response.json<Review>()
  }

  test('takes no field that it does not know', async () => {
    const input = { ...(await reviewInput()), unknownField: 1 }
    const response = await call('POST', '/api/reviews', 'owner', input)
    assert.equal(response.statusCode, 400, response.body)
  })

  test('is read by whom the policy names', async () => {
    const review = await makeReview()
    for (const [who, status] of Object.entries({
      nobody: 200,
      owner: 200,
      stranger: 200,
      librarian: 200,
    })) {
      const response = await call('GET', `/api/reviews/${review.id}`, who)
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is listed for whom the policy names', async () => {
    const review = await makeReview()
    for (const [who, status] of Object.entries({
      nobody: 200,
      owner: 200,
      stranger: 200,
      librarian: 200,
    })) {
      const response = await call('GET', `/api/reviews?id=${review.id}`, who)
      // A list shows nothing of others instead of saying that there is something.
      assert.equal(response.statusCode, status === 404 ? 200 : status, who)
      if (response.statusCode !== 200) continue
      const { data } = response.json<{ data: Review[] }>()
      assert.equal(data.length, status === 200 ? 1 : 0, who)
    }
  })

  test('is changed by whom the policy names', async () => {
    for (const [who, status] of Object.entries({
      nobody: 401,
      owner: 200,
      stranger: 403,
      librarian: 403,
    })) {
      const review = await makeReview()
      const response = await call('PATCH', `/api/reviews/${review.id}`, who, { book: `person${n}` })
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is deleted by whom the policy names', async () => {
    for (const [who, status] of Object.entries({
      nobody: 401,
      owner: 204,
      stranger: 403,
      librarian: 204,
    })) {
      const review = await makeReview()
      const response = await call('DELETE', `/api/reviews/${review.id}`, who)
      assert.equal(response.statusCode, status, who)
    }
  })
})
