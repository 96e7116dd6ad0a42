import { m } from '#lib/paraglide/messages.js';

const names = {
  CUSTOMER_SERVICE: m.department_CUSTOMER_SERVICE,
  SERVICE_MANAGER: m.department_SERVICE_MANAGER,
  BILLING: m.department_BILLING,
  SALES_SUPPORT: m.department_SALES_SUPPORT,
  CLAIMS_HANDLER: m.department_CLAIMS_HANDLER,
  PORTAL_SUPPORT: m.department_PORTAL_SUPPORT,
  USER_ADMIN: m.department_USER_ADMIN,
  DELIVERY: m.department_DELIVERY,
  WAREHOUSE: m.department_WAREHOUSE,
  CUSTOMS: m.department_CUSTOMS,
};

export type Department = keyof typeof names;

export const departments = Object.keys(names) as Department[];

export const isDepartment = (text: string | null | undefined): text is Department => text !== null && text !== undefined && text in names;

export const departmentSaid = (department: Department): string => names[department]();
