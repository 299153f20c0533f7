import { z } from 'zod'
import { parseSchoolYear, type SchoolYear } from '../norms/school-year.rules.ts'
import { fields, type Read, readForm } from '../platform/form.ts'
import type { PriorHours } from './prior-hours.rules.ts'

export type TypedPriorHours = Pick<PriorHours, 'schoolYear' | 'year' | 'minutes' | 'fromSchool'> & { id: string }

const madeHere = /^[0-9a-z]{20,30}$/u

const line = z.object({
  id: fields.id().refine((id) => madeHere.test(id), { error: 'not-valid' }),
  schoolYear: fields.text(20).transform((text, ctx): SchoolYear => {
    const year = parseSchoolYear(text)
    if (year) return year
    ctx.issues.push({ code: 'custom', message: 'not-a-school-year', input: text })
    return z.NEVER
  }),
  year: fields.oneOf(['3', '4', '5']).transform(Number),
  minutes: fields.duration(),
  fromSchool: fields.text(160),
})

/** The hours of one year at an earlier school; the paper travels beside the fields. */
export function readPriorHours(body: unknown): Read<TypedPriorHours> {
  return readForm(line, body)
}
