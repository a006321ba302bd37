/**
 * Letters and figures of the codes that customers say: none that is mistaken for another, by ear or by eye. The kiosk's
 * keys for such a code are these.
 */
export const spokenSigns = '234679ACDEFHJKMNPRTWXY';

/** How many of them a code has; it is written in two halves. */
export const SPOKEN_LENGTH = 4;
