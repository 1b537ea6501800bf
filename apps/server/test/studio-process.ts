import { buildServer } from '../src/build-server.ts'

/** A studio in a process of its own, to be killed: `studio-process.ts <folder> <database>`. */
const [dataDir = '', databaseUrl = ''] = process.argv.slice(2)
const host = '127.0.0.1'
const { app } = await buildServer({ dataDir, databaseUrl, host, port: 0 })
const address = await app.listen({ port: 0, host })
process.stdout.write(`${address.replace(host, 'localhost')}\n`)
