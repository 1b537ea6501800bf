import { type SourceFile, target } from './sources.ts'

const LINK = /\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g

/** Links in our documents lead to files, and to headings in them, that are there. */
export function checkLinks(
  documents: readonly SourceFile[],
  exists: (path: string) => boolean,
): readonly string[] {
  const anchors = new Map(documents.map((file) => [file.path, headings(file.text)]))
  return documents.flatMap((file) =>
    [...withoutCode(file.text).matchAll(LINK)].flatMap(([, link = '']) => {
      if (/^[a-z]+:/.test(link)) return []
      const [path = '', anchor] = link.split('#')
      const there = path === '' ? file.path : target(file, decodeURI(path))
      if (!exists(there)) return [`${file.path} links to ${link}, which is not there`]
      if (anchor === undefined || anchors.get(there)?.has(anchor) !== false) return []
      return [`${file.path} links to ${link}, and there is no such heading`]
    }),
  )
}

/** `## The `run` command` → `the-run-command` */
function headings(text: string): ReadonlySet<string> {
  const lines = withoutCode(text).matchAll(/^#{1,6}\s+(.+)$/gm)
  return new Set([...lines].map(([, heading = '']) => anchorOf(heading)))
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-')
}

function withoutCode(text: string): string {
  return text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '')
}
