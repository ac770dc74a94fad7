/**
 * Whether nine digits pass the eleven-test of the burgerservicenummer
 * (9·d0 + 8·d1 + … + 2·d7 − 1·d8 divisible by 11, not all zero).
 */
export function passesElevenTest(digits: string): boolean {
  if (!/^\d{9}$/.test(digits) || digits === '000000000') return false;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
  return sum % 11 === 0;
}

/**
 * Nine digits, or eight when the leading nought was left out, together or grouped as on paper (3-3-3, 4-2-3). Dates,
 * mobile numbers, bank accounts, amounts and numbers of the trade register are written otherwise.
 */
const DIGIT_RUN =
  /(?<!\d|\d[.-]|(?:^|\D)0?6[ -]|€ ?|\bkvk\D{0,12})(?:\d{8,9}|\d{3}[ .-]\d{3}[ .-]\d{3}|\d{4}[ .-]\d{2}[ .-]\d{3})(?!\d|[.-]\d)/gi;

/**
 * The runs in a free text that could be a burgerservicenummer: eight or nine digits that pass the eleven-test.
 * A BSN belongs in the person field, never in free text (UAVG art. 46).
 */
export function findBsns(text: string): string[] {
  return (text.match(DIGIT_RUN) ?? []).filter((run) => passesElevenTest(run.replace(/\D/g, '').padStart(9, '0')));
}

const SENSITIVE_WORDS =
  /\b(diagnos\w*|psychi\w*|medi(?:sch|cijn)\w*|ziekte\w*|verslaafd\w*|verslaving\w*|zwanger\w*|hiv|kanker|depressi\w*|autis\w*|schizofren\w*|etni\w*|ras(?:genoot)?|geloof(?!waardig)\w*|moslim\w*|joods\w*|christen\w*|homoseksu\w*|seksuele (?:geaardheid|voorkeur)|vakbond\w*|strafblad\w*)\b/gi;

/**
 * Words that suggest special categories of personal data (AVG art. 9). A warning only: the writer confirms that it is
 * needed, or takes it out.
 */
export function findSensitiveWords(text: string): string[] {
  return [...new Set((text.match(SENSITIVE_WORDS) ?? []).map((word) => word.toLowerCase()))];
}
