/** The one cookie that signs somebody in. */
export const cookieName = 'sporbar';

/** The session's secret among the request's cookies. */
export function sessionSecretOf(cookieHeader: string | null | undefined): string | undefined {
  for (const pair of (cookieHeader ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === cookieName && value !== undefined && value !== '') return value;
  }
  return undefined;
}

/** Out of reach of scripts and of other sites; gone with the browser. `Secure` wherever the site is served over https. */
const attributes = (isSecure: boolean): string => `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;

export const keepingCookie = (secret: string, isSecure: boolean): string => `${cookieName}=${secret}; ${attributes(isSecure)}`;
export const forgettingCookie = (isSecure: boolean): string => `${cookieName}=; Max-Age=0; ${attributes(isSecure)}`;

/** The key of `Authorization: Bearer <key>`. */
export const bearerOf = (header: string | null | undefined): string | undefined => /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
