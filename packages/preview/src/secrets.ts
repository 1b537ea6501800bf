import { createHmac } from 'node:crypto'
import { needsOf } from '@drawbridge/compiler'
import type { Variable } from '@drawbridge/kinds'
import type { CompiledOk } from './backend.ts'

/**
 * Something for every variable that nothing starts without, so that what was drawn starts before
 * anybody has set them: other services refuse what stands in for their secrets. What is made up is
 * made from `secret`.
 */
export function standIns({ model }: CompiledOk, secret: string): Readonly<Record<string, string>> {
  const asked = needsOf(model).flatMap(({ environment }) => environment)
  const required = asked.filter((one) => one.required)
  return Object.fromEntries(required.map((one) => [one.name, standIn(one, secret)]))
}

function standIn({ name, example, madeUp, inTests }: Variable, secret: string): string {
  if (madeUp) return createHmac('sha256', secret).update(name).digest('hex')
  if (example !== '') return example
  return typeof inTests === 'string' ? inTests : 'not set in the preview'
}
