import { builder } from '../builder.ts';

/** ISP-06. */
export const AegServiceEnum = builder.enumType('AegService', {
  description: 'Work beyond the network interface that a technician can do on a change of ISP (ISP-06).',
  values: {
    EXTRA_SOCKET: { description: 'A further socket.' },
    MODEM: { description: 'The modem is put in place.' },
    OTHER: { description: 'Something else.' },
  } as const,
});
