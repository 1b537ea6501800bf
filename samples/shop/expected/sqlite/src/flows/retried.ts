import { setTimeout } from 'node:timers/promises'
import { failureOf } from '../database/failures.ts'

/** Does a transaction again where others got in its way: it has left nothing behind. */
export async function retried<Result>(times: number, work: () => Promise<Result>): Promise<Result> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (tries === times || failureOf(error) !== 'unavailable') throw error
      await setTimeout(2 ** tries * (5 + Math.random() * 10))
    }
  }
}
