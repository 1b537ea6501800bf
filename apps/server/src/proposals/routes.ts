import { answeredOf, PLANNED, questionOf, withoutSecrets, type Plan } from '@drawbridge/assistant'
import { applyCommand } from '@drawbridge/commands'
import type { Proposal, proposals as contracts } from '@drawbridge/protocol'
import { isFree, nameOf } from '../assistant/assistants.ts'
import { audit } from '../audit.ts'
import type { ProjectScope } from '../accounts/scope.ts'
import { readHead, readVersion, type Head } from '../documents/versions.ts'
import type { Handlers } from '../http/handler.ts'
import { Refused } from '../http/problem.ts'
import { randomId } from '../ids.ts'
import type { Studio } from '../studio.ts'
import { costRange } from './cost-range.ts'
import { weigherOf } from './gate.ts'
import { answersIn, asksOf } from './answers.ts'
import { migrationBetween } from './migration-between.ts'
import type { Read } from './planner-thread.ts'
import { proposedCode } from './proposed-code.ts'
import { wantedOf } from './wanted.ts'

/** Planner and models suggest; nothing changes until their commands are sent as everybody's are. */
export function proposalRoutes(studio: Studio): Handlers<keyof typeof contracts> {
  const { storage, drawings, hub, assistants, planner, proposals, assisted, outside } = studio
  return {
    async propose({ project, body }) {
      const { prompt, base, answers = [] } = body
      const head = await headOf(project, base)
      const given = answersIn(answers)
      const written = { manifest: head.manifest, text: prompt, answers: given }
      const read = await planner.read(project, written)
      const { questions, assumptions } = asksOf(read.plan)
      const answered = answeredOf([...questions, ...assumptions], given)
      return { ...suggested(head, read), prompt, answered: [...answered] }
    },

    async proposeDocument({ project, body }) {
      const head = await readHead(storage.queries, project)
      return suggested(head, await planner.read(project, { manifest: head.manifest, text: body }))
    },

    async planWork({ project, body: { work, selection } }) {
      const head = await readHead(storage.queries, project)
      return { ...planned(head, PLANNED[work](head.manifest, selection)), work }
    },

    async suggestNext({ project, body }) {
      const head = await readHead(storage.queries, project)
      const next = await planner.next(project, { manifest: head.manifest, node: body.node })
      return { proposals: next.map((read) => ({ ...suggested(head, read), work: 'next' })) }
    },

    async previewQuestion({ project, body }) {
      const appointed = await assistants.read(project)
      const { manifest } = await readHead(storage.queries, project)
      const wanted = await wantedOf(studio, project, body)
      const { picture } = wanted
      const whole = questionOf(manifest, wanted, drawings.outline(manifest).diagnostics)
      const question = withoutSecrets(whole, await outside.values(project))
      return {
        by: nameOf(appointed),
        instructions: question.instructions,
        messages: question.messages.map(({ content }) => content),
        ...(picture && { picture }),
        ...costRange(question, appointed.price),
        isFree: isFree(appointed),
      }
    },

    async weighProposal({ project, body: { commands } }) {
      const { manifest } = await readHead(storage.queries, project)
      const result = applyCommand(manifest, { type: 'batch', label: '', commands })
      if (!result.ok) throw new Refused(409, result.reason)
      const weigh = await weigherOf(studio, project, manifest)
      const { release, compiled, sensitive } = await weigh(result.manifest)
      const migration = compiled.ok
        ? migrationBetween({ manifest, release }, compiled.release)
        : null
      return { diagnostics: [...compiled.diagnostics], sensitive: [...sensitive], migration }
    },

    readProposedCode: ({ project, body }) => proposedCode(studio, project, body.changes),

    async beginProposal({ project, body }) {
      const appointed = await assistants.read(project)
      const by = nameOf(appointed)
      const wanted = await wantedOf(studio, project, body)
      const proposal = await assisted.begin(studio, project, wanted, appointed)
      await audit(storage, 'assistant-asked', project.accountId, { project: project.projectId, by })
      return proposal
    },

    async readProposal({ project }) {
      return { proposal: await proposals.read(project) }
    },

    async readProposalPicture({ project }) {
      const picture = await proposals.picture(project)
      if (picture) return picture
      throw new Refused(404, 'Nothing waits that was drawn after a picture.')
    },

    async dropProposal({ project }) {
      assisted.stop(project)
      await proposals.drop(project)
      const { projectId, accountId: account } = project
      hub.tell(projectId, { type: 'proposal', account })
    },
  }

  function planned(head: Head, plan: Plan): Proposal {
    const result = plan.command && applyCommand(head.manifest, plan.command)
    const { diagnostics } = drawings.outline(result?.ok ? result.manifest : head.manifest)
    return suggested(head, { plan, diagnostics })
  }

  /** The drawing that a prompt was read for, where it is read once more. */
  async function headOf(project: ProjectScope, base: number | undefined): Promise<Head> {
    const head = await readHead(storage.queries, project)
    if (base === undefined || base === head.version) return head
    if (base > head.version) throw new Refused(409, 'There is no such version of the drawing.')
    return { version: base, manifest: await readVersion(storage.queries, project, base) }
  }
}

/** What the planner suggests, with what is wrong with the drawing once it is made. */
function suggested({ version }: Head, { plan, diagnostics }: Read): Proposal {
  const { title, phrases } = plan
  const id = randomId('a')
  return { id, base: version, title, phrases, diagnostics, ...asksOf(plan), answered: [] }
}
