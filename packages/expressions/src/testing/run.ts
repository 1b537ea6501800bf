import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import {
  code,
  commas,
  format,
  lines,
  name,
  renderModule,
  type Code,
  type Name,
} from '@drawbridge/source'
import { HELPER_FILES } from '../helpers.ts'

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))
const run = promisify(execFile)

const TSCONFIG = {
  compilerOptions: {
    target: 'es2024',
    lib: ['es2024'],
    module: 'nodenext',
    moduleDetection: 'force',
    types: ['node'],
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
  },
  include: ['src'],
}

/** A project of one module beside the emitted helpers, as in an emitted repository. */
export async function withProject<Result>(
  body: Code,
  work: (project: Project) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'drawbridge-formula-'))
  try {
    const module = await renderModule('src/main.ts', body, format)
    const files = new Map([
      ...HELPER_FILES,
      ['src/main.ts', module.text] as const,
      ['tsconfig.json', JSON.stringify(TSCONFIG)] as const,
      ['package.json', '{"type":"module"}'] as const,
    ])
    for (const [path, text] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
    return await work({
      typeErrors: () => typeErrors(folder, module.text),
      output: async () => {
        const { stdout } = await run(process.execPath, [join(folder, 'src/main.ts')], {
          maxBuffer: 1 << 28,
        })
        return JSON.parse(stdout)
      },
    })
  } finally {
    await rm(folder, { recursive: true })
  }
}

export interface Project {
  /** What TypeScript says of it, under `strict`, with the lines that it says it of. */
  typeErrors(): Promise<string>
  /** What it writes, which is JSON. */
  output(): Promise<unknown>
}

async function typeErrors(folder: string, text: string): Promise<string> {
  try {
    await run(join(ROOT, 'node_modules/.bin/tsc'), ['-p', folder, '--singleThreaded'])
    return ''
  } catch (error) {
    assert(error instanceof Error && 'stdout' in error)
    const lines = text.split('\n')
    return String(error.stdout).replaceAll(/^.*main\.ts\((\d+),.*$/gm, (said, line: string) => {
      const at = Number(line)
      return [said, ...lines.slice(Math.max(0, at - 4), at + 3)].join('\n')
    })
  }
}

/** A module that writes what these give, as a JSON list. */
export const listing = (formulas: readonly Code[]): Code => code`
${lines(formulas.map((formula, index) => code`const ${named(index)} = ${formula}`))}

process.stdout.write(JSON.stringify([${commas(formulas.map((_, index) => named(index)))}]))
`

const named = (index: number): Name => name(`value${index}`)
