-- CreateTable
CREATE TABLE "access_log_entry" (
    "id" UUID NOT NULL,
    "owner_issuer" TEXT NOT NULL,
    "owner_subject" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "access_log_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "access_log_entry_owner_issuer_owner_subject_occurred_at_id_idx" ON "access_log_entry"("owner_issuer", "owner_subject", "occurred_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "access_log_entry_occurred_at_idx" ON "access_log_entry"("occurred_at");
