import { Type, type Static } from 'typebox'

/** Which server takes mail, and whom it comes from, is for the environment to say. */
export const MailSettings = Type.Object({}, { title: 'Mail', additionalProperties: false })
export type MailSettings = Static<typeof MailSettings>
