import type { TestContext } from 'node:test'

/** Registers work for after a test. What was set up last is taken down first, whatever fails. */
export function lastFirst(t: TestContext): (work: () => unknown) => void {
  const works: (() => unknown)[] = []
  t.after(async () => {
    const failures: unknown[] = []
    for (const work of works.toReversed()) {
      try {
        await work()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Not everything was taken down.')
  })
  return (work) => works.push(work)
}
