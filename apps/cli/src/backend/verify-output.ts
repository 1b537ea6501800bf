import type { Compiled } from '@drawbridge/compiler'
import { createPreviews, type TrialResult, type Verdict } from '@drawbridge/preview'
import { dependencies } from '@drawbridge/workspace'
import { temporaryFolder } from './private-folder.ts'
import { sharedModules } from './shared-modules.ts'

/** Tries the code in a folder of its own, before it is written anywhere. */
export async function verifyOutput(
  compiled: Extract<Compiled, { ok: true }>,
  tell: (trial: TrialResult) => void,
): Promise<Verdict> {
  const shared = sharedModules()
  const folder = await temporaryFolder()
  const previews = createPreviews({
    dataDir: folder.path,
    dependencies: (tree) => dependencies(tree, shared === undefined ? {} : { shared }),
  })
  try {
    return await previews.verify(compiled, { tell })
  } finally {
    await previews.close()
    await folder.release()
  }
}
