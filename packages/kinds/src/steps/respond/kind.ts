import { partsOf, type TypedExpression } from '@drawbridge/expressions'
import { code, lit, ref, type Code } from '@drawbridge/source'
import type { Formula } from '../../flow/formula.ts'
import type { Answer } from '../../flow/flow-model.ts'
import { ANSWERS } from '../../flow/leaves.ts'
import type { StepCheck } from '../../flow/step-check.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { adviseAgainstWholeRows, refuseHidden } from '../hidden.ts'
import { respondFace } from './face.ts'

const asDownload = ref('asDownload', 'src/http/downloads.ts')
const asLines = ref('asLines', 'src/http/downloads.ts')
const headerText = ref('headerText', 'src/http/answer-headers.ts')
const ownPath = ref('ownPath', 'src/http/answer-headers.ts')
const webAddress = ref('webAddress', 'src/http/answer-headers.ts')
const html = ref('html', 'src/http/html.ts')

export const respond: StepKind = {
  face: respondFace,
  check(check) {
    const { noAnswer } = check.around
    if (noAnswer !== undefined)
      check.report('no-answer-here', [], { step: check.title, why: noAnswer })
    const as = formOf(check)
    const status =
      check.number('status') ?? (as === 'redirect' ? 303 : as === 'nothing' ? 204 : 200)
    const needsBody = as !== 'nothing'
    if (needsBody && check.text('body') === undefined)
      check.report('missing-value', ['settings', 'body'], {
        what: 'Answer',
        where: `in ${check.title}`,
      })
    const body = needsBody ? bodyOf(check, as) : undefined
    const file = fileOf(check, as)
    const headers = check.formulas('headers', () => TEXT)
    if (body !== undefined) {
      refuseHidden(check, ['settings', 'body'], body, 'the answer')
      adviseAgainstWholeRows(check, body)
    }
    if ((needsBody && body === undefined) || !headers || !file) return undefined
    check.flow.answers.push({ status, as, ...(as === 'json' && body && { type: body.type }) })
    return {
      ways: ANSWERS,
      means: { kind: 'end', status },
      emit: ({ needs, print }) => {
        const replied = replying(status, as, headers, print)
        if (replied.length > 0 || as === 'redirect') needs.add('reply')
        const saved = file(print)
        if (saved.length > 0) needs.add('reply')
        return [...replied, ...saved, answered(as, status, body, print)]
      },
    }
  },
}

const TEXT = { kind: 'text' } as const

/** What is answered, which has to be of the form that it is answered in. */
function bodyOf(check: StepCheck, as: Answer['as']): Formula | undefined {
  if (as !== 'file' && as !== 'stream')
    return check.formula('body', as === 'json' ? undefined : TEXT)
  const body = check.formula('body')
  const kinds = as === 'file' ? ['bytes', 'text'] : ['list']
  if (body === undefined || kinds.includes(body.type.kind)) return body
  return check.report('wrong-formula', ['settings', 'body'], {
    step: check.title,
    problem: as === 'file' ? 'A file is bytes or a text.' : 'A stream is made of a list.',
    cure: as === 'file' ? 'Give the content of the file.' : 'Give a list, or answer with JSON.',
  })
}

/** How a file is called, and what it is. */
function fileOf(
  check: StepCheck,
  as: Answer['as'],
): ((print: Print) => readonly Code[]) | undefined {
  if (as !== 'file') return () => []
  if (check.text('fileName') === undefined)
    return check.report('missing-value', ['settings', 'fileName'], {
      what: 'File name',
      where: `in ${check.title}`,
    })
  const called = check.formula('fileName', TEXT)
  const type = check.formula('fileType', TEXT)
  if (called === undefined || (type === undefined && check.text('fileType') !== undefined))
    return undefined
  return (print) => [
    code`${asDownload}(reply, ${print(called)}, ${type ? print(type) : lit('application/octet-stream')})`,
  ]
}

function formOf(check: StepCheck): Answer['as'] {
  const as = check.text('as')
  switch (as) {
    case 'text':
    case 'html':
    case 'redirect':
    case 'file':
    case 'stream':
    case 'nothing':
      return as
    default:
      return 'json'
  }
}

type Print = (formula: Formula) => Code

/** What is said of the answer before it is given. */
function replying(
  status: number,
  as: Answer['as'],
  headers: ReadonlyMap<string, Formula>,
  print: Print,
): readonly Code[] {
  const calls = [
    ...(status === 200 || as === 'redirect' ? [] : [code`.code(${lit(status)})`]),
    ...[...headers].map(
      ([header, value]) => code`.header(${lit(header.toLowerCase())}, ${headerOf(value, print)})`,
    ),
    ...(as === 'stream' ? [code`.type('application/x-ndjson')`] : []),
    ...(as === 'text' ? [code`.type('text/plain; charset=utf-8')`] : []),
    ...(as === 'html' ? [code`.type('text/html; charset=utf-8')`] : []),
  ]
  const [first, ...others] = calls
  if (first === undefined) return []
  return [others.reduce((all, call) => code`${all}${call}`, code`reply${first}`)]
}

function answered(as: Answer['as'], status: number, body: Formula | undefined, print: Print): Code {
  if (body === undefined) return code`return undefined`
  if (as === 'redirect')
    return code`return reply.redirect(${addressOf(body, print)}, ${lit(status)})`
  if (as === 'stream') return code`return ${asLines}(${print(body)})`
  if (as === 'file')
    return body.type.kind === 'bytes'
      ? code`return Buffer.from(${print(body)}, 'base64')`
      : code`return Buffer.from(${print(body)})`
  if (as === 'html') return code`return ${html}${htmlTemplate(body, print)}`
  return code`return ${print(body)}`
}

function headerOf(value: Formula, print: Print): Code {
  return value.typed.kind === 'literal' ? print(value) : code`${headerText}(${print(value)})`
}

/** Where somebody is sent on to. Callers choose a page of this service at the most. */
function addressOf(body: Formula, print: Print): Code {
  const { typed } = body
  const begins = typed.kind === 'template' ? (typed.texts[0] ?? '') : ''
  const isFixed = /^https?:\/\/[^/?#\s\\]+[/?#]/i.test(begins)
  return code`${isFixed || !isOfCaller(typed) ? webAddress : ownPath}(${print(body)})`
}

/** Whether it is made of what was sent. */
function isOfCaller(piece: TypedExpression): boolean {
  return (piece.kind === 'name' && SENT.has(piece.name)) || partsOf(piece).some(isOfCaller)
}

const SENT: ReadonlySet<string> = new Set(['params', 'query', 'headers', 'body'])

/** What stands in the holes of the page is escaped by the tag. */
function htmlTemplate(body: Formula, print: Print): Code {
  return body.typed.kind === 'template' ? print(body) : code`\`\${${print(body)}}\``
}
