// What a placement copies from the registers (copie): what was agreed stays as it was agreed when the registers change.

/** A site of the host, or of the school. */
export interface HostSite {
  id: string
  name: string
  address: string
  postcode: string
  town: string
}

export interface HostTutorCopy {
  id: string
  name: string
  email: string | null
  phone: string | null
}

/** `id`: an account of the school's staff. */
export interface SchoolTutorCopy {
  id: string
  name: string
  email: string | null
}
