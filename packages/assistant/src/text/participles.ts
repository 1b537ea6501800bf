/** Past forms of verbs that don't end in -ed: they stand behind “is”, as `lent` in “is lent to a member”. */
export const PAST_FORMS =
  'written|made|held|sold|given|taken|run|led|done|drawn|built|born|put|kept|grown|taught|sent|bought|paid|lent|let|hung|laid|lost|found|met|shown|spent|thrown|worn|won|driven|flown|ridden|chosen|caught|brought|fed|shot|hit|cut|set|read|bound|hidden|sung|spoken|stolen|sewn|sown|spun|split|spread|struck|swept|sworn|told|torn|understood|wound|woven|begun|bred|broken|cast|dealt|eaten|fought|forgotten|frozen|known|overseen|seen|shed|sunk|thought'
