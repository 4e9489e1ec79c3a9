-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL,
    "owner_issuer" TEXT NOT NULL,
    "owner_subject" TEXT NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "notes" TEXT,
    "birthday_day" SMALLINT,
    "birthday_month" SMALLINT,
    "birthday_year" SMALLINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "contact_owner_issuer_owner_subject_first_name_id_idx" ON "contact"("owner_issuer", "owner_subject", "first_name", "id");


