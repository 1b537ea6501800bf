import type { Type } from '../type.ts'

/** What a type is called on the screen: "text", "list of whole numbers", "task or nothing". */
export const typeText = (type: Type): string => words(type).one

/** The same within a sentence: "a whole number", "an exact number", "text". */
export function typePhrase(type: Type): string {
  const text = typeText(type)
  const bare = type.kind === 'nullable' ? type.of : type
  if (BARE.has(bare.kind)) return text
  return `${/^[aeio]/.test(text) && !/^one\b/.test(text) ? 'an' : 'a'} ${text}`
}

const BARE: ReadonlySet<Type['kind']> = new Set(['text', 'bytes', 'json', 'null', 'enum'])

interface Words {
  readonly one: string
  readonly many: string
}

const both = (one: string, many = `${one}s`): Words => ({ one, many })

function words(type: Type): Words {
  switch (type.kind) {
    case 'text':
      return both('text')
    case 'integer':
      return both('whole number')
    case 'float':
      return both('number')
    case 'bigint':
      return both('large whole number')
    case 'decimal':
      return type.scale === undefined
        ? both('exact number')
        : both(
            `exact number with ${decimals(type.scale)}`,
            `exact numbers with ${decimals(type.scale)}`,
          )
    case 'boolean':
      return both('yes or no', 'yes-or-no values')
    case 'date':
      return both('date')
    case 'datetime':
      return both('date and time', 'dates and times')
    case 'uuid':
      return both('UUID')
    case 'bytes':
      return both('bytes', 'bytes')
    case 'enum':
      return both(`one of ${choices(type.values)}`, `choices of ${choices(type.values)}`)
    case 'json':
      return both('JSON', 'JSON values')
    case 'null':
      return both('nothing', 'nothings')
    case 'nullable':
      return { one: `${words(type.of).one} or nothing`, many: `${words(type.of).many} or nothing` }
    case 'list':
      return type.of.kind === 'unknown'
        ? both('list')
        : both(`list of ${words(type.of).many}`, `lists of ${words(type.of).many}`)
    case 'object':
      return type.name === undefined
        ? both(
            `object with ${named([...type.members.keys()])}`,
            `objects with ${named([...type.members.keys()])}`,
          )
        : plural(type.name)
    case 'row':
      return both('row')
    case 'unknown':
      return both('value')
  }
}

const decimals = (scale: number): string => (scale === 1 ? '1 decimal' : `${scale} decimals`)

/** `BlogPost` → blog post */
function plural(name: string): Words {
  const one = name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase()
  if (/[^aeiou]y$/.test(one)) return both(one, `${one.slice(0, -1)}ies`)
  return both(one, /(?:s|x|z|ch|sh)$/.test(one) ? `${one}es` : `${one}s`)
}

const choices = (values: readonly string[]): string =>
  shortened(
    values.map((value) => `\`${value}\``),
    6,
  )

const named = (names: readonly string[]): string =>
  names.length === 0
    ? 'no members'
    : shortened(
        names.map((name) => `\`${name}\``),
        4,
      )

const shortened = (items: readonly string[], most: number): string =>
  items.length > most ? `${items.slice(0, most).join(', ')}, …` : items.join(', ')
