import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { code, format, name, renderModule } from '@drawbridge/source'
import { check } from '../check/check.ts'
import { parse } from '../parse/parse.ts'
import { SHOP } from '../testing/shop-scope.ts'
import { toTypeScript } from './to-typescript.ts'

async function printed(text: string): Promise<string> {
  const parsed = parse(text)
  assert(parsed.ok, text)
  const { typed, problems } = check(parsed.expression, SHOP)
  assert.deepEqual(problems, [], text)
  const formula = toTypeScript(typed, { name: (one) => code`${name(one)}` })
  const module = await renderModule('src/main.ts', code`const value = ${formula}\n`, format)
  return module.text
    .slice(module.text.indexOf('const value = ') + 'const value = '.length)
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const CASES: readonly (readonly [formula: string, typescript: string])[] = [
  ["order.state == 'paid'", "order.state === 'paid'"],
  ['order.note == null', 'order.note === null'],
  ["headers['content-type']", "headers['content-type']"],
  ["order['state'] == 'paid'", "order.state === 'paid'"],
  ['order.coupon != null', 'order.coupon !== undefined'],
  ['found?.note == null', 'found?.note == null'],
  ['found?.buyer?.id == me.id', 'found?.buyer?.id === me.id'],
  ['order.buyer == user', 'order.buyer?.id === user?.id'],
  ['order.buyer == me', 'order.buyer?.id === me.id'],
  ['order.coupon == order.note', '(order.coupon ?? null) === order.note'],
  ['order.coupon', 'order.coupon ?? null'],
  ['found?.note == found?.buyer?.role', '(found?.note ?? null) === (found?.buyer?.role ?? null)'],
  ["order.coupon ?? 'none'", "order.coupon ?? 'none'"],
  ['order.coupon ?? order.note ?? order.state', 'order.coupon ?? order.note ?? order.state'],
  ['{ coupon: order.coupon, me }', '{ coupon: order.coupon ?? null, me }'],
  ['found?.state ?? found?.note', 'found?.state ?? found?.note ?? null'],
  ['found?.buyer', 'found?.buyer ?? null'],
  ['(done && order.note == null) == done', '(done && order.note === null) === done'],
  ['!(done || count0 > 1)', '!(done || count0 > 1)'],
  [
    "tags.filter(tag => tag == 'new') has 'old'",
    "tags.filter((tag): boolean => tag === 'new').includes('old')",
  ],
  ["tags.filter(tag => tag != 'new')", "tags.filter((tag) => tag !== 'new')"],
  ['(count0 + 1) * 2 - (count0 - 1)', '(count0 + 1) * 2 - (count0 - 1)'],
  ['-(-count0)', '-(-count0)'],
  ['count0 / 2', 'count0 / 2'],
  ['count0 / count0 ?? 0', 'quotient(count0, count0) ?? 0'],
  ['order.total * 2 + 1.5', "Big(order.total).times(2).plus('1.5').toFixed(2)"],
  [
    'order.total - order.total * 0.1',
    "Big(order.total).minus(Big(order.total).times('0.1')).toFixed(3)",
  ],
  ['round(order.total * 1.075, 2)', "Big(order.total).times('1.075').round(2).toFixed(2)"],
  ['round(order.total / count0, 2) ?? 0', "divideOrNothing(order.total, count0, 2) ?? '0.00'"],
  ['round((order.total - 1) / 3, 2)', 'divide(Big(order.total).minus(1), 3, 2)'],
  ['order.total > 100', 'Big(order.total).gt(100)'],
  ['order.total == 100', "order.total === '100.00'"],
  ['order.total * 2 == 100', 'Big(order.total).times(2).eq(100)'],
  ['order.discount ?? 0', "order.discount ?? '0.00'"],
  ['-order.total', 'Big(order.total).neg().toFixed(2)'],
  ['-1.50', "'-1.50'"],
  ['big * 2 + 1', 'String(BigInt(big) * BigInt(2) + BigInt(1))'],
  ['big > count0', 'BigInt(big) > BigInt(count0)'],
  ['order.due < today()', 'order.due < new Date().toISOString().slice(0, 10)'],
  ["(order.note ?? '') < 'm'", "byText(order.note ?? '', 'm') < 0"],
  [
    'order.items.map(item => item.price * item.quantity)',
    'order.items.map((item) => Big(item.price).times(item.quantity).toFixed(2))',
  ],
  [
    'order.items.map(item => { title: item.title })',
    'order.items.map((item) => ({ title: item.title }))',
  ],
  [
    'order.items.map(item => merge({ title: item.title }, { x: 1 }))',
    'order.items.map((item) => ({ ...{ title: item.title }, ...{ x: 1 } }))',
  ],
  [
    "order.items.map(item => item.quantity > 1 ? 'many' : 'one')",
    "order.items.map((item): string => (item.quantity > 1 ? 'many' : 'one'))",
  ],
  [
    'order.items.find(item => item.quantity > 1)',
    'order.items.find((item) => item.quantity > 1) ?? null',
  ],
  [
    'order.items.find(item => item.quantity > 1)?.title',
    'order.items.find((item) => item.quantity > 1)?.title ?? null',
  ],
  ['order.items[0]?.title == null', 'order.items[0]?.title === undefined'],
  [
    'order.items.sumOf(item => item.price * item.quantity)',
    'exactSum( order.items.map((item) => Big(item.price).times(item.quantity).toFixed(2)), 2, )',
  ],
  ['order.items.sumOf(item => item.quantity)', 'sum(order.items.map((item) => item.quantity))'],
  ['order.items.sortBy(item => item.price)', 'sortBy(order.items, (item) => item.price, byExact)'],
  ["tags has 'new'", "tags.includes('new')"],
  ['tags has order.note', 'has(tags, order.note)'],
  [
    '`${me.id}: ${order.total} ${order.note ?? "-"}`',
    "`${me.id}: ${order.total} ${order.note ?? '-'}`",
  ],
  ['`$ {` + "`"', "'$ {' + '`'"],
  ['length(order.coupon ?? "")', "[...(order.coupon ?? '')].length"],
  ['upper(order.coupon ?? "")', "(order.coupon ?? '').toUpperCase()"],
  ['addYears(order.due, count0 + 1)', 'addMonths(order.due, (count0 + 1) * 12)'],
  ['done ? 1 : 2', 'done ? 1 : 2'],
  ['(done ? 1 : 2) + 1', '(done ? 1 : 2) + 1'],
  ['found != null ? found.total : 0', "found !== null ? found.total : '0.00'"],
]

test('a formula becomes what a person would write', async () => {
  for (const [formula, typescript] of CASES)
    assert.equal(await printed(formula), typescript, formula)
})

test('the page on formulas shows them as they are printed', async () => {
  const page = await readFile(new URL('../../../../docs/expressions.md', import.meta.url), 'utf8')
  const [, shown = ''] = page.split('## In TypeScript')
  const rows = [...(shown.split('## ')[0] ?? '').matchAll(/^\| `([^|]+)` \| `([^|]+)` \|$/gm)]
  assert(rows.length > 2)
  for (const [, formula = '', typescript] of rows) assert.equal(await printed(formula), typescript)
})
