import { join, relative } from 'node:path'
import { run } from 'node:test'
import { inspect } from 'node:util'
import type { SeenTest, TestOrder } from './words.ts'

const LONGEST = 2_000

/** Runs tests of the code in this process, one after the other, and tells of each as it goes. */
export async function runOwnTests(
  folder: string,
  { files, names, temporary }: Omit<TestOrder, 'id' | 'type'>,
  tell: (test: SeenTest) => void,
): Promise<void> {
  // Databases of the tests lie in there, and nowhere else may be written.
  process.env['TMPDIR'] = temporary
  // The framework takes the tests for over when nothing else is to be done; orders still come in.
  process.stdin.unref()
  const patterns = names?.map((name) => new RegExp(`^${escaped(name)}$`))
  const events = run({
    files: files.map((file) => join(folder, file)),
    isolation: 'none',
    concurrency: false,
    ...(patterns && { testNamePatterns: patterns }),
  })
  const suites: string[] = []
  for await (const { type, data } of events) {
    if (type !== 'test:start' && type !== 'test:pass' && type !== 'test:fail') continue
    const { name, nesting, file, line = 1 } = data
    suites.length = nesting
    suites.push(name)
    // What begins outermost is a suite, whose tests are told of one by one.
    if (file === undefined || (type === 'test:start' && nesting === 0)) continue
    // Of a file without tests Node tells as of a test that passed.
    if (type === 'test:pass' && name === file) continue
    const place = { file: relative(folder, file), line, name, within: suites.slice(0, nesting) }
    if (type === 'test:start') {
      tell({ ...place, state: 'running', ms: 0 })
      continue
    }
    const { duration_ms: ms, type: sort } = data.details
    const isLeftOut = data.skip !== undefined && data.skip !== false
    // A suite fails where one of its tests does, and that one says why.
    const failed = type === 'test:fail' ? why(data.details.error) : undefined
    if (isLeftOut || (sort === 'suite' && failed?.isOfParts !== false)) continue
    if (failed === undefined) tell({ ...place, state: 'passed', ms })
    else tell({ ...place, state: 'failed', ms, ...failed.told })
  }
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')

function why(error: unknown) {
  const { cause = error, failureType }: { cause?: unknown; failureType?: unknown } = Object(error)
  const { message, generatedMessage, expected, actual }: Record<string, unknown> = Object(cause)
  // To a sentence of the test's own, Node adds both values, which are told by themselves.
  const added =
    generatedMessage === false ? `\n\n${inspect(actual)} !== ${inspect(expected)}\n` : ''
  const whole = String(message ?? cause)
  const said = whole.endsWith(added) ? whole.slice(0, whole.length - added.length) : whole
  const [was, is] = [expected, actual].map((value) => value !== undefined && written(value))
  const told = {
    message: cut(said),
    ...(typeof was === 'string' && { expected: cut(was) }),
    ...(typeof is === 'string' && { actual: cut(is) }),
    ...([said, was, is].some(isCut) && { cut: true as const }),
  }
  return { told, isOfParts: failureType === 'subtestsFailed' }
}

function written(value: unknown): string {
  try {
    return JSON.stringify(value, null, 2) ?? String(value)
  } catch {
    return String(value)
  }
}

const isCut = (text: string | false | undefined): boolean =>
  typeof text === 'string' && text.length > LONGEST

const cut = (text: string): string => (isCut(text) ? `${text.slice(0, LONGEST)}…` : text)
