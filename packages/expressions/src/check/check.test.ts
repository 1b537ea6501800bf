import assert from 'node:assert/strict'
import { test } from 'node:test'
import { code, name } from '@drawbridge/source'
import fc from 'fast-check'
import { parse } from '../parse/parse.ts'
import { anyExpression } from '../testing/arbitrary-expression.ts'
import { SHOP } from '../testing/shop-scope.ts'
import type { Type } from '../type.ts'
import {
  BOOLEAN,
  DATE,
  decimal,
  FLOAT,
  INTEGER,
  list,
  nullable,
  object,
  TEXT,
} from '../types/basic.ts'
import { typeText } from '../types/type-text.ts'
import { toTypeScript } from '../typescript/to-typescript.ts'
import { check, type Checked } from './check.ts'

function checked(text: string, expected?: Type): Checked {
  const parsed = parse(text)
  assert(parsed.ok, `${text}: ${JSON.stringify(parsed)}`)
  return check(parsed.expression, SHOP, expected)
}

const TYPES: readonly (readonly [formula: string, type: string])[] = [
  ['order.total', 'exact number with 2 decimals'],
  ['order.total * 3', 'exact number with 2 decimals'],
  ['order.total * 1.075', 'exact number with 5 decimals'],
  ['order.total + count0', 'exact number with 2 decimals'],
  ['round(order.total / 3, 2)', 'exact number with 2 decimals'],
  ['round(order.total / count0, 2)', 'exact number with 2 decimals or nothing'],
  ['order.items.sumOf(item => item.price * item.quantity)', 'exact number with 2 decimals'],
  ['order.items.map(item => item.title)', 'list of texts'],
  ['order.items.find(item => item.quantity > 1)?.title', 'text or nothing'],
  ['order.items[0]', 'object with `title`, `price`, `quantity` or nothing'],
  ['order.items.groupBy(item => item.quantity).map(group => group.key)', 'list of whole numbers'],
  ['count0 / 2', 'number'],
  ['count0 / count0', 'number or nothing'],
  ['count0 % 2', 'whole number'],
  ['count0 * rate', 'number'],
  ['big + 1', 'large whole number'],
  ['order.note ?? order.coupon ?? order.state', 'text'],
  ['found?.state', 'one of `draft`, `paid`, `shipped` or nothing'],
  ["found?.state ?? 'draft'", 'one of `draft`, `paid`, `shipped`'],
  ['found != null ? found.total : 0', 'exact number with 2 decimals'],
  ['found == null ? 0 : found.total', 'exact number with 2 decimals'],
  ['found != null && found.total > 5', 'yes or no'],
  ['found == null || found.total > 5', 'yes or no'],
  ['!(found == null) && found.id == 1', 'yes or no'],
  ['found?.buyer != null ? found.buyer.id : 0', 'whole number'],
  ["found?.state == 'paid' && found.total > 1", 'yes or no'],
  ["order.due < '2026-11-22'", 'yes or no'],
  ["key == '0b9f2c3e-5d2a-4d6f-9c51-3a2b1c0d4e5f'", 'yes or no'],
  ['order.paidAt == since', 'yes or no'],
  ['order.buyer == user', 'yes or no'],
  ['row.owner == user', 'yes or no'],
  ['row.members has user', 'yes or no'],
  ['row.members.some(member => member.name == order.coupon)', 'yes or no'],
  ['count(row.members)', 'whole number'],
  ["tags has 'new'", 'yes or no'],
  ['[1, 2.5]', 'list of exact numbers with 1 decimal'],
  ['[1, null]', 'list of whole numbers or nothing'],
  ['`${order.total} for ${me.id}`', 'text'],
  ["{ a: 1, b: { c: 'x' } }", 'object with `a`, `b`'],
  ["daysBetween(order.due, '2026-12-01')", 'whole number'],
  ["getText(data, 'a.b')", 'text or nothing'],
  ['9007199254740993', 'large whole number'],
]

