import { Type, type Static } from 'typebox'

const day = (title: string, description: string) =>
  Type.String({ title, description, pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })

/** How an earlier version of an api tells its callers to move on. */
export const Deprecation = Type.Object(
  {
    since: day('Since', 'A day such as 2026-11-22. From then on nothing new should call it.'),
    sunset: Type.Optional(day('Gone on', 'A day such as 2027-06-30. It may not answer after it.')),
    successor: Type.Optional(
      Type.String({
        title: 'Instead',
        description: 'Where the later version is, such as /v2.',
        minLength: 1,
        maxLength: 100,
      }),
    ),
  },
  {
    title: 'Going out of use',
    description: 'Every answer says so, in the headers deprecation, sunset and link.',
    additionalProperties: false,
  },
)
export type Deprecation = Static<typeof Deprecation>

/** Headers that say it: RFC 9745, RFC 8594 and the link to the later version. */
export function deprecationHeaders({
  since,
  sunset,
  successor,
}: Deprecation): Readonly<Record<string, string>> {
  return {
    deprecation: `@${Date.parse(since) / 1000}`,
    ...(sunset !== undefined && { sunset: new Date(sunset).toUTCString() }),
    ...(successor !== undefined && { link: `<${successor}>; rel="successor-version"` }),
  }
}
