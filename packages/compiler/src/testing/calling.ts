/** A backend of nothing but these endpoints, which everybody may call. */
export function calling(
  endpoints: readonly { readonly name: string; readonly [member: string]: unknown }[],
) {
  return {
    drawbridge: 1,
    name: 'Caller',
    nodes: [
      { id: 'db', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
      {
        id: 'notes',
        kind: 'table',
        name: 'notes',
        settings: { fields: [{ id: 'f1', name: 'title', type: 'string' }] },
      },
      {
        id: 'api',
        kind: 'api',
        name: 'api',
        settings: {
          endpoints: endpoints.map((one, index) => ({
            id: `e${index}`,
            method: 'POST',
            path: `/${one.name.toLowerCase()}`,
            access: ['public'],
            ...one,
          })),
        },
      },
    ],
    connections: [],
  }
}

/** Steps with ids of their own. */
export const steps = (
  ...all: readonly { readonly kind: string; readonly [member: string]: unknown }[]
) => all.map((one, index) => ({ id: `s${index}`, ...one }))
