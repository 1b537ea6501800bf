import { NO_TOKENS, Trouble, WORKS } from '@drawbridge/assistant'
import type { Proposal } from '@drawbridge/protocol'
import type { ProjectScope } from '../accounts/scope.ts'
import { nameOf, type Appointed } from '../assistant/assistants.ts'
import { readHead } from '../documents/versions.ts'
import { randomId } from '../ids.ts'
import type { Studio } from '../studio.ts'
import { Dropped, makeProposal } from './make-proposal.ts'
import type { Wanted } from './wanted.ts'

/** Has language models suggest changes, aside: one thing at a time for each project and person. */
export class AssistedProposals {
  readonly #report: (error: unknown) => void
  readonly #running = new Map<string, AbortController>()
  readonly #ends = new Set<Promise<void>>()

  constructor(report: (error: unknown) => void) {
    this.#report = report
  }

  /** In the place of what was suggested before. */
  async begin(
    studio: Studio,
    project: ProjectScope,
    request: Wanted,
    appointed: Appointed,
  ): Promise<Proposal> {
    this.stop(project)
    const { version, manifest } = await readHead(studio.storage.queries, project)
    const proposal = newProposal(version, request, appointed)
    await studio.proposals.begin(project, proposal, request.picture)
    const stopping = new AbortController()
    const key = keyOf(project)
    this.#running.set(key, stopping)
    const end = makeProposal(studio, project, { proposal, request, appointed, manifest, stopping })
      .catch(this.#report)
      .finally(() => {
        this.#ends.delete(end)
        if (this.#running.get(key) === stopping) this.#running.delete(key)
      })
    this.#ends.add(end)
    return proposal
  }

  stop(project: ProjectScope): void {
    this.#running.get(keyOf(project))?.abort(new Dropped())
  }

  /** Stops all, and waits until nobody is at work. */
  async close(): Promise<void> {
    const why = new Trouble('The studio was stopped while the model was at work. Ask again.')
    for (const stopping of this.#running.values()) stopping.abort(why)
    await Promise.all(this.#ends)
  }
}

const keyOf = ({ projectId, accountId }: ProjectScope): string => `${projectId}/${accountId}`

function newProposal(base: number, wanted: Wanted, appointed: Appointed): Proposal {
  const { picture, selection, answered = [], ...request } = wanted
  return {
    id: randomId('a'),
    base,
    title: titleOf(request),
    phrases: [],
    diagnostics: [],
    questions: [],
    assumptions: [],
    answered: [...answered],
    assisted: {
      state: 'working',
      by: nameOf(appointed),
      ...request,
      selection: [...selection],
      ...(picture && { picture: namesOf(picture) }),
      says: 'The model is asked.',
      rounds: [],
      assumptions: [],
      trials: [],
      sensitive: [],
      tokens: NO_TOKENS,
    },
  }
}

/** By its prompt; one that a button wrote says nothing. */
function titleOf({ work = 'draw', prompt }: Pick<Wanted, 'work' | 'prompt'>): string {
  if (work !== 'draw') return WORKS[work].title
  return prompt.trim().split('\n')[0]?.slice(0, 80) ?? ''
}

const namesOf = ({ name, width, height }: NonNullable<Wanted['picture']>) => ({
  name,
  width,
  height,
})
