/** Verbs at which a sentence may be cut, as a part of a pattern; what they come to says `grammar/deed-words`. */
export const VERB = `(?:${[
  String.raw`list|browse|search|find|look up|look for`,
  String.raw`see|sees|seeing|view|views|read|reads|get|gets|look at|looks at|access|accesses|listen(?: to)?|watch|download|visit|consult|check|open|fetch|show|use|follow|know|display`,
  String.raw`create|creates|creating|add|adds|adding|write|writes|post|posts|submit|submits|make|makes|send|sends|place|places|book|books|upload|uploads|enter|enters|apply for|apply to|start|subscribe(?: to)?|order|record|records|register|log|report|reports|leave|buy|rent|reserve|publish|request|insert|open new|propose|enrol|enroll|issue|borrow|file|raise|plan|schedule|rate|like|comment on|vote (?:on|for)|favou?rite|bookmark|join|split|divide|group`,
  String.raw`edit|edits|editing|update|updates|updating|change|changes|changing|modify|modifies|correct|alter|rename|adjust|move|reschedule|mark|close|complete|assign|approves?|rejects?|accepts?|declines?|confirms?|process|processes|verify|verifies|resolve|moderate|amend|cancel|set the \w+ of`,
  String.raw`delete|deletes|deleting|remove|removes|removing|erase|withdraw|take down`,
  String.raw`restore|restores|undelete`,
  String.raw`manage|manages|managing|administer|administers|administrate|maintain|maintains|handle|handles|control|controls|do (?:everything|anything|all)(?: with| to)?|have full (?:access|control)(?: to| of| over)?|have all rights(?: to| on)?|look after|run|curate|work with|take care of|crud|everything|all|anything|full access(?: to)?`,
].join('|')})`
