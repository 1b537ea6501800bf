import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { png } from '@drawbridge/assistant/testing/pictures'
import { scriptedModel } from '@drawbridge/assistant/testing/scripted-model'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../bin.js', import.meta.url))

async function drawbridge(
  args: readonly string[],
  input: string | Buffer = '',
  env: NodeJS.ProcessEnv = {},
) {
  const given = { ...process.env, ...env }
  const child = spawn(process.execPath, [bin, ...args], { stdio: 'pipe', env: given })
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const closed = new Promise<number>((resolve) => child.once('close', resolve))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { out, err, code: await closed }
}

const COMPACT = JSON.stringify({
  nodes: [{ name: 'auth', type: 'POST', schema: 'UserCollection' }],
  connections: [
    { from: 'auth', to: 'api' },
    { from: 'api', to: 'database' },
  ],
})

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

test('a slip of the finger is understood, and answered with what was meant', async () => {
  const slips: readonly (readonly [args: readonly string[], meant: RegExp])[] = [
    [['chek', 'x'], /Did you mean “check”\?/],
    [['run', 'x', '--wach'], /Did you mean --watch\?/],
    [['build', 'x', '--out', 'y', '--database', 'mysq'], /Did you mean “mysql”\?/],
    [['new', 'x', '--template', 'blogg'], /Did you mean “blog”\?/],
  ]
  for (const [args, meant] of slips) {
    const { err, code } = await drawbridge(args)
    assert.equal(code, 2)
    assert.match(err, meant)
  }
})

test('check: names the file, the place, and what was probably meant', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'drawbridge-check-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, 'shop.json')
  const node = { id: 'books', kind: 'tabel', name: 'books', settings: {} }
  const fields = [{ id: 'f', name: 'title', type: 'strng' }]
  const table = { id: 'loans', kind: 'table', name: 'loans', settings: { fields } }
  const manifest = { drawbridge: 1, name: 'Shop', nodes: [node, table], connections: [] }
  await writeFile(path, JSON.stringify(manifest))
  const { out } = await drawbridge(['check', path])
  assert.ok(out.includes(`unknown-kind  ${path}  books /kind`), out)
  assert.match(out, /Did you mean “table”\?/)
  assert.match(out, /Did you mean “string”\?/)
  assert.equal(JSON.parse((await drawbridge(['check', path, '--json'])).out).file, path)
})

