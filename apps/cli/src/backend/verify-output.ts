import type { Compiled } from '@drawbridge/compiler'
import { createPreviews, type Verdict, type VerifyOptions } from '@drawbridge/preview'
import { dependencies } from '@drawbridge/workspace'
import { temporaryFolder } from './private-folder.ts'
import { sharedModules } from './shared-modules.ts'
import { assertTrusted } from './trust.ts'

interface Trying extends Pick<VerifyOptions, 'tell' | 'thorough'> {
  /** False where nobody has looked at its code steps yet. */
  readonly isTrusted?: boolean
}

/**
 * Tries the code in a folder of its own, before it is written anywhere.
 * @throws UsageError where its code steps would run, and can't be shut in
 */
export async function verifyOutput(
  compiled: Extract<Compiled, { ok: true }>,
  { isTrusted = true, ...options }: Trying,
): Promise<Verdict> {
  const shared = sharedModules()
  const folder = await temporaryFolder()
  const previews = createPreviews({
    dataDir: folder.path,
    dependencies: (tree) => dependencies(tree, shared === undefined ? {} : { shared }),
  })
  try {
    assertTrusted(compiled, await previews.isolation(), isTrusted)
    return await previews.verify(compiled, options)
  } finally {
    await previews.close()
    await folder.release()
  }
}
