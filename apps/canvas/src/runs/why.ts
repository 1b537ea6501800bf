import type { Run } from '@drawbridge/protocol'
import { rowsOf } from '../explorer/request.ts'

interface Why {
  readonly sentence: string
  /** Where in the drawing it was decided. */
  readonly place?: { readonly node: string; readonly field: string; readonly label: string }
}

/** Why a request ended as it did, where that may surprise. */
export function whyOf(run: Run): Why | null {
  const { status, failed, route } = run
  if (status === 404 && route === null) return { sentence: 'No endpoint has this address.' }
  if (route !== null && (status === 401 || status === 403)) {
    const rule = wordsOf(route.access)
    const said = status === 401 ? 'Nobody was signed in' : (failed?.message ?? 'It was refused.')
    return {
      sentence: `${said.replace(/\.$/, '')}: the rule of ${route.name} is “${rule}”.`,
      ...ruleOf(run),
    }
  }
  if (failed !== undefined && failed.node !== undefined && status >= 400) {
    const line = failed.file === undefined ? '' : ` (${failed.file}, line ${failed.line ?? '?'})`
    return {
      sentence: `${failed.message.replace(/\.$/, '')}${line}.`,
      place: { node: failed.node, field: failed.field ?? '', label: 'Show where' },
    }
  }
  if (failed !== undefined && status >= 400) return { sentence: failed.message }
  if (status === 200 && rowsOf(JSON.stringify(run.answer)) === 0) return emptyWhy(run)
  return null
}

/** The rows that are there and are not shown: by the rule, or by what was asked for. */
function emptyWhy(run: Run): Why {
  const { there, route, path } = run
  if (there === undefined || there === 0)
    return { sentence: 'The table has no rows yet. Add one with POST.' }
  const rule = `the rule “${wordsOf(route?.access ?? [])}”`
  const asked = filtersIn(path)
  if (asked.length > 0)
    return {
      sentence: `0 of ${there}: ${rule} and what was asked for (${asked.join(', ')}) leave none.`,
      ...ruleOf(run),
    }
  return {
    sentence: `0 of ${there}: ${rule} hides ${there === 1 ? 'it' : `all ${there}`} from whoever asked.`,
    ...ruleOf(run),
  }
}

/** What of a query says which rows, and not how they are given. */
const filtersIn = (path: string): readonly string[] =>
  [...new URL(path, 'http://preview').searchParams]
    .filter(([name]) => !GIVING.has(name))
    .map(([name, value]) => `${name}=${value}`)

const GIVING = new Set(['limit', 'cursor', 'offset', 'sort', 'include', 'fields', 'count'])

const wordsOf = (access: readonly string[]): string =>
  access.map((one) => one.replace(/^role:/, '')).join(' or ')

function ruleOf({ route, nodes }: Run): Pick<Why, 'place'> {
  const node = nodes.at(-1)
  if (node === undefined || route === null) return {}
  return { place: { node, field: route.field ?? '/settings/access', label: 'Show the rule' } }
}
