import { phrases } from '../platform/words.ts'

/** The feasts of the whole country by name, and the patron's where the town has not said who it is. */
export const holidayWords = phrases({
  'new-year': ['Capodanno', 'New Year’s Day'],
  epiphany: ['Epifania', 'Epiphany'],
  easter: ['Pasqua', 'Easter'],
  'easter-monday': ['Lunedì dell’Angelo', 'Easter Monday'],
  liberation: ['Festa della Liberazione', 'Liberation Day'],
  labour: ['Festa del lavoro', 'Labour Day'],
  republic: ['Festa della Repubblica', 'Republic Day'],
  assumption: ['Ferragosto', 'Assumption Day'],
  'saint-francis': ['San Francesco d’Assisi', 'Saint Francis of Assisi'],
  'all-saints': ['Ognissanti', 'All Saints’ Day'],
  'immaculate-conception': ['Immacolata Concezione', 'Immaculate Conception'],
  christmas: ['Natale', 'Christmas'],
  'saint-stephen': ['Santo Stefano', 'Saint Stephen’s Day'],
  'patron-saint': ['Santo patrono', 'Patron saint'],
})
