import type { Act } from '../act.ts'
import type { FlowScene } from '../scene.ts'
import { text } from '../steps.ts'
import { isA } from '../verbs.ts'
import { changeAmount } from './amount.ts'
import { isMail, mail } from './mail.ts'
import { createRow, deleteRows } from './rows.ts'
import { setValue } from './set.ts'

const ADDRESS = /https?:\/\/\S+/i

/** Adds the steps that do what is asked for. @returns whether it can be done */
export function doAct(act: Act, scene: FlowScene): boolean {
  const url = ADDRESS.exec(act.said)?.[0].replace(/[.,)]+$/, '')
  if (url !== undefined) {
    const settings = { method: 'POST', url: text(url), bodyAs: 'json', body: '{ id: row.id }' }
    scene.steps.add('calls', settings)
    return true
  }
  if (isMail(act)) return mail(act, scene) !== undefined
  if (isA(act.verb, 'refuse')) return refuse(act, scene)
  return (
    changeAmount(act, scene) ||
    (act.verb === 'make' && setValue(act, scene)) ||
    (isMade(act) && createRow(act, scene)) ||
    (isA(act.verb, 'delete') && deleteRows(act, scene)) ||
    setValue(act, scene)
  )
}

/** “create a note”, “write a line to the log”; “log it in the history”. */
function isMade({ verb, object }: Act): boolean {
  return isA(verb, 'create') && !/^(?:mark|open)$/.test(verb) && object !== ''
}

function refuse({ said }: Act, scene: FlowScene): boolean {
  const about =
    /\b(?:with|saying)\s+(?:the (?:message|text|words|error)\s+)?["“](?<text>[^"”]+)["”]/i.exec(
      said,
    )?.groups?.['text']
  scene.steps.add('refuses', { status: 409, message: text(about ?? 'This is not possible now.') })
  return true
}
