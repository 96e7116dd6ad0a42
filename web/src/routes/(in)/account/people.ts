import { m } from '#lib/paraglide/messages.js';

const access = { READ: m.access_READ, ORDERING: m.access_ORDERING, FULL: m.access_FULL };
const roles = { CUSTOMER: m.role_CUSTOMER, SUPERUSER: m.role_SUPERUSER, SUPPORT_AGENT: m.role_SUPPORT_AGENT };
const grants = { ORDERING: m.grant_ORDERING, FULL: m.grant_FULL, TROUBLE_TICKET: m.grant_TROUBLE_TICKET };

export const accessSaid = (type: keyof typeof access): string => access[type]();
export const roleSaid = (role: keyof typeof roles): string => roles[role]();
export const grantSaid = (grant: keyof typeof grants): string => grants[grant]();