test('every formula has its type', () => {
  for (const [formula, type] of TYPES) {
    const result = checked(formula)
    assert.deepEqual(result.problems, [], formula)
    assert.equal(typeText(result.type), type, formula)
  }
})

const PROBLEMS: readonly (readonly [
  formula: string,
  at: string,
  message: string,
  cure?: string,
])[] = [
  ['ordr', 'ordr', '`ordr` is not known here.', 'Did you mean `order`?'],
  ['slug', 'slug', '`slug` is not known here.', 'It is a function: write `slug(…)`.'],
  ['order.totel', 'totel', '`order` has no `totel`.', 'Did you mean `total`?'],
  [
    'found.total',
    'found',
    '`found` may be nothing, and then it has no `total`.',
    'Write `found?.total`, or check `found != null` before.',
  ],
  [
    'upper(order.note)',
    'order.note',
    '`order.note` may be nothing.',
    "Say what holds then: `order.note ?? ''`, or check `order.note != null` before.",
  ],
  [
    "order.note + '!'",
    'order.note',
    '`order.note` may be nothing.',
    "Say what holds then: `(order.note ?? '')`, or check `order.note != null` before.",
  ],
  [
    'order.due + 1',
    'order.due + 1',
    '`+` does not say what is added to a date: days, months or hours.',
    'Write `addDays(order.due, 1)`, or another function for dates.',
  ],
  [
    'order.due - order.due',
    'order.due - order.due',
    'Dates are not subtracted.',
    'Write `daysBetween(order.due, order.due)`.',
  ],
  [
    "'Total ' + order.total",
    "'Total ' + order.total",
    '`+` joins text with text; `order.total` is an exact number with 2 decimals.',
    'Write it as one text: `Total ${order.total}`.',
  ],
  ["order.state == 'payd'", "'payd'", '`payd` is none of the choices.', 'Did you mean `paid`?'],
  [
    "order.due == 'tomorrow'",
    "'tomorrow'",
    '`tomorrow` is not a date.',
    "Write it like `'2026-11-22'`.",
  ],
  [
    'order.total == order.due',
    'order.total == order.due',
    '`order.total` is an exact number with 2 decimals and `order.due` is a date: they are never equal.',
  ],
  [
    'order.total / 3',
    'order.total / 3',
    'A quotient of exact numbers may have endless decimals.',
    'Say how many you want: `round(order.total / 3, 2)`.',
  ],
  [
    'order.total * rate',
    'order.total * rate',
    '`order.total * rate` mixes an exact number with a floating one, whose last digits are not exact.',
    'Bring the floating one to fixed decimals first: `decimal(value, 2)`.',
  ],
  [
    'order.note ? 1 : 2',
    'order.note',
    '`order.note` is text or nothing, and not a yes or no.',
    'To ask whether it is there, write `order.note != null`.',
  ],
  [
    'order.total ?? 0',
    'order.total',
    '`order.total` is always there, so what follows `??` is never used.',
    'Take `??` and what follows away.',
  ],
  [
    "order.note ?? '' < 'm'",
    "order.note ?? '' < 'm'",
    "`order.note` is text, and `'' < 'm'` is a yes or no.",
    "Put it in brackets: `(order.note ?? '') < 'm'`.",
  ],
  [
    'data.title',
    'data.title',
    '`data` is JSON, which has no `title`.',
    "Write `getText(data, 'title')`, or validate it first.",
  ],
  [
    'order.items.length',
    'order.items.length',
    '`order.items` is a list of objects with `title`, `price`, `quantity`, which has no `length`.',
    'Write `count(order.items)`.',
  ],
  [
    '1 == 2',
    '1 == 2',
    'Both sides are fixed values, so the answer is always the same.',
    'Compare with a field or an earlier step.',
  ],
  ['uper(order.coupon)', 'uper', 'There is no function `uper`.', 'Did you mean `upper`?'],
  ['upper()', 'upper()', '`upper` needs a value for "text".', 'Write it like `upper(text)`.'],
  [
    'upper(tags, 1)',
    'upper(tags, 1)',
    '`upper` takes one value, and here are 2.',
    'Write it like `upper(text)`.',
  ],
  [
    'upper(count0)',
    'count0',
    '`upper` needs text here, and `count0` is a whole number.',
    'Write `text(count0)`.',
  ],
  [
    'length(order.items)',
    'order.items',
    '`length` needs text here, and `order.items` is a list of objects with `title`, `price`, `quantity`.',
    'Write `count(order.items)`.',
  ],
  [
    'tags.map(user => user)',
    'tags.map(user => user)',
    '`user` is the name of something else here.',
    'Choose another name before `=>`.',
  ],
  [
    'order.state has 1',
    'order.state',
    '`order.state` is one of `draft`, `paid`, `shipped`, and no list.',
  ],
  [
    'tags < tags',
    'tags < tags',
    'There is no smaller and larger among values like `tags`.',
    'Only numbers, texts and dates can be compared with `<` and `>`.',
  ],
  [
    "[1, 'a']",
    "'a'",
    'The items of a list are of one type: this is text, the one before is a whole number.',
  ],
  [
    "today('Berlin')",
    "'Berlin'",
    'There is no time zone `Berlin`: it is written like `Europe/Berlin`, or `UTC`.',
  ],
  [
    'round(rate, count0)',
    'count0',
    'The value for "places" has to stand here as it is, so that the type of the result is known.',
    'Write it out.',
  ],
]

