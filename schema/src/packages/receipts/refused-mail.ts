import type { Tx } from '@sporbar/prisma/client.ts';
import type { Package } from '@sporbar/prisma/generated/client/client.ts';
import { newId } from '../../ids.ts';
import { htmlOf, textOf, type Letter } from '../../mail/letter.ts';
import { mailWords, nounWords, pages } from '../../mail/mail.words.ts';
import { loadRecipients } from '../../mail/recipients.ts';
import { hintOf, messageOf, type Problem } from '../../refusals.ts';
import { dateOf, startOf } from '../../time.ts';
import { say, type Locale, type Words } from '../../words.ts';
import type { Root } from '../../writes.ts';

/** An attachment of a reply that is no file the portal takes, and why. */
export interface RefusedFile {
  readonly fileName: string;
  readonly problem: Problem;
}

const subject: Words = {
  en: '{package}: what you sent could not be used',
  nb: '{package}: det du sendte, kunne ikke brukes',
  sv: '{package}: det du skickade kunde inte användas',
};
const intro: Words = {
  en: 'These attachments of your reply were not filed. Answer this mail with others, or upload them on the page of the package.',
  nb: 'Disse vedleggene i svaret ditt ble ikke arkivert. Svar på denne e-posten med andre, eller last dem opp på siden til pakken.',
  sv: 'De här bilagorna i ditt svar arkiverades inte. Svara på det här mejlet med andra, eller ladda upp dem på paketets sida.',
};

/** Whoever answers by a machine that answers us is told so often a day and no more. */
const mostADay = 5;

interface Refusing {
  readonly item: Pick<Package, 'id' | 'number' | 'organisationId'>;
  readonly root: Root;
  readonly bookingId: string;
  readonly refused: readonly RefusedFile[];
  readonly siteUrl: string;
  readonly now: Date;
}

/** D-61: queues the answer that names what of a reply was refused, and why, to whom the package's mails go (N-08, N-10). */
export async function queueRefusedMail(tx: Tx, { item, root, bookingId, refused, siteUrl, now }: Refusing): Promise<void> {
  const said = { bookingId, refused: { gt: 0 }, receivedAt: { gte: startOf(dateOf(now)) } };
  if ((await tx.inboundMail.count({ where: said })) > mostADay) return;
  const { replyToken } = await tx.booking.findUniqueOrThrow({ where: { id: bookingId }, select: { replyToken: true } });
  const { addresses, locale } = (await loadRecipients(tx, [{ root }]))({ root });
  const letter = letterOf(item, refused, siteUrl, locale);
  const mails = addresses.map((to) => ({ id: newId('EmailMessage'), to }));
  await tx.emailMessage.createMany({
    data: mails.map(({ id, to }) => ({
      id,
      organisationId: item.organisationId,
      to,
      subject: letter.subject,
      text: textOf(letter),
      html: htmlOf(letter),
      locale,
      replyToken,
      state: 'QUEUED' as const,
      nextAttemptAt: now,
      messageId: `<${id}@${new URL(siteUrl).hostname}>`,
      createdAt: now,
    })),
  });
  await tx.emailSubject.createMany({ data: mails.map(({ id }) => ({ emailId: id, objectType: 'PACKAGE' as const, objectId: item.id })) });
}

function letterOf(item: Refusing['item'], refused: readonly RefusedFile[], siteUrl: string, locale: Locale): Letter {
  const heading = `${nounWords.PACKAGE[locale]} ${item.number}`;
  return {
    locale,
    subject: say(subject, locale, { package: heading }),
    intro: say(intro, locale),
    sections: [
      {
        heading,
        link: `${siteUrl}${pages.PACKAGE}/${item.id}`,
        passages: refused.map(({ fileName, problem }) => ({
          about: fileName,
          was: null,
          is: messageOf(problem, locale),
          facts: [],
          note: hintOf(problem, locale),
        })),
      },
    ],
    open: mailWords.open[locale],
    was: mailWords.was[locale],
    closing: [mailWords.live[locale], mailWords.why[locale]],
  };
}
