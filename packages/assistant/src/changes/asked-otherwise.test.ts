import assert from 'node:assert/strict'
import test from 'node:test'
import { drawing } from '../testing/drawing.ts'

const START = 'products have a title, a sku and a status (draft, sold). '

const CHANGED: Readonly<Record<string, string>> = {
  'we forgot the weight of products, in kg': 'products: title, sku, status[draft|sold], weight',
  'the sku can go': 'products: title, status[draft|sold]',
  'sku is now called article number': 'products: title, articleNumber, status[draft|sold]',
  'no status any more': 'products: title, sku',
  'products can now also be on hold': 'products: title, sku, status[draft|sold|on_hold]',
  'drop title + sku off products': 'products: status[draft|sold]',
  'nobody ever fills in the sku of a product': 'products: title, status[draft|sold]',
  'Out with the sku': 'products: title, status[draft|sold]',
  'The sku is confusing. Remove it': 'products: title, status[draft|sold]',
  'the status sold is not needed any more': 'products: title, sku, status[draft]',
  // It names nothing that is there.
  'the lift can go': 'products: title, sku, status[draft|sold]',
}

for (const [asked, drawn] of Object.entries(CHANGED))
  test(asked, () =>
    assert.ok(drawing(START + asked).includes(drawn), drawing(START + asked).join()),
  )
