/** Deeper than lists stand inside each other. */
const WIDEST = 24

/**
 * A text without long runs of blanks and of empty lines, which say nothing: patterns begin anew at
 * each of them, so that a page of nothing else would be read for minutes.
 */
export function withoutRuns(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\S\n]{2,}/g, (run) => run.slice(0, WIDEST))
    .replaceAll(/\n(?:[^\S\n]*\n){2,}/g, '\n\n')
}
