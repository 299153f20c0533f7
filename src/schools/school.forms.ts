import { z } from 'zod'
import type { SchoolKind } from '../norms/required-hours.rules.ts'
import { fields, type Read, readForm } from '../platform/form.ts'
import { hourLoggers, type SchoolSettings } from './school.rules.ts'

const settings = z.object({ whoLogs: fields.oneOf(hourLoggers) })

export const readSchoolSettings = (body: unknown): Read<SchoolSettings> => readForm(settings, body)

/** The kinds one can look for. */
export const searchableKinds: readonly SchoolKind[] = ['liceo', 'tecnico', 'professionale']

export function readKind(text: string): SchoolKind | null {
  return searchableKinds.find((kind) => kind === text) ?? null
}
