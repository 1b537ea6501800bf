/** Where mail is handed over: `smtps://user:password@mail.example.com:465` */
export function smtpUrl(value: string, problems: string[]): string {
  const url = URL.parse(value)
  if (value !== '' && (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === ''))
    problems.push('SMTP_URL must be an address such as smtps://user:password@mail.example.com:465')
  return value
}

/** Whom mail comes from: `hello@example.com`, or `Example <hello@example.com>`. */
export function mailFrom(value: string, problems: string[]): string {
  const address = /^[^<>\p{Cc}]*<([^<>]*)>$/u.exec(value)?.[1] ?? value
  if (value !== '' && !isAddress(address))
    problems.push('MAIL_FROM must be an address such as Example <hello@example.com>')
  return value
}

/** One mailbox, written so that nobody can read two into it. */
export const isAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\s"'(),:;<>@[\\\]\p{Cc}]{1,64}@[^\s"'(),:;<>@[\\\]\p{Cc}]+$/u.test(text)

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host)
