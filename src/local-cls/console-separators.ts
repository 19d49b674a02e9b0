/** Separators that the CLS console offers for every index. */
export const CONSOLE_SEPARATORS = '@&?|#()=\'",;:<>[]{}/ \n\t\r';
