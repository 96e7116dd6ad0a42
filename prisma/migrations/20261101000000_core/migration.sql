-- CreateEnum
CREATE TYPE "AddressIdKind" AS ENUM ('STREET', 'INSA', 'CADASTRAL');

-- CreateEnum
CREATE TYPE "AddressPurpose" AS ENUM ('INSTALLATION', 'DELIVERY', 'VISITING', 'HOME', 'JOB', 'US_MAILBOX');

-- CreateEnum
CREATE TYPE "AppointmentStatus" AS ENUM ('HELD', 'CONFIRMED', 'COMPLETED', 'MISSED', 'FAILED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "SearchKind" AS ENUM ('PHONE', 'CIRCUIT', 'ACCESS_LINE_NUMBER', 'ADDRESS');

-- CreateEnum
CREATE TYPE "CheckStatus" AS ENUM ('PENDING', 'DONE', 'TIMED_OUT');

-- CreateEnum
CREATE TYPE "Colour" AS ENUM ('GREEN', 'YELLOW', 'RED');

-- CreateEnum
CREATE TYPE "YellowReason" AS ENUM ('SYSTEM_ERROR', 'AMBIGUOUS');

-- CreateEnum
CREATE TYPE "Locale" AS ENUM ('en', 'nb', 'sv');

-- CreateEnum
CREATE TYPE "Country" AS ENUM ('NO', 'SE', 'US');

-- CreateEnum
CREATE TYPE "ObjectType" AS ENUM ('QUOTE', 'QUOTE_LINE', 'ORDER', 'ORDER_LINE', 'APPOINTMENT', 'AVAILABILITY_CHECK', 'INSTALLED_PRODUCT', 'SERVICE_REQUEST', 'PACKAGE', 'PURCHASE_RECEIPT', 'INVOICE', 'USER', 'TROUBLE_TICKET');

-- CreateEnum
CREATE TYPE "CancelledBy" AS ENUM ('CUSTOMER', 'CARRIER', 'SYSTEM');

-- CreateEnum
CREATE TYPE "TechnicianSkill" AS ENUM ('ACCESS', 'TELEPHONY');

-- CreateEnum
CREATE TYPE "Unbooked" AS ENUM ('CHOSEN', 'NO_SLOT', 'NO_ANSWER', 'OUTGROWN');

-- CreateEnum
CREATE TYPE "ProductFamily" AS ENUM ('BROADBAND', 'OPERATOR_ACCESS', 'TELEPHONY', 'CAPACITY', 'COLOCATION');

-- CreateEnum
CREATE TYPE "LineAccess" AS ENUM ('FULL', 'SHARED');

-- CreateEnum
CREATE TYPE "OrderPath" AS ENUM ('DIRECT', 'QUOTE_FIRST');

-- CreateEnum
CREATE TYPE "AvailabilityPolicy" AS ENUM ('MANDATORY', 'NOT_APPLICABLE');

-- CreateEnum
CREATE TYPE "AttributeType" AS ENUM ('INTEGER', 'TEXT', 'CHOICE');

-- CreateEnum
CREATE TYPE "AttachmentKind" AS ENUM ('MAP', 'ROOM_DRAWING', 'REQUEST_FORM', 'RECEIPT', 'ANSWER', 'OTHER');

-- CreateEnum
CREATE TYPE "OrganisationKind" AS ENUM ('OPERATOR', 'RESELLER', 'SERVICE_PROVIDER', 'PRIVATE_PERSON', 'BUSINESS_SHOPPER', 'CARRIER');

-- CreateEnum
CREATE TYPE "BusinessLine" AS ENUM ('WHOLESALE', 'MAILBOX');

-- CreateEnum
CREATE TYPE "UserKind" AS ENUM ('PERSON', 'SERVICE');

-- CreateEnum
CREATE TYPE "UserRole" AS ENUM ('CUSTOMER', 'SUPERUSER', 'SUPPORT_AGENT');

-- CreateEnum
CREATE TYPE "AccessType" AS ENUM ('READ', 'ORDERING', 'FULL');

-- CreateEnum
CREATE TYPE "UserStatus" AS ENUM ('PENDING_TRAINING', 'ACTIVE', 'CLOSED');

-- CreateEnum
CREATE TYPE "ClosedReason" AS ENUM ('LEFT', 'MISUSE', 'REQUESTED');

-- CreateEnum
CREATE TYPE "Department" AS ENUM ('CUSTOMER_SERVICE', 'SERVICE_MANAGER', 'BILLING', 'SALES_SUPPORT', 'CLAIMS_HANDLER', 'PORTAL_SUPPORT', 'USER_ADMIN', 'DELIVERY', 'WAREHOUSE', 'CUSTOMS');

-- CreateEnum
CREATE TYPE "CertificationStatus" AS ENUM ('ACTIVE', 'REVOKED');

-- CreateEnum
CREATE TYPE "Grant" AS ENUM ('ORDERING', 'FULL', 'TROUBLE_TICKET');

-- CreateEnum
CREATE TYPE "SessionEnd" AS ENUM ('LOGOUT', 'IDLE', 'EXPIRED', 'ACCESS_CLOSED');

-- CreateEnum
CREATE TYPE "LinkPurpose" AS ENUM ('PASSWORD_RESET', 'EMAIL_VERIFICATION', 'MAILBOX_REGISTRATION');

-- CreateEnum
CREATE TYPE "DoorKind" AS ENUM ('RESET', 'REGISTRATION');

-- CreateEnum
CREATE TYPE "InvoiceStatus" AS ENUM ('ISSUED', 'PARTIALLY_PAID', 'PAID', 'CREDITED');

-- CreateEnum
CREATE TYPE "ChargeKind" AS ENUM ('ESTABLISHMENT', 'RENTAL', 'CANCELLATION', 'WASTED_VISIT', 'TERMINATION');

-- CreateEnum
CREATE TYPE "EventKind" AS ENUM ('CREATED', 'MOVED', 'UPDATED', 'ROLLED_UP', 'REMOVED');

-- CreateEnum
CREATE TYPE "ActorKind" AS ENUM ('C', 'SU', 'A', 'SYS');

-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('QUEUED', 'SENT', 'FAILED', 'SKIPPED_NO_ADDRESS');

-- CreateEnum
CREATE TYPE "OrderAction" AS ENUM ('PROVIDE', 'CHANGE_ISP', 'TERMINATE', 'MODIFY');

-- CreateEnum
CREATE TYPE "OrderType" AS ENUM ('STANDARD', 'PROJECT');

-- CreateEnum
CREATE TYPE "OrderStatus" AS ENUM ('NEW', 'COMMITTED', 'IN_PROCESS', 'DUPLICATE', 'REGISTERED', 'INCOMPLETE', 'CUSTOMER_UPDATE', 'REJECTED', 'FINISHED', 'CANCELLED', 'CLOSED');

-- CreateEnum
CREATE TYPE "OrderLineStatus" AS ENUM ('NEW', 'COMMITTED', 'IN_PROCESS', 'DUPLICATE', 'REGISTERED', 'INCOMPLETE', 'CUSTOMER_UPDATE', 'REJECTED', 'ORDERED', 'DESIGN', 'READY', 'FIELD_SERVICE', 'TEST', 'DELIVERY', 'FINISHED', 'CANCELLED', 'CLOSED');

-- CreateEnum
CREATE TYPE "EndUserKind" AS ENUM ('PRIVATE', 'BUSINESS');

-- CreateEnum
CREATE TYPE "ModifyKind" AS ENUM ('MOVE', 'ACCESS_TYPE_CONVERSION', 'PRODUCT_CHANGE', 'SPEED_CHANGE', 'OTHER');

-- CreateEnum
CREATE TYPE "FeeTier" AS ENUM ('NONE', 'WORK_STARTED', 'WORK_COMPLETED');

-- CreateEnum
CREATE TYPE "FreightMode" AS ENUM ('AIR', 'SEA');

-- CreateEnum
CREATE TYPE "PackageStatus" AS ENUM ('BOOKED', 'NOT_BOOKED', 'HOLD', 'RECEIVED', 'STANDBY', 'IN_TRANSIT', 'ARRIVED', 'CLEARED', 'DELIVERED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "HoldReason" AS ENUM ('SUSPECTED_DROP_SHIPMENT', 'NOT_YET_BOOKED', 'UNIDENTIFIED', 'OTHER');

-- CreateEnum
CREATE TYPE "CustomerKind" AS ENUM ('PRIVATE', 'BUSINESS');

-- CreateEnum
CREATE TYPE "ReceiptChannel" AS ENUM ('UPLOAD', 'EMAIL', 'FAX', 'HELPDESK');

-- CreateEnum
CREATE TYPE "ReviewStatus" AS ENUM ('RECEIVED', 'ACCEPTED', 'REJECTED');

-- CreateEnum
CREATE TYPE "InstalledStatus" AS ENUM ('ACTIVE', 'PENDING_TERMINATION', 'TERMINATED');

-- CreateEnum
CREATE TYPE "TerminationScope" AS ENUM ('WHOLE', 'PART');

-- CreateEnum
CREATE TYPE "QuoteStatus" AS ENUM ('NEW', 'RECEIVED', 'IN_PROCESS', 'INCOMPLETE', 'CUSTOMER_UPDATE', 'COMPLETED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "QuoteLineStatus" AS ENUM ('NEW', 'RECEIVED', 'IN_PROCESS', 'INCOMPLETE', 'CUSTOMER_UPDATE', 'CUSTOMER_CLOSED', 'CANCELLED', 'COMPLETED');

-- CreateEnum
CREATE TYPE "PricingMode" AS ENUM ('AUTOMATIC', 'MANUAL');

-- CreateEnum
CREATE TYPE "RoutingState" AS ENUM ('DRAFT', 'PUBLISHED');

-- CreateEnum
CREATE TYPE "ServiceRequestStatus" AS ENUM ('NEW', 'SUBMITTED', 'IN_PROCESS', 'INCOMPLETE', 'COMPLETED', 'CLOSED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "Area" AS ENUM ('DELIVERY', 'ESCALATION', 'USER_ADMINISTRATION', 'PORTAL_SUPPORT', 'INVOICE', 'QUOTES', 'SLA_COMPENSATION', 'FORWARDING', 'OTHER');

-- CreateEnum
CREATE TYPE "Topic" AS ENUM ('DELAY', 'NEW_DELIVERY_DATE', 'CANCELLATION', 'CONFIRMATION_QUESTION', 'COMPLETION_QUESTION', 'TECHNICAL_SPECIFICATION', 'OTHER_CHANGE', 'CHASE_ANSWER', 'ADDITIONAL_INFORMATION', 'CHANGE_REQUEST', 'PROBLEM', 'OTHER');

-- CreateEnum
CREATE TYPE "ReferenceKind" AS ENUM ('CIRCUIT', 'PHONE', 'ORDER', 'INVOICE', 'QUOTE', 'TICKET', 'PACKAGE', 'OTHER');

-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('PORTAL', 'EMAIL', 'PHONE');

-- CreateEnum
CREATE TYPE "TroubleTicketStatus" AS ENUM ('ACKNOWLEDGED', 'IN_PROCESS', 'PENDING', 'RESOLVED', 'REOPENED', 'CLOSED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "ObservedImpact" AS ENUM ('DEGRADED', 'INTERMITTENT', 'DOWN');

-- CreateEnum
CREATE TYPE "TicketPriority" AS ENUM ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL');

-- CreateTable
CREATE TABLE "addresses" (
    "id" TEXT NOT NULL,
    "organisationId" TEXT,
    "idKind" "AddressIdKind" NOT NULL,
    "street" VARCHAR(80),
    "houseNumber" INTEGER,
    "houseLetter" VARCHAR(1),
    "postcode" VARCHAR(10),
    "city" VARCHAR(60),
    "cityVerified" BOOLEAN NOT NULL DEFAULT true,
    "state" VARCHAR(2),
    "country" "Country" NOT NULL,
    "floor" VARCHAR(10),
    "entrance" VARCHAR(10),
    "apartmentNumber" VARCHAR(10),
    "roomNumber" VARCHAR(10),
    "municipalityNumber" VARCHAR(4),
    "gnr" INTEGER,
    "bnr" INTEGER,
    "fnr" INTEGER,
    "snr" INTEGER,
    "insaSignature" VARCHAR(40),
    "lat" DOUBLE PRECISION,
    "lon" DOUBLE PRECISION,
    "accessZone" INTEGER,
    "hasUnits" BOOLEAN NOT NULL DEFAULT false,
    "isPoBox" BOOLEAN NOT NULL DEFAULT false,
    "purpose" "AddressPurpose" NOT NULL,
    "existingEquipmentRef" VARCHAR(30),
    "registerId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "addresses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "register_addresses" (
    "id" TEXT NOT NULL,
    "country" "Country" NOT NULL,
    "street" VARCHAR(80) NOT NULL,
    "streetKey" TEXT NOT NULL,
    "houseNumber" INTEGER NOT NULL,
    "houseLetter" VARCHAR(1),
    "postcode" VARCHAR(10) NOT NULL,
    "city" VARCHAR(60) NOT NULL,
    "cityKey" TEXT NOT NULL,
    "hasUnits" BOOLEAN NOT NULL DEFAULT false,
    "municipalityNumber" VARCHAR(4),
    "gnr" INTEGER,
    "bnr" INTEGER,
    "fnr" INTEGER,
    "snr" INTEGER,
    "insaSignature" VARCHAR(40),
    "accessLineNumber" VARCHAR(30),
    "lat" DOUBLE PRECISION,
    "lon" DOUBLE PRECISION,
    "accessZone" INTEGER,

    CONSTRAINT "register_addresses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "register_units" (
    "id" TEXT NOT NULL,
    "registerAddressId" TEXT NOT NULL,
    "entrance" VARCHAR(10),
    "floor" VARCHAR(10),
    "apartmentNumber" VARCHAR(10),
    "roomNumber" VARCHAR(10),
    "accessLineNumber" VARCHAR(30),

    CONSTRAINT "register_units_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "postcodes" (
    "country" "Country" NOT NULL,
    "code" VARCHAR(10) NOT NULL,
    "city" VARCHAR(60) NOT NULL,
    "municipality" VARCHAR(4),
    "category" VARCHAR(1),

    CONSTRAINT "postcodes_pkey" PRIMARY KEY ("country","code")
);

-- CreateTable
CREATE TABLE "appointments" (
    "id" TEXT NOT NULL,
    "orderLineId" TEXT NOT NULL,
    "slotStart" TIMESTAMPTZ(3) NOT NULL,
    "slotEnd" TIMESTAMPTZ(3) NOT NULL,
    "status" "AppointmentStatus" NOT NULL,
    "externalRef" VARCHAR(40),
    "contactName" VARCHAR(120),
    "contactPhone" VARCHAR(20),
    "comment" VARCHAR(4000),
    "calendarCode" VARCHAR(20),
    "heldUntil" TIMESTAMPTZ(3),
    "visitKey" VARCHAR(40),
    "revision" INTEGER NOT NULL DEFAULT 0,
    "numbers" TEXT[],
    "aegServices" TEXT[],
    "wastedVisitCharged" BOOLEAN NOT NULL DEFAULT false,
    "enteredStatusAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedById" TEXT NOT NULL,

    CONSTRAINT "appointments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "availability_checks" (
    "id" TEXT NOT NULL,
    "orderLineId" TEXT NOT NULL,
    "searchKind" "SearchKind" NOT NULL,
    "searchValue" VARCHAR(200) NOT NULL,
    "productCode" VARCHAR(40) NOT NULL,
    "speedKbps" INTEGER,
    "status" "CheckStatus" NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "colour" "Colour",
    "yellowReason" "YellowReason",
    "hits" JSONB NOT NULL DEFAULT '[]',
    "selectedHit" INTEGER,
    "askedAt" TIMESTAMPTZ(3),
    "checkedAt" TIMESTAMPTZ(3),
    "validUntil" TIMESTAMPTZ(3),
    "discardedAt" TIMESTAMPTZ(3),
    "isRecheck" BOOLEAN NOT NULL DEFAULT false,
    "enteredStatusAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedById" TEXT NOT NULL,

    CONSTRAINT "availability_checks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exchanges" (
    "code" VARCHAR(20) NOT NULL,
    "country" "Country" NOT NULL,
    "place" VARCHAR(60) NOT NULL,

    CONSTRAINT "exchanges_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "coverage" (
    "exchangeCode" VARCHAR(20) NOT NULL,
    "productCode" VARCHAR(40) NOT NULL,
    "builtOn" VARCHAR(10) NOT NULL,
    "ports" INTEGER NOT NULL,

    CONSTRAINT "coverage_pkey" PRIMARY KEY ("exchangeCode","productCode")
);

-- CreateTable
CREATE TABLE "reaches" (
    "productCode" VARCHAR(40) NOT NULL,
    "speedKbps" INTEGER NOT NULL,
    "sureMetres" INTEGER NOT NULL,
    "metres" INTEGER NOT NULL,

    CONSTRAINT "reaches_pkey" PRIMARY KEY ("productCode","speedKbps")
);

-- CreateTable
CREATE TABLE "access_lines" (
    "number" VARCHAR(30) NOT NULL,
    "registerAddressId" TEXT NOT NULL,
    "unit" VARCHAR(10),
    "exchangeCode" VARCHAR(20) NOT NULL,
    "phoneNumber" VARCHAR(20),
    "metres" INTEGER NOT NULL,

    CONSTRAINT "access_lines_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "calendars" (
    "code" VARCHAR(20) NOT NULL,
    "country" "Country" NOT NULL,
    "skill" "TechnicianSkill" NOT NULL,

    CONSTRAINT "calendars_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "calendar_windows" (
    "calendarCode" VARCHAR(20) NOT NULL,
    "weekday" INTEGER NOT NULL,
    "fromHour" INTEGER NOT NULL,
    "toHour" INTEGER NOT NULL,
    "capacity" INTEGER NOT NULL,

    CONSTRAINT "calendar_windows_pkey" PRIMARY KEY ("calendarCode","weekday","fromHour")
);

-- CreateTable
CREATE TABLE "calendar_areas" (
    "calendarCode" VARCHAR(20) NOT NULL,
    "postcodePrefix" VARCHAR(5) NOT NULL,

    CONSTRAINT "calendar_areas_pkey" PRIMARY KEY ("calendarCode","postcodePrefix")
);

-- CreateTable
CREATE TABLE "calendar_exceptions" (
    "calendarCode" VARCHAR(20) NOT NULL,
    "date" VARCHAR(10) NOT NULL,
    "capacity" INTEGER NOT NULL,

    CONSTRAINT "calendar_exceptions_pkey" PRIMARY KEY ("calendarCode","date")
);

-- CreateTable
CREATE TABLE "slot_use" (
    "calendarCode" VARCHAR(20) NOT NULL,
    "slotStart" TIMESTAMPTZ(3) NOT NULL,
    "taken" INTEGER NOT NULL,

    CONSTRAINT "slot_use_pkey" PRIMARY KEY ("calendarCode","slotStart")
);

-- CreateTable
CREATE TABLE "visit_withdrawals" (
    "visitKey" VARCHAR(40) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "claimedAt" TIMESTAMPTZ(3),

    CONSTRAINT "visit_withdrawals_pkey" PRIMARY KEY ("visitKey")
);

-- CreateTable
CREATE TABLE "technician_visits" (
    "visitKey" VARCHAR(40) NOT NULL,
    "externalRef" VARCHAR(40) NOT NULL,
    "calendarCode" VARCHAR(20) NOT NULL,
    "slotStart" TIMESTAMPTZ(3) NOT NULL,
    "slotEnd" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "technician_visits_pkey" PRIMARY KEY ("visitKey")
);

-- CreateTable
CREATE TABLE "number_series" (
    "code" VARCHAR(20) NOT NULL,
    "country" "Country" NOT NULL,
    "next" BIGINT NOT NULL,
    "last" BIGINT NOT NULL,

    CONSTRAINT "number_series_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "number_reservations" (
    "number" VARCHAR(20) NOT NULL,
    "seriesCode" VARCHAR(20) NOT NULL,
    "orderLineId" TEXT,
    "fixedAt" TIMESTAMPTZ(3),

    CONSTRAINT "number_reservations_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "products" (
    "code" VARCHAR(40) NOT NULL,
    "names" JSONB NOT NULL,
    "info" JSONB NOT NULL,
    "family" "ProductFamily" NOT NULL,
    "lineAccess" "LineAccess",
    "orderable" BOOLEAN NOT NULL DEFAULT true,
    "onPriceList" BOOLEAN NOT NULL DEFAULT false,
    "autoPriceRequiresZone1" BOOLEAN NOT NULL DEFAULT false,
    "orderPath" "OrderPath" NOT NULL,
    "availabilityPolicy" "AvailabilityPolicy" NOT NULL,
    "selfBooking" BOOLEAN NOT NULL DEFAULT false,
    "numberReservation" BOOLEAN NOT NULL DEFAULT false,
    "leadTimeDays" INTEGER NOT NULL,
    "changeDeadlineDays" INTEGER NOT NULL,
    "cancelDeadlineDays" INTEGER NOT NULL,
    "terminationNoticeDays" INTEGER NOT NULL,
    "ispChangeMinDays" INTEGER,
    "slaCompensation" BOOLEAN NOT NULL DEFAULT false,
    "slaRepairHours" INTEGER,

    CONSTRAINT "products_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "product_attributes" (
    "productCode" VARCHAR(40) NOT NULL,
    "key" VARCHAR(40) NOT NULL,
    "names" JSONB NOT NULL,
    "type" "AttributeType" NOT NULL,
    "unit" VARCHAR(20),
    "required" BOOLEAN NOT NULL,
    "allowedValues" TEXT[],
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "product_attributes_pkey" PRIMARY KEY ("productCode","key")
);

-- CreateTable
CREATE TABLE "product_add_ons" (
    "productCode" VARCHAR(40) NOT NULL,
    "code" VARCHAR(40) NOT NULL,
    "names" JSONB NOT NULL,
    "required" BOOLEAN NOT NULL,

    CONSTRAINT "product_add_ons_pkey" PRIMARY KEY ("productCode","code")
);

-- CreateTable
CREATE TABLE "price_list" (
    "id" TEXT NOT NULL,
    "productCode" VARCHAR(40) NOT NULL,
    "speedKbps" INTEGER,
    "currency" CHAR(3) NOT NULL,
    "rentalBaseMinor" INTEGER NOT NULL,
    "rentalPerKmMinor" INTEGER NOT NULL,
    "establishmentMinor" INTEGER NOT NULL,

    CONSTRAINT "price_list_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tariffs" (
    "code" VARCHAR(40) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amountMinor" INTEGER NOT NULL,

    CONSTRAINT "tariffs_pkey" PRIMARY KEY ("code","currency")
);

-- CreateTable
CREATE TABLE "stored_files" (
    "id" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "uploadedById" TEXT NOT NULL,
    "fileName" VARCHAR(200) NOT NULL,
    "mimeType" VARCHAR(100) NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "storageKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_files_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attachments" (
    "id" TEXT NOT NULL,
    "ownerType" "ObjectType" NOT NULL,
    "ownerId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "kind" "AttachmentKind" NOT NULL DEFAULT 'OTHER',
    "uploadedById" TEXT NOT NULL,
    "uploadedByName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attachments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisations" (
    "id" TEXT NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "kind" "OrganisationKind" NOT NULL,
    "businessLines" "BusinessLine"[],
    "email" TEXT,
    "orgNumber" VARCHAR(12),
    "country" "Country" NOT NULL DEFAULT 'NO',
    "currency" CHAR(3) NOT NULL DEFAULT 'NOK',
    "locale" "Locale" NOT NULL DEFAULT 'nb',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "kind" "UserKind" NOT NULL DEFAULT 'PERSON',
    "username" VARCHAR(60) NOT NULL,
    "passwordHash" TEXT,
    "fullName" VARCHAR(120) NOT NULL,
    "phone" TEXT,
    "email" TEXT,
    "emailVerifiedAt" TIMESTAMPTZ(3),
    "role" "UserRole" NOT NULL,
    "accessType" "AccessType" NOT NULL DEFAULT 'READ',
    "troubleTicketAccess" BOOLEAN NOT NULL DEFAULT false,
    "authorisedOrderer" BOOLEAN NOT NULL DEFAULT false,
    "department" "Department",
    "locale" "Locale" NOT NULL DEFAULT 'en',
    "status" "UserStatus" NOT NULL,
    "closedReason" "ClosedReason",
    "closedComment" TEXT,
    "requestedIn" TEXT,
    "enteredStatusAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" TEXT,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certifications" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "grants" "Grant" NOT NULL,
    "status" "CertificationStatus" NOT NULL DEFAULT 'ACTIVE',
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "certifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastActivityAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedReason" "SessionEnd",
    "ip" TEXT,
    "userAgent" TEXT,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" VARCHAR(60) NOT NULL,
    "secretHash" TEXT NOT NULL,
    "hint" VARCHAR(12) NOT NULL,
    "scopes" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" TEXT NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_links" (
    "tokenHash" TEXT NOT NULL,
    "purpose" "LinkPurpose" NOT NULL,
    "userId" TEXT,
    "payload" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_links_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "failed_logins" (
    "id" TEXT NOT NULL,
    "login" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ip" TEXT,

    CONSTRAINT "failed_logins_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "door_knocks" (
    "id" TEXT NOT NULL,
    "kind" "DoorKind" NOT NULL,
    "ip" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "door_knocks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "form_drafts" (
    "userId" TEXT NOT NULL,
    "form" VARCHAR(120) NOT NULL,
    "data" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "form_drafts_pkey" PRIMARY KEY ("userId","form")
);

-- CreateTable
CREATE TABLE "contacts" (
    "id" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "userId" TEXT,
    "name" VARCHAR(120) NOT NULL,
    "groupEmails" TEXT[],
    "notifyAllStatuses" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contacts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoices" (
    "id" TEXT NOT NULL,
    "number" VARCHAR(20) NOT NULL,
    "serial" INTEGER NOT NULL DEFAULT 0,
    "organisationId" TEXT NOT NULL,
    "periodFrom" VARCHAR(10),
    "periodTo" VARCHAR(10),
    "issuedOn" VARCHAR(10) NOT NULL,
    "dueOn" VARCHAR(10) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "totalMinor" INTEGER NOT NULL,
    "outstandingMinor" INTEGER NOT NULL,
    "customerInvoiceRef" VARCHAR(40),
    "kid" VARCHAR(25) NOT NULL,
    "creditReason" VARCHAR(4000),
    "status" "InvoiceStatus" NOT NULL,
    "enteredStatusAt" TIMESTAMPTZ(3) NOT NULL,
    "lastActedById" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedById" TEXT NOT NULL,
    "searchText" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "invoices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_lines" (
    "id" TEXT NOT NULL,
    "invoiceId" TEXT NOT NULL,
    "lineNo" INTEGER NOT NULL,
    "text" VARCHAR(200) NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unitMinor" INTEGER NOT NULL,
    "totalMinor" INTEGER NOT NULL,
    "orderLineId" TEXT,
    "packageId" TEXT,

    CONSTRAINT "invoice_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payments" (
    "id" TEXT NOT NULL,
    "invoiceId" TEXT NOT NULL,
    "amountMinor" INTEGER NOT NULL,
    "paidOn" VARCHAR(10) NOT NULL,
    "reference" VARCHAR(60),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" TEXT NOT NULL,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_charges" (
    "id" TEXT NOT NULL,
    "once" VARCHAR(120) NOT NULL,
    "organisationId" TEXT NOT NULL,
    "kind" "ChargeKind" NOT NULL,
    "productCode" VARCHAR(40) NOT NULL,
    "reference" VARCHAR(40) NOT NULL,
    "orderLineId" TEXT,
    "installedProductId" TEXT,
    "amountMinor" INTEGER,
    "currency" CHAR(3) NOT NULL,
    "periodFrom" VARCHAR(10),
    "periodTo" VARCHAR(10),
    "incurredOn" VARCHAR(10) NOT NULL,
    "invoicedIn" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invoice_charges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "status_events" (
    "id" BIGSERIAL NOT NULL,
    "organisationId" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "kind" "EventKind" NOT NULL,
    "move" TEXT NOT NULL,
    "objectType" "ObjectType" NOT NULL,
    "objectId" TEXT NOT NULL,
    "rootType" "ObjectType" NOT NULL,
    "rootId" TEXT NOT NULL,
    "fromStatus" TEXT,
    "toStatus" TEXT,
    "objectVersion" INTEGER NOT NULL,
    "rootVersion" INTEGER NOT NULL,
    "actorId" TEXT,
    "actorKind" "ActorKind" NOT NULL,
    "actorName" TEXT NOT NULL,
    "apiKeyName" TEXT,
    "comment" TEXT,
    "changes" JSONB,
    "carrierVisible" BOOLEAN NOT NULL,
    "customerVisible" BOOLEAN NOT NULL DEFAULT true,
    "queue" "Department",
    "transactionId" TEXT NOT NULL,
    "requestId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "status_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "streams" (
    "id" TEXT NOT NULL,
    "last" BIGINT NOT NULL,

    CONSTRAINT "streams_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "stream" TEXT NOT NULL,
    "number" BIGINT NOT NULL,
    "eventId" BIGINT NOT NULL,

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("stream","number")
);

-- CreateTable
CREATE TABLE "desk_outbox" (
    "eventId" BIGINT NOT NULL,

    CONSTRAINT "desk_outbox_pkey" PRIMARY KEY ("eventId")
);

-- CreateTable
CREATE TABLE "idempotent_results" (
    "actor" TEXT NOT NULL,
    "key" VARCHAR(100) NOT NULL,
    "requestHash" CHAR(64) NOT NULL,
    "result" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotent_results_pkey" PRIMARY KEY ("actor","key")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" TEXT,
    "actorUsername" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "objectType" TEXT,
    "objectId" TEXT,
    "organisationId" TEXT,
    "before" JSONB,
    "after" JSONB,
    "ip" TEXT,
    "requestId" TEXT,
    "carrierVisible" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_messages" (
    "id" TEXT NOT NULL,
    "organisationId" TEXT,
    "to" TEXT,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "locale" "Locale" NOT NULL,
    "state" "MailState" NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3) NOT NULL,
    "lastError" TEXT,
    "replyToken" TEXT,
    "transactionId" TEXT,
    "messageId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "email_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_subjects" (
    "emailId" TEXT NOT NULL,
    "objectType" "ObjectType" NOT NULL,
    "objectId" TEXT NOT NULL,

    CONSTRAINT "email_subjects_pkey" PRIMARY KEY ("emailId","objectId")
);

-- CreateTable
CREATE TABLE "inbound_mails" (
    "id" TEXT NOT NULL,
    "bookingId" TEXT NOT NULL,
    "packageId" TEXT NOT NULL,
    "messageId" VARCHAR(300) NOT NULL,
    "sender" VARCHAR(254) NOT NULL,
    "receipts" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inbound_mails_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notices_seen" (
    "userId" TEXT NOT NULL,
    "stream" TEXT NOT NULL,
    "position" BIGINT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notices_seen_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "orders" (
    "id" TEXT NOT NULL,
    "number" VARCHAR(20) NOT NULL,
    "serial" INTEGER NOT NULL DEFAULT 0,
    "organisationId" TEXT NOT NULL,
    "action" "OrderAction" NOT NULL DEFAULT 'PROVIDE',
    "orderType" "OrderType" NOT NULL DEFAULT 'STANDARD',
    "status" "OrderStatus" NOT NULL,
    "lineStatusCounts" JSONB NOT NULL DEFAULT '{}',
    "projectReference" VARCHAR(40),
    "customerInvoiceRef" VARCHAR(40),
    "customerOrderRef" VARCHAR(40),
    "fromQuoteId" TEXT,
    "submittedAt" TIMESTAMPTZ(3),
    "lastActedById" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedById" TEXT NOT NULL,
    "searchText" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_lines" (
    "id" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "lineNo" INTEGER NOT NULL,
    "productCode" VARCHAR(40),
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "addOns" TEXT[],
    "endUserKind" "EndUserKind",
    "endUserName" VARCHAR(120),
    "endUserBirthDate" VARCHAR(10),
    "endUserOrgNumber" VARCHAR(12),
    "addressId" TEXT,
    "accessLineNumber" VARCHAR(30),
    "hasBroadbandElsewhere" BOOLEAN,
    "isMoving" BOOLEAN,
    "installedProductId" TEXT,
    "modifyKind" "ModifyKind",
    "previousProductCode" VARCHAR(40),
    "losingOperator" VARCHAR(80),
    "existingPhoneNumber" VARCHAR(20),
    "authorisationReference" VARCHAR(40),
    "authorisationGivenBy" VARCHAR(120),
    "ownerVerified" BOOLEAN NOT NULL DEFAULT false,
    "newEndUserKind" "EndUserKind",
    "newEndUserName" VARCHAR(120),
    "newEndUserBirthDate" VARCHAR(10),
    "newEndUserOrgNumber" VARCHAR(12),
    "aegServices" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "losingProductId" TEXT,
    "contactName" VARCHAR(120),
    "contactPhone" VARCHAR(20),
    "contactPhone2" VARCHAR(20),
    "requestedDate" VARCHAR(10),
    "agreedDate" VARCHAR(10),
    "checklist" TEXT[],
    "customerOrderId" VARCHAR(30),
    "status" "OrderLineStatus" NOT NULL,
    "comment" VARCHAR(4000),
    "statusDescription" VARCHAR(4000),
    "resumeStatus" "OrderLineStatus",
    "registeredAt" TIMESTAMPTZ(3),
    "deliveredAt" TIMESTAMPTZ(3),
    "postedAt" TIMESTAMPTZ(3),
    "cancelledBy" "CancelledBy",
    "cancellationFeeTier" "FeeTier",
    "duplicateOfId" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "enteredStatusAt" TIMESTAMPTZ(3) NOT NULL,
    "changedSinceIncomplete" BOOLEAN NOT NULL DEFAULT false,
    "missingFields" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "slaActive" BOOLEAN NOT NULL DEFAULT false,
    "slaDueDate" VARCHAR(10),
    "unbooked" "Unbooked",
    "quoteLineId" TEXT,
    "rentalMinor" INTEGER,
    "establishmentMinor" INTEGER,
    "currency" CHAR(3),
    "offeredLeadTimeDays" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedById" TEXT NOT NULL,

    CONSTRAINT "order_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_line_revisions" (
    "orderLineId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "snapshot" JSONB NOT NULL,
    "reopenedById" TEXT NOT NULL,
    "reopenedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_line_revisions_pkey" PRIMARY KEY ("orderLineId","revision")
);

-- CreateTable
CREATE TABLE "mailbox_accounts" (
    "id" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "suiteNumber" VARCHAR(10) NOT NULL,
    "customerKind" "CustomerKind" NOT NULL,
    "destinationCountry" "Country" NOT NULL,
    "homeAddressId" TEXT NOT NULL,
    "jobAddressId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mailbox_accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bookings" (
    "id" TEXT NOT NULL,
    "number" VARCHAR(20) NOT NULL,
    "organisationId" TEXT NOT NULL,
    "mode" "FreightMode" NOT NULL,
    "sellerName" VARCHAR(80) NOT NULL,
    "sellerOrderRef" VARCHAR(40),
    "deliveryAddressId" TEXT NOT NULL,
    "replyToken" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedById" TEXT NOT NULL,

    CONSTRAINT "bookings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "packages" (
    "id" TEXT NOT NULL,
    "number" VARCHAR(20) NOT NULL,
    "serial" INTEGER NOT NULL DEFAULT 0,
    "organisationId" TEXT NOT NULL,
    "bookingId" TEXT,
    "contents" VARCHAR(4000),
    "declaredMinor" INTEGER,
    "declaredCurrency" CHAR(3) NOT NULL DEFAULT 'USD',
    "insured" BOOLEAN NOT NULL DEFAULT false,
    "insuredMinor" INTEGER,
    "standby" BOOLEAN NOT NULL DEFAULT false,
    "mode" "FreightMode",
    "sellerName" VARCHAR(80),
    "status" "PackageStatus" NOT NULL,
    "holdReason" "HoldReason",
    "comment" VARCHAR(4000),
    "customerUnsure" BOOLEAN NOT NULL DEFAULT false,
    "weightGrams" INTEGER,
    "volumeCm3" INTEGER,
    "receivedAt" TIMESTAMPTZ(3),
    "shippedAt" TIMESTAMPTZ(3),
    "arrivedAt" TIMESTAMPTZ(3),
    "clearedAt" TIMESTAMPTZ(3),
    "deliveredAt" TIMESTAMPTZ(3),
    "clearanceFeeApplies" BOOLEAN,
    "enteredStatusAt" TIMESTAMPTZ(3) NOT NULL,
    "lastActedById" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedById" TEXT NOT NULL,
    "searchText" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "packages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking_numbers" (
    "id" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "packageId" TEXT NOT NULL,
    "value" VARCHAR(40) NOT NULL,
    "isExtra" BOOLEAN NOT NULL DEFAULT false,
    "open" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "tracking_numbers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purchase_receipts" (
    "id" TEXT NOT NULL,
    "packageId" TEXT NOT NULL,
    "fileId" TEXT,
    "channel" "ReceiptChannel" NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "status" "ReviewStatus" NOT NULL,
    "reviewReason" VARCHAR(4000),
    "enteredStatusAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedById" TEXT NOT NULL,

    CONSTRAINT "purchase_receipts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installed_products" (
    "id" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "productCode" VARCHAR(40) NOT NULL,
    "addressId" TEXT,
    "endUserKind" "EndUserKind",
    "endUserName" VARCHAR(120),
    "endUserBirthDate" VARCHAR(10),
    "endUserOrgNumber" VARCHAR(12),
    "attributes" JSONB NOT NULL,
    "addOns" TEXT[],
    "circuitNumber" VARCHAR(30),
    "phoneNumber" VARCHAR(20),
    "accessLineNumber" VARCHAR(30),
    "status" "InstalledStatus" NOT NULL,
    "activeFrom" VARCHAR(10),
    "terminatesOn" VARCHAR(10),
    "fromOrderLineId" TEXT,
    "endedByLineId" TEXT,
    "placedById" TEXT NOT NULL,
    "searchText" TEXT NOT NULL DEFAULT '',
    "enteredStatusAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedById" TEXT NOT NULL,

    CONSTRAINT "installed_products_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "terminations" (
    "orderLineId" TEXT NOT NULL,
    "scope" "TerminationScope" NOT NULL,
    "components" TEXT[],
    "sentOn" VARCHAR(10),
    "effectiveDate" VARCHAR(10),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "terminations_pkey" PRIMARY KEY ("orderLineId")
);

-- CreateTable
CREATE TABLE "quotes" (
    "id" TEXT NOT NULL,
    "number" VARCHAR(20) NOT NULL,
    "serial" INTEGER NOT NULL DEFAULT 0,
    "organisationId" TEXT NOT NULL,
    "title" VARCHAR(80),
    "customerOrderRef" VARCHAR(80),
    "status" "QuoteStatus" NOT NULL,
    "completedLineCount" INTEGER NOT NULL DEFAULT 0,
    "lineCount" INTEGER NOT NULL DEFAULT 0,
    "submittedAt" TIMESTAMPTZ(3),
    "lastActedById" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedById" TEXT NOT NULL,
    "searchText" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "quotes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quote_lines" (
    "id" TEXT NOT NULL,
    "quoteId" TEXT NOT NULL,
    "lineNo" INTEGER NOT NULL,
    "productCode" VARCHAR(40),
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "addressAId" TEXT,
    "addressBId" TEXT,
    "attachmentFlag" BOOLEAN NOT NULL DEFAULT false,
    "distanceMetres" INTEGER,
    "pricingMode" "PricingMode",
    "rentalMinor" INTEGER,
    "establishmentMinor" INTEGER,
    "currency" CHAR(3),
    "offeredLeadTimeDays" INTEGER,
    "comment" VARCHAR(4000),
    "statusDescription" VARCHAR(4000),
    "status" "QuoteLineStatus" NOT NULL,
    "cancelledBy" "CancelledBy",
    "assigneeId" TEXT,
    "orderedAt" TIMESTAMPTZ(3),
    "orderLineId" TEXT,
    "changedSinceIncomplete" BOOLEAN NOT NULL DEFAULT false,
    "enteredStatusAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedById" TEXT NOT NULL,

    CONSTRAINT "quote_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "routing_versions" (
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "RoutingState" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedById" TEXT,
    "publishedAt" TIMESTAMPTZ(3),
    "publishedById" TEXT,

    CONSTRAINT "routing_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "routing_rules" (
    "id" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "area" "Area" NOT NULL,
    "subArea" VARCHAR(40),
    "queue" "Department" NOT NULL,
    "splitByProduct" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "routing_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_requests" (
    "id" TEXT NOT NULL,
    "number" VARCHAR(20) NOT NULL,
    "serial" INTEGER NOT NULL DEFAULT 0,
    "organisationId" TEXT NOT NULL,
    "area" "Area" NOT NULL,
    "subArea" VARCHAR(40),
    "topic" "Topic",
    "referenceKind" "ReferenceKind",
    "referenceValue" VARCHAR(40),
    "linkedType" "ObjectType",
    "linkedId" TEXT,
    "description" VARCHAR(4000) NOT NULL,
    "resolution" VARCHAR(4000),
    "queue" "Department",
    "productGroup" VARCHAR(40),
    "assigneeId" TEXT,
    "status" "ServiceRequestStatus" NOT NULL,
    "escalatesId" TEXT,
    "channel" "Channel" NOT NULL DEFAULT 'PORTAL',
    "cancelledBy" "CancelledBy",
    "changedSinceIncomplete" BOOLEAN NOT NULL DEFAULT false,
    "enteredStatusAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "lastActedById" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedById" TEXT NOT NULL,
    "searchText" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "service_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activities" (
    "id" TEXT NOT NULL,
    "serviceRequestId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "authorName" TEXT NOT NULL,
    "byCarrier" BOOLEAN NOT NULL,
    "text" VARCHAR(4000) NOT NULL,
    "visibleToCustomer" BOOLEAN NOT NULL DEFAULT true,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "activities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trouble_tickets" (
    "id" TEXT NOT NULL,
    "number" VARCHAR(20) NOT NULL,
    "serial" INTEGER NOT NULL DEFAULT 0,
    "organisationId" TEXT NOT NULL,
    "installedProductId" TEXT NOT NULL,
    "reportedById" TEXT NOT NULL,
    "description" VARCHAR(4000) NOT NULL,
    "observedImpact" "ObservedImpact" NOT NULL,
    "priority" "TicketPriority" NOT NULL,
    "faultClarified" BOOLEAN NOT NULL,
    "contactName" VARCHAR(120),
    "contactPhone" VARCHAR(20),
    "question" VARCHAR(4000),
    "resolution" VARCHAR(4000),
    "assigneeId" TEXT,
    "status" "TroubleTicketStatus" NOT NULL,
    "enteredStatusAt" TIMESTAMPTZ(3) NOT NULL,
    "lastActedById" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedById" TEXT NOT NULL,
    "searchText" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "trouble_tickets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_activities" (
    "id" TEXT NOT NULL,
    "troubleTicketId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "authorName" TEXT NOT NULL,
    "byCarrier" BOOLEAN NOT NULL,
    "text" VARCHAR(4000) NOT NULL,
    "visibleToCustomer" BOOLEAN NOT NULL DEFAULT true,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ticket_activities_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "register_addresses_houseNumber_idx" ON "register_addresses"("houseNumber");

-- CreateIndex
CREATE INDEX "register_addresses_municipalityNumber_gnr_bnr_idx" ON "register_addresses"("municipalityNumber", "gnr", "bnr");

-- CreateIndex
CREATE INDEX "register_addresses_gnr_bnr_idx" ON "register_addresses"("gnr", "bnr");

-- CreateIndex
CREATE INDEX "register_addresses_bnr_idx" ON "register_addresses"("bnr");

-- CreateIndex
CREATE INDEX "register_addresses_fnr_idx" ON "register_addresses"("fnr");

-- CreateIndex
CREATE INDEX "register_addresses_snr_idx" ON "register_addresses"("snr");

-- CreateIndex
CREATE INDEX "register_addresses_accessLineNumber_idx" ON "register_addresses"("accessLineNumber");

-- CreateIndex
CREATE INDEX "register_units_registerAddressId_idx" ON "register_units"("registerAddressId");

-- CreateIndex
CREATE INDEX "register_units_accessLineNumber_idx" ON "register_units"("accessLineNumber");

-- CreateIndex
CREATE UNIQUE INDEX "appointments_visitKey_key" ON "appointments"("visitKey");

-- CreateIndex
CREATE INDEX "appointments_orderLineId_idx" ON "appointments"("orderLineId");

-- CreateIndex
CREATE INDEX "appointments_status_heldUntil_idx" ON "appointments"("status", "heldUntil");

-- CreateIndex
CREATE INDEX "availability_checks_orderLineId_idx" ON "availability_checks"("orderLineId");

-- CreateIndex
CREATE INDEX "availability_checks_status_askedAt_idx" ON "availability_checks"("status", "askedAt");

-- CreateIndex
CREATE INDEX "availability_checks_yellowReason_idx" ON "availability_checks"("yellowReason");

-- CreateIndex
CREATE INDEX "access_lines_registerAddressId_idx" ON "access_lines"("registerAddressId");

-- CreateIndex
CREATE INDEX "access_lines_phoneNumber_idx" ON "access_lines"("phoneNumber");

-- CreateIndex
CREATE INDEX "access_lines_exchangeCode_idx" ON "access_lines"("exchangeCode");

-- CreateIndex
CREATE INDEX "calendar_areas_postcodePrefix_idx" ON "calendar_areas"("postcodePrefix");

-- CreateIndex
CREATE INDEX "visit_withdrawals_dueAt_idx" ON "visit_withdrawals"("dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "technician_visits_externalRef_key" ON "technician_visits"("externalRef");

-- CreateIndex
CREATE INDEX "number_reservations_orderLineId_idx" ON "number_reservations"("orderLineId");

-- CreateIndex
CREATE INDEX "number_reservations_seriesCode_orderLineId_idx" ON "number_reservations"("seriesCode", "orderLineId");

-- CreateIndex
CREATE UNIQUE INDEX "price_list_productCode_speedKbps_currency_key" ON "price_list"("productCode", "speedKbps", "currency");

-- CreateIndex
CREATE UNIQUE INDEX "stored_files_storageKey_key" ON "stored_files"("storageKey");

-- CreateIndex
CREATE INDEX "stored_files_createdAt_idx" ON "stored_files"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "attachments_fileId_key" ON "attachments"("fileId");

-- CreateIndex
CREATE INDEX "attachments_ownerType_ownerId_idx" ON "attachments"("ownerType", "ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "users_username_key" ON "users"("username");

-- CreateIndex
CREATE INDEX "users_organisationId_fullName_id_idx" ON "users"("organisationId", "fullName", "id");

-- CreateIndex
CREATE INDEX "users_fullName_id_idx" ON "users"("fullName", "id");

-- CreateIndex
CREATE INDEX "users_createdAt_id_idx" ON "users"("createdAt", "id");

-- CreateIndex
CREATE INDEX "users_email_idx" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "certifications_userId_grants_key" ON "certifications"("userId", "grants");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_tokenHash_key" ON "sessions"("tokenHash");

-- CreateIndex
CREATE INDEX "sessions_userId_idx" ON "sessions"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_secretHash_key" ON "api_keys"("secretHash");

-- CreateIndex
CREATE INDEX "api_keys_userId_idx" ON "api_keys"("userId");

-- CreateIndex
CREATE INDEX "failed_logins_login_at_idx" ON "failed_logins"("login", "at");

-- CreateIndex
CREATE INDEX "failed_logins_ip_at_idx" ON "failed_logins"("ip", "at");

-- CreateIndex
CREATE INDEX "door_knocks_ip_kind_at_idx" ON "door_knocks"("ip", "kind", "at");

-- CreateIndex
CREATE UNIQUE INDEX "contacts_userId_key" ON "contacts"("userId");

-- CreateIndex
CREATE INDEX "contacts_organisationId_idx" ON "contacts"("organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "invoices_number_key" ON "invoices"("number");

-- CreateIndex
CREATE UNIQUE INDEX "invoices_kid_key" ON "invoices"("kid");

-- CreateIndex
CREATE INDEX "invoices_organisationId_createdAt_id_idx" ON "invoices"("organisationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "invoices_createdAt_id_idx" ON "invoices"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "invoices_organisationId_serial_id_idx" ON "invoices"("organisationId", "serial", "id");

-- CreateIndex
CREATE INDEX "invoices_serial_id_idx" ON "invoices"("serial", "id");

-- CreateIndex
CREATE INDEX "invoices_organisationId_dueOn_id_idx" ON "invoices"("organisationId", "dueOn", "id");

-- CreateIndex
CREATE INDEX "invoices_dueOn_id_idx" ON "invoices"("dueOn", "id");

-- CreateIndex
CREATE INDEX "invoices_organisationId_totalMinor_id_idx" ON "invoices"("organisationId", "totalMinor", "id");

-- CreateIndex
CREATE INDEX "invoices_totalMinor_id_idx" ON "invoices"("totalMinor", "id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_lines_invoiceId_lineNo_key" ON "invoice_lines"("invoiceId", "lineNo");

-- CreateIndex
CREATE INDEX "payments_invoiceId_idx" ON "payments"("invoiceId");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_charges_once_key" ON "invoice_charges"("once");

-- CreateIndex
CREATE INDEX "invoice_charges_organisationId_invoicedIn_incurredOn_id_idx" ON "invoice_charges"("organisationId", "invoicedIn", "incurredOn", "id");

-- CreateIndex
CREATE INDEX "invoice_charges_installedProductId_kind_periodTo_idx" ON "invoice_charges"("installedProductId", "kind", "periodTo");

-- CreateIndex
CREATE INDEX "invoice_charges_orderLineId_idx" ON "invoice_charges"("orderLineId");

-- CreateIndex
CREATE INDEX "invoice_charges_invoicedIn_idx" ON "invoice_charges"("invoicedIn");

-- CreateIndex
CREATE INDEX "status_events_rootType_rootId_id_idx" ON "status_events"("rootType", "rootId", "id");

-- CreateIndex
CREATE INDEX "status_events_objectId_objectVersion_idx" ON "status_events"("objectId", "objectVersion");

-- CreateIndex
CREATE UNIQUE INDEX "status_events_organisationId_sequence_key" ON "status_events"("organisationId", "sequence");

-- CreateIndex
CREATE INDEX "deliveries_eventId_idx" ON "deliveries"("eventId");

-- CreateIndex
CREATE INDEX "idempotent_results_createdAt_idx" ON "idempotent_results"("createdAt");

-- CreateIndex
CREATE INDEX "audit_entries_at_id_idx" ON "audit_entries"("at", "id");

-- CreateIndex
CREATE INDEX "audit_entries_objectId_at_idx" ON "audit_entries"("objectId", "at");

-- CreateIndex
CREATE INDEX "audit_entries_actorUsername_at_idx" ON "audit_entries"("actorUsername", "at");

-- CreateIndex
CREATE UNIQUE INDEX "email_messages_messageId_key" ON "email_messages"("messageId");

-- CreateIndex
CREATE INDEX "email_messages_state_nextAttemptAt_idx" ON "email_messages"("state", "nextAttemptAt");

-- CreateIndex
CREATE UNIQUE INDEX "email_messages_transactionId_to_key" ON "email_messages"("transactionId", "to");

-- CreateIndex
CREATE INDEX "email_subjects_objectId_idx" ON "email_subjects"("objectId");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_mails_bookingId_messageId_key" ON "inbound_mails"("bookingId", "messageId");

-- CreateIndex
CREATE UNIQUE INDEX "orders_number_key" ON "orders"("number");

-- CreateIndex
CREATE INDEX "orders_organisationId_createdAt_id_idx" ON "orders"("organisationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "orders_createdAt_id_idx" ON "orders"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "orders_organisationId_serial_id_idx" ON "orders"("organisationId", "serial", "id");

-- CreateIndex
CREATE INDEX "orders_serial_id_idx" ON "orders"("serial", "id");

-- CreateIndex
CREATE INDEX "orders_organisationId_updatedAt_id_idx" ON "orders"("organisationId", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "orders_updatedAt_id_idx" ON "orders"("updatedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "order_lines_quoteLineId_key" ON "order_lines"("quoteLineId");

-- CreateIndex
CREATE INDEX "order_lines_status_enteredStatusAt_idx" ON "order_lines"("status", "enteredStatusAt");

-- CreateIndex
CREATE INDEX "order_lines_customerOrderId_idx" ON "order_lines"("customerOrderId");

-- CreateIndex
CREATE INDEX "order_lines_installedProductId_idx" ON "order_lines"("installedProductId");

-- CreateIndex
CREATE INDEX "order_lines_losingProductId_idx" ON "order_lines"("losingProductId");

-- CreateIndex
CREATE UNIQUE INDEX "order_lines_orderId_lineNo_key" ON "order_lines"("orderId", "lineNo");

-- CreateIndex
CREATE UNIQUE INDEX "mailbox_accounts_organisationId_key" ON "mailbox_accounts"("organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "mailbox_accounts_suiteNumber_key" ON "mailbox_accounts"("suiteNumber");

-- CreateIndex
CREATE UNIQUE INDEX "bookings_number_key" ON "bookings"("number");

-- CreateIndex
CREATE UNIQUE INDEX "bookings_replyToken_key" ON "bookings"("replyToken");

-- CreateIndex
CREATE INDEX "bookings_organisationId_createdAt_id_idx" ON "bookings"("organisationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "packages_number_key" ON "packages"("number");

-- CreateIndex
CREATE INDEX "packages_organisationId_createdAt_id_idx" ON "packages"("organisationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "packages_status_enteredStatusAt_idx" ON "packages"("status", "enteredStatusAt");

-- CreateIndex
CREATE INDEX "packages_createdAt_id_idx" ON "packages"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "packages_organisationId_serial_id_idx" ON "packages"("organisationId", "serial", "id");

-- CreateIndex
CREATE INDEX "packages_serial_id_idx" ON "packages"("serial", "id");

-- CreateIndex
CREATE INDEX "packages_organisationId_updatedAt_id_idx" ON "packages"("organisationId", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "packages_updatedAt_id_idx" ON "packages"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "packages_organisationId_enteredStatusAt_id_idx" ON "packages"("organisationId", "enteredStatusAt", "id");

-- CreateIndex
CREATE INDEX "packages_enteredStatusAt_id_idx" ON "packages"("enteredStatusAt", "id");

-- CreateIndex
CREATE INDEX "tracking_numbers_packageId_idx" ON "tracking_numbers"("packageId");

-- CreateIndex
CREATE INDEX "tracking_numbers_organisationId_value_idx" ON "tracking_numbers"("organisationId", "value");

-- CreateIndex
CREATE UNIQUE INDEX "purchase_receipts_fileId_key" ON "purchase_receipts"("fileId");

-- CreateIndex
CREATE INDEX "purchase_receipts_packageId_idx" ON "purchase_receipts"("packageId");

-- CreateIndex
CREATE UNIQUE INDEX "installed_products_circuitNumber_key" ON "installed_products"("circuitNumber");

-- CreateIndex
CREATE UNIQUE INDEX "installed_products_fromOrderLineId_key" ON "installed_products"("fromOrderLineId");

-- CreateIndex
CREATE INDEX "installed_products_organisationId_createdAt_id_idx" ON "installed_products"("organisationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "installed_products_createdAt_id_idx" ON "installed_products"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "installed_products_organisationId_updatedAt_id_idx" ON "installed_products"("organisationId", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "installed_products_updatedAt_id_idx" ON "installed_products"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "installed_products_accessLineNumber_idx" ON "installed_products"("accessLineNumber");

-- CreateIndex
CREATE INDEX "installed_products_phoneNumber_idx" ON "installed_products"("phoneNumber");

-- CreateIndex
CREATE INDEX "installed_products_endUserName_idx" ON "installed_products"("endUserName");

-- CreateIndex
CREATE INDEX "installed_products_endUserBirthDate_idx" ON "installed_products"("endUserBirthDate");

-- CreateIndex
CREATE INDEX "installed_products_endUserOrgNumber_idx" ON "installed_products"("endUserOrgNumber");

-- CreateIndex
CREATE INDEX "terminations_endedAt_effectiveDate_idx" ON "terminations"("endedAt", "effectiveDate");

-- CreateIndex
CREATE UNIQUE INDEX "quotes_number_key" ON "quotes"("number");

-- CreateIndex
CREATE INDEX "quotes_organisationId_createdAt_id_idx" ON "quotes"("organisationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "quotes_createdAt_id_idx" ON "quotes"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "quotes_organisationId_serial_id_idx" ON "quotes"("organisationId", "serial", "id");

-- CreateIndex
CREATE INDEX "quotes_serial_id_idx" ON "quotes"("serial", "id");

-- CreateIndex
CREATE INDEX "quotes_organisationId_updatedAt_id_idx" ON "quotes"("organisationId", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "quotes_updatedAt_id_idx" ON "quotes"("updatedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "quote_lines_orderLineId_key" ON "quote_lines"("orderLineId");

-- CreateIndex
CREATE INDEX "quote_lines_status_enteredStatusAt_idx" ON "quote_lines"("status", "enteredStatusAt");

-- CreateIndex
CREATE UNIQUE INDEX "quote_lines_quoteId_lineNo_key" ON "quote_lines"("quoteId", "lineNo");

-- CreateIndex
CREATE UNIQUE INDEX "routing_versions_number_key" ON "routing_versions"("number");

-- CreateIndex
CREATE INDEX "routing_rules_versionId_idx" ON "routing_rules"("versionId");

-- CreateIndex
CREATE UNIQUE INDEX "service_requests_number_key" ON "service_requests"("number");

-- CreateIndex
CREATE INDEX "service_requests_organisationId_createdAt_id_idx" ON "service_requests"("organisationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "service_requests_queue_status_enteredStatusAt_idx" ON "service_requests"("queue", "status", "enteredStatusAt");

-- CreateIndex
CREATE INDEX "service_requests_linkedType_linkedId_idx" ON "service_requests"("linkedType", "linkedId");

-- CreateIndex
CREATE INDEX "service_requests_createdAt_id_idx" ON "service_requests"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "service_requests_organisationId_serial_id_idx" ON "service_requests"("organisationId", "serial", "id");

-- CreateIndex
CREATE INDEX "service_requests_serial_id_idx" ON "service_requests"("serial", "id");

-- CreateIndex
CREATE INDEX "service_requests_organisationId_updatedAt_id_idx" ON "service_requests"("organisationId", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "service_requests_updatedAt_id_idx" ON "service_requests"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "service_requests_queue_channel_submittedAt_id_idx" ON "service_requests"("queue", "channel", "submittedAt", "id");

-- CreateIndex
CREATE INDEX "service_requests_channel_submittedAt_id_idx" ON "service_requests"("channel", "submittedAt", "id");

-- CreateIndex
CREATE INDEX "service_requests_organisationId_channel_submittedAt_id_idx" ON "service_requests"("organisationId", "channel", "submittedAt", "id");

-- CreateIndex
CREATE INDEX "activities_serviceRequestId_at_idx" ON "activities"("serviceRequestId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "trouble_tickets_number_key" ON "trouble_tickets"("number");

-- CreateIndex
CREATE INDEX "trouble_tickets_organisationId_createdAt_id_idx" ON "trouble_tickets"("organisationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "trouble_tickets_createdAt_id_idx" ON "trouble_tickets"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "trouble_tickets_organisationId_updatedAt_id_idx" ON "trouble_tickets"("organisationId", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "trouble_tickets_updatedAt_id_idx" ON "trouble_tickets"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "trouble_tickets_organisationId_serial_id_idx" ON "trouble_tickets"("organisationId", "serial", "id");

-- CreateIndex
CREATE INDEX "trouble_tickets_serial_id_idx" ON "trouble_tickets"("serial", "id");

-- CreateIndex
CREATE INDEX "trouble_tickets_installedProductId_idx" ON "trouble_tickets"("installedProductId");

-- CreateIndex
CREATE INDEX "trouble_tickets_status_enteredStatusAt_idx" ON "trouble_tickets"("status", "enteredStatusAt");

-- CreateIndex
CREATE INDEX "ticket_activities_troubleTicketId_at_idx" ON "ticket_activities"("troubleTicketId", "at");

-- AddForeignKey
ALTER TABLE "register_units" ADD CONSTRAINT "register_units_registerAddressId_fkey" FOREIGN KEY ("registerAddressId") REFERENCES "register_addresses"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_orderLineId_fkey" FOREIGN KEY ("orderLineId") REFERENCES "order_lines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "availability_checks" ADD CONSTRAINT "availability_checks_orderLineId_fkey" FOREIGN KEY ("orderLineId") REFERENCES "order_lines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_exchangeCode_fkey" FOREIGN KEY ("exchangeCode") REFERENCES "exchanges"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_lines" ADD CONSTRAINT "access_lines_exchangeCode_fkey" FOREIGN KEY ("exchangeCode") REFERENCES "exchanges"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_windows" ADD CONSTRAINT "calendar_windows_calendarCode_fkey" FOREIGN KEY ("calendarCode") REFERENCES "calendars"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_areas" ADD CONSTRAINT "calendar_areas_calendarCode_fkey" FOREIGN KEY ("calendarCode") REFERENCES "calendars"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_exceptions" ADD CONSTRAINT "calendar_exceptions_calendarCode_fkey" FOREIGN KEY ("calendarCode") REFERENCES "calendars"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_attributes" ADD CONSTRAINT "product_attributes_productCode_fkey" FOREIGN KEY ("productCode") REFERENCES "products"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_add_ons" ADD CONSTRAINT "product_add_ons_productCode_fkey" FOREIGN KEY ("productCode") REFERENCES "products"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_list" ADD CONSTRAINT "price_list_productCode_fkey" FOREIGN KEY ("productCode") REFERENCES "products"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "stored_files"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certifications" ADD CONSTRAINT "certifications_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "form_drafts" ADD CONSTRAINT "form_drafts_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_invoiceId_fkey" FOREIGN KEY ("invoiceId") REFERENCES "invoices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_invoiceId_fkey" FOREIGN KEY ("invoiceId") REFERENCES "invoices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_charges" ADD CONSTRAINT "invoice_charges_invoicedIn_fkey" FOREIGN KEY ("invoicedIn") REFERENCES "invoices"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_subjects" ADD CONSTRAINT "email_subjects_emailId_fkey" FOREIGN KEY ("emailId") REFERENCES "email_messages"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices_seen" ADD CONSTRAINT "notices_seen_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_fromQuoteId_fkey" FOREIGN KEY ("fromQuoteId") REFERENCES "quotes"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_productCode_fkey" FOREIGN KEY ("productCode") REFERENCES "products"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_addressId_fkey" FOREIGN KEY ("addressId") REFERENCES "addresses"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_installedProductId_fkey" FOREIGN KEY ("installedProductId") REFERENCES "installed_products"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_previousProductCode_fkey" FOREIGN KEY ("previousProductCode") REFERENCES "products"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_losingProductId_fkey" FOREIGN KEY ("losingProductId") REFERENCES "installed_products"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line_revisions" ADD CONSTRAINT "order_line_revisions_orderLineId_fkey" FOREIGN KEY ("orderLineId") REFERENCES "order_lines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailbox_accounts" ADD CONSTRAINT "mailbox_accounts_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailbox_accounts" ADD CONSTRAINT "mailbox_accounts_homeAddressId_fkey" FOREIGN KEY ("homeAddressId") REFERENCES "addresses"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailbox_accounts" ADD CONSTRAINT "mailbox_accounts_jobAddressId_fkey" FOREIGN KEY ("jobAddressId") REFERENCES "addresses"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_deliveryAddressId_fkey" FOREIGN KEY ("deliveryAddressId") REFERENCES "addresses"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "packages" ADD CONSTRAINT "packages_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "packages" ADD CONSTRAINT "packages_bookingId_fkey" FOREIGN KEY ("bookingId") REFERENCES "bookings"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking_numbers" ADD CONSTRAINT "tracking_numbers_packageId_fkey" FOREIGN KEY ("packageId") REFERENCES "packages"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_receipts" ADD CONSTRAINT "purchase_receipts_packageId_fkey" FOREIGN KEY ("packageId") REFERENCES "packages"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_receipts" ADD CONSTRAINT "purchase_receipts_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "stored_files"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "installed_products" ADD CONSTRAINT "installed_products_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "installed_products" ADD CONSTRAINT "installed_products_productCode_fkey" FOREIGN KEY ("productCode") REFERENCES "products"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "installed_products" ADD CONSTRAINT "installed_products_addressId_fkey" FOREIGN KEY ("addressId") REFERENCES "addresses"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "installed_products" ADD CONSTRAINT "installed_products_fromOrderLineId_fkey" FOREIGN KEY ("fromOrderLineId") REFERENCES "order_lines"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "terminations" ADD CONSTRAINT "terminations_orderLineId_fkey" FOREIGN KEY ("orderLineId") REFERENCES "order_lines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_lines" ADD CONSTRAINT "quote_lines_quoteId_fkey" FOREIGN KEY ("quoteId") REFERENCES "quotes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_lines" ADD CONSTRAINT "quote_lines_productCode_fkey" FOREIGN KEY ("productCode") REFERENCES "products"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_lines" ADD CONSTRAINT "quote_lines_addressAId_fkey" FOREIGN KEY ("addressAId") REFERENCES "addresses"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_lines" ADD CONSTRAINT "quote_lines_addressBId_fkey" FOREIGN KEY ("addressBId") REFERENCES "addresses"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "routing_rules" ADD CONSTRAINT "routing_rules_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "routing_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_requests" ADD CONSTRAINT "service_requests_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activities" ADD CONSTRAINT "activities_serviceRequestId_fkey" FOREIGN KEY ("serviceRequestId") REFERENCES "service_requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trouble_tickets" ADD CONSTRAINT "trouble_tickets_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trouble_tickets" ADD CONSTRAINT "trouble_tickets_installedProductId_fkey" FOREIGN KEY ("installedProductId") REFERENCES "installed_products"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_activities" ADD CONSTRAINT "ticket_activities_troubleTicketId_fkey" FOREIGN KEY ("troubleTicketId") REFERENCES "trouble_tickets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
