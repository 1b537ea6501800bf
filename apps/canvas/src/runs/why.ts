import type { Manifest } from '@drawbridge/manifest'
import type { Run } from '@drawbridge/protocol'
import { rowsOf } from '../explorer/request.ts'
import { faultsOf, faultWords, inWords } from './faults.ts'
import { stepName } from './moment-words.ts'
import { ruleWords } from './rule-words.ts'
import { hidesRows, whyEmpty } from './why-empty.ts'

interface Why {
  readonly sentence: string
  /** Where in the drawing it was decided. */
  readonly place?: { readonly node: string; readonly field: string; readonly label: string }
}

/** Why a request ended as it did, where that may surprise. */
export function whyOf(run: Run, manifest: Manifest): Why | null {
  const { status, failed, route } = run
  if (status === 404 && route === null) return { sentence: 'No endpoint has this address.' }
  if (route !== null && (status === 401 || status === 403)) {
    const rule = ruleWords(route.access)
    const said = status === 401 ? 'Nobody was signed in' : (failed?.message ?? 'It was refused.')
    return {
      sentence: `${said.replace(/\.$/, '')}: the rule of ${route.name} is “${rule}”.`,
      ...ruleOf(run),
    }
  }
  if (status >= 400) return failureOf(run, manifest)
  if (status === 200 && rowsOf(JSON.stringify(run.answer)) === 0) return emptyWhy(run)
  return null
}

/** The step that it broke off at, the fields at fault with what was sent in them, and the line. */
function failureOf(run: Run, manifest: Manifest): Why | null {
  const { failed } = run
  const faults = faultsOf(run)
  if (failed === undefined && faults.length === 0) return null
  const { file, line, node, field = '' } = failed ?? {}
  const said =
    faults.length === 0
      ? [closed(failed?.message ?? ''), lookedFor(run)]
      : [
          ...faults.slice(0, MOST_FAULTS).map(faultWords),
          faults.length > MOST_FAULTS && `And ${faults.length - MOST_FAULTS} more.`,
        ]
  const step = failedStep(run)
  const sentences = [
    step ? `At the step “${stepName(step, manifest)}”: ${said[0]}` : said[0],
    ...said.slice(1),
    isOwnLine(run) && `(${file}, line ${line ?? '?'})`,
  ]
  return {
    sentence: sentences.filter((one) => typeof one === 'string').join(' '),
    ...(node !== undefined && { place: { node, field, label: 'Show where' } }),
  }
}

/** Whether the line is one that was written for the drawing: what refuses a body is the same in every backend. */
export const isOwnLine = ({ failed, status }: Run): boolean =>
  failed?.file !== undefined && (failed.node !== undefined || status >= 500)

const MOST_FAULTS = 3

const closed = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

function failedStep({ moments }: Run) {
  const steps = moments.filter((one) => one.sort === 'step')
  return steps.findLast((one) => one.failed !== undefined)
}

/** What the last statement before it broke off was asked with, where it found nothing. */
function lookedFor({ moments }: Run): string | false {
  const last = moments.findLast((one) => one.sort === 'statement')
  if (last === undefined || (last.rows !== 0 && last.failed === undefined)) return false
  if (last.values.length === 0 || last.values.length > MOST_LOOKED_FOR) return false
  const values = last.values.map(inWords).join(', ')
  return last.failed === undefined ? `Looked for ${values}.` : `The statement had ${values}.`
}

const MOST_LOOKED_FOR = 3

function emptyWhy(run: Run): Why | null {
  const { there, route, path } = run
  const access = route?.access ?? []
  const sentence = whyEmpty({ access, path, there })
  if (sentence === null) return null
  return { sentence, ...(there !== 0 && hidesRows(access) && ruleOf(run)) }
}

function ruleOf({ route, nodes }: Run): Pick<Why, 'place'> {
  const node = nodes.at(-1)
  if (node === undefined || route === null) return {}
  return { place: { node, field: route.field ?? '/settings/access', label: 'Show the rule' } }
}
