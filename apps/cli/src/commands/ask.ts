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
import { UsageError, type CliCommand } from '../command.ts'
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

export const ask: CliCommand = {
  name: 'ask',
  usage:
    '"<prompt>" | --file <document or picture> <manifest> [--answer <question>=<choice> …] [--model [--show] [--trust]] [--verify] [--apply [--agree]]',
  summary: 'Turns plain phrases into changes of a manifest, and shows what they come to.',
  words: [1, 2],
  options: {
    file: { type: 'string' },
    answer: { type: 'string', multiple: true },
    model: { type: 'boolean' },
    show: { type: 'boolean' },
    trust: { type: 'boolean' },
    verify: { type: 'boolean' },
    apply: { type: 'boolean' },
    agree: { type: 'boolean' },
  },
  help: `
  --file    a document in the place of a prompt: tables in SQL (a dump of MySQL, PostgreSQL or SQLite), OpenAPI, or
            requirements in plain words; what is drawn is shown with the lines that it comes from. With --model
            a picture, too (PNG, JPEG, WebP), which goes without what a camera kept beside it; a prompt may stand beside it
  --answer  what to take where words have several readings: the ids that are shown. Somebody at a terminal is asked;
            elsewhere nothing is waited for, and the reading that is shown as taken is drawn
  --model   a language model answers, which DRAWBRIDGE_MODEL names (anthropic:<model>, openai:<model>,
            google:<model>, or compatible:<model> with DRAWBRIDGE_MODEL_ADDRESS), with the key
            DRAWBRIDGE_MODEL_KEY; what it answers is always tried, and mended by it twice at the most. What it
            costs is said in money where DRAWBRIDGE_MODEL_PRICE names the price of a million tokens: "EUR 3 15"
  --show    what would be sent to it, and to whom; nothing is sent
  --trust   try its code also where it can't be shut in
  --verify  try the code that it gives: types, migrations, statements, start
  --apply   write the changed manifest back (to standard output for -); nothing is written unless every
            phrase was understood, it has no errors, and what --verify tries has passed
  --agree   also where something weighs: an endpoint that opens, a new host, a secret, lost values,
            code, a package; each is listed; and where some of a document was not understood
  --json    {"ok", "applied", "plan": {"title", "phrases", "command", "asked"}, "diagnostics", "sensitive",
            "trials", "manifest"}

  "add a table books with title, price and published", "an author has many books",
  "only the owner can edit books". Without --model it works offline: it knows phrases, not the
  language.`,
  async run({ words, text, texts, flag }, terminal) {
    const file = text('file')
    const [prompt = '', path = ''] = file === undefined || words.length > 1 ? words : ['', ...words]
    const isModel = flag('model')
    const isSeen = file !== undefined && isPictureFile(file)
    const isRead = file !== undefined && !isSeen
    const isOdd = isRead && (words.length > 1 || isModel || flag('show'))
    if (isSeen && !isModel && !flag('show'))
      throw new UsageError('A picture is read by a language model: add --model, or --show.')
    if (path === '' || isOdd)
      throw new UsageError(
        'Say what is asked for, or name a document with --file, and the manifest.',
      )
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
    const tryCode = tryingWith(
      manifest,
      (trial) => printTrial(trial, to),
      !isModel || flag('trust'),
    )
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
  },
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
