import { stagesBetween } from '@drawbridge/commands'
import { runCommands } from '@drawbridge/compiler'
import type { Manifest } from '@drawbridge/manifest'
import type { code, Generation } from '@drawbridge/protocol'
import { repositoryOf, zipTree } from '@drawbridge/workspace'
import type { ProjectScope } from '../accounts/scope.ts'
import { audit } from '../audit.ts'
import { readHead, readVersion } from '../documents/versions.ts'
import { fileNameOf } from '../file-name.ts'
import type { Handlers } from '../http/handler.ts'
import { Refused } from '../http/problem.ts'
import type { Studio } from '../studio.ts'
import { codeFiles } from './code-files.ts'
import { lastGeneration, recordGeneration, type StoredGeneration } from './generations.ts'
import { intentsBetween } from './intents.ts'
import { preflight } from './preflight.ts'
import { assertMayRun, mayRun } from '../projects/trust.ts'
import { withTextsBefore } from './texts-before.ts'

export function codeRoutes({
  storage,
  drawings,
  verifications,
  previews,
  ownDatabases,
  advisers,
}: Studio): Handlers<keyof typeof code> {
  /** As it would be handed over now: the next migration follows from the last generation. */
  async function compileNow(project: ProjectScope) {
    const head = await readHead(storage.queries, project)
    const last = await lastGeneration(storage.queries, project)
    const compiled = last
      ? await drawings.compileOnce(head, { previous: last.release })
      : await drawings.compile(project, head)
    return { head, last, compiled }
  }

  async function writeAgain(project: ProjectScope, { version, release }: StoredGeneration) {
    const manifest = await readVersion(storage.queries, project, version)
    const compiled = await drawings.compileOnce({ manifest }, { previous: release })
    return compiled.ok ? compiled.tree : []
  }

  return {
    async readCode({ project }) {
      const { head, last, compiled } = await compileNow(project)
      const now = compiled.ok ? codeFiles(compiled.tree, last) : []
      const files = await withTextsBefore(now, last, (given) => writeAgain(project, given))
      return { version: head.version, files, generation: generationOf(last) }
    },

    async readIntents({ project }) {
      const { head, last, compiled } = await compileNow(project)
      const { version, manifest } = head
      if (!last || !compiled.ok || last.version === version) return { version, intents: [] }
      const before = {
        manifest: await readVersion(storage.queries, project, last.version),
        tree: await writeAgain(project, last),
      }
      const write = async (stage: Manifest) => {
        const made = await drawings.compileOnce({ manifest: stage }, { previous: last.release })
        return made.ok ? made.tree : undefined
      }
      const stages = stagesBetween(before.manifest, manifest)
      const after = { manifest, tree: compiled.tree }
      const intents = await intentsBetween(before, after, stages, write)
      return { version, intents: [...intents] }
    },

    async generateCode({ project }) {
      const { head, last, compiled } = await compileNow(project)
      const list = preflight(compiled, last?.release)
      if (!compiled.ok) return { generation: generationOf(last), preflight: list, commands: [] }
      const { release, tree } = compiled
      const same = codeFiles(tree, last).every(({ status }) => status === 'same')
      const { version } = head
      const generation =
        last && same ? last : await recordGeneration(storage, project, { version, release, tree })
      await audit(storage, 'code-generated', project.accountId, {
        project: project.projectId,
        number: generation.number,
      })
      return {
        generation: generationOf(generation),
        preflight: list,
        commands: [...runCommands(tree)],
      }
    },

    async verifyCode({ project }) {
      const { head, compiled } = await compileNow(project)
      if (!compiled.ok)
        throw new Refused(409, 'The drawing has errors; the problems panel lists them.')
      await assertMayRun(storage.queries, project, await previews.previews.isolation())
      const own = await ownDatabases.read(project)
      const fits = own?.dialect === compiled.release.dialect
      const reached = own && fits ? await ownDatabases.reach(own) : {}
      return verifications.begin(project, head.version, compiled, reached)
    },

    async adviseCode({ project, body }) {
      // A compiler that looks at code runs on this machine, too.
      if (!(await mayRun(storage.queries, project, await previews.previews.isolation()))) {
        const silent = 'TypeScript looks at this once you have said that this drawing may run.'
        return { silent, errors: [], completions: [] }
      }
      const head = await readHead(storage.queries, project)
      const { errors, completions, ...rest } = await advisers.advise(project, head, body)
      return { ...rest, errors: [...errors], completions: [...completions] }
    },

    async readVerification({ project }) {
      return { verification: verifications.read(project) }
    },

    async downloadCode({ project }) {
      const { head, compiled } = await compileNow(project)
      if (!compiled.ok)
        throw new Refused(409, 'The drawing has errors; the problems panel lists them.')
      const name = fileNameOf(head.manifest.name)
      return { fileName: `${name}.zip`, content: zipTree(repositoryOf(compiled), name) }
    },
  }
}

function generationOf(stored: StoredGeneration | undefined): Generation | null {
  if (!stored) return null
  const { number, version, when } = stored
  return { number, version, when }
}
