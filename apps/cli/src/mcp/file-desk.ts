import { createHash, randomUUID } from 'node:crypto'
import { open, realpath, rename, rm, stat } from 'node:fs/promises'
import { planFor } from '@drawbridge/assistant'
import { applyCommand } from '@drawbridge/commands'
import { compile, readManifest, type Release } from '@drawbridge/compiler'
import { printManifest } from '@drawbridge/manifest'
import type { Allowed, Change, Desk, Drawn, Tried } from '@drawbridge/mcp'
import { verifyOutput } from '../backend/verify-output.ts'
import { UsageError } from '../command.ts'
import { readSource, reasonOf } from '../read-source.ts'

interface Parts {
  readonly path: string
  readonly allowed: Allowed
  /** Whether code steps are run where they can't be shut in. */
  readonly isTrusted: boolean
  /** What was built last, where something was. */
  readonly previous: Release | undefined
}

/** A manifest in a file. It is read anew each time: somebody else may write it, too. */
export function fileDesk({ path, allowed, isTrusted, previous }: Parts): Desk {
  let last: Promise<unknown> = Promise.resolve()
  /** One after the other: each begins with what the one before has left. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work, work)
    last = done.catch(() => {})
    return done
  }
  return {
    allowed,
    allowMore:
      'Whoever starts drawbridge mcp allows more by: --allow change, or --allow everything.',
    read: () => readDrawn(path),
    compile: (manifest) => compile(manifest, previous === undefined ? {} : { previous }),
    plan: async (...written) => planFor(...written),
    verify: (change) => inTurn(() => tried(change, isTrusted)),
    save: ({ command }, { version }) =>
      inTurn(async () => {
        const now = await readDrawn(path)
        if (now.version !== version)
          return { refused: `${path} was changed by somebody else meanwhile.` }
        const applied = applyCommand(now.manifest, command)
        if (!applied.ok) return { refused: applied.reason }
        const text = printManifest(applied.manifest)
        await putInPlace(path, text)
        return { version: versionOf(text) }
      }),
    explain: (error) =>
      error instanceof UsageError ? error.message : 'Something went wrong. Look at the manifest.',
  }
}

/** @throws UsageError where there is no manifest to be read */
async function readDrawn(path: string): Promise<Drawn> {
  await assertFile(path)
  const text = await readSource(path)
  const read = readManifest(text)
  if (read.ok) return { version: versionOf(text), manifest: read.value.manifest }
  const [first] = read.diagnostics
  throw new UsageError(`${path} is no manifest: ${first?.message ?? ''} ${first?.cure ?? ''}`)
}

/** What somebody else still writes to would have its reader wait for ever. */
async function assertFile(path: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    throw new UsageError(`${path} cannot be read: ${reasonOf(error)}.`)
  })
  if (!found.isFile()) throw new UsageError(`${path} cannot be read: it is no file.`)
}

/**
 * All at once, with the rights that the file had. A link stays one: what it leads to is written. What
 * somebody has laid in the place of the draft is not followed.
 */
async function putInPlace(path: string, text: string): Promise<void> {
  const target = await realpath(path)
  const { mode } = await stat(target)
  const draft = `${target}.${randomUUID()}.new`
  const file = await open(draft, 'wx', mode)
  try {
    await file.writeFile(text)
    await file.sync()
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

const versionOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16)

async function tried({ compiled, before }: Change, isTrusted: boolean): Promise<Tried> {
  try {
    const thorough = before.ok ? { before } : {}
    return await verifyOutput(compiled, { isTrusted, thorough })
  } catch (error) {
    if (error instanceof UsageError) return { refused: error.message }
    throw error
  }
}
