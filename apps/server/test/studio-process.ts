import { buildServer } from '../src/build-server.ts'
import { LOG_DEPTHS } from '../src/config.ts'

/** A studio in a process of its own: `studio-process.ts <folder> <database> [faults|events|requests]`. */
const [dataDir = '', databaseUrl = '', depth] = process.argv.slice(2)
const host = '127.0.0.1'
const log = LOG_DEPTHS.find((one) => one === depth) ?? 'faults'
const { app } = await buildServer({ dataDir, databaseUrl, host, port: 0, log })
const address = await app.listen({ port: 0, host })
process.stdout.write(`${address.replace(host, 'localhost')}\n`)
