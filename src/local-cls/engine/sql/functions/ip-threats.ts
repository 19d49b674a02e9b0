/**
 * The whole threat database of the local CLS, made up. That CLS has `ip_to_threat_type` and `ip_to_threat_level` (0 none
 * to 4 worst) is told by third parties only (flow-log facts, question 30).
 */
export const IP_THREATS: readonly { address: string; threat: string; level: number }[] = [
  // The address that the simulated traffic contacts at 17:05.
  { address: '203.0.113.66', threat: 'C2', level: 4 },
  { address: '203.0.113.99', threat: 'Scanner', level: 2 },
];
