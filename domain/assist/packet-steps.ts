/** Where a customer stood when they called: the start screen, or a step of their order. */
export const packetSteps = [
  'attract',
  'starting',
  'browsing',
  'reviewing',
  'paying',
  'declined',
  'checking',
  'done',
  'parked',
  'closed',
] as const;
