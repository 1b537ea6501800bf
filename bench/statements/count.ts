import { DatabaseSync, StatementSync } from 'node:sqlite'

let sent = 0

/** How many statements were run by this process since it was asked last, BEGIN and COMMIT among them. */
export function sentSince(): number {
  const count = sent
  sent = 0
  return count
}

function watch(prototype: object, method: string): void {
  const run = Reflect.get(prototype, method)
  Object.defineProperty(prototype, method, {
    value(this: object, ...params: readonly unknown[]): unknown {
      sent += 1
      return Reflect.apply(run, this, params)
    },
  })
}

watch(DatabaseSync.prototype, 'exec')
for (const method of ['all', 'get', 'run']) watch(StatementSync.prototype, method)
