/** Names for the students of Borgo: invented, of the kinds that lists really have. */
export interface DemoName {
  surname: string
  givenName: string
  sex: 'M' | 'F'
}

const women = [
  'Giulia',
  'Aurora',
  'Chiara',
  'Martina',
  'Noemi',
  'Sofia',
  'Alice',
  'Beatrice',
  'Ștefania',
  'Mame Diarra',
  'Yi',
  'Maria Vittoria',
  'Elena',
  'Francesca',
]
const men = [
  'Luca',
  'Nicolò',
  'Matteo',
  'João Pedro',
  'Alessandro',
  'Tommaso',
  'Jhon Mark',
  'Davide',
  'Pietro',
  'Omar',
  'Riccardo',
  'Samuele',
  'Federico',
  'Giosuè',
]
const surnames = [
  'D’Amico',
  'Rossi',
  'De La Cruz',
  'Bianchi',
  'Dos Santos Oliveira Silva',
  'Ferrari',
  'Lo Presti',
  'Hu',
  'Colombo',
  'Ndiaye',
  'Dell’Aira',
  'Gebreselassie',
  'Brambilla',
  'Ionescu',
  'Quispe Mamani',
  'Fumagalli',
  'Di Vita',
  'Šarić',
  'Esposito',
  'Mohamed',
  'Cattaneo',
  'Villa',
  'Sala',
  'Galli',
  'Riva',
  'Conti',
  'Marino',
  'Greco',
  'Barbieri',
  'Fontana',
  'Moretti',
  'Caruso',
]

/** The n-th student: always the same; the first is Giulia D’Amico. */
export function demoName(n: number): DemoName {
  const sex = n % 2 === 0 ? 'F' : 'M'
  const given = sex === 'F' ? women : men
  const step = Math.floor(n / 2)
  return {
    surname: surnames[n % surnames.length] ?? '',
    givenName: given[(step + Math.floor(n / 28)) % given.length] ?? '',
    sex,
  }
}
