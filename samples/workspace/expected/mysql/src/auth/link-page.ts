import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

/**
 * What a link in a mail leads to. Opening it does nothing and says nothing of anybody, so that
 * programs that look into mail don't use it up; its button does.
 */
export interface LinkPage {
  readonly title: string
  readonly button: string
  /** What it says once that is done. */
  readonly done: string
  readonly asks?: readonly Question[]
  /** Where an error says what is wrong, if not in `detail`: `error.message`. */
  readonly detail?: string
}

export interface Question {
  /** As it is sent. */
  readonly name: string
  readonly label: string
  readonly type: 'text' | 'password'
  readonly optional?: boolean
  readonly minLength?: number
  readonly maxLength?: number
}

const STYLE = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 24rem; margin: 4rem auto; padding: 0 1rem }
input, button { font: inherit; width: 100%; padding: .5rem; margin: .5rem 0; box-sizing: border-box }
output { white-space: pre-line }
`

const SCRIPT = `
const form = document.querySelector('form')
const output = document.querySelector('output')
const labelOf = (field) => {
  const input = form.elements.namedItem(field)
  return input ? input.labels[0].textContent.trim() : field
}
const said = (problem) => {
  const detail = form.dataset.detail.split('.').reduce((one, name) => one?.[name], problem)
  const errors = Array.isArray(problem.errors) ? problem.errors : []
  const fields = errors.map(({ field, message }) => labelOf(field) + ': ' + message)
  return [detail, ...fields].filter((line) => typeof line === 'string').join('\\n')
}
const FAILED = 'That did not work. Try again in a moment.'
const send = async () => {
  const body = { token: location.hash.slice(1) }
  for (const input of form.querySelectorAll('input')) {
    if (input.required || input.value) body[input.name] = input.value
  }
  const answer = await fetch(location.pathname, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  form.hidden = answer.ok
  return answer.ok ? form.dataset.done : said(await answer.json()) || FAILED
}
form.addEventListener('submit', (event) => {
  event.preventDefault()
  send().catch(() => FAILED).then((text) => { output.textContent = text })
})
`

const hash = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const POLICY = [
  "default-src 'none'",
  `style-src ${hash(STYLE)}`,
  `script-src ${hash(SCRIPT)}`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Answers with the page at the path that its button posts to. */
export function linkPage(app: FastifyInstance, path: string, page: LinkPage): void {
  const html = htmlOf(page)
  app.get(path, (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('content-security-policy', POLICY).send(html),
  )
}

const htmlOf = ({
  title,
  button,
  done,
  asks = [],
  detail = 'detail',
}: LinkPage): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
<h1>${escaped(title)}</h1>
<form data-done="${escaped(done)}" data-detail="${escaped(detail)}">
${asks.map(inputFor).join('\n')}
<button>${escaped(button)}</button>
</form>
<output role="status"></output>
<script>${SCRIPT}</script>
</html>
`

const inputFor = ({
  name,
  label,
  type,
  optional,
  minLength = 1,
  maxLength = 255,
}: Question): string => {
  const known = optional ? 'current-password' : 'new-password'
  const complete = type === 'password' ? ` autocomplete="${known}"` : ''
  const needed = optional ? '' : ' required'
  return `<label>${escaped(label)} <input name="${escaped(name)}" type="${type}"${complete} minlength="${minLength}" maxlength="${maxLength}"${needed}></label>`
}

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (one) => `&#${one.codePointAt(0)};`)
