import { startStudio } from '../src/start-studio.ts'

/** A studio in a process of its own, to be killed: `studio-process.ts <folder> <database>`. */
const [dataDir = '', databaseUrl = ''] = process.argv.slice(2)
const { url } = await startStudio({ dataDir, databaseUrl, port: 0 })
process.stdout.write(`${url}\n`)
