import { readFileSync } from 'node:fs'

/** The page of a kind of part or step, as it stands in its folder; empty where it has none. */
export function documentOf(kind: string, of: 'part' | 'step'): string {
  const folder = kind.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  if (!/^[a-z-]+$/.test(folder)) return ''
  const path = `./${of === 'step' ? 'steps/' : ''}${folder}/${folder}.md`
  try {
    return readFileSync(new URL(path, import.meta.url), 'utf8')
  } catch {
    return ''
  }
}
