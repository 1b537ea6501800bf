import type { Run } from '@drawbridge/protocol'

/** Whether a request left mail to be sent, here: what was only tried or happened elsewhere is not in the mailbox. */
export const sentMail = ({ moments, dry, elsewhere }: Run): boolean =>
  !dry &&
  elsewhere === undefined &&
  moments.some(
    (moment) =>
      moment.sort === 'statement' && /^\s*INSERT INTO\s+[`"]?mail_outbox\b/i.test(moment.text),
  )
