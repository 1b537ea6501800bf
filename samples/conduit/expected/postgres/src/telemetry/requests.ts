import type { FastifyInstance, FastifyRequest, RouteHandlerMethod } from 'fastify'
import { watchCalls } from './calls.ts'
import { contextOf } from './context.ts'
import { openExporter } from './exporter.ts'
import type { TraceSettings } from './settings.ts'
import { ownStack } from './source.ts'
import { currentSpan, KINDS, now, Span, spanning, typeOf, within } from './span.ts'

/** Spans of every request, if somebody takes them: those that ask for its health aside. */
export function traceRequests(app: FastifyInstance, settings: TraceSettings | undefined): void {
  if (settings === undefined) return
  const { take, close } = openExporter(settings, app.log)
  const spans = new WeakMap<FastifyRequest, Span>()
  const stop = watchCalls()
  app.addHook('onClose', async () => {
    stop()
    await close()
  })

  app.addHook('onRoute', (route) => {
    route.handler = spanned(route.handler)
  })
  app.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.url?.startsWith('/health/')) return done()
    const { trace, parent, sampled, state } = contextOf(request.headers)
    const { method, protocol, routeOptions } = request
    const route = routeOptions.url
    const span = new Span(
      { id: trace, sampled, state, take },
      parent,
      route === undefined ? method : `${method} ${route}`,
      KINDS.server,
      { 'http.request.method': method, 'http.route': route, 'url.scheme': protocol },
    )
    spans.set(request, span)
    // Answered or broken off: either way it is over.
    reply.raw.once('close', () => {
      const { statusCode } = reply
      const status = { 'http.response.status_code': statusCode }
      if (statusCode < 500) span.end(status)
      else span.end({ 'error.type': String(statusCode), ...status }, true)
    })
    within(span, done)
  })
  // The body came by an event of the connection, which belongs to no request.
  app.addHook('preValidation', (request, _reply, done) => {
    const span = spans.get(request)
    if (span === undefined) done()
    else within(span, done)
  })
  app.addHook('onError', (request, _reply, error, done) => {
    const attributes = {
      'exception.type': typeOf(error),
      'exception.stacktrace': ownStack(error),
    }
    spans.get(request)?.events.push({ name: 'exception', at: now(), attributes })
    done()
  })
}

/** A handler that has a name is a function to be seen, beside the request itself. */
function spanned(handler: RouteHandlerMethod): RouteHandlerMethod {
  const { name } = handler
  if (name === '' || name === 'handler') return handler
  return function traced(request, reply) {
    const span = currentSpan()?.child(name, KINDS.internal, { 'code.function.name': name })
    const work = () => handler.call(this, request, reply)
    return span === undefined ? work() : spanning(span, work)
  }
}
