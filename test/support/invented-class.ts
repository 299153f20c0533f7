import { taxCodeOf } from '../../src/identifiers/tax-code-person.rules.ts'
import { day } from '../../src/platform/day.ts'

export interface InventedStudent {
  surname: string
  givenName: string
  sex: 'M' | 'F'
  birthDate: string
  taxCode: string
}

/** Students who exist nowhere, with the names that lists get wrong: compound, with particles, accents, apostrophes. */
export const inventedStudents: readonly InventedStudent[] = [
  student('Abbadini', 'Marta Lucia', 'F', '2010-03-12'),
  student("D'Ambrogi", 'Nicolò', 'M', '2010-11-30'),
  student('De Santarossa', 'Alessia', 'F', '2010-01-05'),
  student('Del Pian Corte', 'Fabio', 'M', '2010-12-24'),
  student('El Farouqi', 'Yasmine', 'F', '2010-07-19'),
  student("Nicolosi'", 'Ruggero', 'M', '2009-09-09'),
  student('Quintavalli Ferro', 'Jasmine', 'F', '2010-10-31'),
  student('Wu', 'Xin', 'M', '2010-08-02'),
]

function student(surname: string, givenName: string, sex: 'M' | 'F', birthDate: string): InventedStudent {
  const taxCode = taxCodeOf({ surname, givenName, sex, day: day(birthDate), place: 'F205' })
  return { surname, givenName, sex, birthDate, taxCode }
}

/** 2010-03-12 as 12/03/2010, or with another mark between. */
export function dayFirst(iso: string, mark = '/'): string {
  return iso.split('-').toReversed().join(mark)
}
