import {
  addressOf,
  answeredOf,
  costOf,
  estimate,
  LONGEST_DOCUMENT,
  planFor,
  planForDocument,
  type Answered,
  type Answers,
  type News,
  type Picture,
  type Plan,
  type Region,
  type TextDocument,
} from '@drawbridge/assistant'
import { printManifest, type Diagnostic, type Manifest } from '@drawbridge/manifest'
import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { asked, tryingWith, whyNotWritten, type Asked, type Trying } from '../asked.ts'
import { checkText } from '../check-source.ts'
import { UsageError, type Work } from '../command.ts'
import { askModel, questionFor } from '../model/ask-model.ts'
import { isPictureFile, pictureAt } from '../model/picture-at.ts'
import { priceOf } from '../model/price-of.ts'
import { providerOf } from '../model/provider-of.ts'
import { spentWords } from '../model/spent-words.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { printTrial } from '../print-trial.ts'
import { answeredPlan } from '../questions/answered-plan.ts'
import { answersGiven, assertAsked } from '../questions/answers-given.ts'
import { printQuestions } from '../questions/print-questions.ts'
import { readSource } from '../read-source.ts'
import type { Terminal } from '../terminal.ts'

export const ask: Work = async ({ words, text, texts, flag }, terminal) => {
  const file = text('file')
  const [prompt = '', path = ''] = file === undefined || words.length > 1 ? words : ['', ...words]
  const isModel = flag('model')
  const isSeen = file !== undefined && isPictureFile(file)
  const isRead = file !== undefined && !isSeen
  const isOdd = isRead && (words.length > 1 || isModel || flag('show'))
  if (isSeen && !isModel && !flag('show'))
    throw new UsageError('A picture is read by a language model: add --model, or --show.')
  if (path === '' || isOdd)
    throw new UsageError('Say what is asked for, or name a document with --file, and the manifest.')
  const before = checkText(await readSource(path))
  if (before.manifest === undefined) {
    terminal.result(before)
    printDiagnostics(before.diagnostics, path, terminal)
    return 1
  }
  const isWanted = flag('apply')
  const isPiped = isWanted && path === '-'
  // Then standard output is for the manifest alone.
  const to = isPiped ? { ...terminal, say: (line = '') => terminal.warn(line) } : terminal
  const { manifest, diagnostics: known } = before
  const picture = isSeen ? await pictureAt(file) : undefined
  const wanted = { manifest, prompt, known, ...(picture && { picture }) }
  if (flag('show')) return show(wanted, to)
  const tryCode = tryingWith(manifest, (trial) => printTrial(trial, to), !isModel || flag('trust'))
  const given = answersGiven(texts('answer'))
  const make = isModel
    ? planningByModel({ ...wanted, tryCode }, to)
    : (answers: Answers) => planFor(manifest, prompt, answers)
  const plan = !isRead
    ? await answeredPlan(make, given, to)
    : planForDocument(manifest, await documentAt(file))
  assertAsked(plan, given)
  printPhrases(plan, to)
  printQuestions(plan, to)
  const found = await asked(manifest, plan, isModel || flag('verify') ? tryCode : undefined)
  printDiagnostics(
    [...found.diagnostics, ...found.trials.flatMap(({ findings }) => findings)],
    path,
    to,
  )
  for (const { says } of found.sensitive) to.say(`${to.paint('yellow', '!')} ${says}`)
  const why = isWanted ? whyNotWritten(found, flag('agree'), isRead) : undefined
  const applied = isWanted && why === undefined
  terminal.result({ ...found, ok: found.ok && why === undefined, applied })
  if (why !== undefined) {
    const [first, ...rest] = why
    for (const line of [`Nothing was changed, ${first}`, ...rest]) terminal.warn(line)
    return 1
  }
  if (!found.ok) return 1
  if (!applied) to.say('\nNothing is changed yet: --apply writes it.')
  else if (!isPiped) await writeFile(path, printManifest(found.manifest))
  else if (!terminal.json) process.stdout.write(printManifest(found.manifest))
  return 0
}

function printPhrases({ phrases }: Asked['plan'], to: Terminal): void {
  for (const { understood, says, passage, region } of phrases) {
    const mark = understood ? to.paint('green', '+') : to.paint('red', '?')
    const lines = passage ? `${to.paint('dim', `${passage.from}–${passage.to}`)} ` : ''
    const place = region ? `${to.paint('dim', placeOf(region))} ` : ''
    to.say(`${mark} ${lines}${place}${says}`)
  }
}

/** `10–40 % × 20–50 %`: from left to right, and from top to bottom. */
function placeOf({ x, y, width, height }: Region): string {
  const part = (from: number, size: number): string =>
    `${Math.round(100 * from)}–${Math.round(100 * (from + size))} %`
  return `${part(x, width)} × ${part(y, height)}`
}

interface Wanted {
  readonly manifest: Manifest
  readonly prompt: string
  readonly known: readonly Diagnostic[]
  readonly picture?: Picture
}

async function documentAt(path: string): Promise<TextDocument> {
  const text = await readSource(path)
  if (text.length > LONGEST_DOCUMENT)
    throw new UsageError(
      `${path} has more than ${LONGEST_DOCUMENT.toLocaleString('en')} characters: leave the rows out.`,
    )
  return { name: basename(path), text }
}

/** Exactly what would leave this machine. */
function show(wanted: Wanted, to: Terminal): 0 {
  const { host } = new URL(addressOf(providerOf(process.env)))
  const { picture } = wanted
  const { instructions, messages } = questionFor(wanted)
  const price = priceOf(process.env)
  const tokens = estimate(questionFor(wanted), 0)
  const cost = price && costOf(tokens, price)
  to.result({ host, tokens: tokens.sent, ...(cost && { cost }), instructions, messages })
  to.say(to.paint('bold', `${spentWords(tokens, price)} would go to ${host}:`))
  for (const text of [instructions, ...messages.map(({ content }) => content)]) to.say(`\n${text}`)
  if (picture) {
    const { media, width, height, data } = picture
    const bytes = Buffer.byteLength(data, 'base64').toLocaleString('en')
    to.say(`\nAnd the picture: ${media}, ${width} × ${height} pixels, ${bytes} bytes.`)
  }
  return 0
}

/** Asks once, and once more whenever something that was asked back is answered. */
function planningByModel(
  wanted: Wanted & { readonly tryCode: Trying },
  to: Terminal,
): (answers: Answers) => Promise<Plan> {
  const provider = providerOf(process.env)
  const host = new URL(addressOf(provider)).host
  const price = priceOf(process.env)
  const tell = (news: News): void => {
    if (news.type === 'asking') to.warn(`${provider.model} at ${host} is asked.`)
    if (news.type === 'spent') to.warn(`${spentWords(news.tokens, price)} were used.`)
  }
  const answer = async (answered: readonly Answered[]): Promise<Plan> => {
    const { plan, open, faults } = await askModel({ ...wanted, provider, tell, answered })
    for (const line of open) to.say(`${to.paint('cyan', 'i')} ${line}`)
    for (const line of faults) to.warn(line)
    return plan
  }
  let plan: Plan | undefined
  let answered: readonly Answered[] = []
  return async (answers) => {
    plan ??= await answer(answered)
    const now = answeredOf(plan.asked?.questions ?? [], answers)
    if (now.length === 0) return plan
    answered = [...answered, ...now]
    plan = await answer(answered)
    return plan
  }
}
