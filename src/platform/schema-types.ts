// The fields most records are made of, as mongoose reads them: one way to write them down for all models.

/** A part of a record: without an id of its own, refusing what its schema does not name. */
export const embedded = { _id: false, strict: 'throw' } as const

export const text = { type: String, required: true } as const
export const optionalText = { type: String, default: null } as const
export const texts = { type: [String], default: [] }
export const number = { type: Number, required: true } as const
export const moment = { type: Date, required: true } as const
export const optionalMoment = { type: Date, default: null } as const
