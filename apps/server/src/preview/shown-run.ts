import type { LogLine, Run } from '@drawbridge/preview'
import type { Run as ShownRun, RunSummary } from '@drawbridge/protocol'

/** A line of a list: what a request was, and how it went. */
export function summaryOf({
  route,
  failed,
  body: _body,
  answer: _answer,
  cut: _cut,
  moments: _moments,
  left: _left,
  rows: _rows,
  sent: _sent,
  as: _as,
  ...rest
}: Run): RunSummary {
  return {
    ...rest,
    route: route ? shownRoute(route) : null,
    nodes: [...(route?.nodes ?? [])],
    ...(failed !== undefined && { failed }),
  }
}

/** All of it, with the lines of the log that were written in it. */
export function shownRun(run: Run, lines: readonly LogLine[]): ShownRun {
  const { body, answer, left } = run
  const logs = lines.filter(({ request }) => request === run.request)
  const again = againOf(run)
  const shown = { ...summaryOf(run), body, answer, moments: run.moments, left, logs }
  return again === undefined ? shown : { ...shown, again }
}

/** What sends the very same once more; undefined where not all of it is known, or not who called. */
function againOf({ sent, as = 'nobody', method, caller }: Run): ShownRun['again'] {
  const known = REPLAYED.find((one) => one === method)
  if (sent === undefined || known === undefined) return undefined
  if (as === 'nobody' && (sent.proved || caller !== null)) return undefined
  const { proved: _proved, ...whole } = sent
  return { as, method: known, ...whole }
}

const REPLAYED = ['GET', 'POST', 'PATCH', 'DELETE', 'PUT'] as const

const shownRoute = ({ name, path, access, field }: NonNullable<Run['route']>) => ({
  name,
  path,
  access: [...access],
  field: field ?? null,
})
