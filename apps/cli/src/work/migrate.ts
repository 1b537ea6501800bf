import { compileSource, dialectOfUrl } from '../compile-source.ts'
import { type Work, UsageError } from '../command.ts'
import { lookInto, whyNotMigrate } from '../backend/journal.ts'
import { lastingFolder } from '../backend/private-folder.ts'
import { paintLoss } from '../paint-loss.ts'
import { prepare } from '../backend/prepare.ts'
import { runMigrations } from '../backend/run-migrations.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { diffSchema, isDestructive, losses } from '@drawbridge/sql'
import { readRelease } from '@drawbridge/workspace'
import { join } from 'node:path'

export const migrate: Work = async (args, terminal) => {
  const url = args.text('database-url')
  if (url === undefined) throw new UsageError('Say which database: --database-url URL')
  const [path = ''] = args.words
  if (path === '-')
    throw new UsageError(
      'migrate needs a file: what it did last is remembered by the name of the manifest.',
    )
  const dialect = dialectOfUrl(url)
  const folder = join((await lastingFolder(path, url)).path, 'app')
  const previous = await readRelease(folder)
  const compiled = await compileSource(path, {
    dialect,
    ...(previous && { previous }),
  })
  printDiagnostics(compiled.diagnostics, path, terminal)
  if (!compiled.ok) {
    terminal.result(compiled)
    return 1
  }
  const known = new Set(previous?.migrations.map((one) => one.name))
  const hindrance = whyNotMigrate(await lookInto(compiled, url), compiled, known)
  if (hindrance !== undefined) {
    terminal.result({ ok: false, applied: false, problem: hindrance })
    terminal.warn(hindrance)
    return 1
  }
  const fresh = compiled.release.migrations.filter((one) => !known.has(one.name))
  for (const { name, text } of fresh)
    terminal.say(`${terminal.paint('bold', name)}\n${text.trimEnd()}\n`)
  const changes = previous ? diffSchema(previous.schema, compiled.release.schema) : []
  const lost = losses(changes)
  for (const loss of lost) terminal.warn(paintLoss(loss, terminal))
  const unapplied = { applied: false, migrations: fresh, losses: lost }
  if (args.flag('dry-run')) {
    terminal.result({ ok: true, ...unapplied })
    return 0
  }
  if (isDestructive(changes) && !args.flag('accept-losses')) {
    terminal.result({ ok: false, ...unapplied })
    terminal.warn('Nothing was changed. --accept-losses allows it.')
    return 1
  }
  const problems = await prepare(folder, compiled)
  if (problems.length > 0) {
    terminal.result({ ok: false, diagnostics: problems })
    printDiagnostics(problems, path, terminal)
    return 1
  }
  const problem = await runMigrations(folder, url, args.flag('accept-losses'))
  terminal.result({
    ok: problem === undefined,
    applied: true,
    migrations: fresh,
    losses: lost,
    problem,
  })
  if (problem === undefined) terminal.say(terminal.paint('green', 'The database is up to date.'))
  else terminal.warn(problem)
  return problem === undefined ? 0 : 1
}
