// What every identifier has in common: it is tidied as people and spreadsheets write it, and then judged.

/** An identifier in the form we store, and the reasons to refuse it; none when it is right. */
export interface Checked<Problem extends string> {
  normal: string
  problems: Problem[]
}

/** Upper case, without the spaces, dots, dashes and slashes that people put between the parts. */
export function compact(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}.\-‐-―_/]/gu, '')
    .toUpperCase()
}
