import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkCycles } from './gates/cycles.ts'
import { checkDecisions } from './gates/decisions.ts'
import { checkEvidence } from './gates/evidence.ts'
import { checkFloors } from './gates/floors.ts'
import { checkKindNames } from './gates/kind-names.ts'
import { checkLinks } from './gates/links.ts'
import { checkOwnIndex } from './gates/own-index.ts'
import { checkSizes, describeSizes } from './gates/sizes.ts'
import { isOurs, readFiles } from './gates/sources.ts'
import { checkWords } from './gates/words.ts'

const root = join(import.meta.dirname, '..')
const code = readFiles(root, /\.(ts|tsx|js)$/).filter(isOurs)
const documents = readFiles(root, /\.md$/).filter(isOurs)
const readText = (path: string): string | undefined =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined
const evidence = documents.filter(({ path }) => path === 'docs/asvs.md')
const floors: Record<string, number> = JSON.parse(readFileSync(join(root, 'floors.json'), 'utf8'))

const problems = [
  ...checkFloors(code, floors),
  ...checkOwnIndex(code),
  ...checkCycles(code),
  ...checkSizes(code),
  ...checkWords(code),
  ...checkKindNames(code),
  ...checkDecisions(documents),
  ...checkLinks(documents, (path) => existsSync(join(root, path))),
  ...evidence.flatMap((document) => checkEvidence(document, readText)),
]

process.stdout.write(`${describeSizes(code)}\n`)
for (const problem of problems) process.stdout.write(`${problem}\n`)
if (problems.length > 0) process.exitCode = 1
