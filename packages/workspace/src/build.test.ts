import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'
import { buildInto, type BuildResult } from './build.ts'
import { compiledOf, readAll, temporaryFolder } from './fixture.ts'
import { readRelease } from './release.ts'

const FIRST = { 'src/app.ts': 'one\n', 'src/old.ts': 'old\n', 'migrations/0001-a.sql': 'a;\n' }
const SECOND = { 'src/app.ts': 'two\n', 'src/new.ts': 'new\n', 'migrations/0001-a.sql': 'a;\n' }

test('writes a tree, and what is needed to build again', async (t) => {
  const folder = await temporaryFolder(t)
  const result = await buildInto(folder, compiledOf(FIRST))
  assert.ok(result.ok)
  const files = await readAll(folder)
  assert.equal(files['src/app.ts'], 'one\n')
  assert.ok(files['drawbridge/manifest.json']?.includes('"Sample"'))
  assert.deepEqual(
    Object.keys(files).filter((path) => path.includes('/.')),
    [],
  )
  assert.deepEqual(await readRelease(folder), compiledOf(FIRST).release)
})

test('the same again changes not one byte and writes nothing', async (t) => {
  const folder = await temporaryFolder(t)
  await buildInto(folder, compiledOf(FIRST))
  const before = await readAll(folder)
  const result = await buildInto(folder, compiledOf(FIRST))
  assert.deepEqual(result, { ok: true, written: [], removed: [], kept: [] })
  assert.deepEqual(await readAll(folder), before)
})

test('a file that is no longer emitted goes, with its empty folder, unless it was edited', async (t) => {
  const folder = await temporaryFolder(t)
  await buildInto(folder, compiledOf({ 'a.ts': 'a', 'x/b.ts': 'b', 'x/c.ts': 'c', 'y/d.ts': 'd' }))
  await writeFile(join(folder, 'x/c.ts'), 'mine')
  const result = await buildInto(folder, compiledOf({ 'a.ts': 'a' }))
  assert.ok(result.ok)
  assert.deepEqual(result.removed, ['x/b.ts', 'y/d.ts'])
  assert.deepEqual(result.kept, ['x/c.ts'])
  const files = await readAll(folder)
  assert.equal(files['x/c.ts'], 'mine')
  assert.ok(!('y/d.ts' in files))
})

test('an edit stays; where the output changed too, nothing is written and the file is named', async (t) => {
  const folder = await temporaryFolder(t)
  await buildInto(folder, compiledOf(FIRST))
  await writeFile(join(folder, 'src/app.ts'), 'mine\n')
  const quiet = await buildInto(folder, compiledOf({ ...FIRST, 'src/more.ts': 'more\n' }))
  assert.ok(quiet.ok)
  assert.deepEqual(quiet.kept, ['src/app.ts'])

  const before = await readAll(folder)
  const stopped = await buildInto(folder, compiledOf(SECOND))
  assert.equal(codeOf(stopped), 'file-changed-by-hand')
  assert.ok(!stopped.ok && stopped.diagnostics[0]?.message.includes('src/app.ts'))
  assert.deepEqual(await readAll(folder), before)

  const forced = await buildInto(folder, compiledOf(SECOND), { force: true })
  assert.ok(forced.ok)
  assert.equal((await readAll(folder))['src/app.ts'], 'two\n')
})

test('deleted stays deleted, also when its text would change', async (t) => {
  const folder = await temporaryFolder(t)
  await buildInto(folder, compiledOf(FIRST))
  await rm(join(folder, 'src/app.ts'))
  const result = await buildInto(folder, compiledOf(SECOND))
  assert.ok(result.ok)
  assert.deepEqual(result.kept, ['src/app.ts'])
  assert.ok(!('src/app.ts' in (await readAll(folder))))
})

test('a released migration is never rewritten, by force neither', async (t) => {
  const folder = await temporaryFolder(t)
  await buildInto(folder, compiledOf(FIRST))
  const other = compiledOf({ ...FIRST, 'migrations/0001-a.sql': 'b;\n' })
  assert.equal(codeOf(await buildInto(folder, other)), 'migration-released')
  assert.equal(codeOf(await buildInto(folder, other, { force: true })), 'migration-released')
})

test('refuses a foreign folder, a file, a folder in the way and links that lead out', async (t) => {
  const folder = await temporaryFolder(t)
  const foreign = join(folder, 'foreign')
  await mkdir(foreign)
  await writeFile(join(foreign, 'thesis.txt'), 'years of work')
  assert.equal(codeOf(await buildInto(foreign, compiledOf(FIRST))), 'folder-not-empty')
  assert.equal(
    codeOf(await buildInto(join(foreign, 'thesis.txt'), compiledOf(FIRST))),
    'folder-is-a-file',
  )
  assert.deepEqual(await readAll(foreign), { 'thesis.txt': 'years of work' })

  const linked = join(folder, 'linked')
  await buildInto(linked, compiledOf({ 'a.ts': 'a' }))
  await symlink(foreign, join(linked, 'src'))
  assert.equal(codeOf(await buildInto(linked, compiledOf(FIRST))), 'file-in-the-way')
  assert.deepEqual(await readAll(foreign), { 'thesis.txt': 'years of work' })

  const inTheWay = join(folder, 'in-the-way')
  await buildInto(inTheWay, compiledOf({ 'a.ts': 'a' }))
  await mkdir(join(inTheWay, 'src/app.ts'), { recursive: true })
  assert.equal(codeOf(await buildInto(inTheWay, compiledOf(FIRST))), 'file-in-the-way')
})

