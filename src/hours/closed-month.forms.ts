import { z } from 'zod'
import { fields, type Read, readForm } from '../platform/form.ts'

const closing = z.object({ leave: fields.checked() })

/** Whether unsigned hours are left behind. */
export function readClosing(body: unknown): Read<{ leave: boolean }> {
  return readForm(closing, body)
}
