import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { readConfig } from '../src/config.ts'

// npm run setup: makes .env out of .env.example, with a random secret wherever one is missing.
if (existsSync('.env')) {
  process.stdout.write('There is an .env already; nothing was changed.\n')
} else {
  const text = fillSecrets(readFileSync('.env.example', 'utf8'))
  writeFileSync('.env', text, { mode: 0o600 })
  process.stdout.write(`Wrote .env with new secrets.\n${whatIsLeft(text)}`)
}

/** What nobody but its owner knows, such as the key that another service gave. */
function whatIsLeft(text: string): string {
  try {
    readConfig(parseEnv(text))
    return ''
  } catch (error) {
    return `Fill in the rest before you start:\n${error instanceof Error ? error.message : ''}\n`
  }
}

/** Fills `NAME=` where the name ends in SECRET or PASSWORD, and puts the value for `${NAME}`. */
function fillSecrets(example: string): string {
  const secrets = new Map<string, string>()
  const filled = example.replaceAll(/^(\w+_(?:SECRET|PASSWORD))=$/gm, (_line, name: string) => {
    const secret = randomBytes(32).toString('base64url')
    secrets.set(name, secret)
    return `${name}=${secret}`
  })
  return filled.replaceAll(/\$\{(\w+)\}/g, (_hole, name: string) => secrets.get(name) ?? '')
}
