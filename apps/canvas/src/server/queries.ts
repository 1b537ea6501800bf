import { QueryClient, useQuery } from '@tanstack/react-query'
import type { ProjectState } from '@drawbridge/protocol'
import { call, Refused } from './client.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => count < 2 && error instanceof Refused && error.status === 0,
    },
  },
})

/** Who is signed in; fails with status 401 when nobody is. */
export function useMe() {
  return useQuery({
    queryKey: ['me'],
    staleTime: Infinity,
    queryFn: async ({ signal }) => (await call('me', { signal })).user,
  })
}

/** What may be signed in with here. */
export function useWaysIn() {
  return useQuery({
    queryKey: ['ways-in'],
    staleTime: Infinity,
    queryFn: ({ signal }) => call('readWaysIn', { signal }),
  })
}

export function useProjects(state: ProjectState) {
  return useQuery({
    queryKey: ['projects', state],
    // They are edited elsewhere, in other windows too.
    staleTime: 0,
    queryFn: async ({ signal }) => (await call('listProjects', { query: { state }, signal })).data,
  })
}

/** The language model that suggests changes, where there is one. */
export function useAssistant() {
  return useQuery({
    queryKey: ['assistant'],
    // It is named on another page, which may stand in another window.
    refetchOnWindowFocus: 'always',
    queryFn: async ({ signal }) => (await call('readAssistant', { signal })).assistant,
  })
}

export function useTemplates() {
  return useQuery({
    queryKey: ['templates'],
    staleTime: Infinity,
    queryFn: async ({ signal }) => (await call('listTemplates', { signal })).data,
  })
}

/** How the code of a project holds; the live connection writes there too. */
export const verificationKey = (project: string) => ['verification', project] as const

/** Rows of a running backend that an explorer offers; any request may change them. */
export const rowsKey = (project: string | null) => ['rows', project] as const
