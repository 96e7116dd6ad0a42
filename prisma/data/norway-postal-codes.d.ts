declare module 'norway-postal-codes' {
  /** City in capitals by postcode. */
  const cities: Readonly<Record<string, string>>;
  export default cities;
}
