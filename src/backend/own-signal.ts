/**
 * A signal that ends with another, for one listener. Node takes more than ten listeners of one signal for a leak and
 * says so, but a call has as many waiters as it asks questions.
 */
export function ownSignal(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal]);
}
