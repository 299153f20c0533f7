import { readRegister, type RegisterRow } from '../../src/schools/school-register.rules.ts'

/** An invented state school: a technical institute of Borgo with a liceo beside it. */
const invented = {
  ANNOSCOLASTICO: '202627',
  AREAGEOGRAFICA: 'NORD OVEST',
  REGIONE: 'LOMBARDIA',
  PROVINCIA: 'BORGO',
  CODICEISTITUTORIFERIMENTO: 'BGIS90100A',
  DENOMINAZIONEISTITUTORIFERIMENTO: 'I.I.S. ADA NEGRONI',
  CODICESCUOLA: 'BGTF901011',
  DENOMINAZIONESCUOLA: 'I.T.I. ADA NEGRONI',
  INDIRIZZOSCUOLA: 'VIA DEI TINTORI 4',
  CAPSCUOLA: '24100',
  CODICECOMUNESCUOLA: 'A794',
  DESCRIZIONECOMUNE: 'BORGO',
  DESCRIZIONECARATTERISTICASCUOLA: 'NORMALE',
  DESCRIZIONETIPOLOGIAGRADOISTRUZIONESCUOLA: 'ISTITUTO TECNICO INDUSTRIALE',
  INDICAZIONESEDEDIRETTIVO: 'NO',
  INDICAZIONESEDEOMNICOMPRENSIVO: 'Non Disponibile',
  INDIRIZZOEMAILSCUOLA: 'BGIS90100A@istruzione.it',
  INDIRIZZOPECSCUOLA: 'Non Disponibile',
  SITOWEBSCUOLA: 'www.iisnegroni.edu.it',
  SEDESCOLASTICA: 'NO',
}

export type PublishedRow = Partial<Record<keyof typeof invented, string>>

export const stateColumns = Object.keys(invented) as (keyof typeof invented)[]

/** The 14 columns of the register of private schools. */
export const privateColumns = stateColumns.filter(
  (column) => !/ISTITUTORIFERIMENTO|CARATTERISTICA|INDICAZIONE|SEDESCOLASTICA/u.test(column),
)

interface Layout {
  columns?: readonly (keyof typeof invented)[]
  separator?: string
  newline?: string
}

/** A register as published: what a row does not say is as in the invented school. */
export function registerText(rows: readonly PublishedRow[], layout: Layout = {}): string {
  const { columns = stateColumns, separator = ',', newline = '\n' } = layout
  const cell = (text: string) =>
    /["\n\r]/u.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? invented[column])).join(separator))
  return [columns.join(separator), ...lines, ''].join(newline)
}

export function registerBytes(rows: readonly PublishedRow[], layout: Layout = {}): Uint8Array {
  return Buffer.from(registerText(rows, layout))
}

/** The rows as read; throws when one is refused. */
export function registerRows(rows: readonly PublishedRow[]): RegisterRow[] {
  const reading = readRegister(registerBytes(rows))
  if (!reading.ok || reading.refused.length > 0) throw new Error(JSON.stringify(reading))
  return reading.rows
}

/** An institute with its head office and two sites. */
export function institute(code: string, sites: readonly string[], shared: PublishedRow = {}): PublishedRow[] {
  const head: PublishedRow = {
    CODICESCUOLA: code,
    DENOMINAZIONESCUOLA: `SEDE ${code}`,
    DESCRIZIONETIPOLOGIAGRADOISTRUZIONESCUOLA: 'ISTITUTO SUPERIORE',
    INDICAZIONESEDEDIRETTIVO: 'SI',
  }
  const rows = [head, ...sites.map((site) => ({ CODICESCUOLA: site, DENOMINAZIONESCUOLA: `SCUOLA ${site}` }))]
  return rows.map((row) => ({
    CODICEISTITUTORIFERIMENTO: code,
    DENOMINAZIONEISTITUTORIFERIMENTO: `ISTITUTO ${code}`,
    ...row,
    ...shared,
  }))
}
