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

/** What makes code, markup or a command of text; nothing here has a use for it. */
const RUNNING_RULES: readonly Rule[] = [
  {
    pattern: new RegExp(word('(\\beval|new Function|\\bFunction)', '\\(|[\'"]node:', 'vm[\'"]')),
    why: 'runs text as code',
  },
  {
    pattern: new RegExp(
      word(
        '[iI]nner',
        'HTML|outer',
        'HTML|insertAdjacent',
        'HTML|document\\.',
        'write|srcdoc',
        '\\s*=',
      ),
    ),
    why: 'shows text as markup',
  },
  {
    pattern: new RegExp(word('<(object|embed|', 'applet|iframe)\\s+\\w+=')),
    why: 'loads a plugin or a frame',
  },
  {
    pattern: new RegExp(
      word('\\b(exec', 'Sync\\(|import.*\\bexec', '\\b.*child_process|shell', ': true)'),
    ),
    why: 'hands text to a shell',
  },
]

const isProduct = ({ path }: SourceFile): boolean =>
  /^(apps|packages)\/[^/]+\/src\//.test(path) && !/\.test\.|\/testing\//.test(path)

function rulesFor(file: SourceFile): readonly Rule[] {
  if (file.path.includes('.test.')) return [...RULES, ...TEST_RULES]
  return isProduct(file) ? [...RULES, ...RUNNING_RULES] : RULES
}

/** What nobody may write: a way around a check, and what runs text. */
export function checkWords(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) => {
    const rules = rulesFor(file)
    return file.text
      .split('\n')
      .flatMap((line, index) =>
        rules
          .filter((rule) => rule.pattern.test(line))
          .map((rule) => `${file.path}:${index + 1} ${rule.why}: ${line.trim().slice(0, 100)}`),
      )
  })
}
