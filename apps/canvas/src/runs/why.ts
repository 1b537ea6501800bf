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
    const rule = route.access.map((one) => one.replace(/^role:/, '')).join(' or ')
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
  if (status === 200 && rowsOf(JSON.stringify(run.answer)) === 0)
    return {
      sentence: `No row is given. What the rule “${route?.access.join(' or ') ?? ''}” hides is not counted as missing.`,
      ...ruleOf(run),
    }
  return null
}

function ruleOf({ route, nodes }: Run): Pick<Why, 'place'> {
  const node = nodes.at(-1)
  if (node === undefined || route === null) return {}
  return { place: { node, field: route.field ?? '/settings/access', label: 'Show the rule' } }
}