test('check --full: the short form, written out, means the same', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'drawbridge-check-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, 'full.json')
  const { out, code } = await drawbridge(['check', '-', '--full'], COMPACT)
  assert.equal(code, 0)
  await writeFile(path, out)
  const again = JSON.parse((await drawbridge(['check', path, '--json'])).out)
  assert.equal(again.ok, true)
  assert.ok(!again.diagnostics.some(({ code }: { code: string }) => code.startsWith('inferred')))
  assert.equal((await drawbridge(['check', path, '--full'])).out, out)
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

test('check: the tasks sample is well', async () => {
  const sample = fileURLToPath(new URL('../../../samples/tasks/manifest.json', import.meta.url))
  const { out, code } = await drawbridge(['check', sample])
  assert.equal(code, 0, out)
  assert.match(out, /All is well/)
})

test('access: says who may call what, in lines for people and as a table for spreadsheets', async () => {
  const sample = fileURLToPath(new URL('../../../samples/teams/manifest.json', import.meta.url))
  const { out, code } = await drawbridge(['access', sample])
  assert.equal(code, 0)
  assert.match(
    out,
    /^GET \/projects\/\{id\} +401 +200 \/ row \/ 404 .* 200 \/ 200 \/ 404 +its owner/m,
  )
  assert.match(out, /^POST \/auth\/login +done +done +done +done +anybody$/m)
  const { out: csv } = await drawbridge(['access', sample, '--csv'])
  assert.ok(csv.includes('\r\nread users.email,,no,no,,yes,no,,yes,no,,yes,yes,\r\n'), csv)
  const broken = await drawbridge(['access', '-', '--json'], '{"nodes": 1}')
  assert.equal(broken.code, 1)
  assert.equal(JSON.parse(broken.out).ok, false)
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
  const { nodes } = JSON.parse(applied.out)
  assert.ok(nodes.some(({ name }: { name: string }) => name === 'books'))
  const open = ['ask', 'anyone can read books', '-', '--apply']
  const refused = await drawbridge(open, applied.out)
  assert.equal(refused.code, 1)
  assert.equal(refused.out, '')
  assert.match(refused.err, /this weighs[^]*Anyone may call GET \/books/)
  const agreed = await drawbridge([...open, '--agree'], applied.out)
  assert.equal(agreed.code, 0, agreed.err)
  assert.match(agreed.out, /"public"/)
})

test('ask --apply: changes nothing when a phrase was not understood, and says which', async () => {
  const blank = JSON.stringify({ drawbridge: 1, name: 'Shop', nodes: [], connections: [] })
  const words = ['ask', 'add a table books with title. Frobnicate it', '-', '--apply']
  const said = await drawbridge(words, blank)
  assert.equal(said.code, 1)
  assert.doesNotMatch(said.out, /"name": "books"/)
  assert.match(said.err, /Nothing was changed[^]*Frobnicate it/)
  const { applied, plan } = JSON.parse((await drawbridge([...words, '--json'], blank)).out)
  assert.equal(applied, false)
  assert.equal(plan.phrases[1].understood, false)
})

test('ask: where words have two readings one is drawn, and the other by an answer; nothing is waited for', async () => {
  const blank = JSON.stringify({ drawbridge: 1, name: 'Food', nodes: [], connections: [] })
  const words = ['ask', 'add recipes with title and a category', '-']
  const answer = '--answer=table-for:categories='
  const [shown, answered, wrong] = await Promise.all([
    drawbridge(words, blank),
    drawbridge([...words, '--json', `${answer}table`], blank),
    drawbridge([...words, `${answer}tabel`], blank),
  ])
  assert.match(
    shown.out,
    /What is the category of recipes\?[^]*--answer table-for:categories=table/,
  )
  const { plan, manifest } = JSON.parse(answered.out)
  assert.equal(plan.asked.questions[0].chosen, 'table')
  assert.ok(manifest.nodes.some(({ name }: { name: string }) => name === 'categories'))
  assert.equal(wrong.code, 2)
  assert.match(wrong.err, /no choice “tabel”. Did you mean “table”/)
})

test('ask --file reads a document, and says of which lines', async () => {
  const blank = JSON.stringify({ drawbridge: 1, name: 'Shop', nodes: [], connections: [] })
  const folder = new URL('../../../packages/assistant/src/documents/testing/', import.meta.url)
  const file = fileURLToPath(new URL('sqlite-dump.sql', folder))
  const words = ['ask', '--file', file, '-']
  const shown = await drawbridge(words, blank)
  assert.match(shown.out, /\? 19–19 An index of some rows only/)
  const refused = await drawbridge([...words, '--apply'], blank)
  assert.equal(refused.code, 1)
  assert.match(refused.err, /--agree does the rest/)
  const agreed = await drawbridge([...words, '--apply', '--agree'], blank)
  assert.equal(agreed.code, 0, agreed.err)
  assert.match(agreed.out, /"name": "profiles"/)
  assert.equal((await drawbridge(['ask', '-'], blank)).code, 2)
})

test('ask --model: what would be sent is shown; an answer is mended, tried, and made where it is agreed to', async (t) => {
  const model = await scriptedModel()
  t.after(() => model.close())
  const sample = new URL('../../../samples/tasks/manifest.json', import.meta.url)
  const tasks = await readFile(sample, 'utf8')
  const env = {
    DRAWBRIDGE_MODEL: 'compatible:scripted',
    DRAWBRIDGE_MODEL_ADDRESS: model.url,
    DRAWBRIDGE_MODEL_KEY: 'sk-shown-to-nobody',
    DRAWBRIDGE_MODEL_PRICE: 'EUR 3 15 0.3',
  }
  const words = ['ask', 'Let everybody read tasks', '-']
  const ask = (...more: readonly string[]) => drawbridge([...words, ...more], tasks, env)
  const shown = await ask('--show')
  assert.match(shown.out, new RegExp(`would go to ${new URL(model.url).host}`))
  assert.match(shown.out, /^About [\d,]+ tokens \(€0\.\d+\) would go/)
  assert.match(shown.out, /Let everybody read tasks/)
  assert.doesNotMatch(shown.out, /sk-shown/)
  assert.equal(model.asked.length, 0)
  for (const [wrong, says] of [
    [{ DRAWBRIDGE_MODEL: '' }, /Name the model/],
    [{ DRAWBRIDGE_MODEL: 'opnai:x' }, /no provider “opnai”/],
    [{ DRAWBRIDGE_MODEL: 'openai:x', DRAWBRIDGE_MODEL_KEY: '' }, /asks for a key/],
    [{ DRAWBRIDGE_MODEL_ADDRESS: '' }, /where it is reached/],
    [{ DRAWBRIDGE_MODEL_PRICE: '3 15' }, /is a currency and what/],
  ] as const) {
    const { code, err } = await drawbridge([...words, '--model'], tasks, { ...env, ...wrong })
    assert.equal(code, 2)
    assert.match(err, says)
  }

  const answer = (value: readonly string[]) => {
    const command = { type: 'setSetting', id: 'tasks', path: ['access', 'list'], value }
    const changes = [{ says: 'Everybody reads tasks.', commands: [command] }]
    const assumptions = ['Reading is listing.']
    return { text: JSON.stringify({ title: 'Open', changes, assumptions, questions: [] }) }
  }
  model.script(answer(['nobody-there']), answer(['public']))
  const refused = await ask('--model', '--apply')
  assert.equal(refused.code, 1)
  assert.equal(model.asked.length, 2, 'what was wrong is handed back')
  assert.match(refused.err, /120 tokens \(€0\.0006\) were used/)
  assert.match(refused.err, /Reading is listing[^]*this weighs[^]*Anyone may call GET \/tasks/)
  assert.equal(refused.out, '')
  const agreed = await ask('--model', '--apply', '--agree')
  assert.equal(agreed.code, 0, agreed.err)
  assert.match(agreed.err, /✓/, 'it was tried')
  assert.match(agreed.out, /"public"/)
  const choices = [
    { id: 'yes', says: 'Yes' },
    { id: 'no', says: 'No' },
  ]
  const question = { id: 'all', phrase: 'everybody', text: 'Strangers, too?', choices }
  const asks = {
    title: 'T',
    changes: [],
    assumptions: [],
    questions: [{ ...question, chosen: 'no' }],
  }
  model.script({ text: JSON.stringify(asks) }, { text: JSON.stringify(asks) })
  assert.match((await ask('--model', '--answer', 'all=yes')).out, /Strangers, too\?/)
  assert.match(model.asked.at(-1)?.body ?? '', /Strangers, too\? Yes/)
  model.script({ status: 401 })
  const locked = await ask('--model')
  assert.equal(locked.code, 2)
  assert.match(locked.err, /does not take this key/)
})

test('ask --file of a picture: a model is shown it as it is, and says where it saw what', async (t) => {
  const model = await scriptedModel()
  t.after(() => model.close())
  const folder = await mkdtemp(join(tmpdir(), 'drawbridge-picture-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const blank = JSON.stringify({ drawbridge: 1, name: 'Shop', nodes: [], connections: [] })
  const env = {
    DRAWBRIDGE_MODEL: 'compatible:scripted',
    DRAWBRIDGE_MODEL_ADDRESS: model.url,
    DRAWBRIDGE_MODEL_KEY: '',
  }
  const board = join(folder, 'board.png')
  const ask = (...more: readonly string[]) =>
    drawbridge(['ask', '--file', board, '-', ...more], blank, env)
  await writeFile(board, '<!doctype html>')
  const wrong = await ask('--model')
  assert.deepEqual([wrong.code, model.asked.length], [2, 0])
  assert.match(wrong.err, /This is no picture/)
  await writeFile(board, png(60, 40))
  assert.match((await ask()).err, /read by a language model: add --model/)
  assert.match((await ask('--show')).out, /image\/png, 60 × 40 pixels/)
  const node = { id: 'n_shop', kind: 'note', name: 'Shop', settings: { text: 'A shop' } }
  const region = { x: 0.1, y: 0.2, width: 0.3, height: 0.3 }
  const changes = [{ says: 'A note.', region, commands: [{ type: 'addNode', node }] }]
  const text = JSON.stringify({ title: 'Shop', changes, assumptions: [], questions: [] })
  model.script({ text })
  const { out, err } = await ask('--model')
  assert.match(out, /10–40 % × 20–50 % A note\./, err)
  assert.ok(model.asked[0]?.body.includes(png(60, 40).toString('base64')))
})

test('diff: says what changes in words, and what the database loses', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'drawbridge-diff-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const write = async (name: string, ...fields: readonly string[]): Promise<string> => {
    const path = join(folder, name)
    await writeFile(path, JSON.stringify(notesWith(fields)))
    return path
  }
  const before = await write('before.json', 'title', 'colour')
  const after = await write('after.json', 'title')
  const { out, code } = await drawbridge(['diff', before, after])
  assert.equal(code, 0, out)
  assert.match(out, /colour/)
  assert.match(out, /All values of notes\.colour are lost/)
  const same = await drawbridge(['diff', before, before])
  assert.match(same.out, /Nothing differs/)
})

function notesWith(fields: readonly string[]): object {
  const columns = fields.map((name) => ({ id: `f_${name}`, name, type: 'string' }))
  const settings = { fields: columns, access: { list: ['public'] } }
  return {
    drawbridge: 1,
    name: 'Notes',
    nodes: [
      { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
      { id: 'api', kind: 'api', name: 'api', settings: {} },
      { id: 'notes', kind: 'table', name: 'notes', settings },
    ],
    connections: [{ id: 'serves', from: 'api', to: 'notes' }],
  }
}

test('build --verify: tries the code before it writes it, and says how each trial went', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'drawbridge-verify-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const out = join(folder, 'tasks')
  const sample = fileURLToPath(new URL('../../../samples/tasks/manifest.json', import.meta.url))
  const said = await drawbridge(['build', sample, '--out', out, '--verify'])
  assert.equal(said.code, 0, said.err)
  for (const found of [/TypeScript accepts all \d+ files/, /migration ran/, /statements/, /starts/])
    assert.match(said.out, found)
  assert.ok((await readdir(out)).includes('package.json'))
})
