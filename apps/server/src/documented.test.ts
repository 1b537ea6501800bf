import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { MOST_PICTURE } from '@drawbridge/assistant/pictures'
import { LIMITS as DRAWING } from '@drawbridge/manifest'
import { LIMITS as CELL } from '@drawbridge/preview'
import { api } from '@drawbridge/protocol'
import { ACCESS_LIFE } from './accounts/access-token.ts'
import { COMMON_WORDS } from './accounts/common-words.ts'
import { SLOTS } from './accounts/password-hash.ts'
import { LONGEST, SHORTEST, weakness } from './accounts/password-rules.ts'
import { BELIEVED } from './accounts/proof.ts'
import { RECENT } from './accounts/provider/open-id.ts'
import { LIFE } from './accounts/refresh-tokens.ts'
import { IDLE, LONGEST as LONGEST_SESSION } from './accounts/sessions.ts'
import { MINUTES } from './accounts/sign-in.ts'
import { SIGNS } from './accounts/signing-keys.ts'
import { FORGOTTEN, FREE, LONGEST as LONGEST_WAIT, SHORTEST as WAIT } from './accounts/throttle.ts'
import { LIMITS, LOG_DEPTHS } from './config.ts'
import { MOST_KEYS } from './mcp/keys.ts'
import { MOST_PEOPLE } from './members/invitations.ts'
import { MOST_RUNNING } from './preview/preview-host.ts'
import { DELIVERIES_A_MINUTE } from './preview/trace-routes.ts'
import { TIMEOUTS } from './preview/proxy.ts'
import { openStorage } from './storage/storage.ts'

const text = readFileSync(join(import.meta.dirname, '../../../docs/studio-security.md'), 'utf8')
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** What stands under a heading. */
function section(heading: string): string {
  const [, found] = text.split(`\n## ${heading}\n`)
  assert.ok(found, heading)
  return found.split('\n## ')[0] ?? ''
}

