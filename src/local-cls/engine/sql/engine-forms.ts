import { queryErrorAt } from './position';
import { type Token, wordOf } from './tokens';

/** Calls that the engine's parser makes of other spellings, or that its tree shows as operators. */
const ENGINE_FORMS = new Set(
  (
    'list_value construct_array count_star like_escape not_like_escape date_part ifnull __internal_position_operator ' +
    'to_seconds to_minutes to_hours to_days to_weeks to_months to_quarters to_years'
  ).split(' '),
);

/** Throws at the first such call that is written by hand: CLS has no function of that name. */
export function refuseEngineForms(sql: string, tokens: readonly Token[]): void {
  const call = tokens.find((token, index) => tokens[index + 1]?.text === '(' && ENGINE_FORMS.has(nameOf(token)));
  if (call !== undefined) {
    throw queryErrorAt(
      sql,
      { type: 'FUNCTION', query_location: call.byte },
      `Function '${nameOf(call)}' not registered`,
    );
  }
}

function nameOf(token: Token): string {
  return token.kind === 'name' ? token.text.slice(1, -1).toLowerCase() : wordOf(token);
}
