import { printManifest } from '@drawbridge/manifest'
import { checkText } from '../check-source.ts'
import type { Work } from '../command.ts'
import { countDiagnostics, printDiagnostics } from '../print-diagnostics.ts'
import { readSource } from '../read-source.ts'

export const check: Work = async ({ words: [path = ''], flag }, terminal) => {
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
}