test('what is wrong is told once, with its place and its cure', () => {
  for (const [formula, at, message, cure] of PROBLEMS) {
    const { problems } = checked(formula)
    assert.equal(problems.length, 1, `${formula}: ${JSON.stringify(problems)}`)
    const [problem] = problems
    assert(problem !== undefined)
    assert.equal(problem.message, message)
    assert.equal(problem.cure, cure, formula)
    assert.equal(formula.slice(problem.span.from, problem.span.to), at)
  }
})

test('one mistake is told once, however often its value is used', () => {
  assert.equal(checked('upper(ordr.title) == lower(ordr.title) + 1').problems.length, 2)
  assert.equal(checked('[ordr].map(one => one.x + 1)').problems.length, 1)
})

const EXPECTED: readonly (readonly [
  formula: string,
  type: Type,
  message: string | undefined,
  cure?: string,
])[] = [
  ['5', decimal(2), undefined],
  [
    '1.555',
    decimal(2),
    'Here an exact number with 2 decimals is wanted, and `1.555` is an exact number with 3 decimals.',
    'Say how many decimals are kept: `round(1.555, 2)`.',
  ],
  [
    'order.total * 1.1',
    decimal(2),
    'Here an exact number with 2 decimals is wanted, and `order.total * 1.1` is an exact number with 3 decimals.',
    'Say how many decimals are kept: `round(order.total * 1.1, 2)`.',
  ],
  ["'2026-11-22'", DATE, undefined],
  ["'2026-02-30'", DATE, "Here a date is wanted, and `'2026-02-30'` is text."],
  ['count0', TEXT, 'Here text is wanted, and `count0` is a whole number.', 'Write `text(count0)`.'],
  ['me', INTEGER, 'Here a whole number is wanted, and `me` is a user.', 'Write `me.id`.'],
  [
    'user',
    INTEGER,
    'Here a whole number is wanted, and `user` is a user or nothing.',
    'Write `user?.id`.',
  ],
  ['row', INTEGER, 'Here a whole number is wanted, and `row` is a row.', 'Write `row.id`.'],
  ['me', TEXT, 'Here text is wanted, and `me` is a user.', 'Write `me.role`.'],
  ['order', TEXT, 'Here text is wanted, and `order` is an order.', 'Write `toJson(order)`.'],
  ['order', BOOLEAN, '`order` is an order, and not a yes or no.'],
  ['tags', INTEGER, 'Here a whole number is wanted, and `tags` is a list of texts.'],
  ['done', INTEGER, 'Here a whole number is wanted, and `done` is a yes or no.'],
  [
    'rate',
    INTEGER,
    'Here a whole number is wanted, and `rate` is a number.',
    'Write `round(rate)`.',
  ],
  [
    'order.note',
    TEXT,
    '`order.note` may be nothing.',
    "Say what holds then: `order.note ?? ''`, or check `order.note != null` before.",
  ],
  ['order.note', nullable(TEXT), undefined],
  ['[1, 2]', list(decimal(2)), undefined],
  ['[]', list(TEXT), undefined],
  ['{ a: 1 }', object({ a: FLOAT }), undefined],
  [
    '{ a: 1, c: 2 }',
    object({ a: FLOAT, b: FLOAT }),
    'There is no `c` in what is wanted here.',
    'Choose from `a`, `b`.',
  ],
  ['{ a: 1 }', object({ a: FLOAT, b: FLOAT }), '`b` is missing.', 'Add `b: …`.'],
  ['done ? 1 : 2.5', decimal(2), undefined],
]

