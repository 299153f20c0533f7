// The names a template of an agreement may use: fields that are replaced by what is known of the school, the host and
// the agreement, and conditions that decide whether a passage stands in the text. Every field is also a condition: it
// holds when something is known.

export const templateFields = [
  'scuola.denominazione',
  'scuola.codice',
  'scuola.codiceFiscale',
  'scuola.indirizzo',
  'dirigente.nome',
  'dirigente.natoIl',
  'dirigente.natoA',
  'dirigente.codiceFiscale',
  'ente.denominazione',
  'ente.tipo',
  'ente.partitaIva',
  'ente.codiceFiscale',
  'ente.indirizzo',
  'ente.pec',
  'ente.email',
  'rappresentante.nome',
  'rappresentante.natoIl',
  'rappresentante.natoA',
  'rappresentante.codiceFiscale',
  'convenzione.dal',
  'convenzione.al',
  'convenzione.scopo',
  'convenzione.posti',
  'convenzione.rc',
  'convenzione.clausole',
  'programma.nome',
  'citta',
] as const
export type TemplateField = (typeof templateFields)[number]

const plainConditions = [
  'ente.impresa',
  'ente.pubblico',
  'ente.professionista',
  'ente.terzoSettore',
  'formazione.ente',
  'formazione.scuola',
] as const
export type PlainCondition = (typeof plainConditions)[number]

export const templateConditions: readonly (TemplateField | PlainCondition)[] = [...plainConditions, ...templateFields]

/** What the names stand for in one agreement; null: not known. */
export interface TemplateValues {
  fields: Readonly<Record<TemplateField, string | null>>
  conditions: Readonly<Record<PlainCondition, boolean>>
}

export function isTemplateField(name: string): name is TemplateField {
  return (templateFields as readonly string[]).includes(name)
}

export function isTemplateCondition(name: string): name is TemplateField | PlainCondition {
  return (templateConditions as readonly string[]).includes(name)
}

/** Whether a condition holds: a field does when something is known. */
export function holds(name: TemplateField | PlainCondition, { fields, conditions }: TemplateValues): boolean {
  return isTemplateField(name) ? (fields[name] ?? '').trim() !== '' : conditions[name]
}

/** The name most like the one that was written; null when none is near. */
export function nearestName(written: string, names: readonly string[]): string | null {
  const near = names
    .map((name) => ({ name, distance: distance(written.slice(0, 60).toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance: steps }) => steps <= Math.max(2, Math.ceil(name.length / 3)))
  return near.toSorted((a, b) => a.distance - b.distance)[0]?.name ?? null
}

/** How many letters have to be added, removed or changed to make one text the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [index, letter] of Array.from(a).entries()) {
    const next = [index + 1]
    for (const [column, other] of Array.from(b).entries()) {
      const changed = (row[column] ?? 0) + Number(letter !== other)
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
