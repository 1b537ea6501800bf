import type { OrderLine } from '../order-lines/order-line.ts'

export interface Product {
  id: number
  sku: string
  title: string
  description: string | null
  price: string
  /** How many can still be sold. */
  stock: number
  /** Whether it is on offer. */
  sold: boolean
  createdAt: string
  updatedAt: string
  inStock: boolean
  lines?: OrderLine[]
}

/** What callers write when they make a product. */
export interface ProductInput {
  readonly sku: string
  readonly title: string
  readonly description?: string | null
  readonly price: string
  readonly sold?: boolean
}

export type ProductChanges = Partial<ProductInput>

/** A row as the database gives it. */
export type ProductRow = Omit<Product, 'lines'>

/** `row.stock > 0` */
export const inStockSql = '(products.stock > 0)'

export const productColumns = `
  products.id, products.sku, products.title, products.description, products.price,
  products.stock, products.sold, products.created_at AS "createdAt",
  products.updated_at AS "updatedAt",
  ${inStockSql} AS "inStock"`

export const productProperties = {
  id: { type: 'integer' },
  sku: { type: 'string' },
  title: { type: 'string' },
  description: { type: ['string', 'null'] },
  price: { type: 'string' },
  stock: { type: 'integer' },
  sold: { type: 'boolean' },
  createdAt: { type: 'string' },
  updatedAt: { type: 'string' },
  inStock: { type: 'boolean' },
} as const
