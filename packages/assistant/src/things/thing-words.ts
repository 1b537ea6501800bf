/** Things of which one has several, and that belong to several. */
export const SHARED =
  /(?:tags?|categor(?:y|ies)|genres?|labels?|topics?|skills?|keywords?|interests|amenities|allergens?|ingredients?|languages?)$/i

/** What people write themselves. */
export const POSTED =
  /(?:posts?|articles?|comments?|stories|recipes|reviews|messages|notes|questions|answers|threads|topics|pages|entries|tickets|issues|ideas|suggestions|announcements|news|tips|guides|tutorials|blogs?|replies)$/i

/** Things of which nobody has any for themselves alone. */
export const SHARED_BY_MANY =
  /(?:^|_)(?:tags|categories|genres|labels|topics|skills|keywords|interests|amenities|allergens)$/
