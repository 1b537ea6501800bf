import { defaultsOf } from '../../decode-settings.ts'
import type { JsonObject } from '@drawbridge/manifest'
import { reference, type JsonObject as Schema } from '../../openapi.ts'
import { SIGNED_IN } from './answers.ts'
import { wayFaceOf } from './faces.ts'
import type { AroundWay, Asked, DrawnWay, WayFace, WayRoute } from './way-face.ts'

export interface WithWays {
  readonly ways: readonly DrawnWay[]
}

/** The settings of a drawn way, with what nobody chose filled in by its schema. */
export function chosenWay({ settings }: WayFace, drawn: DrawnWay): unknown {
  return { ...defaultsOf(settings), ...drawn }
}

/** Whether there is such a way. */
export function isDrawn({ ways }: WithWays, kind: string): boolean {
  return ways.some((way) => way.kind === kind)
}

/** Whether one of the ways takes this from sign-in. */
export function isAsked({ ways }: WithWays, what: Asked): boolean {
  return ways.some(({ kind }) => wayFaceOf(kind)?.asks.includes(what))
}

/** What each way may ask of whoever has proved who they are: the members of that answer. */
export function besidesOf({ ways }: WithWays): readonly JsonObject[] {
  return ways.flatMap((drawn) => {
    const face = wayFaceOf(drawn.kind)
    const members = face?.besides?.(chosenWay(face, drawn)) ?? {}
    return Object.keys(members).length > 0 ? [members] : []
  })
}

/** Addresses of other services that the ways of a sign-in call. */
export function callsOfWays({ ways }: WithWays): readonly string[] {
  return ways.flatMap((drawn) => {
    const face = wayFaceOf(drawn.kind)
    return face?.calls?.(chosenWay(face, drawn)) ?? []
  })
}

/** What callers may be known by besides, for OpenAPI: each scheme by its name. */
export function credentialsOf({ ways }: WithWays): JsonObject {
  const credentials = ways.flatMap(({ kind }) => wayFaceOf(kind)?.credential ?? [])
  return Object.fromEntries(credentials.map(({ name, scheme }) => [name, scheme]))
}

/** What is answered to whoever has proved who they are: signed in, or asked for more. */
export function proved(auth: AroundWay): Schema {
  if (besidesOf(auth).length === 0) return SIGNED_IN
  return { anyOf: [SIGNED_IN, reference('schemas', 'Auth.Asked')] }
}

/** The routes of all ways of a sign-in, in order, below its path. */
export function routesOfWays(auth: AroundWay): readonly WayRoute[] {
  return auth.ways.flatMap((drawn) => {
    const face = wayFaceOf(drawn.kind)
    return face?.routes(chosenWay(face, drawn), auth, proved(auth)) ?? []
  })
}