/** The cells of a table, by the words of its head. */
function table(heading: string, head: string): readonly (readonly string[])[] {
  const lines = section(heading).split('\n')
  const begin = lines.findIndex((line) => line.startsWith(`| ${head}`))
  assert.ok(begin >= 0, head)
  const rows = lines.slice(begin + 2)
  const end = rows.findIndex((line) => !line.startsWith('|'))
  return rows.slice(0, end < 0 ? undefined : end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

const pairs = (heading: string, head: string): Record<string, string> =>
  Object.fromEntries(table(heading, head).map(([name = '', value = '']) => [name, value]))
const written = (numbers: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(numbers).map(([name, number]) => [name, number.toLocaleString('en')]),
  )
/** What a schema allows at the most. */
const most = (schema: object, word: 'maxItems' | 'maxLength'): number =>
  Number(Reflect.get(schema, word))
const words = (seconds: number): string => (seconds === 300 ? 'five minutes' : `${seconds} seconds`)
const quoted = (cell: string): readonly string[] => cell.match(/(?<=`)[^`\s]+(?=`)/g) ?? []

test('limits are documented as they are', () => {
  assert.deepEqual(
    pairs('Limits', 'what'),
    written({
      'requests a minute from one address': LIMITS.requests,
      'calls a minute by one key of an assistant': LIMITS.assistantCalls,
      'projects of an account, deleted ones too': LIMITS.projects,
      'members of a project, and links into it': MOST_PEOPLE,
      'keys of a project for assistants': MOST_KEYS,
      'bytes of a drawing': LIMITS.manifest,
      'values in a drawing': DRAWING.values,
      'lists and objects inside each other': DRAWING.depth,
      'parts of a drawing': DRAWING.nodes,
      'connections of a drawing': DRAWING.connections,
      'edits in a request': most(api.sendCommands.body.properties.entries, 'maxItems'),
      'characters of a code step': most(api.adviseCode.body.properties.source, 'maxLength'),
      'characters of a secret': most(api.setSecret.body.properties.value, 'maxLength'),
      'deliveries of traces a minute to one project': DELIVERIES_A_MINUTE,
      'previews running at once, of all accounts together': MOST_RUNNING,
      'passwords looked at at once': SLOTS,
      'megabytes that a preview may hold in memory': CELL.memory,
      'megabytes that a preview may keep on disk': CELL.disk,
      'seconds that a preview may take to start': CELL.boot,
      'seconds that a preview may take to answer': CELL.answer,
    }),
  )
})

test('what takes long is documented, with what holds it', () => {
  const limits = section('Limits')
  const [begin, whole] = [TIMEOUTS.headersTimeout, TIMEOUTS.requestTimeout].map((ms) => ms / 1000)
  assert.match(limits, new RegExp(`more than ${begin} seconds to arrive`))
  assert.match(limits, new RegExp(`more than ${whole}, is ended`))
  for (const what of ['passwords', 'compiling', 'previews', 'TypeScript', 'trial'])
    assert.ok(limits.includes(what), what)
})

test('files are documented: which come in, which go out, how large', () => {
  const rows = table('Files', 'file')
  const taken = rows.map(([, , largest = '']) => largest).filter((largest) => largest !== '')
  const text = most(api.proposeDocument.body.properties.text, 'maxLength').toLocaleString('en')
  const sizes = [LIMITS.manifest, MOST_PICTURE.bytes].map((bytes) => `${bytes / 1_000_000} MB`)
  assert.deepEqual(taken, [sizes[0], `${text} characters`, sizes[1]])
  const media = Object.values(api).flatMap((one) => ('media' in one ? [one.media] : []))
  const out = rows.slice(taken.length).map(([file = '']) => /\.(\w+)/.exec(file)?.[1])
  assert.deepEqual(media.map((type) => type.replace('application/', '')).toSorted(), out.toSorted())
})

test('what holds guessing back is documented as it is', () => {
  assert.deepEqual(
    pairs('Passwords and guessing', 'what holds guessing back'),
    written({
      'wrong ones that cost nothing, at an account': FREE.account,
      'wrong ones that cost nothing, from a network (/24 or /64)': FREE.network,
      'seconds of the first wait, doubled by each further one': WAIT / 1000,
      'minutes of the longest wait': LONGEST_WAIT / MINUTE,
      'minutes of quiet after which all is forgotten': FORGOTTEN / MINUTE,
    }),
  )
})

test('words of the context are documented, and make no password', () => {
  const passwords = section('Passwords and guessing')
  assert.ok(passwords.includes(`from ${SHORTEST} to ${LONGEST} characters`))
  const listed = /words of this context\*\*([^.]*)\./.exec(passwords)?.[1] ?? ''
  const words = quoted(listed)
  assert.ok(words.length >= 10)
  for (const word of words) {
    assert.ok(COMMON_WORDS.includes(word), word)
    assert.ok(weakness(`Drawbridge-${word}-2026`, []), word)
  }
})

test('every way in is documented, with what is asked for there', () => {
  const open = Object.entries(api).filter(([, { permission }]) => permission === 'anyone')
  const rows = table('Ways in', 'way')
  assert.deepEqual(
    rows.flatMap(([, routes = '']) => quoted(routes)).toSorted(),
    open.map(([name]) => name).toSorted(),
  )
  assert.ok(rows.every(([, , asked]) => asked !== ''))
})

test('how long a sign-in lasts is documented as it is', () => {
  assert.deepEqual(pairs('How long a sign-in lasts', 'what'), {
    'a session that is not used': `${IDLE / DAY} days`,
    'a session in any case': `${LONGEST_SESSION / DAY} days`,
    'an access token': `${ACCESS_LIFE / 60} minutes`,
    'a refresh token': `${LIFE / DAY} days`,
    'a sign-in that waits for its code': `${MINUTES} minutes`,
    'the belief that whoever signed in still sits there': `${BELIEVED / MINUTE} minutes`,
  })
  assert.ok(section('How long a sign-in lasts').includes(`seen there within ${words(RECENT)}`))
})

/** Every file of the server but its tests. */
async function sources(): Promise<readonly (readonly [name: string, code: string])[]> {
  const names = (await readdir(import.meta.dirname, { recursive: true })).toSorted()
  const files = names
    .filter((name) => /(?<!\.test)\.ts$/.test(name))
    .map(async (name) => [name, await readFile(join(import.meta.dirname, name), 'utf8')] as const)
  return Promise.all(files)
}

test('every use of cryptography is documented, by its functions, and none is weak', async () => {
  const used: Record<string, readonly string[]> = {}
  for (const [name, code] of await sources()) {
    const imports = [...code.matchAll(/import \{([^}]*)\} from '(?:node:crypto|jose)'/g)]
    const functions = imports
      .flatMap(([, list = '']) => list.split(','))
      .map((one) => one.trim())
      .filter((one) => one !== '' && !one.startsWith('type '))
    if (functions.length > 0) used[name] = functions.toSorted()
    assert.doesNotMatch(code, /\bMath\.random\b|'(md5|sha1|rc4|des|aes-\d+-(ecb|cbc))\b/i, name)
    for (const [, algorithm] of code.matchAll(/'(sha\w+|argon2\w*|aes[\w-]+|[HREP]S\d+)'/g))
      assert.ok(['sha256', 'argon2id', 'aes-256-gcm', 'HS256'].includes(algorithm ?? ''), name)
  }
  const documented = table('Keys and algorithms', 'where').map(
    ([where = '', functions = '']) => [quoted(where)[0], quoted(functions)] as const,
  )
  assert.deepEqual(Object.fromEntries(documented), used)
})

test('keys are documented, with how long they live and what replaces them', () => {
  const keys = table('Keys and algorithms', 'key')
  assert.ok(keys.every((row) => row[0] !== '' && row[1] !== '' && row[3] !== ''))
  assert.ok(keys[0]?.[2]?.startsWith(`signs for ${SIGNS / DAY} days`))
})

test('every column of every table has a level of protection', async () => {
  const storage = await openStorage('sqlite::memory:')
  const tables = await storage.queries.introspection.getTables()
  await storage.close()
  const kept = tables.map(({ name, columns }) => [name, columns.map((one) => one.name).toSorted()])
  const documented = table('What is kept, and how it is protected', 'table').map(
    ([name = '', ...levels]) => [quoted(name)[0], levels.flatMap(quoted).toSorted()],
  )
  assert.deepEqual(Object.fromEntries(documented), Object.fromEntries(kept))
})

test('every event of the log is documented', async () => {
  const code = await readFile(join(import.meta.dirname, 'audit.ts'), 'utf8')
  const events = [...code.matchAll(/^ {2}\| '([\w-]+)'$/gm)].map(([, event]) => event)
  const documented = table('What is logged', 'event').map(([name = '']) => quoted(name)[0])
  assert.ok(events.length > 20)
  assert.deepEqual(documented.toSorted(), events.toSorted())
  const depths = table('What is logged', 'depth').map(([name = '']) => quoted(name)[0])
  assert.deepEqual(depths, LOG_DEPTHS)
})

test('a log goes nowhere but where it is documented', async () => {
  const files = await sources()
  const writing = files.filter(([, code]) =>
    /process\.std(out|err)|\bconsole\.\w+\(|appendFile|createWriteStream/.test(code),
  )
  assert.deepEqual(
    writing.map(([name]) => name),
    ['logging.ts'],
  )
})

test('who may call a route, what it takes and what it answers is documented', async () => {
  const { referencePage } = await import('./reference/page.ts')
  const page = referencePage()
  for (const [name, { permission, body, query, params }] of Object.entries(api)) {
    const part = page.split(`<section id="${name}">`)[1]?.split('</section>')[0] ?? ''
    assert.ok(part.includes(WHO[permission]), name)
    for (const schema of [body, query, params]) {
      assert.equal(Reflect.get(schema, 'additionalProperties'), false, name)
      if (schema === params) continue
      for (const field of Object.keys(schema.properties))
        assert.ok(part.includes(field), `${name}: ${field}`)
    }
  }
})

const WHO = {
  anyone: 'Anyone',
  account: 'Whoever is signed in',
  viewer: 'Whoever works on the project',
  editor: 'Editors and owners of the project',
  owner: 'Owners of the project',
} as const

test('every library is listed in one version, and when it is replaced is documented', async () => {
  const root = join(import.meta.dirname, '../../..')
  const read = async (name: string) => JSON.parse(await readFile(join(root, name), 'utf8'))
  const { packages } = await read('package-lock.json')
  const { dependencies, devDependencies } = await read('package.json')
  const wanted = Object.entries<string>({ ...dependencies, ...devDependencies })
  assert.ok(wanted.length > 20)
  for (const [name, version] of wanted) {
    assert.match(version, /^\d+\.\d+\.\d+$/, name)
    assert.equal(packages[`node_modules/${name}`]?.version, version, name)
  }
  const frames = table('Libraries', 'how grave').map(([, days]) => Number(days))
  assert.deepEqual(frames, [2, 7, 30, 90])
})
