import { compileSource } from '../compile-source.ts'
import type { CliCommand } from '../command.ts'
import { countDiagnostics, printDiagnostics } from '../print-diagnostics.ts'

export const check: CliCommand = {
  name: 'check',
  usage: '<manifest>',
  summary: 'Says what is wrong with a manifest, where, and what to do about it.',
  words: [1, 1],
  options: {},
  help: `
  <manifest>   path of a manifest in either form, or - for standard input
  --json       {"ok": …, "diagnostics": [{code, severity, message, cure, node, field}]}`,
  async run({ words: [path = ''] }, terminal) {
    const compiled = await compileSource(path)
    terminal.result({ ok: compiled.ok, diagnostics: compiled.diagnostics })
    printDiagnostics(compiled.diagnostics, terminal)
    const counts = countDiagnostics(compiled.diagnostics)
    if (!compiled.ok) terminal.say(`${terminal.paint('red', 'Not yet.')} ${counts}.`)
    else terminal.say(`${terminal.paint('green', 'All is well')}${counts && `: ${counts}`}.`)
    return compiled.ok ? 0 : 1
  },
}
