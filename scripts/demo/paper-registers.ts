import { readPaperRegister } from '../../src/paper-registers/paper-reading.rules.ts'
import type { PaperRegister } from '../../src/paper-registers/paper-register.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, daysOf, instantOf, weekday } from '../../src/platform/day.ts'
import { storeFile } from '../../src/platform/files.ts'
import { readSpreadsheet } from '../../src/platform/spreadsheet.ts'
import { demoPdf } from './pdf.ts'

interface DemoPaper {
  _id: string
  schoolId: string
  placementId: string
  student: string
  host: string
  by: PaperRegister['uploadedBy']
}

const papers: readonly DemoPaper[] = [
  {
    _id: 'registro-giulia',
    schoolId: 'galilei',
    placementId: 'giulia-fablab',
    student: 'D’Amico Giulia',
    host: 'FabLab Borgo',
    by: { accountId: 'segreteria', name: 'Sara Segreteria' },
  },
  {
    _id: 'registro-vanni',
    schoolId: 'volta',
    placementId: 'vanni-officine',
    student: 'Verdi Vanni',
    host: 'Officine Meccaniche',
    by: { accountId: 'segreteria-volta', name: 'Vito Volta' },
  },
]

/** Registers that somebody kept on paper and typed into a sheet, with the scan beside: nobody has confirmed them yet. */
export function demoPaperRegisters(today: Day): Promise<PaperRegister[]> {
  return Promise.all(papers.map((paper) => demoPaper(paper, today)))
}

async function demoPaper({ student, host, by, ...whose }: DemoPaper, today: Day): Promise<PaperRegister> {
  const bytes = Buffer.from(sheetOf({ student, host }, today))
  const table = await readSpreadsheet(bytes, 'registro.csv')
  const read = table.ok ? readPaperRegister(table.spreadsheet, { from: addDays(today, -200), to: today }) : table
  if (!read.ok) throw new Error(`The paper register of Borgo cannot be read: ${read.reason}`)
  const file = { name: 'registro-novembre.csv', type: 'text/csv; charset=utf-8' }
  const scan = { name: 'registro-firmato.pdf', type: 'application/pdf' }
  return {
    ...read.reading,
    ...whose,
    uploadedBy: by,
    uploadedAt: instantOf(addDays(today, -1), clockTime('12:10')),
    fileName: file.name,
    file: { ...file, fileId: await storeFile(bytes, file) },
    scan: { ...scan, fileId: await storeFile(demoPdf(['Registro delle presenze', 'Firmato dal tutor']), scan) },
    state: 'draft',
    plan: [],
    result: null,
    appliedBy: null,
    appliedAt: null,
  }
}

/** The last afternoons before today: one of them declared longer than it was, one begun too early, one absence. */
function sheetOf({ student, host }: Pick<DemoPaper, 'student' | 'host'>, today: Day): string {
  const afternoons = daysOf(addDays(today, -14), addDays(today, -1)).filter((day) => [1, 3, 5].includes(weekday(day)))
  const rows = [
    ['14.00', '18.00', '4', 'Taglio laser'],
    ['14.00', '18.00', '5', 'Montaggio'],
    ['', '', '', 'ASSENTE'],
    ['13.30', '18.00', '4,5', 'Prove di stampa'],
    ['14.00', '18.00', '4', 'Scheda di lavoro'],
  ]
  const lines = rows.map((row, index) => [afternoons.at(index - rows.length) ?? '', ...row].join(';'))
  return [
    `STUDENTE:;${student}`,
    `AZIENDA;Nome:;${host}`,
    'TUTOR AZIENDALE:;Fabio Fresa',
    'Data;Dalle;Alle;Ore;Descrizione lavoro',
    ...lines,
    'Totale;;;17,5;',
  ].join('\n')
}
