/** What a reader of Markdown sees of its build: every line's first mark, and what opens in it. */
export function markdownOutline(markdown: string): readonly string[] {
  const lines = markdown.split('\n').map((line) => {
    const [mark = ''] =
      /^\s*(?:#+ |\| |[-+*] |```|~~~|\d+[.)] |> |={2,}|-{2,}| {4}|)/.exec(line) ?? []
    const opened =
      line.replaceAll(/\\[!-/:-@[-`{-~]/g, '').match(/[`*_[\]<>|~]|&(?!amp;|lt;|gt;)/g) ?? []
    return mark + opened.join('')
  })
  // Plain lines make paragraphs, and nothing else.
  return lines.filter((line) => line !== '')
}
