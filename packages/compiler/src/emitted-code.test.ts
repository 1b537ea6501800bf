import assert from 'node:assert/strict'
import { before, suite, test } from 'node:test'
import { emitDrawings, found, type Emitted } from './testing/emitted.ts'

suite('the code of a backend', () => {
  let doors: Emitted
  let byCookie: Emitted
  let all: readonly Emitted[]
  before(async () => {
    const drawings = await emitDrawings()
    ;({ doors, byCookie } = drawings)
    all = Object.values(drawings)
  })

  test('runs no text as code', () => {
    for (const { source } of all) {
      const runs =
        /\b(?:eval|Function|runInNewContext|runInThisContext)\(|\bnew Function\b|from 'node:vm'|setTimeout\(['"`]/
      assert.equal(runs.exec(source)?.[0], undefined)
      const loaded = found(source, /\bimport\(([^)]*)\)/g)
      assert.deepEqual(
        loaded.filter((what) => !/^'[^']+'$/.test(what)),
        [],
      )
    }
  })

  /** A scheme, a name, and the digits of a number as it was drawn. */
  const DRAWN = new Set([
    'SCHEME',
    'APPLICATION',
    'Math.max(precision - scale, 1)',
    'Math.max(scale, 1)',
  ])
  test('makes regular expressions of what was drawn alone, which is letters and dashes', () => {
    for (const { source } of all) {
      const made = [...source.matchAll(/new RegExp\(\s*([^\n]*)/g)].map(([, what = '']) => what)
      const holes = made.flatMap((what) => found(what, /\$\{([^}]*)\}/g))
      assert.deepEqual(
        holes.filter((hole) => !DRAWN.has(hole)),
        [],
      )
      assert.deepEqual(
        made.filter((what) => !what.startsWith('`')),
        [],
      )
      for (const value of found(source, /(?:SCHEME|APPLICATION) = '([^']*)'/g))
        assert.match(value, /^[A-Za-z][\w-]*$/)
    }
  })

  test('has no formats that a text could fill', () => {
    for (const { source } of all) {
      assert.doesNotMatch(found(source, /from '(node:util)'/g).join(), /util.*format/)
      assert.equal(/\bformat(?:WithOptions)?\(/.test(source), false)
      // One text, and at most an object before it: nothing is left for a format to take.
      const logged = found(source, /\blog\.(?:info|warn|error|fatal)\(([^\n]*)\)/g)
      assert.deepEqual(
        logged.filter((args) => /^['"`][^'"`]*['"`],/.test(args)),
        [],
      )
    }
  })

  test('knows whom a provider sends by issuer and subject, and keeps none of its tokens', () => {
    for (const { files } of [doors, byCookie]) {
      const rows = files.get('src/auth/provider/queries.ts') ?? ''
      assert.match(rows, /JSON\.stringify\(\[issuer, subject\]\)/)
      assert.match(rows, /FROM auth_identities WHERE id = /)
      const told = [...files].filter(
        ([path, text]) => path.startsWith('src/') && /access_token|id_token/.test(text),
      )
      const readers = ['src/auth/provider/git-hub.ts', 'src/auth/provider/open-id.ts']
      assert.deepEqual(
        told.map(([path]) => path).filter((path) => !readers.includes(path)),
        [],
      )
      for (const reader of readers)
        assert.equal(/\bdb\b|reply/.test(files.get(reader) ?? ''), false)
    }
  })

  test('asks for a password in a field that hides it, and that password managers fill', () => {
    const pages = doors.files.get('src/auth/link-page.ts') ?? ''
    assert.ok(pages.includes(`optional ? 'current-password' : 'new-password'`))
    assert.ok(pages.includes("type === 'password' ? ` autocomplete=\"${known}\"` : ''"))
    const asked = found(
      doors.source,
      /\{\s*name: '\w*[Pp]assword',\s*label: '[^']+',\s*(type: '\w+')/g,
    )
    assert.ok(asked.length > 0)
    assert.deepEqual([...new Set(asked)], ["type: 'password'"])
    assert.equal(/onpaste|oncopy|<[^>]* readonly/i.test(pages), false)
  })
})
