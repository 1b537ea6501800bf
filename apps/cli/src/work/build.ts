import { runCommands } from '@drawbridge/compiler'
import { buildInto, readRelease } from '@drawbridge/workspace'
import { verifyOutput } from '../backend/verify-output.ts'
import { compileSource, dialectNamed } from '../compile-source.ts'
import { type Work, UsageError } from '../command.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { printTrial } from '../print-trial.ts'

export const build: Work = async (args, terminal) => {
  const [path = ''] = args.words
  const out = args.text('out')
  if (out === undefined) throw new UsageError('Say where to write the backend: --out <dir>')
  const dialect = dialectNamed(args.text('database'))
  const previous = await readRelease(out)
  const compiled = await compileSource(path, {
    ...(dialect && { dialect }),
    ...(previous && { previous }),
  })
  if (!compiled.ok) {
    terminal.result(compiled)
    printDiagnostics(compiled.diagnostics, path, terminal)
    return 1
  }
  if (args.flag('verify')) {
    const { ok, trials } = await verifyOutput(compiled, {
      tell: (trial) => printTrial(trial, terminal),
    })
    if (!ok) {
      const diagnostics = trials.flatMap(({ findings }) => findings)
      terminal.result({ ok, diagnostics, trials })
      printDiagnostics(diagnostics, path, terminal)
      return 1
    }
  }
  const built = await buildInto(out, compiled, { force: args.flag('force') })
  const diagnostics = [...compiled.diagnostics, ...(built.ok ? [] : built.diagnostics)]
  terminal.result({ ...built, diagnostics })
  printDiagnostics(diagnostics, path, terminal)
  if (!built.ok) return 1
  const { written, removed, kept } = built
  terminal.say(
    `${terminal.paint('green', out)}: ${written.length} files written, ${removed.length} removed` +
      (kept.length > 0 ? `, ${kept.length} kept as you changed them` : ''),
  )
  for (const file of kept) terminal.say(`  kept ${file}`)
  if (written.length > 0)
    terminal.say(['', `cd ${out}`, ...runCommands(compiled.tree)].join('\n  '))
  return 0
}
