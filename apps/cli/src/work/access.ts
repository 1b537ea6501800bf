import { accessOf } from '@drawbridge/compiler'
import { whoMayCsv, type AccessAnswer, type Answers, type WhoMay } from '@drawbridge/kinds'
import type { Work } from '../command.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { readSource } from '../read-source.ts'

export const access: Work = async ({ words: [path = ''], flag }, terminal) => {
  const { diagnostics, access: found } = accessOf(await readSource(path))
  if (found === undefined) {
    terminal.result({ ok: false, file: path, diagnostics })
    printDiagnostics(diagnostics, path, terminal)
    return 1
  }
  if (flag('csv')) {
    process.stdout.write(whoMayCsv(found))
    return 0
  }
  terminal.result({ ok: true, ...found })
  for (const line of aligned(tableOf(found))) terminal.say(line)
  return 0
}

function tableOf({ callers, routes }: WhoMay): readonly (readonly string[])[] {
  return [
    ['', ...callers.map(({ name }) => name), ''],
    ...routes.map(({ method, path, told, rules }) => [
      `${method} ${path}`,
      ...told.map(shortly),
      rules,
    ]),
  ]
}

/** `200 / 404 / 404`, or one status where it is the same for all. */
function shortly(told: Answers): string {
  const word = (answer: AccessAnswer): string => (answer === null ? 'row' : String(answer))
  if ('always' in told) return word(told.always)
  const shared = told.shared === undefined ? [] : [told.shared]
  const all = [told.own, ...shared, told.foreign, told.missing].map(word)
  return new Set(all).size === 1 ? (all[0] ?? '') : all.join(' / ')
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? []
  return rows.map((row) =>
    row
      .map((text, at) => text.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
