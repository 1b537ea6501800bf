import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Page } from '../src/http/cursor.ts'
import * as queries from '../src/reviews/queries.ts'
import type { Review, ReviewInput } from '../src/reviews/review.ts'
import { findByEach, pageByEach } from './lists.ts'
import { useApp } from './use-app.ts'
import { findByWords } from './words.ts'

suite('reviews', () => {
  const { call } = useApp({ owner: 'reader', stranger: 'reader', librarian: 'librarian' })

  let number = 0

  function reviewInput(): ReviewInput {
    number += 1
    return {
      book: `Book ${number}`,
      stars: 1,
    }
  }

  async function makeReview(): Promise<Review> {
    const response = await call('POST', '/api/reviews', 'owner', reviewInput())
    assert.equal(response.statusCode, 201, response.body)
    return response.json<Review>()
  }

  test('takes no field that it does not know', async () => {
    const input = { ...reviewInput(), unknownField: 1 }
    const response = await call('POST', '/api/reviews', 'owner', input)
    assert.equal(response.statusCode, 400, response.body)
  })

  test('is created by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 201, stranger: 201, librarian: 201 }
    for (const [who, status] of Object.entries(expected)) {
      const response = await call('POST', '/api/reviews', who, reviewInput())
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

  const ask = async (query: string) => {
    const response = await call('GET', `/api/reviews?${query}`, 'nobody')
    assert.equal(response.statusCode, 200, response.body)
    return response.json<Page<Review>>()
  }

  test('is found by each of its values', async () => {
    const review = await makeReview()
    await findByEach(ask, queries.reviewFilters, review.id)
  })

  test('is sorted by each of its values, and paged through in that order', async () => {
    const reviews = [await makeReview(), await makeReview(), await makeReview()]
    await pageByEach(
      ask,
      queries.reviewFilters,
      reviews.map(({ id }) => id),
    )
  })

  test('is found by its words, in any order', async () => {
    const review = await makeReview()
    await findByWords(ask, ['book', 'text'], review.id)
  })

  test('is shown in the fields that are asked for', async () => {
    const review = await makeReview()
    const { data, page } = await ask(`id=${review.id}&fields=id&count=true`)
    assert.deepEqual(
      data.map((row) => Object.keys(row)),
      [['id']],
    )
    assert.equal(page.total, 1)
  })

  test('is changed by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 200, stranger: 403, librarian: 403 }
    for (const [who, status] of Object.entries(expected)) {
      const review = await makeReview()
      const change = { book: reviewInput().book }
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
