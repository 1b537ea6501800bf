import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { DIALECTS, type Dialect } from '@drawbridge/sql'
import { openBase, type TestBase } from '../testing/base.ts'

const run = promisify(execFile)

const OPTIONS = { sqlite: ' STRICT', mysql: ' ENGINE = InnoDB', postgres: '' } as const
const INTEGER = { sqlite: 'INTEGER', mysql: 'BIGINT', postgres: 'bigint' } as const

/** Twelve tables with a row each, so that there are many moments at which to be killed. */
function manyTables(dialect: Dialect): string {
  return Array.from(
    { length: 12 },
    (_, at) =>
      `CREATE TABLE t${at} (a ${INTEGER[dialect]} NOT NULL)${OPTIONS[dialect]};\n\nINSERT INTO t${at} (a) VALUES (${at});\n`,
  ).join('\n')
}

function write(base: TestBase, name: string, text: string): void {
  mkdirSync(join(base.folder, 'migrations'), { recursive: true })
  writeFileSync(join(base.folder, 'migrations', name), text)
}

async function rowsOf(base: TestBase, tables: number): Promise<readonly unknown[]> {
  const selects = Array.from({ length: tables }, (_, at) => `SELECT a FROM t${at}`)
  const rows = await base.open().all<{ a: number }>(`${selects.join(' UNION ALL ')} ORDER BY a`, [])
  return rows.map(({ a }) => a)
}

const EXPECTED = Array.from({ length: 12 }, (_, at) => at)

for (const dialect of DIALECTS) {
  test(`${dialect}: migrates by command, once, and shows what it would do`, async () => {
    await using base = await openBase(dialect)
    write(base, '0001-tables.sql', manyTables(dialect))
    const command = async (...options: string[]) =>
      run(process.execPath, ['src/migrate.ts', ...options], {
        cwd: base.folder,
        env: { ...process.env, DATABASE_URL: base.url },
      })
    const dry = await command('--dry-run')
    assert.match(dry.stdout, /^-- 0001-tables\.sql\n\nCREATE TABLE t0 .*;\n\nINSERT/)
    assert.equal((await command()).stdout, 'Applied 0001-tables.sql.\n')
    assert.equal((await command()).stdout, 'Nothing to migrate.\n')
    assert.equal((await command('--dry-run')).stdout, '')
    assert.deepEqual(await rowsOf(base, 12), EXPECTED)
  })

  test(`${dialect}: refuses a migration that was changed after it was applied`, async () => {
    await using base = await openBase(dialect)
    const folder = join(base.folder, 'migrations')
    write(base, '0001-tables.sql', manyTables(dialect))
    await base.migrations.migrate(base.url, folder)
    write(base, '0001-tables.sql', manyTables(dialect).replaceAll('\n', '\r\n'))
    assert.deepEqual(await base.migrations.migrate(base.url, folder), [], 'line ends do not count')
    write(base, '0001-tables.sql', `${manyTables(dialect)}\nSELECT 1;\n`)
    await assert.rejects(base.migrations.migrate(base.url, folder), /was changed after/)
  })

  test(`${dialect}: loses rows and values only where it is told to`, async () => {
    await using base = await openBase(dialect)
    const command = async (...options: string[]) =>
      run(process.execPath, ['src/migrate.ts', ...options], {
        cwd: base.folder,
        env: { ...process.env, DATABASE_URL: base.url },
      }).catch((error: object) => ({ stdout: '', stderr: '', code: 0, ...error }))
    write(base, '0001-tables.sql', manyTables(dialect))
    assert.equal((await command()).stdout, 'Applied 0001-tables.sql.\n')
    write(base, '0002-more.sql', `CREATE TABLE more (a ${INTEGER[dialect]})${OPTIONS[dialect]};\n`)
    write(base, '0003-less.sql', '-- destructive: the rows of t11\nDROP TABLE t11;\n')
    const refused = await command()
    assert.equal('code' in refused && refused.code, 1)
    assert.equal(
      refused.stderr,
      'This would be lost for good:\n\n  the rows of t11 (0003-less.sql)\n\nNothing was changed. Back up the database, then allow it: npm run migrate -- --allow-destructive\n',
    )
    const folder = join(base.folder, 'migrations')
    assert.equal((await base.migrations.pendingMigrations(base.url, folder)).length, 2)
    assert.deepEqual(await rowsOf(base, 12), EXPECTED)
    assert.match((await command('--dry-run')).stdout, /^-- destructive: the rows of t11$/m)
    assert.equal(
      (await command('--allow-destructive')).stdout,
      'Applied 0002-more.sql, 0003-less.sql.\n',
    )
    await assert.rejects(rowsOf(base, 12))
  })

  test(`${dialect}: an empty database has nothing to lose`, async () => {
    await using base = await openBase(dialect)
    write(base, '0001-tables.sql', manyTables(dialect))
    write(base, '0002-less.sql', '-- destructive: the rows of t11\nDROP TABLE t11;\n')
    const folder = join(base.folder, 'migrations')
    assert.equal((await base.migrations.migrate(base.url, folder)).length, 2)
  })

  test(`${dialect}: goes on after a statement that failed was mended`, async () => {
    await using base = await openBase(dialect)
    const folder = join(base.folder, 'migrations')
    write(base, '0001-tables.sql', `${manyTables(dialect)}\nINSERT INTO nowhere (a) VALUES (1);\n`)
    await assert.rejects(base.migrations.migrate(base.url, folder))
    assert.equal((await base.migrations.pendingMigrations(base.url, folder)).length, 1)
    write(base, '0001-tables.sql', manyTables(dialect))
    assert.deepEqual(await base.migrations.migrate(base.url, folder), ['0001-tables.sql'])
    assert.deepEqual(await rowsOf(base, 12), EXPECTED)
  })

  test(`${dialect}: several that start at once apply each migration once`, async () => {
    await using base = await openBase(dialect)
    write(base, '0001-tables.sql', manyTables(dialect))
    const starts = Array.from({ length: 4 }, () =>
      run(process.execPath, ['src/migrate.ts'], {
        cwd: base.folder,
        env: { ...process.env, DATABASE_URL: base.url },
      }),
    )
    const outputs = (await Promise.all(starts)).map(({ stdout }) => stdout)
    assert.equal(outputs.filter((output) => output.startsWith('Applied')).length, 1)
    assert.deepEqual(await rowsOf(base, 12), EXPECTED)
  })

  test(`${dialect}: killed at any moment, the next start goes on`, async () => {
    await using base = await openBase(dialect)
    write(base, '0001-tables.sql', manyTables(dialect))
    for (let delay = 40; delay < 400; delay += 30) {
      const child = spawn(process.execPath, ['src/migrate.ts'], {
        cwd: base.folder,
        env: { ...process.env, DATABASE_URL: base.url },
        stdio: 'ignore',
      })
      const killer = setTimeout(() => child.kill('SIGKILL'), delay)
      await once(child, 'exit')
      clearTimeout(killer)
    }
    await base.migrations.migrate(base.url, join(base.folder, 'migrations'))
    assert.deepEqual(await rowsOf(base, 12), EXPECTED)
  })
}

