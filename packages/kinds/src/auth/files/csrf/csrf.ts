import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { ORIGINS } from './settings.ts'

/** Sent back in `x-csrf-token`. Whoever can only make a browser send its cookie can't know it. */
export const csrfToken = (secret: string): string =>
  createHmac('sha256', secret).update('csrf').digest('base64url')

export function hasCsrfToken(request: FastifyRequest, secret: string): boolean {
  const sent = Buffer.from(String(request.headers['x-csrf-token']))
  const expected = Buffer.from(csrfToken(secret))
  return sent.length === expected.length && timingSafeEqual(sent, expected)
}

/** Whether a browser says that the request comes from a page of a site that has no business here. */
export function isForeign(request: FastifyRequest): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers
  if (origin !== undefined && ORIGINS.includes(origin)) return false
  if (origin !== undefined && !isHost(origin, request.host)) return true
  return site !== undefined && site !== 'same-origin'
}

function isHost(origin: string, host: string): boolean {
  const url = URL.parse(origin)
  return url !== null && url.host === URL.parse(`${url.protocol}//${host}`)?.host
}
