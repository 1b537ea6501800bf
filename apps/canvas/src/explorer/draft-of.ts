import type { Draft } from '../stores/trace.ts'

/** A request taken apart again, by the path of its endpoint. */
export function draftOf(
  pattern: string,
  { path, body = '' }: { readonly path: string; readonly body?: string },
): Draft {
  const { pathname, searchParams } = new URL(path, 'http://preview')
  const given = pathname.split('/')
  const params = pattern.split('/').flatMap((part, at): (readonly [string, string])[] => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    return name === undefined ? [] : [[name, decoded(given[at] ?? '')]]
  })
  return { params: Object.fromEntries(params), query: Object.fromEntries(searchParams), body }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
