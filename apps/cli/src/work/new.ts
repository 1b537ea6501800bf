import { printManifest } from '@drawbridge/manifest'
import { makeFolder, TEMPLATES } from '@drawbridge/workspace'
import { writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { type Work, notThere, UsageError } from '../command.ts'
import { reasonOf } from '../read-source.ts'

export const createNew: Work = async (args, terminal) => {
  const folder = args.words[0] ?? ''
  const path = join(folder, 'drawbridge.json')
  const name = args.text('template') ?? 'blank'
  const template = TEMPLATES.get(name)
  if (template === undefined)
    throw new UsageError(notThere('template', name, [...TEMPLATES.keys()]))
  const manifest = { ...template.manifest, name: basename(resolve(folder)).slice(0, 100) }
  try {
    await makeFolder(folder)
    await writeFile(path, printManifest(manifest), { flag: 'wx' })
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${whyNot(error)}.`)
  }
  terminal.result({ ok: true, path })
  const blank = template.manifest.nodes.length === 0
  const next = blank
    ? `It is blank. Draw in it, or begin with a table:\n\n  drawbridge ask "add a table books with title" ${path} --apply\n  drawbridge run ${path}`
    : `Try it:\n\n  drawbridge run ${path}`
  terminal.say(`${terminal.paint('green', path)} is there. ${next}`)
  return 0
}

function whyNot(error: unknown): string {
  const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
  return exists ? 'there is one already' : reasonOf(error)
}
