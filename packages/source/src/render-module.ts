import { alignSpans } from './align.ts'
import type { Hole } from './code.ts'
import type { EmittedFile } from './file-tree.ts'
import type { Formatter } from './format.ts'
import { printImports } from './imports.ts'
import { render } from './render.ts'

/** A whole module: imports for what it mentions, the code, formatted, with its origins. */
export async function renderModule(
  path: string,
  body: Hole,
  format: Formatter,
): Promise<EmittedFile> {
  const { text, spans, refs } = render(body)
  const imports = printImports(refs, path)
  const head = imports === '' ? '' : `${imports}\n\n`
  const moved = spans.map((span) => ({
    ...span,
    from: span.from + head.length,
    to: span.to + head.length,
  }))
  const before = head + text
  const after = await format(path, before)
  return { path, text: after, origins: alignSpans(before, moved, after) }
}
