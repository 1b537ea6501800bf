import { Type } from 'typebox'

/** Where links of a way lead to. */
export const Page = Type.Optional(
  Type.String({
    title: 'Page',
    description:
      'A path of your own site that links lead to, such as /welcome; else a page of the backend.',
    pattern: "^/[A-Za-z0-9._~!$&'()*+,;=:@/-]{0,200}$",
  }),
)

export const Minutes = (minutes: number, maximum: number) =>
  Type.Optional(
    Type.Integer({
      title: 'Minutes of a link',
      description: 'For so long it is good, once.',
      minimum: 1,
      maximum,
      default: minutes,
    }),
  )
