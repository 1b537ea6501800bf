import { isObject, segmentsOf, type Json, type Node } from '@drawbridge/manifest'

/** What of a part is linked to: a JSON pointer, in which `@f_due` is an item by its id, wherever it is moved. */
export function linkOfField({ settings }: Pick<Node, 'settings'>, pointer: string): string {
  const [first, ...segments] = segmentsOf(pointer)
  if (first !== 'settings') return pointer
  let value: Json | undefined = settings
  const named = segments.map((segment) => {
    const item = inside(value, segment)
    const isItem = Array.isArray(value) && item !== undefined && isObject(item)
    value = item
    return isItem && typeof item['id'] === 'string' ? `@${item['id']}` : segment
  })
  return ['', first, ...named].join('/')
}

/** The pointer that a link means now, as far as it is still there, and whether that is all of it. */
export function fieldOfLink(
  { settings }: Pick<Node, 'settings'>,
  link: string,
): { readonly pointer: string; readonly isWhole: boolean } {
  const [first, ...segments] = segmentsOf(link)
  if (first !== 'settings') return { pointer: link, isWhole: true }
  let value: Json | undefined = settings
  const found: string[] = []
  for (const segment of segments) {
    const at = segment.startsWith('@') && Array.isArray(value) ? indexOf(value, segment) : segment
    if (at === '-1') return { pointer: ['', first, ...found].join('/'), isWhole: false }
    value = inside(value, at)
    found.push(at)
  }
  return { pointer: ['', first, ...found].join('/'), isWhole: true }
}

const indexOf = (list: readonly Json[], segment: string): string =>
  String(list.findIndex((item) => isObject(item) && `@${String(item['id'])}` === segment))

function inside(value: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(key)]
  return value !== undefined && isObject(value) ? value[key] : undefined
}
