import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { suite, test } from 'node:test'
import type { FileTree } from '@drawbridge/source'
import { DIALECTS } from '@drawbridge/sql'
import { compile } from './compile.ts'
import { mistakesIn } from './testing/complaints.ts'

const MODULES = join(import.meta.dirname, '../../../node_modules')
const WIDE = readFileSync(new URL('testing/wide.json', import.meta.url), 'utf8')

async function treeOf(manifest: string, options: Parameters<typeof compile>[1] = {}) {
  const compiled = await compile(manifest, options)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics))
  return compiled
}

/** What the type checker says about a tree, as a repository of its own. */
function typeErrors(tree: FileTree): string {
  const folder = mkdtempSync(join(tmpdir(), 'compiled-'))
  try {
    for (const { path, text } of tree) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    symlinkSync(MODULES, join(folder, 'node_modules'))
    return mistakesIn(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

suite('compile', () => {
  for (const dialect of DIALECTS)
    test(`every type, relation and rule gives code that type-checks, on ${dialect}`, async () => {
      const { tree } = await treeOf(WIDE, { dialect })
      assert.equal(typeErrors(tree), '')
    })

  test('a backend without sign-in or without an api type-checks too', async () => {
    for (const connections of [
      [
        { id: 'a', from: 'api', to: 'notes' },
        { id: 'b', from: 'notes', to: 'db' },
      ],
      [{ id: 'b', from: 'notes', to: 'db' }],
    ]) {
      const nodes = [
        { id: 'db', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
        { id: 'api', kind: 'api', name: 'api', settings: {} },
        {
          id: 'notes',
          kind: 'table',
          name: 'notes',
          settings: {
            fields: [{ id: 'text', name: 'text', type: 'text' }],
            access: { list: ['public'], read: ['public'], create: ['public'] },
          },
        },
      ]
      const manifest = { drawbridge: 1, name: 'Open', nodes, connections }
      const { tree } = await treeOf(JSON.stringify(manifest))
      assert.equal(typeErrors(tree), '')
    }
  })

  test('every module says which node its lines come from', async () => {
    const { tree, manifest } = await treeOf(WIDE)
    const nodes = new Set(manifest.nodes.map(({ id }) => id))
    for (const { path, text, origins } of tree) {
      const last = text.split('\n').length
      for (const { from, to, node } of origins) {
        assert.ok(nodes.has(node), path)
        assert.ok(from >= 1 && from <= to && to <= last, `${path} ${from}-${to}`)
      }
    }
    const routes = tree.find(({ path }) => path === 'src/orders/routes.ts')
    assert.ok(
      routes?.origins.some(({ node, field }) => node === 'orders' && field?.endsWith('/list')),
    )
  })

  test('the next release brings the migration from the one before, and none where nothing changed', async () => {
    const first = await treeOf(WIDE)
    const same = await treeOf(WIDE, { previous: first.release })
    assert.deepEqual(same.release.migrations, first.release.migrations)
    assert.deepEqual(same.tree, first.tree)

    const renamed = WIDE.replace('"name": "ratio"', '"name": "share"')
    const next = await treeOf(renamed, { previous: first.release })
    const added = next.release.migrations.at(-1)
    assert.equal(next.release.migrations.length, 2)
    assert.match(added?.text ?? '', /RENAME COLUMN ratio TO share/)
    assert.doesNotMatch(added?.text ?? '', /DROP/)
  })

  test('the order in which settings are written makes no difference', async () => {
    const turned = JSON.parse(WIDE, (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toReversed())
        : value,
    ) as unknown
    // The manifest itself is kept as it was written, and so is what a saved test sends and expects.
    const asWritten = ['drawbridge/manifest.json', 'test/saved/requests.test.ts']
    const code = ({ tree }: { readonly tree: FileTree }) =>
      tree.filter(({ path }) => !asWritten.includes(path))
    assert.deepEqual(code(await treeOf(JSON.stringify(turned))), code(await treeOf(WIDE)))
  })

  test('the drawing that goes with the code names the database that it is written for', async () => {
    for (const dialect of DIALECTS) {
      const { tree } = await treeOf(WIDE, { dialect })
      const own = tree.find(({ path }) => path === 'drawbridge/manifest.json')?.text ?? ''
      const again = await treeOf(own)
      assert.equal(again.model.dialect, dialect)
      assert.deepEqual(again.tree, tree)
    }
  })

  test('a drawing that names no database keeps that of its previous release', async () => {
    const compact = (database: string) =>
      JSON.stringify({ nodes: [{ name: 'posts' }, { name: database }], connections: [] })
    const { release } = await treeOf(compact('database'), { dialect: 'sqlite' })
    const later = await treeOf(compact('database'), { previous: release })
    assert.equal(later.model.dialect, 'sqlite')
    const told = await treeOf(compact('database'), { previous: release, dialect: 'postgres' })
    assert.equal(told.model.dialect, 'postgres')
  })
})
