import { flushCompileCache } from 'node:module'
import { buildServer } from '../src/build-server.ts'
import { LOG_DEPTHS } from '../src/config.ts'

/** A studio in a process of its own: `studio-process.ts <folder> <database> [faults|events|requests]`. */
const [dataDir = '', databaseUrl = '', depth] = process.argv.slice(2)
const host = '127.0.0.1'
const log = LOG_DEPTHS.find((one) => one === depth) ?? 'faults'
const limits = { requests: 1_000_000, projects: 1_000_000 }
const { app } = await buildServer({ dataDir, databaseUrl, host, port: 0, log, limits })
const address = await app.listen({ port: 0, host })
// A process that is killed leaves nothing for the next one to load faster.
flushCompileCache()
process.stdout.write(`${address.replace(host, 'localhost')}\n`)
