import {
  LARGEST_FILE,
  readRule,
  takesFiles,
  type FlowModel,
  type Property,
  type RouteInfo,
} from '@drawbridge/kinds'
import type { Plan } from '../../../3-plan/plan.ts'
import { markdownCode, markdownTable, markdownText } from '../markdown.ts'

/** What is taken from callers, and what is looked at. */
export function incoming({ model, routes }: Plan): string {
  const together = [
    ...model.schema.tables.flatMap(({ name, indexes }) =>
      indexes
        .filter(({ kind, columns }) => kind === 'unique' && columns.length > 1)
        .map(
          ({ columns }) => `- \`${name}\`: ${list(columns)} are there once in this combination.`,
        ),
    ),
    ...routes.flatMap(conditionsOf),
  ]
  return `## What comes in

\`openapi.json\` says of every value that is taken its type, length, range and pattern. The server holds
each request to it before anything else is done: JSON is not converted, what is not named there is refused,
and so is text that the database could not keep. The database holds every row to the same limits.
${
  together.length === 0
    ? '\nNo values have to fit each other beyond what relations say: what is referred to is there.\n'
    : `\nValues that have to fit each other, beyond relations, whose other side has to be there:\n\n${together.join('\n')}\n`
}${files(model.flows)}`
}

const list = (columns: readonly string[]): string =>
  columns.map((column) => `\`${column}\``).join(', ')

const WRITES = new Set(['create', 'bulkCreate', 'update'])

/** What has to be true of a row that is written. */
function conditionsOf({ method, path, access, operation }: RouteInfo): readonly string[] {
  if (!WRITES.has(operation)) return []
  return access.flatMap((rule) => {
    const { when } = readRule(rule)
    return when === undefined ? [] : [`- \`${method} ${path}\`: ${markdownCode(when)}`]
  })
}

/** Files that are taken: which, how large, and what becomes of them. */
function files(flows: readonly FlowModel[]): string {
  const rows = flows
    .filter(takesFiles)
    .flatMap(({ starts }) =>
      starts.kind === 'endpoint'
        ? starts.body
            .filter(({ type }) => type === 'file')
            .map((file) => [
              `\`${starts.method} ${starts.path}\``,
              `\`${file.name}\``,
              ...fileOf(file),
            ])
        : [],
    )
  if (rows.length === 0) return '\nNo files are taken.\n'
  return `
Files that are taken. What a file begins with has to be of the type that it is said to be; nothing is unpacked,
run or written to a path of the caller’s; what is given out again is given to be kept, under an encoded name.
Nothing looks for viruses: where people get each other’s files, put a scanner in front.

${markdownTable(['Where', 'Part', 'Types', 'Bytes at most'], rows)}`
}

const fileOf = ({ values = [], maxLength }: Property): readonly string[] => [
  values.length === 0 ? 'any' : values.map(markdownText).join(', '),
  String(maxLength ?? LARGEST_FILE),
]
