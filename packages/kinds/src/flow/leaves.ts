import type { Leaves, Ways } from './flow-model.ts'

export const GOES_ON: Ways = { leaves: 'never', ends: 'never', answers: 'never' }
export const ANSWERS: Ways = { leaves: 'always', ends: 'always', answers: 'always' }
export const FAILS: Ways = { leaves: 'always', ends: 'always', answers: 'never' }
export const GIVES: Ways = { leaves: 'always', ends: 'never', answers: 'never' }

/** Of steps that follow each other. */
export function inTurn(all: readonly Ways[]): Ways {
  return combined(all, (leaves) => {
    if (leaves.includes('always')) return 'always'
    return leaves.includes('sometimes') ? 'sometimes' : 'never'
  })
}

/** Of bodies of which one is gone through. */
export function oneOf(all: readonly Ways[]): Ways {
  return combined(all, (leaves) => {
    if (leaves.length > 0 && leaves.every((one) => one === 'always')) return 'always'
    return leaves.every((one) => one === 'never') ? 'never' : 'sometimes'
  })
}

/** Of a body that may be gone through not at all. */
export function perhaps(ways: Ways): Ways {
  return oneOf([ways, GOES_ON])
}

/** Of a step that takes what its bodies give: giving ends none but those. */
export function taking(ways: Ways): Ways {
  return { ...ways, leaves: ways.ends }
}

function combined(all: readonly Ways[], combine: (leaves: readonly Leaves[]) => Leaves): Ways {
  return {
    leaves: combine(all.map((one) => one.leaves)),
    ends: combine(all.map((one) => one.ends)),
    answers: combine(all.map((one) => one.answers)),
  }
}
