import { demoName } from '../demo/people.ts'

// None of the three lists goes evenly into another: no two names share two words by chance.
const trades = [
  'Officina',
  'Falegnameria',
  'Tipografia',
  'Carrozzeria',
  'Grafica',
  'Elettronica',
  'Sartoria',
  'Laboratorio',
  'Vetreria',
  'Cooperativa',
  'Ceramiche',
  'Fonderia',
  'Associazione',
  'Biblioteca',
  'Torneria',
  'Stamperia',
  'Pasticceria',
  'Robotica',
  'Serramenti',
]
const ensigns = [
  'Alba Alveare Ancora Arco Argine Aurora Betulla Bussola Cantiere Cometa Compasso Corallo Crisalide Delta Edera Faro',
  'Fenice Girasole Grillo Incudine Lanterna Libellula Maestrale Meridiana Mosaico Nautilus Orizzonte Papavero Pendolo',
  'Quadrifoglio Rondine Sestante Spirale Timone Ulivo Vela Zenit',
].flatMap((line) => line.split(' '))

const FIRST_TWICE = 60

/** What a partner is called; from the sixtieth on one in twenty stands there a second time, in other words. */
export function partnerName(n: number): string {
  const twice = n > FIRST_TWICE && n % 20 === 1
  const [trade, ensign, surname] = wordsOf(twice ? n - 1 : n)
  return twice ? `${surname} ${ensign} ${trade} S.n.c.` : `${trade} ${ensign} ${surname}${n % 3 === 0 ? ' S.r.l.' : ''}`
}

function wordsOf(n: number): [string, string, string] {
  const surname =
    demoName(n * 3 + 1)
      .surname.split(' ')
      .at(-1) ?? ''
  return [trades[n % trades.length] ?? '', ensigns[n % ensigns.length] ?? '', surname]
}
