import { join } from 'node:path'
import type { Context } from './context.ts'
import { openForwarder } from './forwarder.ts'
import type { WayOut } from './inside/words.ts'
import type { Level } from './isolation/level.ts'
import { hostText } from './outside-host.ts'
import type { Places } from './places.ts'
import type { OutsideHost } from './state.ts'

/** What a preview may call, as the code inside gets there. */
export interface Outside {
  /** Absent where the code has a network of its own. */
  readonly ways?: readonly WayOut[]
  readonly environment: Readonly<Record<string, string>>
  close(): Promise<void>
}

/** Where the ways out begin on the loopback of the cell. */
const FIRST_PORT = 20_000

/**
 * Where there is no network, a socket for each host that leads to it alone. The host's address is
 * looked up here for each connection, so that no name leads elsewhere in between.
 */
export async function openOutside(
  { reach, shared }: Pick<Context, 'reach' | 'shared'>,
  level: Level,
  places: Places,
  run: string,
  hosts: readonly OutsideHost[],
  user: number | undefined,
): Promise<Outside> {
  const named = hosts.map(hostText)
  if (level !== 'isolated') {
    // The code looks at addresses by itself; to allow it one of a private network takes trust.
    const environment = shared ? {} : { EGRESS_ALLOW: named.join(',') }
    return { environment, close: async () => {} }
  }
  const closing = await Promise.all(
    hosts.map(({ host, port }, index) =>
      openForwarder(
        join(places.run, `out-${index}`),
        async () => ({ host: await reach(host.replace(/^\[|\]$/g, '')), port }),
        user,
      ),
    ),
  )
  return {
    ways: named.map((to, index) => ({
      to: to.replace(/^\[(.*)\]/, '$1'),
      port: FIRST_PORT + index,
      socket: `${run}/out-${index}`,
    })),
    environment: { EGRESS_ALLOW: named.join(',') },
    async close() {
      await Promise.all(closing.map((close) => close()))
    },
  }
}