test('a place that takes no folders is refused, not tried for ever', async () => {
  await assert.rejects(buildInto('/proc/drawbridge/app', compiledOf(FIRST)), /takes no folders/)
})

test('paths that climb out of the folder are never written', async (t) => {
  const folder = await temporaryFolder(t)
  for (const path of ['../out.ts', '/etc/out.ts', 'a/../../out.ts', '.git/hooks/x', 'a\\b']) {
    const result = await buildInto(join(folder, 'in'), compiledOf({ [path]: 'x' }))
    assert.equal(codeOf(result), 'file-in-the-way', path)
  }
  assert.deepEqual(await readAll(folder), {})
})

test('works in a fresh repository, and through a link to the folder itself', async (t) => {
  const folder = await temporaryFolder(t)
  await mkdir(join(folder, 'real/.git'), { recursive: true })
  await symlink(join(folder, 'real'), join(folder, 'link'))
  const result = await buildInto(join(folder, 'link'), compiledOf(FIRST))
  assert.ok(result.ok)
})

test('a broken base stops the build instead of guessing', async (t) => {
  const folder = await temporaryFolder(t)
  await buildInto(folder, compiledOf(FIRST))
  await writeFile(join(folder, 'drawbridge/base.json'), '{"format":1,')
  assert.equal(codeOf(await buildInto(folder, compiledOf(SECOND))), 'base-unreadable')
})

test('a build that was cut short is finished by the next one', async (t) => {
  const folder = await temporaryFolder(t)
  await buildInto(folder, compiledOf(FIRST))
  const cut = join(folder, 'drawbridge')
  await buildInto(folder, compiledOf(SECOND))
  await rename(join(cut, 'base.json'), join(cut, 'pending.json'))
  await rm(join(folder, 'src/new.ts'))
  await writeFile(join(folder, 'src/old.ts'), 'old\n')
  const elsewhere = await temporaryFolder(t)
  await buildInto(elsewhere, compiledOf(FIRST))
  await rename(join(elsewhere, 'drawbridge/base.json'), join(cut, 'base.json'))

  const third = { ...SECOND, 'src/app.ts': 'three\n' }
  const result = await buildInto(folder, compiledOf(third))
  assert.ok(result.ok)
  assert.deepEqual(await readAll(folder), await built(t, third))
})

test('killed at any moment, the next build ends in the same folder as an undisturbed one', async (t) => {
  const folder = await temporaryFolder(t)
  const files = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`src/f${n}.ts`, `${n}\n`]))
  const wanted = await built(t, files)
  for (let written = 0; written < 40; written += 13) {
    const target = join(folder, `killed-${written}`)
    await killWhen(target, files, `src/f${Object.keys(files).length - 1 - written}.ts`)
    const result = await buildInto(target, compiledOf(files))
    assert.ok(result.ok)
    assert.deepEqual(await readAll(target), wanted)
  }
})

test('two builds at once: one of them waits its turn, by name', async (t) => {
  const folder = await temporaryFolder(t)
  const results = await Promise.all([1, 2].map(() => buildInto(folder, compiledOf(FIRST))))
  assert.deepEqual(results.map(codeOf).toSorted(), [undefined, 'folder-busy'].toSorted())
})

function codeOf(result: BuildResult): string | undefined {
  return result.ok ? undefined : result.diagnostics[0]?.code
}

async function built(t: Parameters<typeof temporaryFolder>[0], files: Record<string, string>) {
  const folder = await temporaryFolder(t)
  await buildInto(folder, compiledOf(files))
  return readAll(folder)
}

/** Builds in another process, which dies by SIGKILL as soon as `path` has been written. */
async function killWhen(folder: string, files: Record<string, string>, path: string) {
  const code = `
    import { existsSync } from 'node:fs'
    import { buildInto } from ${JSON.stringify(new URL('./build.ts', import.meta.url).href)}
    import { compiledOf } from ${JSON.stringify(new URL('./fixture.ts', import.meta.url).href)}
    const folder = ${JSON.stringify(folder)}
    const watch = () => existsSync(folder + '/' + ${JSON.stringify(path)})
      ? process.kill(process.pid, 'SIGKILL') : setImmediate(watch)
    watch()
    await buildInto(folder, compiledOf(${JSON.stringify(files)}))
  `
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' })
  await once(child, 'exit')
}