test('a value fits where it is wanted, or it is told why not', () => {
  for (const [formula, type, message, cure] of EXPECTED) {
    const { problems } = checked(formula, type)
    assert.equal(problems[0]?.message, message, formula)
    assert.equal(problems[0]?.cure, cure, formula)
    assert(problems.length <= 1)
  }
})

const CONTRADICTIONS: readonly (readonly [formula: string, message: string])[] = [
  [
    "order.state == 'paid' && order.state == 'draft'",
    "After the conditions before, `order.state` is never `'draft'` here.",
  ],
  ['done && done == false', 'After the conditions before, `done` is never `false` here.'],
  ['count0 == 1 && count0 == 2', 'After the conditions before, `count0` is never `2` here.'],
  [
    '(count0 != 1 ? 2 : count0) == 4',
    'After the conditions before, `count0 != 1 ? 2 : count0` is never `4` here.',
  ],
  [
    "(done ? 'a' : `n${6} ${27.20}`) == 'b'",
    "After the conditions before, `done ? 'a' : `n${6} ${27.20}`` is never `'b'` here.",
  ],
  ['found != null && found != null ? 1 : found?.id', '`found` is nothing here, and has no `id`.'],
  ['found == null ? found.total : 0', '`found` is nothing here, and has no `total`.'],
  [
    'found != null && (found == null ? found.id : 1) == 1',
    'After the conditions before, `found` can have no value here.',
  ],
  [
    "order.state != 'draft' && order.state != 'paid' && order.state != 'shipped' && length(order.state) > 1",
    'After the conditions before, `order.state` can have no value here.',
  ],
  [
    'order.note != null && tags.some(tag => upper(order.note) == tag)',
    '`order.note` may be nothing.',
  ],
]

test('what conditions rule out is told where it is used', () => {
  for (const [formula, message] of CONTRADICTIONS)
    assert.equal(checked(formula).problems[0]?.message, message, formula)
})

test('what either condition tells holds where one of them does', () => {
  const formulas = [
    "(found?.state == 'paid' || found?.state == 'draft') && found.total > 1",
    'count0 == 1 || count0 == 2 ? count0 == 2 : false',
    '!(found == null || found.buyer == null) && found.buyer.id == 1',
    'user != null && order.items.some(item => item.quantity == user.id)',
  ]
  for (const formula of formulas) assert.deepEqual(checked(formula).problems, [], formula)
})

test('whatever can be written is checked, and nothing is thrown', () => {
  fc.assert(
    fc.property(anyExpression, (expression) => {
      const { typed, problems } = check(expression, SHOP)
      for (const { message } of problems) assert.match(message, /[.!?]$/)
      if (problems.length === 0) toTypeScript(typed, { name: (one) => code`${name(one)}` })
    }),
    { numRuns: process.env.TEST_LONG === '1' ? 50_000 : 2_000 },
  )
})
