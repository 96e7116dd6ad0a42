import type { OrderLine } from '@sporbar/prisma/generated/client/client.ts';
import { builder } from '../builder.ts';
import { EndUserKindEnum } from './line.graphql-input.ts';

export const EndUserType = builder
  .objectRef<Pick<OrderLine, 'endUserKind' | 'endUserName' | 'endUserBirthDate' | 'endUserOrgNumber'>>('EndUser')
  .implement({
    description: 'The customer of the customer: who gets the line.',
    fields: (t) => ({
      kind: t.field({ type: EndUserKindEnum, nullable: true, description: 'Private or business.', resolve: (user) => user.endUserKind }),
      name: t.exposeString('endUserName', { nullable: true, description: 'Full name, or company name.' }),
      birthDate: t.field({ type: 'Date', nullable: true, description: 'Of a private person.', resolve: (user) => user.endUserBirthDate }),
      orgNumber: t.exposeString('endUserOrgNumber', { nullable: true, description: 'Of a business.' }),
    }),
  });
