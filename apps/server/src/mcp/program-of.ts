import { CLIENT_INFO_META_KEY } from '@modelcontextprotocol/server'

/** What somebody writes here is shown to people: no more than a word or two, and nothing unseen. */
const LONGEST = 60

/** What a program calls itself in a message: at its beginning, or beside each one. */
export function programOf(message: unknown): string | undefined {
  const params = inside(message, 'params')
  const info = inside(params, 'clientInfo') ?? inside(inside(params, '_meta'), CLIENT_INFO_META_KEY)
  const name = inside(info, 'title') ?? inside(info, 'name')
  if (typeof name !== 'string') return undefined
  const shown = name.replaceAll(/\p{C}/gu, '').trim().slice(0, LONGEST)
  return shown === '' ? undefined : shown
}

function inside(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).find(([key]) => key === name)?.[1]
}
