import closeWithGrace from 'close-with-grace'
import { buildApp } from './app.ts'
import { ConfigError, readConfig } from './config.ts'
import { MigrationError } from './database/migrations.ts'

try {
  const config = readConfig(process.env)
  if (!config.production) {
    const { migrate } = await import('./database/migrate.ts')
    await migrate(config.databaseUrl)
  }

  const app = await buildApp(config)
  const closing = closeWithGrace({ delay: 10_000 }, async ({ err }) => {
    if (err) app.log.fatal(err)
    // Callers keep their connections after an answer: what is idle by now would be waited for.
    const idle = setInterval(() => app.server.closeIdleConnections(), 50)
    await app.close()
    clearInterval(idle)
  })
  const { host, port } = config
  await app.listen({ host, port }).catch(async (error: unknown) => {
    // Its handlers would end the process with 0.
    closing.uninstall()
    await app.close()
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    throw isTaken
      ? new ConfigError(`Port ${port} of ${host} is taken. Set PORT to another one.`)
      : error
  })
} catch (error) {
  const isExpected = error instanceof ConfigError || error instanceof MigrationError
  console.error(isExpected ? error.message : error)
  process.exitCode = 1
}
