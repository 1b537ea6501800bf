import type { SourceFile } from './sources.ts'

interface Rule {
  readonly pattern: RegExp
  readonly why: string
}

/** Put together from parts, so that this file passes its own gate. */
const word = (...parts: readonly string[]): string => parts.join('')

const RULES: readonly Rule[] = [
  {
    pattern: new RegExp(word('@ts-', '(ignore|expect-error|nocheck)')),
    why: 'silences TypeScript',
  },
  {
    pattern: new RegExp(word('(oxlint|eslint|biome)-', '(disable|ignore)')),
    why: 'silences the linter',
  },
  { pattern: new RegExp(word('(oxfmt|prettier)-', 'ignore')), why: 'silences the formatter' },
]

const TEST_RULES: readonly Rule[] = [
  {
    pattern: new RegExp(word('\\b(test|it|describe|suite|t)\\.', 'only\\(')),
    why: 'runs one test alone',
  },
  {
    pattern: new RegExp(word('\\b(test|it|describe|suite|t)\\.', '(skip|todo)\\(')),
    why: 'skips a test',
  },
  { pattern: new RegExp(word('\\b(skip|todo|only)', ': (?!false)')), why: 'skips a test' },
]

/** What nobody may write: a way around a check. */
export function checkWords(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) => {
    const rules = file.path.includes('.test.') ? [...RULES, ...TEST_RULES] : RULES
    return file.text
      .split('\n')
      .flatMap((line, index) =>
        rules
          .filter((rule) => rule.pattern.test(line))
          .map((rule) => `${file.path}:${index + 1} ${rule.why}: ${line.trim().slice(0, 100)}`),
      )
  })
}
