import type { Json } from '@drawbridge/manifest'
import { DIALECT_WORDS } from '../kinds/dialect.ts'
import type { Shape } from './shape.ts'

const WORDS: Readonly<Record<string, string>> = {
  ...DIALECT_WORDS,
  jwt: 'Access tokens (JWT)',
  session: 'Cookie sessions',
  open: 'Anyone may register',
  closed: 'Nobody may register',
  register: 'Register',
  login: 'Sign in',
  refresh: 'Get new tokens',
  logout: 'Sign out',
  me: 'Who is signed in',
  password: 'Change the password',
  status: 'The status, 404',
  title: 'The status in words, Not Found',
  detail: 'What went wrong',
  code: 'The code',
  requestId: 'The request’s id',
  fields: 'The fields at fault, as a list',
  messagesByField: 'The messages of each field',
}

/** A choice as people read it. */
export const wordFor = (choice: string): string => WORDS[choice] ?? choice

/** The choice itself, by its text. */
export const choiceOf = (text: string, { enum: choices = [] }: Shape): Json =>
  (choices.find((choice) => String(choice) === text) ?? text) as Json
