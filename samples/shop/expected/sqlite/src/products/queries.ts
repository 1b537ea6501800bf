import type { Caller } from '../auth/caller.ts'
import { assignments, given } from '../database/assignments.ts'
import type { Database } from '../database/client.ts'
import { integer, text, type Columns } from '../database/columns.ts'
import { fixDecimal, toScaled } from '../database/decimals.ts'
import { bind } from '../database/dialect.ts'
import { selectPage } from '../database/pages.ts'
import type { ListQuery } from '../database/query.ts'
import { boolean, datetime, decimal } from '../database/readers.ts'
import { namingReferrer } from '../database/referrers.ts'
import { now } from '../database/times.ts'
import { toBoolean, type Param } from '../database/values.ts'
import { pageOf, type Page } from '../http/cursor.ts'
import {
  inStockSql,
  productColumns,
  toProduct,
  type Product,
  type ProductChanges,
  type ProductInput,
  type ProductRow,
} from './product.ts'
import { reachable } from './rules.ts'

/** What callers may filter and sort by. */
export const productFilters: Columns = {
  id: { sql: 'products.id', read: integer },
  sku: { sql: 'products.sku', read: text, searchable: true },
  title: { sql: 'products.title', read: text, searchable: true },
  description: { sql: 'products.description', read: text, searchable: true, nullable: true },
  price: { sql: 'products.price', read: decimal(12, 2) },
  stock: { sql: 'products.stock', read: integer },
  sold: { sql: 'products.sold', read: boolean },
  createdAt: { sql: 'products.created_at', read: datetime },
  updatedAt: { sql: 'products.updated_at', read: datetime },
  inStock: { sql: inStockSql, read: boolean },
}

const READ = `SELECT ${productColumns} FROM products WHERE products.id = ?`

const INSERT = `
  INSERT INTO products (sku, title, description, price, stock, sold, created_at, updated_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`

const DELETE = 'DELETE FROM products WHERE id = ?'

const REFERRERS = {
  order_lines_product_id_fk: 'SELECT id FROM order_lines WHERE product_id = ? LIMIT 1',
}

export async function listProducts(
  db: Database,
  query: ListQuery,
  caller: Caller | null,
): Promise<Page<Product>> {
  const params: Param[] = []
  const page = await selectPage<ProductRow>(db, query, {
    table: 'products',
    columns: productColumns,
    where: `TRUE${reachable(caller, params)}`,
    params,
  })
  return pageOf(page.rows.map(toProduct), page, query)
}

export async function readProduct(
  db: Database,
  id: number,
  caller: Caller | null,
): Promise<Product | undefined> {
  const params: Param[] = [id]
  const row = await db.get<ProductRow>(`${READ}${reachable(caller, params)}`, params)
  return row && toProduct(row)
}

/** A row that was just written, whosever it is. */
async function readBack(db: Database, id: number): Promise<Product | undefined> {
  const row = await db.get<ProductRow>(READ, [id])
  return row && toProduct(row)
}

export async function createProduct(db: Database, input: ProductInput): Promise<Product> {
  const at = now()
  const product: Omit<Product, 'id' | 'inStock'> = {
    sku: input.sku,
    title: input.title,
    description: input.description ?? null,
    price: fixDecimal(input.price, 2),
    stock: 0,
    sold: input.sold ?? true,
    createdAt: at,
    updatedAt: at,
  }
  const { insertId } = await db.run(INSERT, [
    product.sku,
    product.title,
    product.description,
    toScaled(product.price, 2),
    product.stock,
    toBoolean(product.sold),
    product.createdAt,
    product.updatedAt,
  ])
  const made = await readBack(db, insertId)
  if (!made) throw new Error('The new product is not there.')
  return made
}

/** Undefined where there is no such row. */
export async function updateProduct(
  db: Database,
  id: number,
  changes: ProductChanges,
): Promise<Product | undefined> {
  const params: Param[] = []
  const set = assignments(
    {
      sku: changes.sku,
      title: changes.title,
      description: changes.description,
      price: given(changes.price, (value) => toScaled(value, 2)),
      sold: given(changes.sold, toBoolean),
      updated_at: now(),
    },
    params,
  )
  const where = `id = ${bind(params, id)}`
  const written = await db.run(`UPDATE products SET ${set} WHERE ${where}`, params)
  if (written.changes === 0) return undefined
  return readBack(db, id)
}

/** Whether there was one to delete. */
export async function deleteProduct(db: Database, id: number): Promise<boolean> {
  const { changes } = await namingReferrer(db, id, REFERRERS, () => db.run(DELETE, [id]))
  return changes === 1
}
