import { resetLink } from '@drawbridge/server'
import type { Work } from '../command.ts'
import { studioOptions } from '../studio-options.ts'

export const resetPassword: Work = async ({ words: [email = ''] }, terminal) => {
  const link = await resetLink(studioOptions(process.env), email)
  if (link === undefined) {
    terminal.result({ ok: false })
    terminal.warn(`There is no account of ${email} in this studio.`)
    return 1
  }
  terminal.result({ ok: true, link })
  terminal.say(link)
  return 0
}
