import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Page } from '../src/http/cursor.ts'
import type { Product, ProductInput } from '../src/products/product.ts'
import * as queries from '../src/products/queries.ts'
import { findByEach, pageByEach } from './lists.ts'
import { useApp } from './use-app.ts'

suite('products', () => {
  const { call } = useApp({
    owner: 'customer',
    stranger: 'customer',
    staff: 'staff',
    admin: 'admin',
  })

  let number = 0

  function productInput(): ProductInput {
    number += 1
    return {
      sku: `Sku ${number}`,
      title: `Title ${number}`,
      price: '0.00',
    }
  }

  async function makeProduct(): Promise<Product> {
    const response = await call('POST', '/products', 'staff', productInput())
    assert.equal(response.statusCode, 201, response.body)
    return response.json<Product>()
  }

  test('takes no field that it does not know', async () => {
    const input = { ...productInput(), unknownField: 1 }
    const response = await call('POST', '/products', 'staff', input)
    assert.equal(response.statusCode, 400, response.body)
  })

  test('is created by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 403, stranger: 403, staff: 201, admin: 201 }
    for (const [who, status] of Object.entries(expected)) {
      const response = await call('POST', '/products', who, productInput())
      assert.equal(response.statusCode, status, who)
    }
  })

  const ask = async (query: string) => {
    const response = await call('GET', `/products?${query}`, 'staff')
    assert.equal(response.statusCode, 200, response.body)
    return response.json<Page<Product>>()
  }

  test('is found by each of its values', async () => {
    const product = await makeProduct()
    await findByEach(ask, queries.productFilters, product.id)
  })

  test('is sorted by each of its values, and paged through in that order', async () => {
    const products = [await makeProduct(), await makeProduct(), await makeProduct()]
    await pageByEach(
      ask,
      queries.productFilters,
      products.map(({ id }) => id),
    )
  })

  test('is shown with what it refers to, in the fields that are asked for', async () => {
    const product = await makeProduct()
    const { data, page } = await ask(`id=${product.id}&fields=id&include=lines&count=true`)
    assert.deepEqual(
      data.map((row) => Object.keys(row)),
      [['id', 'lines']],
    )
    assert.equal(page.total, 1)
  })

  test('is changed by whom the policy names', async () => {
    const expected = { nobody: 401, owner: 403, stranger: 403, staff: 200, admin: 200 }
    for (const [who, status] of Object.entries(expected)) {
      const product = await makeProduct()
      const change = { title: productInput().title }
      const response = await call('PATCH', `/products/${product.id}`, who, change)
      assert.equal(response.statusCode, status, who)
      if (status === 200) assert.equal(response.json<Product>().title, change.title)
    }
  })
})
