// A rule that somebody breaks by hand in an emitted backend, or a number that is worked out wrong,
// turns that backend's own tests red.
import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { runProgram } from './support/command.ts'
import { TEST_FOLDER } from './support/try-backend.ts'

const root = join(import.meta.dirname, '..')

/** Of a comment, and of what says who may make a row, which the tests of rules do not ask. */
const LEFT_OUT = /\/\*\*[^]*?\*\/|export function (?:creatable|writable)\w*\([^]*?\n}\n/g

/** What is broken, and what it becomes: nothing else of the statement changes. */
type Break = readonly [what: RegExp, becomes: string]

const CALLER = String.raw`\$\{bind\(params, caller\.id\)\}`

const BREAKS: readonly Break[] = [
  // A condition is dropped as a whole.
  [/(?<=\n {2}| {4})return (?:` AND[^`]+`|' AND[^']+')/g, "return ''"],
  // A role reaches no more than others do.
  [/\n {2}if \(caller\.role === '\w+'\) return ''/g, ''],
  // A part of a condition is dropped.
  [new RegExp(String.raw`\w+\.\w+ = ${CALLER}`, 'g'), '${bind(params, caller.id)} IS NOT NULL'],
  [/(?:NOT )?\w+\.(?:published|archived|sold)\b/g, 'TRUE'],
  [/\w+\.\w+ (?:<> '\w+'|>= \d+)/g, 'TRUE'],
  [/\w+\.owner_id = \?/g, '? IS NOT NULL'],
  [/\w+\.authorId !== user\.id/g, 'false'],
  [/\w+\.state = '\w+'/g, 'TRUE'],
  [/!isSignatureOfNow\([^)]*\)/g, 'false'],
]

const DRAWN = 'test/rules/drawn-endpoints.test.ts'

/** A row that is looked for by what its caller says. */
const BY_NAME: readonly Break[] = [[/\w+\.(?:slug|username) = \?/g, '? IS NOT NULL']]

const OWN_CART: readonly Break[] = [
  [/(?<=DELETE FROM cart_items\s+WHERE )\w+\.owner_id = \?/g, '? IS NOT NULL'],
]

const ON_OFFER: readonly Break[] = [[/products\.sold\b/g, 'TRUE']]

const EFFECTS = 'test/effects/drawn-endpoints.test.ts'

/** Numbers that are worked out wrong, and what is there to keep them right. */
const WORKED_OUT: readonly Break[] = [
  // There may be less than nothing left, or things are sold that are not on offer.
  [/products\.(?:stock >= given\.quantity|sold(?= AND))/g, 'TRUE'],
  [/products\.stock \+ \? >= 0/g, '? IS NOT NULL'],
  [/(?<=stock = products\.stock) [-+] (?=\?|given)/g, ' * 1 + 0 * '],
  [/taken < items\.length/g, 'false'],
  [/\.times\(item\.quantity\)/g, '.times(1)'],
  [/item\.available >= item\.quantity/g, 'true'],
  [/(?<=quantity): (?:item|line)\.quantity/g, ': 1'],
  [/await restock\([^)]*\)/g, ''],
  [/(?<=DO UPDATE SET quantity = )\?/g, 'quantity + 0 * ?'],
]

/** The files that say who reaches what, and what comes of it, and the tests that are to notice. */
const RULED = [
  ['teams', 'src/projects/rules.ts', 'test/rules/projects.test.ts'],
  ['teams', 'src/tasks/rules.ts', 'test/rules/tasks.test.ts'],
  ['shop', 'src/order-lines/rules.ts', 'test/rules/order-lines.test.ts'],
  ['shop', 'src/products/rules.ts', 'test/rules/products.test.ts'],
  ['shop', 'src/orders/queries.ts', 'test/rules/orders.test.ts'],
  ['shop', 'src/flows/cancel-order/queries.ts', DRAWN],
  ['shop', 'src/flows/show-cart/queries.ts', DRAWN],
  ['shop', 'src/flows/payment-told/payment-told.ts', DRAWN],
  ['shop', 'src/flows/take-from-cart/queries.ts', DRAWN, OWN_CART],
  ['shop', 'src/flows/put-in-cart/queries.ts', DRAWN, ON_OFFER],
  ['conduit', 'src/flows/update-article/update-article.ts', DRAWN],
  ['conduit', 'src/flows/delete-article/delete-article.ts', DRAWN],
  ['conduit', 'src/flows/delete-comment/delete-comment.ts', DRAWN],
  ['conduit', 'src/flows/delete-comment/queries.ts', DRAWN, BY_NAME],
  ['conduit', 'src/flows/delete-article/queries.ts', DRAWN, BY_NAME],
  ['shop', 'src/flows/place-order/queries.ts', EFFECTS, WORKED_OUT],
  ['shop', 'src/flows/place-order/place-order.ts', EFFECTS, WORKED_OUT],
  ['shop', 'src/flows/show-cart/show-cart.ts', EFFECTS, WORKED_OUT],
  ['shop', 'src/flows/put-in-cart/put-in-cart.ts', EFFECTS, WORKED_OUT],
  ['shop', 'src/flows/put-in-cart/queries.ts', EFFECTS, WORKED_OUT],
  ['shop', 'src/flows/stock-up/queries.ts', EFFECTS, WORKED_OUT],
  ['shop', 'src/flows/restock/queries.ts', EFFECTS, WORKED_OUT],
  ['shop', 'src/flows/restock/restock.ts', EFFECTS, WORKED_OUT],
  ['shop', 'src/flows/cancel-order/cancel-order.ts', EFFECTS, WORKED_OUT],
] as const

for (const [sample, file, tests, breaks = BREAKS] of RULED)
  suite(`${sample}: ${file}`, async () => {
    const source = join(root, 'samples', sample, 'expected', 'sqlite')
    const text = await readFile(join(source, file), 'utf8')
    for (const { broken, line } of brokenOnes(text, breaks))
      test(`is noticed where line ${line} is broken`, async (t) => {
        const folder = await mkdtemp(join(TEST_FOLDER, 'drawbridge-broken-'))
        t.after(() => rm(folder, { recursive: true, force: true }))
        await cp(source, folder, { recursive: true })
        await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
        await writeFile(join(folder, file), broken)
        const { NODE_TEST_CONTEXT: _, ...outer } = process.env
        const env = { ...outer, TMPDIR: TEST_FOLDER }
        const { code, out } = await runProgram([process.execPath, tests], { cwd: folder, env })
        assert.equal(code, 1, out)
        // It is what was asked that fails, not the statement.
        assert.match(out, /expected: ('?\d+|true|false)|what is (kept|changed)|[dD]eepStrictEqual/)
        assert.doesNotMatch(out, /actual: '?500/)
      })
  })

/** The text with one thing broken, in each way that there is. */
function brokenOnes(
  text: string,
  breaks: readonly Break[],
): readonly { readonly broken: string; readonly line: number }[] {
  const asked = text.replaceAll(LEFT_OUT, (left) => left.replaceAll(/./g, ' '))
  return breaks.flatMap(([what, becomes]) =>
    [...asked.matchAll(what)].map((match) => ({
      broken: text.slice(0, match.index) + becomes + text.slice(match.index + match[0].length),
      line: text.slice(0, match.index).split('\n').length + (match[0].startsWith('\n') ? 1 : 0),
    })),
  )
}
