// Versions of a module (versioni): saving what differs makes a new one, saving what says the same makes none. The record
// carries copies of what the version in force says, because the catalogue is searched by them.

import type { LabModule, ModuleContent, ModuleVersion } from './lab-module.rules.ts'

export const contentFields = [
  'title',
  'description',
  'theme',
  'level',
  'ages',
  'years',
  'requiredModules',
  'requiredMachines',
  'parts',
  'minutes',
  'machines',
  'grants',
  'materials',
  'funding',
  'cup',
  'countableMinutes',
  'minimum',
  'maximum',
  'risk',
] as const satisfies readonly (keyof ModuleContent)[]

export type ContentField = (typeof contentFields)[number]

/** Which parts of the contents differ. The order of lists of codes, and the ids of module parts, do not count. */
export function changedFields(before: ModuleContent, after: ModuleContent): ContentField[] {
  return contentFields.filter((field) => said(before, field) !== said(after, field))
}

function said(content: ModuleContent, field: ContentField): string {
  if (field === 'parts') {
    const { parts } = content
    return JSON.stringify(parts.map(({ title, description, phase, minutes }) => [title, description, phase, minutes]))
  }
  const value = content[field]
  if (Array.isArray(value)) return JSON.stringify([...value].map(String).toSorted())
  if (field === 'ages') return content.ages ? `${content.ages.from}-${content.ages.to}` : ''
  return JSON.stringify(value)
}

/** Only the contents of a version. */
export function contentOf(version: ModuleVersion): ModuleContent {
  const { number: _number, at: _at, by: _by, ...content } = version
  return content
}

type Copies = Pick<
  LabModule,
  'title' | 'theme' | 'level' | 'searchText' | 'years' | 'ages' | 'machines' | 'funding' | 'requiredModules'
>

/** What the record copies from the version in force, to search by. */
export function copiesOf(code: string, content: ModuleContent): Copies {
  const { title, theme, level, years, ages, machines, funding, requiredModules, description, parts } = content
  const words = [code, title, description, ...parts.map((part) => part.title)]
  const searchText = words.filter((each) => each !== null && each !== '').join('\n')
  return { title, theme, level, years, ages, machines, funding, requiredModules, searchText }
}
