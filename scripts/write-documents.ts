import { readFileSync, writeFileSync } from 'node:fs'
import { functionsDocument } from '@drawbridge/expressions'

/** Writes the parts of docs/ that are made from code. */
const page = new URL('../docs/expressions.md', import.meta.url)
const [prose] = readFileSync(page, 'utf8').split('## What there is\n\n')
writeFileSync(page, `${prose}## What there is\n\n${functionsDocument()}\n`)
