import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PreviewsOptions } from '@drawbridge/preview'
import type { FileTree } from '@drawbridge/source'
import { dependencies, isInstalled, type DependencyOptions } from '@drawbridge/workspace'
import { reach } from './own/reach.ts'
import { isShared, type StudioConfig } from '../config.ts'

export function previewsOptions(config: StudioConfig): PreviewsOptions {
  return {
    dataDir: join(config.dataDir, 'previews'),
    shared: isShared(config),
    reach: (host) => reach(config, host),
    ...(config.highestIsolation && { highest: config.highestIsolation }),
    dependencies: (tree) => dependencies(tree, kept()),
  }
}

/** Whether the libraries of a tree are on this machine: else looking at it would fetch them. */
export const hasDependencies = (tree: FileTree): Promise<boolean> => isInstalled(tree, kept())

function kept(): DependencyOptions {
  const shared = sharedModules()
  return shared === undefined ? {} : { shared }
}

/** Browsers know every name below `localhost`; a public address has no such names for us. */
export function previewAddress(
  config: StudioConfig,
  addresses: readonly (AddressInfo | string)[],
  id: string,
): string | null {
  if (config.publicUrl !== undefined) return null
  const port = addresses.find((address) => typeof address !== 'string')?.port
  return `http://${id}.localhost:${port ?? config.port}`
}

/** Our own dependencies, which are a backend's too in a clone. */
function sharedModules(): string | undefined {
  try {
    return dirname(dirname(fileURLToPath(import.meta.resolve('fastify/package.json'))))
  } catch {
    return undefined
  }
}
