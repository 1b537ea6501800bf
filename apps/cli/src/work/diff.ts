import { differencesOf } from '@drawbridge/commands'
import { diffSchema, losses } from '@drawbridge/sql'
import type { Compiled } from '@drawbridge/compiler'
import { compileSource } from '../compile-source.ts'
import type { Work } from '../command.ts'
import { paintLoss } from '../paint-loss.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import type { Terminal } from '../terminal.ts'

export const diff: Work = async ({ words: [oldPath = '', newPath = ''] }, terminal) => {
  const before = await compileSource(oldPath)
  if (!before.ok) return refuse(before, oldPath, terminal)
  const { dialect, migrations } = before.release
  const after = await compileSource(newPath, { dialect, previous: before.release })
  if (!after.ok) return refuse(after, newPath, terminal)

  const differences = differencesOf(before.manifest, after.manifest)
  const known = new Set(migrations.map((one) => one.name))
  const migration = after.release.migrations.filter((one) => !known.has(one.name))
  const lost = losses(diffSchema(before.release.schema, after.release.schema))
  terminal.result({ ok: true, differences, migration, losses: lost })

  if (differences.length === 0) terminal.say('Nothing differs.')
  for (const { change, sentence } of differences) terminal.say(`${MARKS[change]} ${sentence}`)
  for (const { text } of migration) terminal.say(`\n${terminal.paint('dim', text.trimEnd())}`)
  if (lost.length > 0) terminal.say()
  for (const loss of lost) terminal.say(paintLoss(loss, terminal))
  return 0
}

const MARKS = { added: '+', removed: '-', changed: '~', renamed: '~', moved: '~' } as const

function refuse(refused: Extract<Compiled, { ok: false }>, path: string, terminal: Terminal): 1 {
  terminal.result({ ...refused, file: path })
  printDiagnostics(refused.diagnostics, path, terminal)
  return 1
}
