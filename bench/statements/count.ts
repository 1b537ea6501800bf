import { StatementSync } from 'node:sqlite'

let sent = 0

/** How many statements were run by this process since it was asked last, but BEGIN and COMMIT. */
export function sentSince(): number {
  const count = sent
  sent = 0
  return count
}

for (const method of ['all', 'get', 'run'] as const) {
  const { [method]: run } = StatementSync.prototype
  Object.defineProperty(StatementSync.prototype, method, {
    value(this: StatementSync, ...params: unknown[]): unknown {
      sent += 1
      return Reflect.apply(run, this, params)
    },
  })
}
