import { planFor } from '@drawbridge/assistant'
import { applyCommand } from '@drawbridge/commands'
import { printManifest } from '@drawbridge/manifest'
import { writeFile } from 'node:fs/promises'
import { checkText } from '../check-source.ts'
import { type CliCommand, UsageError } from '../command.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { readSource } from '../read-source.ts'

export const ask: CliCommand = {
  name: 'ask',
  usage: '"<prompt>" <manifest> [--apply]',
  summary: 'Turns a few plain phrases into changes of a manifest, and shows them.',
  words: [2, 2],
  options: { apply: { type: 'boolean' } },
  help: `
  --apply   write the changed manifest back (to standard output for -); nothing is written unless every
            phrase was understood

  "add a table books with title, price and published", "an author has many books",
  "only the owner can edit books". Works offline: it knows phrases, not the language.`,
  async run(args, terminal) {
    const [prompt = '', path = ''] = args.words
    const before = checkText(await readSource(path))
    if (before.manifest === undefined) {
      terminal.result(before)
      printDiagnostics(before.diagnostics, path, terminal)
      return 1
    }
    const plan = planFor(before.manifest, prompt)
    for (const { understood, says } of plan.phrases)
      terminal.say(
        `${understood ? terminal.paint('green', '+') : terminal.paint('red', '?')} ${says}`,
      )
    if (plan.command === undefined) {
      terminal.result({ ok: false, plan })
      return 1
    }
    const unclear = plan.phrases.filter(({ understood }) => !understood)
    if (args.flag('apply') && unclear.length > 0) {
      terminal.result({ ok: false, applied: false, plan })
      terminal.warn('Nothing was changed, because this was not understood:')
      for (const { text } of unclear) terminal.warn(`  ${text}`)
      return 1
    }
    const applied = applyCommand(before.manifest, plan.command)
    if (!applied.ok) throw new UsageError(applied.reason)
    const after = checkText(printManifest(applied.manifest))
    terminal.result({ ok: after.ok, plan, diagnostics: after.diagnostics })
    printDiagnostics(after.diagnostics, path, terminal)
    if (!after.ok) return 1
    if (!args.flag('apply')) terminal.say('\nNothing is changed yet: --apply writes it.')
    else if (path === '-') process.stdout.write(printManifest(applied.manifest))
    else await writeFile(path, printManifest(applied.manifest))
    return 0
  },
}
