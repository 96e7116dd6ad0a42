/** The check digit of a payment reference by MOD10: every second digit from the right counts twice. */
export function checkDigitOf(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** The KID of an invoice: the digits of its number, filled up to nine, and their check digit. Sweden's banks read it as an OCR number. */
export function kidOf(invoiceNumber: string): string {
  const digits = invoiceNumber.replace(/\D/g, '').padStart(9, '0');
  return digits + checkDigitOf(digits);
}

/** A KID as people type it; null for what no bank would take. */
export function kidFrom(typed: string): string | null {
  const digits = typed.replace(/\s/g, '');
  return /^\d{2,25}$/.test(digits) && checkDigitOf(digits.slice(0, -1)) === digits.at(-1) ? digits : null;
}
