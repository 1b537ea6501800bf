import type { Span } from '../expression.ts'

export type Token =
  | { readonly kind: 'number'; readonly digits: string; readonly span: Span }
  | { readonly kind: 'text'; readonly value: string; readonly span: Span }
  | { readonly kind: 'name'; readonly name: string; readonly span: Span }
  | { readonly kind: 'mark'; readonly mark: string; readonly span: Span }
  | { readonly kind: 'end'; readonly span: Span }

/** All that is neither a name nor a value, the longest first. */
export const MARKS: readonly string[] = (
  '=== !== ... **= ??= ||= &&= >>> ' +
  '== != <= >= && || ?? ?. => ** ++ -- << >> += -= *= /= %= // /* ' +
  '+ - * / % < > ! ? : . , ( ) [ ] { } = ` ; & | ^ ~ @ # \\'
).split(' ')
