import { z } from 'zod'
import { fields, type Read, readForm } from '../platform/form.ts'
import { longestDiaryText } from './diary.rules.ts'

const page = z.object({
  text: fields.optionalText(longestDiaryText).transform((text) => (text ?? '').replaceAll('\r\n', '\n')),
  version: fields.wholeNumber(0, 1_000_000),
  removePhoto: fields.checked(),
})

/** The words of a page; empty ones are fine beside a photograph. */
export const readDiaryPage = (body: unknown): Read<z.infer<typeof page>> => readForm(page, body)
