import { ensureNeeds } from './debian.ts'
import { MARIADB, startMariadb } from './mariadb.ts'
import { POSTGRES, startPostgres } from './postgres.ts'
import { BUBBLEWRAP, CHROMIUM } from './programs.ts'
import type { Server } from './server.ts'

export interface Services {
  /** TEST_MYSQL_URL, TEST_POSTGRES_URL, CHROMIUM */
  readonly env: Readonly<Record<string, string>>
  stop(): Promise<void>
}

/** Installs and starts what the tests need. A server whose address is in the environment is used as it is. */
export async function startServices(
  say: (line: string) => void,
  startMysql: () => Promise<Server> = startMariadb,
): Promise<Services> {
  const { TEST_MYSQL_URL, TEST_POSTGRES_URL } = process.env
  await ensureNeeds(
    [
      ...(TEST_MYSQL_URL || startMysql !== startMariadb ? [] : [MARIADB]),
      ...(TEST_POSTGRES_URL ? [] : [POSTGRES]),
      CHROMIUM,
      BUBBLEWRAP,
    ],
    say,
  )
  const started = await Promise.allSettled([
    TEST_MYSQL_URL ? given(TEST_MYSQL_URL) : startMysql(),
    TEST_POSTGRES_URL ? given(TEST_POSTGRES_URL) : startPostgres(),
  ])
  const servers = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const stop = async (): Promise<void> => {
    await Promise.allSettled(servers.map((server) => server.stop()))
  }
  const failure = started.find((one) => one.status === 'rejected')
  if (failure) {
    await stop()
    throw failure.reason
  }
  const [mysql, postgres] = servers
  const env = {
    TEST_MYSQL_URL: mysql?.url ?? '',
    TEST_POSTGRES_URL: postgres?.url ?? '',
    CHROMIUM: CHROMIUM.find() ?? '',
  }
  say(`MySQL protocol at ${env.TEST_MYSQL_URL}, PostgreSQL at ${env.TEST_POSTGRES_URL}`)
  return { env, stop }
}

async function given(url: string): Promise<Server> {
  return { url, stop: async () => {} }
}
