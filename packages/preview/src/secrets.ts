import { createHmac } from 'node:crypto'
import { needsOf } from '@drawbridge/compiler'
import type { CompiledOk } from './backend.ts'

/**
 * Something for every secret that other services would ask for, so that what was drawn starts
 * before anybody has them: these services refuse it. What is made up is made from `secret`.
 */
export function standIns({ model }: CompiledOk, secret: string): Readonly<Record<string, string>> {
  const asked = needsOf(model).flatMap(({ environment }) => environment)
  const secrets = asked.filter(({ required, example }) => required && example === '')
  return Object.fromEntries(
    secrets.map(({ name, madeUp }) => [
      name,
      madeUp ? createHmac('sha256', secret).update(name).digest('hex') : 'not set in the preview',
    ]),
  )
}
