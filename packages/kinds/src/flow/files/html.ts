const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Tag of a template of HTML: what is put in is text, whatever stands in it. */
export function html(strings: TemplateStringsArray, ...values: readonly unknown[]): string {
  return strings.reduce((page, part, index) => page + escaped(values[index - 1]) + part)
}

function escaped(value: unknown): string {
  return String(value).replaceAll(/[&<>"']/g, (mark) => ESCAPES[mark] ?? mark)
}
