import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmod,
  lstat,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { ask, call, refused } from '@drawbridge/mcp/testing/calls'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'

const bin = fileURLToPath(new URL('../../bin.js', import.meta.url))
const sample = new URL('../../../../samples/tasks/manifest.json', import.meta.url)

let folder: string
let path: string
const open: Client[] = []

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drawbridge-mcp-'))
  path = join(folder, 'tasks.json')
})

after(async () => {
  for (const client of open) await client.close()
  await rm(folder, { recursive: true, force: true })
})

/** The official client, on a process of its own. */
async function assistant(...options: readonly string[]): Promise<Client> {
  await writeFile(path, await readFile(sample))
  return assistantFor(path, ...options)
}

async function assistantFor(manifest: string, ...options: readonly string[]): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' })
  const args = [bin, 'mcp', manifest, ...options]
  await client.connect(new StdioClientTransport({ command: process.execPath, args }))
  open.push(client)
  return client
}

const describe = (description: string) => ({
  title: 'Say what tasks are',
  commands: [{ type: 'describeNode', id: 'tasks', description }],
})

const OPEN = {
  title: 'Let everybody read',
  commands: [{ type: 'setSetting', id: 'tasks', path: ['access', 'list'], value: ['public'] }],
}

test('an assistant looks at a project, and what it sends wrong is told where', async () => {
  const client = await assistant()
  const project = await ask(client, 'read_project')
  assert.equal(project.allowed, 'read')
  assert.ok(project.endpoints.some(({ call }: { call: string }) => call === 'GET /tasks'))
  assert.ok(project.parts.some(({ id }: { id: string }) => id === 'tasks'))
  const { node } = await ask(client, 'read_manifest', { part: 'tasks' })
  assert.equal(node.kind, 'table')
  assert.match(await refused(client, 'read_manifest', { part: 'nothing' }), /no part with the id/)
  assert.match((await ask(client, 'read_kind', { kind: 'table' })).page, /^# Table/)
  assert.match((await ask(client, 'read_kind', { kind: 'sendMail' })).page, /^# /)
  assert.match(await refused(client, 'read_kind', { kind: '../secrets' }), /no kind/)
  const { files } = await ask(client, 'list_files')
  assert.ok(files.some((file: { path: string }) => file.path === 'src/tasks/routes.ts'))
  assert.match((await call(client, 'read_file', { path: 'src/app.ts' })).text, /fastify/)
  assert.match(await refused(client, 'read_file', { path: '../../etc/passwd' }), /no file/)
  assert.match((await call(client, 'who_may')).text, /GET \/tasks/)
  assert.equal((await ask(client, 'check')).ok, true)

  const prompt = 'add recipes with title and a category'
  const { asked } = await ask(client, 'plan', { prompt })
  const [{ id, chosen, choices }] = asked.questions
  assert.deepEqual([id, chosen, choices.length], ['table-for:categories', 'text', 2])
  const planned = await ask(client, 'plan', { prompt, answers: { [id]: 'table' } })
  assert.match(JSON.stringify(planned.command), /"name":"categories"/)
  const odd = await refused(client, 'plan', { prompt, answers: { [id]: 'x', size: 'text' } })
  assert.match(odd, /table-for:categories, size/)

  const wrong: readonly [Record<string, unknown>, RegExp][] = [
    [{}, /title|commands/],
    [
      { title: 'x', commands: [{ type: 'addTable' }] },
      /commands\/0: there is no command of the type "addTable"/,
    ],
    [{ title: 'x', commands: [{ type: 'removeNode' }] }, /commands\/0 .*'id'/],
    [{ title: 'x', commands: [{ type: 'removeNode', id: 'x', also: 1 }] }, /no “also” here/],
    [
      {
        title: 'x',
        commands: Array.from({ length: 10_000 }, () => ({ type: 'removeNode', id: 'x' })),
      },
      /commands must NOT have more than 500/,
    ],
    [
      {
        title: 'x',
        commands: [{ type: 'setSetting', id: 'tasks', path: ['a'], value: nested(200) }],
      },
      /deep/,
    ],
    [{ title: 'x', commands: [{ type: 'renameNode', id: 'gone', name: 'x' }] }, /not there/],
    [
      {
        title: 'x',
        commands: [{ type: 'setSetting', id: 'tasks', path: ['fields'], value: 'none' }],
      },
      /error/,
    ],
  ]
  for (const [input, says] of wrong) assert.match(await refused(client, 'propose', input), says)

  const proposal = await ask(client, 'propose', OPEN)
  assert.deepEqual(proposal.changes, ['Change who may list tasks'])
  assert.match(proposal.sensitive[0].says, /^Anyone may call GET \/tasks/)
  assert.ok(proposal.files.some((file: { path: string }) => file.path === 'openapi.json'))

  assert.match(
    await refused(client, 'apply', { ...describe('Work'), version: project.version }),
    /Reading is all/,
  )
  assert.deepEqual(await readFile(path), await readFile(sample), 'looking changes nothing')

  const { resources } = await client.listResources()
  assert.ok(resources.some(({ uri }) => uri === 'drawbridge://parts/table'))
  const { contents } = await client.readResource({ uri: 'drawbridge://manifest' })
  assert.equal(contents[0]?.uri, 'drawbridge://manifest')
})

test('what is allowed is done once it has passed the gate, and what weighs is left to a person', async () => {
  await writeFile(path, await readFile(sample), { mode: 0o640 })
  await chmod(path, 0o640)
  const link = join(folder, 'link.json')
  await symlink(path, link)
  const client = await assistantFor(link, '--allow', 'change')
  const { version } = await ask(client, 'read_project')
  assert.match(await refused(client, 'apply', { ...OPEN, version }), /Anyone may call GET \/tasks/)
  assert.deepEqual(await readFile(path), await readFile(sample))
  const [first, second] = await Promise.all([
    call(client, 'apply', { ...describe('Work to do'), version }),
    call(client, 'apply', { ...describe('Work to do'), version }),
  ])
  assert.equal([first, second].filter(({ isError }) => isError).length, 1, 'sent twice, done once')
  const done = JSON.parse(first.isError ? second.text : first.text)
  assert.equal(done.verified.ok, true)
  assert.match(await readFile(path, 'utf8'), /Work to do/)
  assert.equal((await ask(client, 'read_project')).version, done.version)
  assert.ok((await lstat(link)).isSymbolicLink(), 'what a link leads to is written')
  assert.equal((await stat(path)).mode & 0o777, 0o640)
  assert.deepEqual((await readdir(folder)).toSorted(), ['link.json', 'tasks.json'])

  // Whoever lays something else in its place has nobody wait for it.
  await rm(path)
  execFileSync('mkfifo', [path])
  assert.match(await refused(client, 'read_project'), /it is no file/)
  await rm(path)
  assert.match(await refused(client, 'read_project'), /no such file/)
})

test('what is no file is refused at once', () => {
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  const { status, stderr } = spawnSync(process.execPath, [bin, 'mcp', pipe])
  assert.equal(status, 2)
  assert.match(String(stderr), /it is no file/)
})

function nested(depth: number): unknown {
  return depth === 0 ? 1 : [nested(depth - 1)]
}
