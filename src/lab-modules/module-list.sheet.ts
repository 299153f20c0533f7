import type { Ctx } from '../access/actor.ts'
import type { ListCell, ListSheet } from '../platform/list-sheet.ts'
import { entryName, type Programme } from '../programme/programme.rules.ts'
import type { LabModule, ModuleVersion } from './lab-module.rules.ts'
import { moduleWords } from './lab-module.text.ts'
import { modulePageWords } from './module-page.text.ts'

interface ModuleFile {
  modules: readonly (Pick<LabModule, 'code' | 'state'> & { version: ModuleVersion })[]
  total: number
  programme: Programme
}

/** The catalogue as a file: the version in force of every module. */
export function modulesSheet({ modules, total, programme }: ModuleFile, { language }: Ctx): ListSheet {
  const t = moduleWords(language)
  const machines = (codes: readonly string[]) =>
    codes.map((code) => entryName(programme.machineKinds, code, language)).join(', ') || null
  const row = ({ code, state, version }: ModuleFile['modules'][number]): ListCell[] => [
    code,
    version.title,
    entryName(programme.themes, version.theme, language),
    t[version.level],
    version.minutes,
    version.countableMinutes,
    version.parts.length,
    version.years.join(', ') || null,
    version.ages?.from ?? null,
    version.ages?.to ?? null,
    version.minimum,
    version.maximum,
    version.requiredModules.join(', ') || null,
    machines(version.requiredMachines),
    machines(version.machines),
    machines(version.grants),
    t[version.risk],
    t[version.funding],
    version.cup,
    t[state],
    version.number,
  ]
  return { name: 'catalogo', title: t.catalogue, columns: columnsOf(language), rows: modules.map(row), total }
}

function columnsOf(language: Ctx['language']): ListSheet['columns'] {
  const [t, p] = [moduleWords(language), modulePageWords(language)]
  return [
    { header: t.code, kind: 'text', width: 12 },
    { header: t.title, kind: 'text', width: 42 },
    { header: t.theme, kind: 'text', width: 26 },
    { header: t.level, kind: 'text', width: 14 },
    { header: t.minutes, kind: 'duration', width: 10 },
    { header: t.countable, kind: 'duration', width: 16 },
    { header: t.parts, kind: 'integer', width: 10 },
    { header: t.years, kind: 'text', width: 14 },
    { header: t.ageFrom, kind: 'integer', width: 10 },
    { header: t.ageTo, kind: 'integer', width: 10 },
    { header: t.minimum, kind: 'integer', width: 12 },
    { header: t.maximum, kind: 'integer', width: 12 },
    { header: t.requiredModules, kind: 'text', width: 20 },
    { header: t.requiredMachines, kind: 'text', width: 24 },
    { header: t.machines, kind: 'text', width: 30 },
    { header: t.grants, kind: 'text', width: 24 },
    { header: t.risk, kind: 'text', width: 10 },
    { header: t.funding, kind: 'text', width: 14 },
    { header: t.cup, kind: 'text', width: 18 },
    { header: t.state, kind: 'text', width: 12 },
    { header: p.version, kind: 'integer', width: 9 },
  ]
}
