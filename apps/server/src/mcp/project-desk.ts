import { randomUUID } from 'node:crypto'
import type { Desk } from '@drawbridge/mcp'
import { lastGeneration } from '../code/generations.ts'
import { saveEdits } from '../documents/save-edits.ts'
import { readHead } from '../documents/versions.ts'
import { Refused } from '../http/problem.ts'
import { shownRun, summaryOf } from '../preview/shown-run.ts'
import { tryCode } from '../proposals/gate.ts'
import type { Studio } from '../studio.ts'
import { openKey, type Guest } from './keys.ts'
import { suggestionOf } from './suggestion.ts'

const MORE: Readonly<Record<Guest['key']['allowed'], string>> = {
  read: 'Leave it as a suggestion with suggest, or ask for a key that may change the drawing.',
  change: 'Leave it as a suggestion with suggest: a person agrees to it on the canvas.',
  everything: '',
}

/** A project of the studio, as a program sees it that came with a key. */
export function projectDesk(studio: Studio, { key, project }: Guest, secret: string): Desk {
  const { storage, drawings, previews, proposals, hub } = studio
  const { queries } = storage
  const { projectId } = project
  /** Trying takes seconds: the key may have been ended meanwhile. */
  const assertGood = async (): Promise<void> => {
    if (!(await openKey(queries, secret))) throw new Refused(401, 'This key is not good any more.')
  }
  return {
    allowed: key.allowed,
    allowMore: MORE[key.allowed],

    async read() {
      const { version, manifest } = await readHead(queries, project)
      return { version: String(version), manifest }
    },

    async compile(manifest) {
      const last = await lastGeneration(queries, project)
      return drawings.compileOnce({ manifest }, last ? { previous: last.release } : {})
    },

    async plan(manifest, text, answers) {
      const { plan } = await studio.planner.read(project, { manifest, text, answers })
      return plan
    },

    verify: (change) => inTurn(key.id, () => tryCode(studio, project, change)),

    async save({ title: label, command }, { version }) {
      await assertGood()
      const entries = [{ key: randomUUID(), label, command }]
      const saved = await saveEdits(studio, project, entries, { expected: Number(version) })
      const [rejected] = saved.rejected
      return rejected ? { refused: rejected.reason } : { version: String(saved.version) }
    },

    async suggest(suggested) {
      await assertGood()
      const proposal = suggestionOf(suggested, key)
      if (!(await proposals.add(project, proposal)))
        return { refused: 'A suggestion waits already. Ask whoever made your key to look at it.' }
      hub.tell(projectId, { type: 'proposal', account: project.accountId })
      return { id: proposal.id }
    },

    requests: {
      async list() {
        return previews.previews.runs(projectId).map(summaryOf)
      },
      async read(id) {
        const run = previews.previews.runs(projectId).find((one) => one.id === id)
        return run && shownRun(run, previews.previews.logs(projectId))
      },
    },

    explain(error) {
      if (error instanceof Refused) return error.message
      studio.report(error)
      return 'Something went wrong on the side of the studio. It is in its log.'
    },
  }
}

/** Keys for which code is being tried. */
const busy = new Set<string>()

/** One thing at a time for each key: others wait for the same processor. @throws Refused 409 */
async function inTurn<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
  if (busy.has(id)) throw new Refused(409, 'Something is being tried already. Wait for its answer.')
  busy.add(id)
  return work().finally(() => busy.delete(id))
}
