/** A number that a finger is ahead with, while the engine has not said it yet. */
export interface Lead {
  readonly value: number;
  /** Count of the visit's events when the finger began to lead. */
  readonly fromSeq: number;
  readonly unanswered: number;
  /** Changes that the engine has taken since; each is an event of the visit or more. */
  readonly taken: number;
}

/** What the engine says, and the count of the visit's events that are in it. */
export interface Said {
  readonly value: number;
  readonly seq: number;
}

function leads(lead: Lead | null, said: Said): lead is Lead {
  return lead !== null && (lead.unanswered > 0 || said.seq < lead.fromSeq + lead.taken);
}

/**
 * The finger's number until everything it asked for is answered and shown: answers and pictures of the order come on
 * two ways, so an answer may be there before the picture, and a picture of the first change after the second touch.
 */
export function shownNumber(lead: Lead | null, said: Said): number {
  return leads(lead, said) ? lead.value : said.value;
}

export function led(lead: Lead | null, said: Said, value: number): Lead {
  return leads(lead, said)
    ? { ...lead, value, unanswered: lead.unanswered + 1 }
    : { value, fromSeq: said.seq, unanswered: 1, taken: 0 };
}

export function answered(lead: Lead | null, taken: boolean): Lead | null {
  return lead && { ...lead, unanswered: lead.unanswered - 1, taken: lead.taken + (taken ? 1 : 0) };
}
