import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Review, ReviewInput } from '../src/reviews/review.ts'
import { signUp, type TestPerson } from './people.ts'
import { startApp, type TestApp } from './start-app.ts'

suite('reviews', () => {
  let started: TestApp
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

  let number = 0

  async function reviewInput(): Promise<ReviewInput> {
    number += 1
    return {
      book: `Book ${number}`,
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

  test('is created by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 201, stranger: 201, librarian: 201 }
    for (const [who, status] of Object.entries(expected)) {
      const response = await call('POST', '/api/reviews', who, await reviewInput())
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is read by whom the policy names', async () => {
    const review = await makeReview()
    const expected = { nobody: 200, owner: 200, stranger: 200, librarian: 200 }
    for (const [who, status] of Object.entries(expected)) {
      const response = await call('GET', `/api/reviews/${review.id}`, who)
      assert.equal(response.statusCode, status, who)
    }
  })

  test('is listed for whom the policy names', async () => {
    const review = await makeReview()
    for (const [who, status, rows] of [
      ['nobody', 200, 1],
      ['owner', 200, 1],
      ['stranger', 200, 1],
      ['librarian', 200, 1],
    ] as const) {
      const response = await call('GET', `/api/reviews?id=${review.id}`, who)
      assert.equal(response.statusCode, status, who)
      if (status === 200) assert.equal(response.json<{ data: Review[] }>().data.length, rows, who)
    }
  })

  test('is changed by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 200, stranger: 403, librarian: 403 }
    for (const [who, status] of Object.entries(expected)) {
      const review = await makeReview()
      const change = { book: (await reviewInput()).book }
      const response = await call('PATCH', `/api/reviews/${review.id}`, who, change)
      assert.equal(response.statusCode, status, who)
      if (status === 200) assert.equal(response.json<Review>().book, change.book)
    }
  })

  test('is deleted by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 204, stranger: 403, librarian: 204 }
    for (const [who, status] of Object.entries(expected)) {
      const review = await makeReview()
      const response = await call('DELETE', `/api/reviews/${review.id}`, who)
      assert.equal(response.statusCode, status, who)
    }
  })
})
