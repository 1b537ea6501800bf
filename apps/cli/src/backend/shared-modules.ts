import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Our own `node_modules`, which hold what a backend needs too: nothing has to be installed then. */
export function sharedModules(): string | undefined {
  try {
    return dirname(dirname(fileURLToPath(import.meta.resolve('fastify/package.json'))))
  } catch {
    return undefined
  }
}
