import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

// npm run setup: makes .env out of .env.example, with a random secret wherever one is missing.
if (existsSync('.env')) {
  process.stdout.write('There is an .env already; nothing was changed.\n')
} else {
  writeFileSync('.env', fillSecrets(readFileSync('.env.example', 'utf8')), { mode: 0o600 })
  process.stdout.write('Wrote .env with new secrets.\n')
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
