import { answer, page, refusal } from '../answer.ts'
import type { Desk } from '../desk.ts'
import { NOTHING, tool } from '../tool.ts'

const ERRORS = 'The drawing has errors, so no code is written. The tool “check” lists them.'

async function treeOf(desk: Desk) {
  const { manifest } = await desk.read()
  const compiled = await desk.compile(manifest)
  return compiled.ok ? compiled.tree : undefined
}

export const listFiles = tool({
  name: 'list_files',
  title: 'List the code',
  description: 'The files of the backend that the drawing becomes, with their lines.',
  input: NOTHING,
  async run(_, desk) {
    const tree = await treeOf(desk)
    if (tree === undefined) return refusal(ERRORS)
    return answer({
      files: tree.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 })),
    })
  },
})

export const readFile = tool<{ readonly path: string; readonly from?: number }>({
  name: 'read_file',
  title: 'Read a file of the code',
  description: 'One file of the backend that the drawing becomes.',
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['path'],
    properties: {
      path: { type: 'string', maxLength: 300, description: 'As list_files has it.' },
      from: { type: 'integer', minimum: 1, maximum: 1_000_000, description: 'First line.' },
    },
  },
  async run({ path, from = 1 }, desk) {
    const tree = await treeOf(desk)
    if (tree === undefined) return refusal(ERRORS)
    const file = tree.find((one) => one.path === path)
    if (file === undefined) return refusal(`There is no file “${path}” in the code.`)
    return page(file.text, from)
  },
})
