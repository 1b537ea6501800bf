import assert from 'node:assert/strict'
import { before, suite, test } from 'node:test'
import { WAYS } from '@drawbridge/kinds'
import { emitDrawings, found, type Emitted } from './testing/emitted.ts'

suite('SECURITY.md says of a backend what its code does', () => {
  let doors: Emitted
  let byCookie: Emitted
  let steps: Emitted
  let wide: Emitted
  let workspace: Emitted
  let all: readonly Emitted[]
  before(async () => {
    const drawings = await emitDrawings()
    ;({ doors, byCookie, steps, wide, workspace } = drawings)
    all = Object.values(drawings)
  })

  test('every counter that holds guessing back, with its numbers', () => {
    const counters = [...doors.source.matchAll(/attempts: (\d+), minutes: (\d+)( \* 60)?/g)]
    assert.ok(counters.length >= 10, String(counters.length))
    for (const [, attempts = '', time = '', isHours] of counters) {
      const said = new RegExp(`\\b${attempts} [^;|]*in ${time} ${isHours ? 'hours' : 'minutes'}`)
      assert.match(doors.section('Signing in'), said)
    }
  })

  test('every way in, how long its secrets are good, and the words that no password is made of', () => {
    const text = doors.section('Signing in')
    for (const { about } of WAYS) assert.ok(text.includes(`| ${about.title} |`), about.title)
    for (const minutes of found(doors.source, /, minutes: (\d+) \}\)/g))
      assert.match(
        text,
        new RegExp(
          `\\b(${minutes} minutes|${Number(minutes) / 60} hours?|${Number(minutes) / 1440} days?)\\b`,
        ),
      )
    assert.match(text, /good for 365 days at most/)
    const [application] = found(doors.source, /APPLICATION = '(\w+)'/g)
    assert.ok(text.includes(`(\`${application}\`)`))
    assert.ok(/isWeakPassword\(password, \[identifier, APPLICATION\]\)/.test(doors.source))
    assert.match(text, /stay good until their owner changes them/)
    assert.equal(/passwordHash\w*(ExpiresAt|ChangedAt|Age)\b/i.test(doors.source), false)
    assert.match(
      text,
      new RegExp(`${found(doors.source, /minLength: (15), maxLength: 128/g)} to 128 characters`),
    )
    assert.match(text, /No account is\s+there from the start/)
    for (const [path, file] of doors.files)
      if (path.startsWith('migrations/')) assert.doesNotMatch(file, /INSERT INTO/)
  })

  test('how long a sign-in lasts, how many there may be, and how one at a provider goes with it', () => {
    for (const { source, section } of [doors, byCookie]) {
      const text = section('Staying signed in')
      assert.match(text, new RegExp(`over ${found(source, /SESSION_DAYS = (\d+)/g)} days after`))
      for (const days of found(source, /IDLE_MS = (\d+)/g))
        assert.match(text, new RegExp(`${days} days after it was used`))
      for (const minutes of found(source, /ACCESS_MINUTES = (\d+)/g))
        if (section === doors.section) assert.match(text, new RegExp(`good for ${minutes} minutes`))
      assert.match(text, /any\s+number of them/)
      assert.match(text, /neither ends when the one at the provider does/)
    }
  })

  test('every algorithm that is used, and none that should not be', () => {
    for (const { source, files, section } of all) {
      const text = section('Cryptography')
      const hashes = found(source, /createHash\('(\w+)'\)/g)
      assert.deepEqual(
        hashes.filter((one) => one !== 'sha256'),
        [],
      )
      const hmacs = found(source, /createHmac\('(\w+)'/g)
      for (const one of hmacs) assert.ok(text.includes(MACS[one] ?? assert.fail(one)), one)
      const sha1 = [...files].filter(
        ([path, file]) => path.startsWith('src/') && file.includes("'sha1'"),
      )
      assert.deepEqual(
        sha1.map(([path]) => path).filter((path) => path !== 'src/auth/totp/codes.ts'),
        [],
      )
      const ciphers = found(source, /create(?:Ci|Deci)pheriv\('([^']+)'/g)
      assert.deepEqual(
        ciphers.filter((one) => one !== 'aes-256-gcm'),
        [],
      )
      if (ciphers.length > 0) assert.match(text, /AES-256-GCM/)
      assert.equal(
        found(source, /authTagLength: (\w+)/g).join(),
        ciphers.length > 0 ? 'TAG_BYTES' : '',
      )
      if (/argon2/.test(source)) assert.match(text, /argon2id: 19 MiB, 2 passes/)
      assert.equal(
        /createSign|publicEncrypt|privateDecrypt|RSA_PKCS1_PADDING|scrypt|pbkdf2|\bmd5\b/i.test(
          source,
        ),
        false,
      )
    }
    assert.ok(/memory: 19_456, passes: 2, parallelism: 1/.test(doors.source))
  })

  test('no algorithm is the backend’s own, and what is random comes from the generator for secrets', () => {
    for (const { source, files } of all) {
      const packages = found(source, /from '((?:@[\w-]+\/)?[a-z][\w-]*)'/g)
      const declared = JSON.parse(files.get('package.json') ?? '{}').dependencies
      assert.deepEqual(
        packages.filter((one) => !(one in declared)),
        [],
      )
      const careless = [...files].filter(
        ([path, text]) => path.startsWith('src/') && /Math\.random/.test(text),
      )
      // How long to wait before another try is no secret.
      const pauses = ['src/database/transactions.ts', 'src/http/egress.ts']
      assert.deepEqual(
        careless.map(([path]) => path).filter((path) => !pauses.includes(path)),
        [],
      )
      const sizes = found(
        source.replaceAll(
          /randomBytes\((\w+)\)/g,
          (_call, size: string) => `randomBytes(${sizeOf(source, size)})`,
        ),
        /randomBytes\((\d+)\)/g,
      )
      // Twelve are the nonce of a cipher; none of the others can be guessed.
      assert.deepEqual(
        sizes.filter((one) => Number(one) < 16 && one !== '12'),
        [],
      )
    }
  })

  test('every secret of the environment, and none stands in the code', () => {
    for (const { files, section } of all) {
      const text = section('Secrets')
      const example = files.get('.env.example') ?? ''
      for (const name of found(example, /^(\w+_(?:SECRET|PASSWORD|KEY))=/gm))
        assert.ok(text.includes(`| \`${name}\` |`), name)
      for (const value of found(example, /^\w+_(?:SECRET|PASSWORD|KEY)=(.+)$/gm)) assert.fail(value)
      for (const ignored of ['.gitignore', '.dockerignore'])
        assert.match(files.get(ignored) ?? '', /^\.env/m)
    }
    assert.match(
      doors.files.get('scripts/setup.ts') ?? '',
      /writeFileSync\('\.env', text, \{ mode: 0o600 \}\)/,
    )
  })

  test('whom it calls: every address that stands in its code', () => {
    for (const { source, section } of all) {
      const text = section('Whom it calls, and who calls it')
      const code = source.replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '')
      for (const host of found(code, /['"`]https?:\/\/([\w.-]+)/g))
        assert.ok(text.includes(host) || NOT_CALLED.has(host), host)
      assert.equal(/nodemailer|SMTP_URL/.test(source), text.includes('`SMTP_URL`'))
    }
  })

  test('what is sensitive: every table, and every column that is not for everybody', () => {
    for (const { files, section } of [wide, workspace, steps]) {
      const text = section('What is sensitive')
      for (const [path] of files) {
        const folder = /^src\/([\w-]+)\/routes\.ts$/.exec(path)?.[1]
        if (folder === undefined || folder === 'auth') continue
        const table = folder.replaceAll(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase())
        assert.ok(text.includes(`\`${table}\``) || text.includes(`\`${table}.`), table)
      }
      assert.match(text, /Cache-Control: no-store/)
    }
    assert.match(workspace.section('What is sensitive'), /never given out \| `users\.passwordHash`/)
    assert.match(workspace.section('What is sensitive'), /some who see the row \| `users\.email`/)
  })

  test('how much anybody may ask for', () => {
    const text = workspace.section('Limits')
    for (const number of [
      ...found(workspace.source, /LARGEST_PAGE = (\d+)/g),
      ...found(workspace.source, /LARGEST = (100)\b/g),
      ...found(workspace.source, /bodyLimit: (\d+) \* 1024/g),
      ...found(workspace.source, /MOST_NAMES = (\d+)/g),
      ...found(workspace.source, /CONNECTIONS = (\d+)/g),
      ...found(workspace.source, /requestTimeout: (\d+)_000/g),
      ...found(workspace.source, /maxItems: (100)/g),
    ])
      assert.match(text, new RegExp(`\\b${number}\\b`), number)
    assert.match(text, /`RATE_LIMIT`/)
    assert.match(text, /hashing a password/)
  })

  test('what has to be true of values together, and which files are taken', () => {
    const text = workspace.section('What comes in')
    const unique = found(
      [...workspace.files]
        .filter(([path]) => path.startsWith('migrations/'))
        .map(([, sql]) => sql)
        .join(),
      /UNIQUE INDEX \S+ \(([^()]+, [^()]+)\)/g,
    )
    assert.ok(unique.length > 0)
    for (const columns of unique)
      assert.ok(
        text.includes(
          columns
            .split(', ')
            .map((one) => one.replaceAll(/[`"]/g, ''))
            .map((one) => `\`${one}\``)
            .join(', '),
        ),
        columns,
      )
    assert.match(text, /`POST \/comments`: .*row\.issue\.organisation == row\.organisation/)
    assert.match(workspace.section('What comes in'), /No files are taken/)
    const files = steps.section('What comes in')
    assert.match(files, /Types \| Bytes at most/)
    assert.match(files, /Nothing looks for viruses/)
  })

  test('what input looks like: openapi.json bounds every text that is taken', () => {
    for (const { files, section } of [wide, workspace]) {
      assert.match(section('What comes in'), /`openapi\.json` says of every value/)
      const { paths } = JSON.parse(files.get('openapi.json') ?? '{}')
      const bodies = Object.entries<Record<string, Operation>>(paths).flatMap(([path, methods]) =>
        Object.values(methods).flatMap(({ requestBody }) =>
          Object.values(requestBody?.content ?? {}).map(({ schema }) => ({ path, schema })),
        ),
      )
      assert.ok(bodies.length > 5)
      for (const { path, schema } of bodies) assert.equal(typeof schema, 'object', path)
    }
  })

  test('how soon a library that has a hole is replaced, and where each comes from', () => {
    for (const { files, section } of all) {
      assert.match(section('Libraries'), /critical .* within 2 days/)
      assert.match(files.get('package.json') ?? '', /"sbom": "npm sbom --sbom-format cyclonedx"/)
      const lock = JSON.parse(files.get('package-lock.json') ?? '{}')
      const locked = Object.entries<Locked>(lock.packages).filter(([path]) => path !== '')
      assert.ok(locked.length > 50)
      for (const [path, { version = '', integrity = '', hasInstallScript, ...others }] of locked) {
        assert.match(version, /^\d+\.\d+\.\d+/, path)
        assert.match(integrity, /^sha512-/, path)
        assert.equal(hasInstallScript, undefined, path)
        assert.equal('resolved' in others, false, path)
      }
    }
  })
})

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> }
}

interface Locked {
  readonly version?: string
  readonly integrity?: string
  readonly hasInstallScript?: true
}

const MACS: Readonly<Record<string, string>> = {
  sha256: 'HMAC',
  sha512: 'HMAC with SHA-256 or SHA-512',
  sha1: 'HMAC-SHA-1',
}

/** Addresses that stand in the code and are called by nobody. */
const NOT_CALLED: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', 'here.invalid'])

const sizeOf = (source: string, name: string): string =>
  /^\d+$/.test(name) ? name : (new RegExp(`${name} = (\\d+)`).exec(source)?.[1] ?? '0')
