import { assignable, type Type } from '@drawbridge/expressions'
import { code, commas, ref, type Code } from '@drawbridge/source'
import { adviseAgainstLoop } from '../../flow/data/called.ts'
import { isFromCaller } from '../../flow/data/kept-apart.ts'
import type { Emission } from '../../flow/emission.ts'
import type { Formula } from '../../flow/formula.ts'
import type { StepCheck } from '../../flow/step-check.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { OUTBOX_FILE } from '../../mail/outbox-file.ts'
import { refuseHidden } from '../hidden.ts'
import { sendMailFace } from './face.ts'

const queueMail = ref('queueMail', OUTBOX_FILE)
const pathTo = ref('pathTo', OUTBOX_FILE)

const TEXT: Type = { kind: 'text' }

export const sendMail: StepKind = {
  face: sendMailFace,
  check(check) {
    if (check.model.mail === undefined) check.report('needs-mail', [], { step: check.title })
    const to = recipients(check)
    const subject = check.formula('subject', TEXT)
    const text = check.formula('text', TEXT)
    const link = linkOf(check)
    for (const [key, value] of Object.entries({ to, subject, text, link }))
      if (value !== undefined && value !== 'wrong')
        refuseHidden(check, ['settings', key], value, 'a mail')
    if (to !== undefined) warnOfRelay(check, to)
    check.flow.isWriting = true
    check.flow.refuses.add(400)
    adviseAgainstLoop(check)
    if (!to || !subject || !text || link === 'wrong') return undefined
    return {
      emit: (emission) => {
        const { db, needs, print } = emission
        needs.add('db')
        const letter = [
          code`to: ${print(to)}`,
          code`subject: ${print(subject)}`,
          code`text: ${print(text)}`,
          ...(link ? [code`link: ${printedLink(link, emission)}`] : []),
        ]
        return code`await ${queueMail}(${db}, { ${commas(letter)} })`
      },
    }
  },
}

/** Whoever finds such an endpoint sends mail to whom they like, in the name of its owner. */
function warnOfRelay(check: StepCheck, { typed }: Formula): void {
  const { starts } = check.flow.source
  const isOpen = starts.kind === 'endpoint' && starts.access.some((rule) => /^public\b/.test(rule))
  if (isOpen && isFromCaller(check, typed))
    check.report('anybody-mails', ['settings', 'to'], { step: check.title })
}

function recipients(check: StepCheck): Formula | undefined {
  const to = check.formula('to')
  if (to === undefined) return undefined
  const { type } = to
  if (assignable(type, TEXT) || assignable(type, { kind: 'list', of: TEXT })) return to
  return check.report('wrong-formula', ['settings', 'to'], {
    step: check.title,
    problem: 'Mail goes to an address or a list of addresses, which are texts.',
    cure: 'Give a text, such as order.email, and say with “If” what happens where there is none.',
  })
}

/** A path that begins as it was drawn, so that nobody’s text makes it lead elsewhere. */
function linkOf(check: StepCheck): Formula | 'wrong' | undefined {
  if (check.text('link') === undefined) return undefined
  const link = check.formula('link', TEXT)
  if (link === undefined) return 'wrong'
  const { typed } = link
  const begins =
    typed.kind === 'template'
      ? typed.texts[0]
      : typed.kind === 'literal' && typed.value.type === 'text'
        ? typed.value.value
        : undefined
  if (begins !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(begins)) return link
  check.report('wrong-formula', ['settings', 'link'], {
    step: check.title,
    problem: 'A link begins with a path of your own site.',
    cure: 'Write it as in `/orders/${order.id}`.',
  })
  return 'wrong'
}

const printedLink = (link: Formula, { print }: Emission): Code =>
  link.typed.kind === 'template' && link.typed.values.length > 0
    ? code`${pathTo}${print(link)}`
    : print(link)
