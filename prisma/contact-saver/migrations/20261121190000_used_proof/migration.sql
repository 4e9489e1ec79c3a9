-- CreateTable
CREATE TABLE "used_proof" (
    "hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "used_proof_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "used_proof_expires_at_idx" ON "used_proof"("expires_at");
