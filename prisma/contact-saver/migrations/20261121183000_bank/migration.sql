-- CreateTable
CREATE TABLE "bank_transaction" (
    "id" UUID NOT NULL,
    "owner_issuer" TEXT NOT NULL,
    "owner_subject" TEXT NOT NULL,
    "amount_cents" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "counterparty" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "booked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bank_transaction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "bank_transaction_owner_issuer_owner_subject_booked_at_id_idx" ON "bank_transaction"("owner_issuer", "owner_subject", "booked_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "bank_transaction_booked_at_idx" ON "bank_transaction"("booked_at");
