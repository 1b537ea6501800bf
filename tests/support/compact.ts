/** The compact form, as somebody writes it down in a minute. */
export const COMPACT = JSON.stringify({
  nodes: [{ name: 'auth', type: 'POST', schema: 'UserCollection' }],
  connections: [
    { from: 'auth', to: 'api' },
    { from: 'api', to: 'database' },
  ],
})
