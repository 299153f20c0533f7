import exceljs from 'exceljs'
import { demoName } from '../demo/people.ts'

let made: Uint8Array | null = null

/** Makes the workbook that offices upload in the bench: a class of 28, as the school's own program writes it. */
export async function makeClassListFile(): Promise<void> {
  const workbook = new exceljs.Workbook()
  const sheet = workbook.addWorksheet('Foglio1')
  sheet.addRow(['N.', 'Cognome', 'Nome', 'Sesso', 'Data di nascita', 'Classe'])
  for (let n = 0; n < 28; n++) {
    const { surname, givenName, sex } = demoName(n)
    sheet.addRow([n + 1, surname, givenName, sex, new Date(Date.UTC(2010, n % 12, 1 + n)), '3A'])
  }
  made = new Uint8Array(await workbook.xlsx.writeBuffer())
}

export function classListFile(): Uint8Array {
  if (!made) throw new Error('The file is made before the bench begins')
  return made
}
