import { printManifest } from '@drawbridge/manifest'
import { checkText } from '../check-source.ts'
import type { CliCommand } from '../command.ts'
import { countDiagnostics, printDiagnostics } from '../print-diagnostics.ts'
import { readSource } from '../read-source.ts'

export const check: CliCommand = {
  name: 'check',
  usage: '<manifest> [--full]',
  summary: 'Says what is wrong with a manifest, where, and what to do about it.',
  words: [1, 1],
  options: { full: { type: 'boolean' } },
  help: `
  <manifest>   path of a manifest in either form, or - for standard input
  --full       prints the full manifest, with everything that was inferred written out:
               drawbridge check short.json --full > shop.json
  --json       {"ok": …, "file": …, "diagnostics": [{code, severity, message, cure, node, field}]}`,
  async run({ words: [path = ''], flag }, terminal) {
    const checked = checkText(await readSource(path))
    const { ok, manifest, diagnostics } = checked
    if (flag('full') && ok && manifest !== undefined) {
      process.stdout.write(printManifest(manifest))
      return 0
    }
    terminal.result({ ok, file: path, diagnostics })
    printDiagnostics(checked.diagnostics, path, terminal)
    const counts = countDiagnostics(checked.diagnostics)
    if (!checked.ok) terminal.say(`${terminal.paint('red', 'Not yet.')} ${counts}.`)
    else terminal.say(`${terminal.paint('green', 'All is well')}${counts && `: ${counts}`}.`)
    return checked.ok ? 0 : 1
  },
}
