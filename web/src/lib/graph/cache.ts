export const keys = {};
export const possibleTypes = {};
