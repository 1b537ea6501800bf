import assert from 'node:assert/strict'
import test from 'node:test'
import { planFor } from '../plan.ts'
import { drawing, drawnBy } from '../testing/drawing.ts'

const SHOP = drawnBy(
  'products have a title, a price and a description. orders have a note and a total',
)

/** What is said of a field, and takes nothing away. */
const HARMLESS = [
  'the description of products is not required',
  'prices are not mandatory',
  'a description is no longer required',
  "products don't need a description",
  'products need no price',
  'the price is too much',
  'the title is history',
  'nobody reads the notes',
  'customers never read notes',
  'we never look at the note',
  'there is no price',
  'products have no description',
  "customers don't need a description",
]
for (const phrase of HARMLESS)
  test(`“${phrase}” removes nothing`, () =>
    assert.deepEqual(drawing(phrase, SHOP), drawing('', SHOP)))

const OPTIONAL = ['prices are not mandatory', "products don't need a price"]
for (const phrase of OPTIONAL)
  test(`“${phrase}” makes it optional`, () =>
    assert.match(planFor(SHOP, phrase).phrases[0]?.says ?? '', /^price of products: may be empty/))

const GONE = ['Remove note from orders, with what rows hold in it.', 'It has gone already.']
const REMOVED: Readonly<Record<string, readonly string[]>> = {
  'nobody uses the note, so remove it': GONE,
  'nobody uses the note of orders. Remove it': GONE,
  'nobody ever fills in the note of an order - please remove it': GONE,
  'drop the note of orders, nobody ever uses it': GONE.slice(0, 1),
  'products need no price any more': ['Remove price from products, with what rows hold in it.'],
}
for (const [phrase, says] of Object.entries(REMOVED))
  test(`“${phrase}” removes once`, () =>
    assert.deepEqual(
      planFor(SHOP, phrase).phrases.map((read) => read.says),
      says,
    ))
