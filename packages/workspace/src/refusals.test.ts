import type { BUILD } from '@drawbridge/manifest'
import assert from 'node:assert/strict'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { buildInto } from './build.ts'
import { compiledOf, temporaryFolder } from './fixture.ts'

const FIRST = compiledOf({ 'src/app.ts': 'one\n', 'migrations/0001-a.sql': 'a;\n' })
const SECOND = compiledOf({ 'src/app.ts': 'two\n', 'migrations/0001-a.sql': 'a;\n' })
const REWRITTEN = compiledOf({ 'src/app.ts': 'one\n', 'migrations/0001-a.sql': 'b;\n' })

type Built = Awaited<ReturnType<typeof buildInto>>

/** What the example on each page does. */
const EXAMPLES: Readonly<Record<keyof typeof BUILD, (folder: string) => Promise<Built>>> = {
  'folder-is-a-file': async (folder) => {
    await writeFile(join(folder, 'backend'), '')
    return buildInto(join(folder, 'backend'), FIRST)
  },
  'folder-not-empty': async (folder) => {
    await writeFile(join(folder, 'notes.txt'), '')
    return buildInto(folder, FIRST)
  },
  'folder-busy': async (folder) => {
    const both = await Promise.all([buildInto(folder, FIRST), buildInto(folder, FIRST)])
    return both.find(({ ok }) => !ok) ?? both[0]
  },
  'file-in-the-way': async (folder) => {
    await buildInto(folder, compiledOf({ 'a.ts': 'a' }))
    await mkdir(join(folder, 'src/app.ts'), { recursive: true })
    return buildInto(folder, FIRST)
  },
  'file-changed-by-hand': async (folder) => {
    await buildInto(folder, FIRST)
    await writeFile(join(folder, 'src/app.ts'), 'mine\n')
    return buildInto(folder, SECOND)
  },
  'migration-released': async (folder) => {
    await buildInto(folder, FIRST)
    return buildInto(folder, REWRITTEN)
  },
  'base-unreadable': async (folder) => {
    await buildInto(folder, FIRST)
    await writeFile(join(folder, 'drawbridge/base.json'), '{')
    return buildInto(folder, FIRST)
  },
}

for (const [code, example] of Object.entries(EXAMPLES)) {
  test(`${code} has a page, and its example gives it`, async (t) => {
    const page = new URL(`../../../docs/diagnostics/${code}.md`, import.meta.url)
    assert.match(await readFile(page, 'utf8'), new RegExp(`^# ${code}\n\nError\\.\n`))
    const built = await example(await temporaryFolder(t))
    assert.ok(!built.ok)
    const [diagnostic, ...more] = built.diagnostics
    assert.equal(diagnostic?.code, code)
    assert.deepEqual(more, [])
    assert.match(diagnostic?.message ?? '', /\.$/)
    assert.match(diagnostic?.cure ?? '', /\.$/)
  })
}
