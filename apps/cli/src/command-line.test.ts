import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../bin.js', import.meta.url))

async function drawbridge(args: readonly string[], input: string | Buffer = '') {
  const child = spawn(process.execPath, [bin, ...args], { stdio: 'pipe' })
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const closed = new Promise<number>((resolve) => child.once('close', resolve))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { out, err, code: await closed }
}

const codes = (out: string): string[] =>
  JSON.parse(out).diagnostics.map((one: { readonly code: string }) => one.code)

test('help names every command, and every command has help', async () => {
  const { out, code } = await drawbridge(['--help'])
  assert.equal(code, 0)
  const names = [...out.matchAll(/^ {2}(\w+) {2,}\S/gm)].map((match) => match[1] ?? '')
  assert.ok(names.includes('check'), out)
  for (const name of names) {
    const help = await drawbridge([name, '--help'])
    assert.equal(help.code, 0)
    assert.match(help.out, new RegExp(`^drawbridge ${name}`))
  }
})

test('what cannot be done as asked is one sentence and exit code 2', async () => {
  const wrong = [
    ['fly'],
    ['check'],
    ['check', 'a', 'b'],
    ['check', '--fast', 'a'],
    ['check', '/no/such'],
  ]
  for (const args of wrong) {
    const { out, err, code } = await drawbridge(args)
    assert.equal(code, 2, args.join(' '))
    assert.equal(out, '')
    assert.doesNotMatch(err, / at .*\.ts:/)
    const json = await drawbridge([...args, '--json'])
    assert.equal(JSON.parse(json.out).ok, false)
  }
})

const HOSTILE: readonly (readonly [what: string, text: string | Buffer])[] = [
  ['nothing', ''],
  ['not JSON', 'once upon a time'],
  ['another JSON', '42'],
  ['depth 10,000', '['.repeat(10_000) + ']'.repeat(10_000)],
  ['depth 10,000 of objects', '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)],
  ['50 MB', Buffer.alloc(50_000_000, '[1],')],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x80])],
  ['__proto__', '{"__proto__":{"nodes":[]},"nodes":[],"connections":[]}'],
  ['a lone surrogate', '{"drawbridge":1,"name":"\\ud800","nodes":[],"connections":[]}'],
]

for (const [what, input] of HOSTILE) {
  test(`check: ${what} is a diagnostic`, async () => {
    const { out, err, code } = await drawbridge(['check', '-', '--json'], input)
    assert.equal(code, 1, out + err)
    assert.equal(err, '')
    assert.ok(codes(out).length > 0)
  })
}

test('check: colours only where asked for, and none of the manifest’s control characters', async () => {
  const manifest = {
    drawbridge: 1,
    name: 'x',
    nodes: [{ id: '\u001b[2J', kind: 'table' }],
    connections: [],
  }
  const { out, code } = await drawbridge(['check', '-'], JSON.stringify(manifest))
  assert.equal(code, 1)
  assert.ok(!out.includes('\u001b'), JSON.stringify(out))
})

test('schema prints the published JSON Schema', async () => {
  const { out } = await drawbridge(['schema'])
  const published = new URL('../../../docs/manifest.schema.json', import.meta.url)
  assert.equal(out, await readFile(published, 'utf8'))
})

test('ask shows what it would do, and with --apply does it', async () => {
  const blank = { drawbridge: 1, name: 'Shop', nodes: [], connections: [] }
  const words = ['ask', 'add a table books with title and price', '-']
  const shown = await drawbridge(words, JSON.stringify(blank))
  assert.match(shown.out, /books/)
  const applied = await drawbridge([...words, '--apply'], JSON.stringify(blank))
  assert.match(applied.out, /"name": "books"/)
})
