import type { Diagnostic, Severity } from '@drawbridge/manifest'
import type { Terminal } from './terminal.ts'

const STYLES = { error: 'red', warning: 'yellow', information: 'cyan' } as const
const ORDER: readonly Severity[] = ['error', 'warning', 'information']

/** More than this at once is read by nobody. */
const MOST = 50

/**
 * Each diagnostic of the manifest at `path` as three short lines: what and where, the sentence, the
 * cure. What is only to be known needs one.
 */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  path: string,
  terminal: Terminal,
): void {
  const sorted = diagnostics.toSorted(
    (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity),
  )
  for (const diagnostic of sorted.slice(0, MOST)) printOne(diagnostic, path, terminal)
  if (sorted.length > MOST) terminal.say(`… and ${sorted.length - MOST} more (all with --json)`)
}

/** `2 errors, 1 warning` */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const counts = ORDER.map((severity) => {
    const count = diagnostics.filter((one) => one.severity === severity).length
    if (count === 0) return ''
    if (severity === 'information') return `${count} to know`
    return `${count} ${severity}${count === 1 ? '' : 's'}`
  })
  return counts.filter((text) => text !== '').join(', ')
}

function printOne(
  { severity, code, node, field, message, cure }: Diagnostic,
  path: string,
  to: Terminal,
): void {
  if (severity === 'information') {
    to.say(`${to.paint(STYLES[severity], '·')} ${inLine(message)}`)
    return
  }
  const place = [node, field].filter((part) => part !== undefined).join(' ')
  const file = path === '-' ? '' : inLine(path)
  const head = [to.paint(STYLES[severity], severity), to.paint('dim', code), file, place]
  to.say(head.filter((part) => part !== '').join('  '))
  to.say(`  ${inLine(message)}`)
  if (cure !== '') to.say(`  → ${inLine(cure)}`)
}

/** Nobody writes lines of their own here. */
const inLine = (text: string): string => text.replaceAll(/[\r\n]/g, '\ufffd')
