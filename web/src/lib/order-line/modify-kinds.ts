import { m } from '#lib/paraglide/messages.js';

export type ModifyKind = 'MOVE' | 'ACCESS_TYPE_CONVERSION' | 'PRODUCT_CHANGE' | 'SPEED_CHANGE' | 'OTHER';

const labels: Readonly<Record<ModifyKind, () => string>> = {
  MOVE: m.modify_MOVE,
  ACCESS_TYPE_CONVERSION: m.modify_ACCESS_TYPE_CONVERSION,
  PRODUCT_CHANGE: m.modify_PRODUCT_CHANGE,
  SPEED_CHANGE: m.modify_SPEED_CHANGE,
  OTHER: m.modify_OTHER,
};

export const modifyKindLabel = (kind: ModifyKind): string => labels[kind]();
