/** The seven stations of a delivery, in the order they are passed. */
export const stations = ['ORDERED', 'DESIGN', 'READY', 'FIELD_SERVICE', 'TEST', 'DELIVERY', 'FINISHED'] as const;
