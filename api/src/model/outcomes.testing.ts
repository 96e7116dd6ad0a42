/** What may come of a try: done, one of the refusals with a meaning of their own, or GUARD: refused by the data. */
export type Code = 'OK' | 'NOT_FOUND' | 'FORBIDDEN' | 'CONFLICT' | 'INVALID_TRANSITION' | 'GUARD';

export const yes: readonly Code[] = ['OK'];
export const no: readonly Code[] = ['GUARD'];
/** The model does not keep what this guard asks for. */
export const perhaps: readonly Code[] = ['OK', 'GUARD'];
