import type { PreviewRequest } from '@drawbridge/protocol'

/** The form as a terminal sends it; the files are looked for where the terminal is. */
export function formOptions({ headers, body = '' }: PreviewRequest): readonly string[] {
  const boundary = /boundary=(\S+)/.exec(headers?.['content-type'] ?? '')?.[1]
  if (boundary === undefined) return []
  return atob(body)
    .split(`--${boundary}`)
    .flatMap((part) => {
      const [, name, file] = /name="([^"]*)"(?:; filename="([^"]*)")?/.exec(part) ?? []
      if (name === undefined) return []
      const value = part.slice(part.indexOf('\r\n\r\n') + 4).replace(/\r\n$/, '')
      return [`${decoded(name)}=${file === undefined ? decoded(value) : `@${decoded(file)}`}`]
    })
}

/** Of bytes, each as a character, the text that they are. */
const decoded = (bytes: string): string =>
  new TextDecoder().decode(Uint8Array.from(bytes, (one) => one.charCodeAt(0)))
