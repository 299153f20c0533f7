import { z } from 'zod'
import { fields } from '../platform/form.ts'
import type { Checked } from './identifier.rules.ts'

/** A code with a check of its own, or nothing; what is wrong is told as `<prefix>-<problem>`. */
export function checkedOrEmpty(prefix: string, check: (text: string) => Checked<string>) {
  return fields.optionalText(40).transform((typed, ctx): string | null => {
    if (typed === null) return null
    const { normal, problems } = check(typed)
    const [first] = problems
    if (!first) return normal
    ctx.issues.push({ code: 'custom', message: `${prefix}-${first}`, input: typed })
    return z.NEVER
  })
}
