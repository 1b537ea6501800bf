import type { LogLine, Run } from '@drawbridge/preview'
import type { Run as ShownRun, RunSummary } from '@drawbridge/protocol'

/** A line of a list: what a request was, and how it went. */
export function summaryOf({
  route,
  failed,
  body: _body,
  answer: _answer,
  happenings: _happenings,
  left: _left,
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
  return { ...summaryOf(run), body, answer, happenings: run.happenings, left, logs }
}

const shownRoute = ({ name, path, access, field }: NonNullable<Run['route']>) => ({
  name,
  path,
  access: [...access],
  field: field ?? null,
})
