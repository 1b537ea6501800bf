/** Things of which one has several, and that belong to several. */
export const SHARED =
  /(?:tags?|categor(?:y|ies)|genres?|labels?|topics?|skills?|keywords?|interests|amenities|allergens?|ingredients?|languages?)$/i

/** What people write themselves. */
export const POSTED =
  /(?:posts?|articles?|comments?|stories|recipes|reviews|messages|notes|questions|answers|threads|topics|pages|entries|tickets|issues|ideas|suggestions|announcements|news|tips|guides|tutorials|blogs?|replies)$/i

/** Things of which nobody has any for themselves alone. */
export const SHARED_BY_MANY =
  /(?:^|_)(?:tags|categories|genres|labels|topics|skills|keywords|interests|amenities|allergens)$/

/** What happens once, with people and things that are there before and after it. */
export const HAPPENING =
  /(?:^|_)(?:shifts|bookings|loans|rentals|reservations|hires|meetings|lessons|classes|events|appointments|sessions|courses|projects|concerts|performances|shows|tours|trips|excursions|matches|games|races|rehearsals|workshops|trainings|parcels|hikes|rides|walks|visits|exhibitions|productions|films|movies|plays|operations|flights|voyages|expeditions|tournaments|festivals|seminars|lectures|missions|crews|committees|playlists|menus)$/
/** What takes part in many things, one after the other. */
export const LASTING =
  /(?:^|_)(?:objects|items|tools|instruments|cars|vehicles|bikes|boats|rooms|books|songs|pieces|tracks|exhibits|artworks|paintings|products|dishes|animals|horses|dogs|machines|devices|costumes|places|locations)$/