test('mysql: a change of a table that was made but not recorded is not made again', async () => {
  await using base = await openBase('mysql')
  const folder = join(base.folder, 'migrations')
  write(base, '0001-tables.sql', manyTables('mysql'))
  await base.migrations.migrate(base.url, folder)
  const db = base.open()
  // As it is when the server has done the statement and the process dies before it says so.
  await db.run('DROP TABLE t11', [])
  const { fingerprint } = await import(join(base.folder, 'src/database/fingerprint.ts'))
  const { createConnection } = await import('mysql2/promise')
  const connection = await createConnection(base.url)
  const before: string = await fingerprint(connection)
  await connection.end()
  await db.run('CREATE TABLE t11 (a BIGINT NOT NULL) ENGINE = InnoDB', [])
  await db.run(
    'UPDATE schema_migrations SET applied_at = NULL, statements_done = 22, schema_before = ?',
    [before],
  )
  assert.deepEqual(await base.migrations.migrate(base.url, folder), ['0001-tables.sql'])
  assert.deepEqual(await rowsOf(base, 12), EXPECTED)
})

test('mysql: what was allowed once goes on after it was killed half-way', async () => {
  await using base = await openBase('mysql')
  const folder = join(base.folder, 'migrations')
  write(base, '0001-tables.sql', manyTables('mysql'))
  await base.migrations.migrate(base.url, folder)
  const text =
    '-- destructive: the rows of t11\nDROP TABLE t11;\n\nINSERT INTO nowhere VALUES (1);\n'
  write(base, '0002-less.sql', text)
  const allowed = { allowDestructive: true }
  await assert.rejects(base.migrations.migrate(base.url, folder, allowed), /nowhere/)
  await assert.rejects(base.migrations.migrate(base.url, folder), /nowhere/, 'not asked again')
  write(base, '0002-less.sql', text.replace('INSERT INTO nowhere VALUES (1)', 'DROP TABLE t10'))
  await assert.rejects(
    base.migrations.migrate(base.url, folder),
    /lost for good/,
    'another text is',
  )
})

test('sqlite: a migration that leaves rows without what they refer to is taken back', async () => {
  await using base = await openBase('sqlite')
  const folder = join(base.folder, 'migrations')
  write(
    base,
    '0001-a.sql',
    'CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT;\n\nCREATE TABLE b (a INTEGER REFERENCES a (id)) STRICT;\n\nINSERT INTO a VALUES (1);\n\nINSERT INTO b VALUES (1);\n',
  )
  await base.migrations.migrate(base.url, folder)
  write(base, '0002-b.sql', 'DELETE FROM a;\n')
  await assert.rejects(
    base.migrations.migrate(base.url, folder),
    /rows of b that refer to rows of a/,
  )
  assert.equal((await base.open().all('SELECT id FROM a', [])).length, 1)
})
