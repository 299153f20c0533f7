import { z } from 'zod'
import { fields, type Read, readForm } from '../platform/form.ts'

const signed = z.object({ on: fields.day() })
/** The day on the signed paper. */
export const readAddendum = (body: unknown): Read<z.infer<typeof signed>> => readForm(signed, body)
