import { z } from 'zod'
import { fields, type Read, readForm } from '../platform/form.ts'

const teachers = z.object({ teacherIds: fields.ids() })

export const readTeachers = (body: unknown): Read<{ teacherIds: string[] }> => readForm(teachers, body)
